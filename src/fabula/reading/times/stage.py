"""Time expressions, by a grammar of our own over words, valued as in TIMEX3 (TimeML 1.2.1).

Needs edition, words, segmentation and quotations; gives `Times`. Reads section by section. A unit that no list knows
("cycles") is taken for one where it passes, or comes before "later" or "ago"; elsewhere only when the work has shown it
to be one. Does not attempt to place anything in time: "tomorrow" stays the day after the one on which it is said.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from fabula.lexicon.en.times import SIGNALS
from fabula.model.claims import latest
from fabula.model.ids import TimeExpressionId, span_ids
from fabula.model.spans import Span
from fabula.model.speech import Quotations
from fabula.model.text import Edition, Segmentation, Words
from fabula.model.time import Direction, Quantifier, TimeAnchor, TimeExpression, TimeKind, TimeModifier, Times
from fabula.reading.times.anchors import find_anchors
from fabula.reading.times.grammar import find_times
from fabula.reading.times.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.decisions import DecisionKind
    from fabula.model.stage import Grain, StoryView


class Found(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A time expression of a portion: `TimeExpression` but for its id, offsets relative to the portion."""

    start: int
    end: int
    kind: TimeKind
    value: str
    reason: str
    confidence: float
    anchor: TimeAnchor | None = None
    anchor_at: Span | None = None
    direction: Direction | None = None
    modifier: TimeModifier | None = None
    quantity: float | None = None
    most: float | None = None
    unit: str | None = None
    name: str | None = None
    frequency: float | None = None
    quantifier: Quantifier | None = None
    signal: str = ""
    signal_at: int = -1
    either_half: bool = False
    unproven: bool = False
    invented: bool = False


class TimesOfSection(msgspec.Struct, frozen=True):
    """What one portion holds."""

    found: tuple[Found, ...] = ()


class TimesStage:
    """Finds time expressions and says what they tell."""

    name: ClassVar[str] = "times"
    version: ClassVar[int] = 6
    grain: ClassVar[Grain] = "chapter"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition, Words, Segmentation, Quotations)
    gives: ClassVar[type[Any]] = Times
    part: ClassVar[type[Any]] = TimesOfSection
    hears: ClassVar[tuple[DecisionKind, ...]] = ()
    inherits: ClassVar[bool] = False

    def read(self, view: StoryView) -> Times:
        """All time expressions of the work."""
        portions = self.portions(view)
        return self.join(view, portions, [self.read_portion(view, portion) for portion in portions])

    def portions(self, view: StoryView) -> Sequence[Span]:
        """Cuts at the start of every section, whatever its level."""
        length = len(view[Edition].text)
        cuts = sorted({0, length, *(section.start for section in view[Segmentation].sections)})
        return [Span(start, end) for start, end in pairwise(cuts)]

    def reads(self, view: StoryView, portion: Span) -> bytes:
        """The portion's text, how it is cut into words, sentences and paragraphs, and what of it is speech."""
        text = portion.of(view[Edition].text)
        starts, ends = _words(view, portion)
        shape = repr((_sentences(view, portion), _paragraphs(view, portion), _spoken(view, portion)))
        cuts = array("I", starts).tobytes() + array("I", ends).tobytes()
        return f"{text}\x1f{shape}\x1f".encode("utf-8", "surrogatepass") + cuts

    def read_portion(self, view: StoryView, portion: Span) -> TimesOfSection:
        """Time expressions of one section; no other has a say in them."""
        starts, ends = _words(view, portion)
        page = Page(portion.of(view[Edition].text), starts, ends)
        begins = [bisect_left(starts, start) for start in _sentences(view, portion)]
        paragraphs = _paragraphs(view, portion)
        drafts = [
            draft
            for draft in find_times(page, begins)
            if _is_inside(paragraphs, starts[draft.first], ends[draft.end - 1])
        ]
        speech = _spoken(view, portion)
        spoken = [_is_inside(speech, starts[draft.first], starts[draft.first] + 1) for draft in drafts]
        anchors = find_anchors(page, drafts, begins, spoken, [bisect_left(starts, start) for start, _ in paragraphs])
        found = []
        for draft, anchored in zip(drafts, anchors, strict=True):
            before = page.low[draft.first - 1] if draft.first else ""
            signalled = before in SIGNALS
            found.append(
                Found(
                    start=starts[draft.first],
                    end=ends[draft.end - 1],
                    kind=draft.kind,  # type: ignore[arg-type]  # the grammar's words are the model's
                    value=draft.value,
                    reason=draft.reason,
                    confidence=draft.confidence,
                    anchor=anchored.anchor,  # type: ignore[arg-type]
                    anchor_at=Span(anchored.start, anchored.end) if anchored.start >= 0 else None,
                    direction=draft.direction,  # type: ignore[arg-type]
                    modifier=draft.modifier,  # type: ignore[arg-type]
                    quantity=None if draft.quantity is None else float(draft.quantity),
                    most=None if draft.most is None else float(draft.most),
                    unit=draft.unit,
                    name=draft.name,
                    frequency=None if draft.frequency is None else float(draft.frequency),
                    quantifier=draft.quantifier,  # type: ignore[arg-type]
                    signal=before if signalled else "",
                    signal_at=starts[draft.first - 1] if signalled else -1,
                    either_half=draft.either_half,
                    unproven=draft.unproven,
                    invented=draft.value == "PXX" and draft.unit is not None and not draft.unproven,
                )
            )
        return TimesOfSection(tuple(found))

    def join(self, view: StoryView, portions: Sequence[Span], parts: Sequence[TimesOfSection]) -> Times:
        """All sections in order, with ids that count over the whole work; unknown units only where one is proven."""
        text = view[Edition].text
        units = {found.unit for part in parts for found in part.found if found.invented}
        all_found = [
            (portion.start, found)
            for portion, part in zip(portions, parts, strict=True)
            for found in part.found
            if not found.unproven or found.unit in units
        ]
        ids = span_ids("t", (text[by + found.start : by + found.end] for by, found in all_found))
        return Times(
            expressions=tuple(
                _claim(found, by, TimeExpressionId(id_)) for (by, found), id_ in zip(all_found, ids, strict=True)
            )
        )


