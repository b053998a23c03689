"""Stages that read portion by portion: what the cache knows of a portion is not read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import msgspec

from fabula.model.codec import decode, digest, encode
from fabula.model.spans import Span
from fabula.pipeline.cache import portion_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fabula.model.stage import PortionStage, StoryView
    from fabula.pipeline.cache import Cache
    from fabula.pipeline.progress import Meter


class PortionReader:
    """One such stage in one reading; counts the portions it looks at, and those it has to read."""

    def __init__(self, stage: PortionStage, cache: Cache, meter: Meter) -> None:
        self._stage = stage
        self._cache = cache
        self._meter = meter
        self.portions = 0
        self.fresh = 0

    def read(self, view: StoryView) -> Any:  # noqa: ANN401  # of the type the stage gives
        """The stage's layer."""
        portions, parts, _ = self._parts(view)
        return self._stage.join(view, portions, parts)

    def read_in_parts(self, view: StoryView, key: str) -> tuple[Any, str]:
        """The layer of a stage that is kept in parts, and its digest; under `key` stands only which parts there are."""
        known = self._known(key)
        if known is None:
            portions, parts, keys = self._parts(view)
            data = [encode(part) for part in parts]
            # Read back, as they will be from the cache; a layer that is only kept in parts is checked in parts.
            parts = [decode(one, self._stage.part) for one in data]
            self._cache.put(key, encode(list(zip(keys, portions, strict=True))))
        else:
            portions, parts, data = known
        layer = self._stage.join(view, portions, parts)
        return layer, digest(encode(portions), *data)

    def _known(self, key: str) -> tuple[Sequence[Span], list[Any], list[bytes]] | None:
        listed = decoded(self._cache.get(key), list[tuple[str, Span]])
        if listed is None:
            return None
        data = [self._cache.get(part_key) for part_key, _ in listed]
        parts = [decoded(one, self._stage.part) for one in data]
        if any(part is None for part in parts):
            return None
        return [portion for _, portion in listed], parts, cast("list[bytes]", data)

    def _parts(self, view: StoryView) -> tuple[Sequence[Span], list[Any], list[str]]:
        stage = self._stage
        portions = stage.portions(view)
        self.portions = len(portions)
        keys = [portion_key(stage, stage.reads(view, portion)) for portion in portions]
        parts = [decoded(self._cache.get(key), stage.part) for key in keys]
        lacking = [number for number, part in enumerate(parts) if part is None]
        self.fresh = len(lacking)
        read = self._read_each(view, [portions[number] for number in lacking])
        for done, (number, part) in enumerate(zip(lacking, read, strict=True), len(portions) - len(lacking) + 1):
            self._cache.put(keys[number], encode(part))
            parts[number] = part
            self._meter.at(stage.name, done / len(portions))
        return portions, parts, keys

    def _read_each(self, view: StoryView, portions: Sequence[Span]) -> Iterable[Any]:
        several = getattr(self._stage, "read_portions", None)
        if several is not None:
            return cast("Iterable[Any]", several(view, portions))
        return (self._stage.read_portion(view, portion) for portion in portions)


def decoded(data: bytes | None, kind: type[Any]) -> Any:  # noqa: ANN401  # of type `kind`, or None
    """A cached value; None also for a damaged one, which is made anew."""
    if data is None:
        return None
    try:
        return cast("Any", decode(data, kind))
    except (msgspec.DecodeError, ValueError):
        return None
