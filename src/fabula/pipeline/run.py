"""One reading: the stages run in order over an edition, each told only what it declared."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

import msgspec

from fabula.model.decisions import Decision, Decisions
from fabula.model.happenings import Scenes
from fabula.model.people import Cast, Mentions
from fabula.model.speech import Attribution, Quotations
from fabula.model.stage import StoryView
from fabula.model.story import Story
from fabula.model.text import Edition, Segmentation, Words
from fabula.pipeline.order import default_stages
from fabula.pipeline.plan import plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from fabula.model.ids import CharacterId, MentionId
    from fabula.model.stage import Stage


class StageRun(msgspec.Struct, frozen=True, kw_only=True):
    """What one stage cost in one reading."""

    name: str
    seconds: float


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A reading and what it cost. Times stay out of the story, which is the same every time."""

    story: Story
    stages: tuple[StageRun, ...]
    seconds: float


def read_story(
    edition: Edition,
    *,
    log: Sequence[Decision] = (),
    earlier: Mapping[CharacterId, frozenset[MentionId]] | None = None,
    cache: Any = None,
    progress: Callable[[str, float, float | None], None] | None = None,
    stages: Iterable[Stage] | None = None,
) -> Story:
    """Reads an edition; see `run_story`, which also tells what it cost."""
    return run_story(edition, log=log, earlier=earlier, cache=cache, progress=progress, stages=stages).story


def run_story(
    edition: Edition,
    *,
    log: Sequence[Decision] = (),
    earlier: Mapping[CharacterId, frozenset[MentionId]] | None = None,
    cache: Any = None,
    progress: Callable[[str, float, float | None], None] | None = None,
    stages: Iterable[Stage] | None = None,
) -> Run:
    """Reads an edition."""
    began = perf_counter()
    layers: dict[type[Any], object] = {Edition: edition}
    decisions = Decisions()
    costs = []
    for stage in plan(default_stages() if stages is None else stages):
        start = perf_counter()
        view = StoryView(layers, decisions, earlier if stage.inherits else None)
        heard = Decisions(standing=decisions.of(*stage.hears))
        layers[stage.gives] = stage.read(view.only(stage.needs, heard))
        costs.append(StageRun(name=stage.name, seconds=perf_counter() - start))
    story = Story(
        edition=edition,
        words=layers[Words],
        segmentation=layers[Segmentation],
        quotations=layers[Quotations],
        mentions=layers[Mentions],
        cast=layers[Cast],
        attribution=layers[Attribution],
        scenes=layers[Scenes],
        log=tuple(log),
        decisions=decisions,
    )
    return Run(story=story, stages=tuple(costs), seconds=perf_counter() - began)
