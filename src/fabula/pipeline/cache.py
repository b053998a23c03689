"""What a reading remembers of earlier ones: outputs by digest of all that they depend on."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Protocol

from fabula.model.codec import digest, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fabula.model.decisions import Decisions
    from fabula.model.ids import CharacterId, MentionId
    from fabula.model.stage import Stage


class Cache(Protocol):
    """Keeps bytes by key. May forget anything at any time: a reading gives the same whatever it holds."""

    def get(self, key: str) -> bytes | None:
        """What was put under that key, or None."""
        ...

    def put(self, key: str, value: bytes) -> None:
        """Keeps `value`."""
        ...

    def keep(self, beginning: str) -> None:
        """Says that all keys that begin so may be asked for again, though they were not this time."""
        ...


class MemoryCache(dict[str, bytes]):
    """A cache for as long as the program runs."""

    def put(self, key: str, value: bytes) -> None:
        """Keeps `value`."""
        self[key] = value

    def keep(self, beginning: str) -> None:
        """Nothing is forgotten here."""


def layer_key(
    stage: Stage,
    digests: Iterable[str],
    decisions: Decisions,
    earlier: Mapping[CharacterId, frozenset[MentionId]],
) -> str:
    """Key of a stage's whole output: its version, what it needs, what it hears, whose ids it inherits.

    Numbers of decisions and when they were made change nothing that a stage gives.
    """
    heard = [(one.kind, one.places, one.value) for one in decisions.standing]
    inherited = [(id_, sorted(mentions)) for id_, mentions in sorted(earlier.items())]
    return _key(stage, "layer", *(one.encode() for one in digests), encode((heard, inherited)))


def portion_key(stage: Stage, reads: bytes) -> str:
    """Key of a stage's output for one portion: its version and what it looks at."""
    return _key(stage, "portion", reads)


def detail_key(stage: Stage, reads: object) -> str:
    """Key of something a stage works out on the way: its version and what that depends on."""
    return _key(stage, "detail", encode(reads))


def beginning(stage: Stage) -> str:
    """How all keys of a stage begin."""
    return f"{stage.name}:"


def _key(stage: Stage, grain: str, *parts: bytes) -> str:
    # Arrays are kept as the machine has them, so a story that moves to another kind of machine starts afresh.
    named = f"{stage.name}\x1f{stage.version}\x1f{_release()}\x1f{grain}\x1f{sys.byteorder}"
    if weights := getattr(stage, "weights", ""):
        named += f"\x1f{weights}"
    return beginning(stage) + digest(named.encode(), *parts)


@cache
def _release() -> str:
    """Version of the program: stages share helpers and word lists, whose changes no stage's own version tells."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # costs some milliseconds

    try:
        return version("fabula")
    except PackageNotFoundError:
        return ""
