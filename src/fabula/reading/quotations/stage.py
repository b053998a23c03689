"""Quotations: where somebody speaks, thinks or writes.

Needs the edition and its segmentation, gives `Quotations`. Reads chapter by chapter: the habits of marking are taken
from the chapter, and each paragraph is judged by its own marks, so that a book may change its style as it likes.
Does not attempt to say who speaks.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from fabula.model.claims import latest
from fabula.model.ids import QuotationId, span_ids
from fabula.model.spans import Span
from fabula.model.speech import MANNERS, Manner, MarkStyle, Quotation, Quotations
from fabula.model.text import Edition, Segmentation
from fabula.reading.quotations.chapter import Draft, read_chapter
from fabula.reading.quotations.manners import chosen_for, manner_of, signs_by_use
from fabula.reading.quotations.marks import family_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.decisions import DecisionKind
    from fabula.model.stage import Grain, StoryView


class ChapterQuotations(msgspec.Struct, frozen=True):
    """What one portion holds; all offsets relative to it."""

    drafts: tuple[Draft, ...]
    signs: tuple[str, ...] = ()
    manner: Manner = "none"
    chosen: bool = False


class QuotationsStage:
    """Finds quotations."""

    name: ClassVar[str] = "quotations"
    version: ClassVar[int] = 7
    grain: ClassVar[Grain] = "chapter"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition, Segmentation)
    gives: ClassVar[type[Any]] = Quotations
    part: ClassVar[type[Any]] = ChapterQuotations
    hears: ClassVar[tuple[DecisionKind, ...]] = ("marks",)
    inherits: ClassVar[bool] = False

    def portions(self, view: StoryView) -> Sequence[Span]:
        """Cuts at the start of every section, whatever its level."""
        length = len(view[Edition].text)
        cuts = sorted({0, length, *(section.start for section in view[Segmentation].sections)})
        return [Span(start, end) for start, end in pairwise(cuts)]

    def reads(self, view: StoryView, portion: Span) -> bytes:
        """The portion's words, its paragraphs, its inline marks, and what the user said of it."""
        text = portion.of(view[Edition].text)
        shape = repr((_paragraphs(view, portion), _inline(view, portion), _chosen(view, portion)))
        return f"{text}\x1f{shape}".encode("utf-8", "surrogatepass")

    def read_portion(self, view: StoryView, portion: Span) -> ChapterQuotations:
        """Quotations of one chapter."""
        text = portion.of(view[Edition].text)
        chosen = _chosen(view, portion)
        drafts, counts = read_chapter(text, _paragraphs(view, portion), _inline(view, portion), chosen=chosen)
        signs = signs_by_use(counts)
        return ChapterQuotations(tuple(drafts), signs, chosen or _manner(signs), chosen is not None)

    def join(self, view: StoryView, portions: Sequence[Span], parts: Sequence[ChapterQuotations]) -> Quotations:
        """All chapters in order, with ids that count over the whole work."""
        text = view[Edition].text
        drafts = [
            (portion.start, draft) for portion, part in zip(portions, parts, strict=True) for draft in part.drafts
        ]
        words = [" ".join(piece.moved(by).of(text) for piece in draft.pieces) for by, draft in drafts]
        ids = [QuotationId(id_) for id_ in span_ids("q", words)]
        quotations = []
        base = number = 0
        for portion, part in zip(portions, parts, strict=True):
            for draft in part.drafts:
                quotations.append(
                    _claim(draft, portion.start, ids[number], ids[base + draft.parent] if draft.parent >= 0 else None)
                )
                number += 1
            base = number
        styles = [
            MarkStyle(
                start=portion.start,
                end=portion.end,
                style=part.signs[0] if part.signs else "",
                manner=part.manner,
                others=part.signs[1:],
                chosen=part.chosen,
            )
            for portion, part in zip(portions, parts, strict=True)
            if part.signs or part.chosen
        ]
        return Quotations(quotations=tuple(quotations), styles=tuple(styles))

    def read(self, view: StoryView) -> Quotations:
        """All quotations of the work."""
        portions = self.portions(view)
        return self.join(view, portions, [self.read_portion(view, portion) for portion in portions])


def _claim(draft: Draft, by: int, id_: QuotationId, parent: QuotationId | None) -> Quotation:
    pieces = tuple(piece.moved(by) for piece in draft.pieces)
    evidence = tuple(span.moved(by) for span in draft.evidence)
    return Quotation(
        id=id_,
        pieces=pieces,
        mode=draft.mode,
        style=draft.style,
        parent=parent,
        evidence=evidence,
        confidence=draft.confidence,
        reason=draft.reason,
        source="rule:quotations",
        known_from=latest(evidence, own_end=pieces[-1].end),
    )


def _manner(signs: Sequence[str]) -> Manner:
    return manner_of(signs[0], family_of(signs[0])) if signs else "none"


def _chosen(view: StoryView, portion: Span) -> Manner | None:
    """What the user said of how this portion marks its speech; None when nothing."""
    choices: list[tuple[int, Manner | None]] = [
        (decision.places[0].start if decision.places else -1, manner)
        for decision in view.decisions.of("marks")
        for manner in [next((known for known in MANNERS if known == decision.value), None)]
    ]
    return chosen_for(choices, portion.start, portion.end)


def _paragraphs(view: StoryView, portion: Span) -> list[tuple[int, int, str]]:
    """Paragraphs of the portion: start, end, kind, relative to it."""
    paragraphs = view[Segmentation].paragraphs
    first = bisect_left(paragraphs, portion.start, key=lambda paragraph: paragraph.start)
    found = []
    for paragraph in _from(paragraphs, first):
        if paragraph.start >= portion.end:
            break
        found.append((paragraph.start - portion.start, min(paragraph.end, portion.end) - portion.start, paragraph.kind))
    return found


def _from(items: Sequence[Any], first: int) -> Any:  # noqa: ANN401  # an iterator over a slice that is not copied
    return (items[number] for number in range(first, len(items)))


def _inline(view: StoryView, portion: Span) -> list[tuple[int, int, str]]:
    """Italics and `<q>` of the portion: start, end, kind, relative to it."""
    blocks = view[Edition].blocks
    first = max(0, bisect_left(blocks, portion.start, key=lambda block: block.start) - 1)
    found = []
    for block in _from(blocks, first):
        if block.start >= portion.end:
            break
        found += [
            (mark.start - portion.start, mark.end - portion.start, mark.kind)
            for mark in block.marks
            if mark.kind in {"italic", "quote"} and portion.start <= mark.start and mark.end <= portion.end
        ]
    return found