def _claim(found: Found, by: int, id_: TimeExpressionId) -> TimeExpression:
    own = Span(found.start + by, found.end + by)
    anchor_at = found.anchor_at.moved(by) if found.anchor_at is not None else None
    signal = (Span(found.signal_at + by, found.signal_at + by + len(found.signal)),) if found.signal else ()
    evidence = (own, *signal, *(() if anchor_at is None else (anchor_at,)))
    return TimeExpression(
        id=id_,
        start=own.start,
        end=own.end,
        kind=found.kind,
        value=found.value,
        anchor=found.anchor,
        anchor_at=anchor_at,
        direction=found.direction,
        modifier=found.modifier,
        quantity=found.quantity,
        most=found.most,
        unit=found.unit,
        name=found.name,
        frequency=found.frequency,
        quantifier=found.quantifier,
        signal=found.signal,
        either_half=found.either_half,
        evidence=evidence,
        confidence=found.confidence,
        reason=found.reason,
        source="rule:times",
        known_from=latest(evidence, own_end=own.end),
    )


def _words(view: StoryView, portion: Span) -> tuple[list[int], list[int]]:
    """Starts and ends of the portion's words, relative to it."""
    tokens = view[Words].tokens
    numbers = tokens.within(portion.start, portion.end)
    by = portion.start
    return (
        [start - by for start in tokens.starts[numbers.start : numbers.stop]],
        [end - by for end in tokens.ends[numbers.start : numbers.stop]],
    )


def _sentences(view: StoryView, portion: Span) -> list[int]:
    """Starts of the portion's sentences."""
    sentences = view[Segmentation].sentences
    numbers = sentences.within(portion.start, portion.end)
    return [start - portion.start for start in sentences.starts[numbers.start : numbers.stop]]


def _paragraphs(view: StoryView, portion: Span) -> list[tuple[int, int]]:
    """The portion's paragraphs."""
    paragraphs = view[Segmentation].paragraphs
    number = bisect_left(paragraphs, portion.start, key=lambda paragraph: paragraph.start)
    found = []
    while number < len(paragraphs) and paragraphs[number].start < portion.end:
        paragraph = paragraphs[number]
        found.append((paragraph.start - portion.start, min(paragraph.end, portion.end) - portion.start))
        number += 1
    return found


def _spoken(view: StoryView, portion: Span) -> list[tuple[int, int]]:
    """Where somebody speaks, thinks or writes, in the portion; pieces of top-level quotations."""
    quotations = view[Quotations].quotations
    number = bisect_left(quotations, portion.start, key=lambda quotation: quotation.start)
    found = []
    while number < len(quotations) and quotations[number].start < portion.end:
        quotation = quotations[number]
        if quotation.parent is None and quotation.mode != "words":
            found += [(piece.start - portion.start, piece.end - portion.start) for piece in quotation.pieces]
        number += 1
    return sorted(found)


def _is_inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of ordered spans holds `[start, end)`."""
    number = bisect_left(spans, (start + 1, 0)) - 1
    return number >= 0 and end <= spans[number][1]
