"""One reading: the stages run in order over an edition, each told only what it declared, only what is stale run."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from fabula.model.codec import collector_paused, decode, digest, encode
from fabula.model.decisions import Decision, Decisions
from fabula.model.happenings import Events
from fabula.model.people import Cast, Mentions
from fabula.model.places import Places
from fabula.model.scenes import Scenes
from fabula.model.speech import Attribution, Quotations
from fabula.model.stage import PortionStage, StoryView
from fabula.model.story import Story
from fabula.model.text import Edition, Segmentation, Words
from fabula.model.time import Times
from fabula.model.timeline import Timeline
from fabula.pipeline.cache import Cache, beginning, detail_key, layer_key
from fabula.pipeline.order import default_stages
from fabula.pipeline.plan import plan
from fabula.pipeline.portions import PortionReader, decoded
from fabula.pipeline.progress import Meter, Progress
from fabula.pipeline.replay import replay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from fabula.model.ids import CharacterId, MentionId
    from fabula.model.stage import Sees, Stage

_FIELDS: dict[type[Any], str] = {
    Edition: "edition",
    Words: "words",
    Segmentation: "segmentation",
    Quotations: "quotations",
    Mentions: "mentions",
    Cast: "cast",
    Attribution: "attribution",
    Scenes: "scenes",
    Events: "events",
    Times: "times",
    Places: "places",
    Timeline: "timeline",
}


# Before the key of another entry; no layer begins so, for MessagePack never uses this byte.
_SAME_AS = b"\xc1"


class StageRun(msgspec.Struct, frozen=True, kw_only=True):
    """What one stage cost in one reading.

    Fields:
        outcome: "kept" when nothing it depends on had changed, so that it was not run.
        portions: how many it read apart; 0 for a stage that reads the whole.
        fresh: how many of those had to be read.
    """

    name: str
    seconds: float
    outcome: Literal["read", "kept"]
    portions: int = 0
    fresh: int = 0


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A reading and what it cost. Times stay out of the story, which is the same every time.

    Fields:
        digests: of the layers, by field of the story.
    """

    story: Story
    stages: tuple[StageRun, ...]
    seconds: float
    digests: dict[str, str]


def read_story(
    edition: Edition,
    *,
    log: Sequence[Decision] = (),
    earlier: Mapping[CharacterId, frozenset[MentionId]] | None = None,
    cache: Cache | None = None,
    progress: Progress | None = None,
    stages: Iterable[Stage] | None = None,
) -> Story:
    """Reads an edition; see `run_story`, which also tells what it cost."""
    return run_story(edition, log=log, earlier=earlier, cache=cache, progress=progress, stages=stages).story


def run_story(
    edition: Edition,
    *,
    log: Sequence[Decision] = (),
    earlier: Mapping[CharacterId, frozenset[MentionId]] | None = None,
    cache: Cache | None = None,
    progress: Progress | None = None,
    stages: Iterable[Stage] | None = None,
) -> Run:
    """Reads an edition into a story.

    The same edition, log and earlier ids give the same story whatever the cache holds.

    Args:
        edition: the text.
        log: every decision ever made on the story; undone ones are told from those in force here.
        earlier: ids of the characters of the last reading with their mentions (see `earlier_of`).
        cache: what is remembered of earlier readings, and will be of this one.
        progress: told how far the reading has come.
        stages: other than the usual ones.

    Raises:
        PipelineError: the stages do not fit together.
    """
    return _Reading(edition, log, earlier or {}, cache, progress, plan(stages or default_stages())).run()


def earlier_of(story: Story) -> dict[CharacterId, frozenset[MentionId]]:
    """What the next reading of a story inherits: its characters' ids and the mentions each of them held."""
    return _held(story.cast)


def _held(cast: Cast) -> dict[CharacterId, frozenset[MentionId]]:
    held: dict[CharacterId, set[MentionId]] = {character.id: set() for character in cast.characters}
    for reference in cast.references:
        if reference.character in held:
            held[reference.character].add(reference.mention)
    return {id_: frozenset(mentions) for id_, mentions in held.items()}


