"""Where scenes open by what the author put on the page: the start, chapter headings, explicit breaks."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from fabula.model.scenes import SceneReason  # noqa: TC001  # msgspec reads it when it decodes
from fabula.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.model.text import Paragraph, Segmentation

_REASONS: dict[SceneReason, str] = {"start": "first words", "chapter": "chapter heading", "mark": "scene break"}
# A heading or a mark cuts the telling; that what follows is a new scene is nearly, not quite, the same thing: some
# chapters break off in the middle of a conversation and go on in the next.
_CONFIDENCE: dict[SceneReason, float] = {"start": 1.0, "chapter": 0.9, "mark": 0.9}


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph that opens a scene, and what says so."""

    start: int
    first_words: Span
    why: SceneReason
    evidence: tuple[Span, ...]
    confidence: float
    reason: str
    source: str = "rule:scenes"


def find_openings(segmentation: Segmentation) -> list[Opening]:
    """In text order. Headings belong to what follows them; marks to what they close.

    A stretch with no words of the story in it (a part's title before a chapter's, a mark before a heading) opens
    nothing of its own: what follows takes it in.
    """
    paragraphs = segmentation.paragraphs
    told = [number for number, paragraph in enumerate(paragraphs) if paragraph.kind in {"prose", "verse"}]
    if not paragraphs:
        return []
    if not told:
        return [_opening(paragraphs[0].start, paragraphs[0], "start", None)]
    openings: list[Opening] = []
    opened_at = -1  # number among `told` of the first paragraph of the scene opened last
    for number, why, sign in _signs(segmentation):
        first = bisect_left(told, number)
        if first == len(told):
            break  # a mark that closes the book
        while number and paragraphs[number].kind == "break":  # a second mark: it belongs to what it closes
            number += 1  # noqa: PLW2901
        opening = _opening(paragraphs[number].start, paragraphs[told[first]], why, sign)
        if first != opened_at:
            openings.append(opening)
        elif why == "chapter":
            openings[-1] = msgspec.structs.replace(opening, start=openings[-1].start)
        opened_at = first
    return openings


def _signs(segmentation: Segmentation) -> Iterator[tuple[int, SceneReason, Span | None]]:
    """Number of the paragraph from which a scene may be told, why, and the words or marks that say so."""
    paragraphs = segmentation.paragraphs
    starts = [paragraph.start for paragraph in paragraphs]
    found: list[tuple[int, int, SceneReason, Span | None]] = [(0, 0, "start", None)]
    for section in segmentation.sections:
        if section.kind == "part" or (section.kind in {"chapter", "letter"} and section.number):
            number = bisect_left(starts, section.start)
            if number < len(paragraphs) and starts[number] < section.end:
                heading = paragraphs[number]
                sign = Span(heading.start, heading.end) if heading.kind == "heading" else None
                if number or sign is not None:
                    found.append((number, 1, "chapter", sign))
    for mark in segmentation.breaks:
        number = bisect_left(starts, mark.end)
        if number < len(paragraphs):
            found.append((number, 2, "mark", Span(mark.start, mark.end)))
    for number, _, why, sign in sorted(found, key=lambda one: one[:2]):
        yield number, why, sign


def _opening(start: int, paragraph: Paragraph, why: SceneReason, sign: Span | None) -> Opening:
    first_words = Span(paragraph.start, paragraph.end)
    return Opening(
        start=start,
        first_words=first_words,
        why=why,
        evidence=(first_words if sign is None else sign,),
        confidence=_CONFIDENCE[why],
        reason=_REASONS[why],
    )


def body_end(paragraphs: Sequence[Paragraph]) -> int:
    """Where the last scene ends."""
    return paragraphs[-1].end if paragraphs else 0
