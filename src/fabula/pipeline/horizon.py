"""The spoiler horizon: a story as somebody knows it who has read so far (docs/decisions/0004)."""

from __future__ import annotations

from bisect import bisect_right
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec.structs import replace

from fabula.pipeline.run import earlier_of, read_story
from fabula.textual.anchoring import anchor_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.model.decisions import Decision
    from fabula.model.stage import Stage
    from fabula.model.story import Story
    from fabula.model.text import Block, Edition
    from fabula.pipeline.cache import Cache
    from fabula.pipeline.progress import Progress


def until(
    story: Story,
    position: int,
    *,
    cache: Cache | None = None,
    progress: Progress | None = None,
    stages: Iterable[Stage] | None = None,
) -> Story:
    """The story as a reader knows it at `position`: a reading of the text up to there and of nothing else.

    It ends with the last whole paragraph before `position`. Characters keep the ids they have in the whole story, so
    that the two can be compared. Decisions count when all they point at has been read.
    """
    if position >= len(story.text):
        return story
    edition = _cut(story.edition, _last_end(story, position))
    return read_story(
        edition,
        log=_known(story, edition.text),
        earlier=earlier_of(story),
        cache=cache,
        progress=progress,
        stages=stages,
    )


def _last_end(story: Story, position: int) -> int:
    """End of the last paragraph, of story or paratext, that is over at `position`; with the white space after it."""
    ends = sorted(
        [paragraph.end for paragraph in story.segmentation.paragraphs]
        + [paratext.end for paratext in story.segmentation.paratext]
    )
    number = bisect_right(ends, max(0, position))
    end = ends[number - 1] if number else 0
    return position if not story.text[end:position].strip() else end


def _cut(edition: Edition, end: int) -> Edition:
    """The edition as if its file ended there; what it says of itself that may tell of later things is left out."""
    text = edition.text[:end]
    return replace(
        edition,
        text=text,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        blocks=tuple(_cut_block(block, end) for block in edition.blocks if block.start < end),
        metadata=replace(edition.metadata, more={}, tags={}),  # a description tells the plot, and so do tags
    )


def _cut_block(block: Block, end: int) -> Block:
    if block.end <= end:
        return block
    return replace(block, end=end, marks=tuple(mark for mark in block.marks if mark.end <= end))


def _known(story: Story, text: str) -> tuple[Decision, ...]:
    """The decisions in force of which all places have been read, anchored anew: no context may reach further."""
    rows = {decision.number: decision for decision in story.log}
    return tuple(
        replace(rows[one.number], anchors=tuple(anchor_at(text, place.start, place.end) for place in one.places))
        for one in story.decisions.standing
        if all(place.end <= len(text) for place in one.places)
    )