class _Reading:
    """The state of one run."""

    def __init__(
        self,
        edition: Edition,
        log: Sequence[Decision],
        earlier: Mapping[CharacterId, frozenset[MentionId]],
        cache: Cache | None,
        progress: Progress | None,
        stages: tuple[Stage, ...],
    ) -> None:
        self.log = tuple(log)
        self.earlier = earlier
        self.cache = cache
        self.stages = stages
        self.meter = Meter(progress, [stage.name for stage in stages])
        self.decisions = replay(self.log, edition.text)
        self.layers: dict[type[Any], Any] = {Edition: edition}
        self.reduced: dict[tuple[type[Any], object, Decisions], tuple[Any, str]] = {}
        self.digests = {Edition: digest(encode(edition))}

    def run(self) -> Run:
        began = perf_counter()
        costs = [self._run_stage(stage) for stage in self.stages]
        story = Story(
            **{field: self.layers[layer] for layer, field in _FIELDS.items() if layer in self.layers},
            log=self.log,
            decisions=self.decisions,
        )
        return Run(
            story=story,
            stages=tuple(costs),
            seconds=perf_counter() - began,
            digests={field: self.digests[layer] for layer, field in _FIELDS.items() if layer in self.layers},
        )

    def _run_stage(self, stage: Stage) -> StageRun:
        start = perf_counter()
        self.meter.at(stage.name, 0)
        heard = Decisions(standing=self.decisions.of(*stage.hears))
        memory = _Memory(stage, self.cache) if self.cache is not None else None
        earlier = self.earlier if stage.inherits else {}
        seen = self._seen(stage, heard)
        layers = self.layers | {layer: shown for layer, (shown, _) in seen.items()}
        of_seen = self.digests | {layer: of_shown for layer, (_, of_shown) in seen.items()}
        view = StoryView(layers, heard, earlier, memory, of_seen).only(stage.needs, heard)
        digests = [of_seen[layer] for layer in stage.needs]
        key = layer_key(stage, digests, heard, earlier)
        apart: PortionReader | None = None
        if self.cache is not None and isinstance(stage, PortionStage):
            apart = PortionReader(stage, self.cache, self.meter)
        with collector_paused():
            if apart is not None and getattr(stage, "in_parts", False):
                layer, of_layer = apart.read_in_parts(view, key)
                kept = not apart.portions
            else:
                layer, of_layer, kept = self._read(stage, view, key, apart)
                if not kept:
                    self._foresee(stage, digests, heard, layer, key)
        self.layers[stage.gives] = layer
        self.digests[stage.gives] = of_layer
        self.meter.finished(stage.name)
        return StageRun(
            name=stage.name,
            seconds=perf_counter() - start,
            outcome="kept" if kept else "read",
            portions=apart.portions if apart else 0,
            fresh=apart.fresh if apart else 0,
        )

    def _read(self, stage: Stage, view: StoryView, key: str, apart: PortionReader | None) -> tuple[Any, str, bool]:
        """A stage's layer, its digest, and whether it was kept from an earlier reading."""
        data = self._remembered(key)
        layer = decoded(data, stage.gives)
        if data is not None and layer is not None:
            if self.cache is not None:
                self.cache.keep(beginning(stage))  # what the stage was made of, for the next draft
            return layer, digest(data), True
        data = encode(stage.read(view) if apart is None else apart.read(view))
        # Read back, as it will be from the cache: so types and bounds are checked, and no reading can differ by a list
        # where a tuple was promised, or a 1 where 1.0 was.
        layer = decode(data, stage.gives)
        if self.cache is not None:
            self.cache.put(key, data)
        return layer, digest(data), False

    def _seen(self, stage: Stage, heard: Decisions) -> dict[type[Any], tuple[Any, str]]:
        """Layers it sees less of, with digests: what it is not shown can neither sway it nor make it stale."""
        less: Sees = getattr(stage, "sees", {})
        seen: dict[type[Any], tuple[Any, str]] = {}
        for layer, reduce in less.items():
            key = (layer, reduce, heard)
            if key not in self.reduced:  # several stages may see the same
                shown = reduce(self.layers[layer], heard)
                self.reduced[key] = (shown, digest(encode(shown)))
            seen[layer] = self.reduced[key]
        return seen

    def _remembered(self, key: str) -> bytes | None:
        data = self.cache.get(key) if self.cache is not None else None
        if self.cache is not None and data is not None and data.startswith(_SAME_AS):
            return self.cache.get(data.removeprefix(_SAME_AS).decode())
        return data

    def _foresee(self, stage: Stage, digests: Sequence[str], heard: Decisions, layer: object, key: str) -> None:
        """A stage that inherits ids gives the same again when it is told its own: the next reading will tell it so."""
        if stage.inherits and isinstance(layer, Cast) and self.cache is not None:
            following = layer_key(stage, digests, heard, _held(layer))
            if following != key:
                self.cache.put(following, _SAME_AS + key.encode())


class _Memory:
    """What one stage worked out on the way in earlier readings."""

    def __init__(self, stage: Stage, cache: Cache) -> None:
        self._stage = stage
        self._cache = cache

    def recall(self, reads: object, kind: type[Any], make: Callable[[], Any]) -> Any:  # noqa: ANN401  # of type `kind`
        key = detail_key(self._stage, reads)
        value = decoded(self._cache.get(key), kind)
        if value is None:
            data = encode(make())
            self._cache.put(key, data)
            value = decode(data, kind)
        return value
