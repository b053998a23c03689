"""One chapter: habits, pairs paragraph by paragraph, speeches over several paragraphs, and what each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from fabula.model.spans import Span
from fabula.model.speech import Mode  # noqa: TC001  # msgspec reads annotations at run time
from fabula.reading.quotations.asides import asides, without
from fabula.reading.quotations.joining import Page, Speech, join_speeches
from fabula.reading.quotations.marks import find_marks
from fabula.reading.quotations.modes import judge
from fabula.reading.quotations.pairing import pair_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.reading.quotations.marks import Mark
    from fabula.reading.quotations.pairing import Quoted


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation before it has an id; `parent` is its place among the chapter's drafts, or -1."""

    pieces: tuple[Span, ...]
    mode: Mode
    style: str
    evidence: tuple[Span, ...]
    confidence: float
    reason: str
    parent: int = -1


def _habits(text: str, marked: Sequence[tuple[int, int, list[Mark]]]) -> tuple[bool, bool]:
    """Whether the chapter's speech stands in single marks, and whether its guillemets point inward (»…«)."""
    single = double = inward = outward = 0
    for low, _, marks in marked:
        for mark in marks:
            weight = 3 if mark.start == low else 1
            if mark.family == "double" and mark.side in {"open", "either"}:
                double += weight
            elif mark.family == "single" and mark.side == "open":
                single += weight
            elif mark.family in {"guillemet", "small guillemet"} and (mark.side == "open" or mark.start == low):
                inward += weight * (mark.sign in "»›")
                outward += weight * (mark.sign in "«‹")
    return single > double, inward > outward


def read_chapter(
    text: str, paragraphs: Sequence[tuple[int, int, str]], inline: Sequence[tuple[int, int, str]]
) -> tuple[list[Draft], str]:
    """Quotations of a chapter in order of their start, and the mark that opens most of its speech."""
    marked = [(low, high, find_marks(text, low, high)) for low, high, kind in paragraphs if kind in {"prose", "verse"}]
    single, inward = _habits(text, marked)
    pages = [
        Page(low, high, pair_marks(text, low, high, marks, single=single, inward=inward) if marks else [])
        for low, high, marks in marked
    ]
    drafts = _drafts(text, pages, join_speeches(text, pages, single=single))
    return drafts, _commonest(drafts)


def _commonest(drafts: Sequence[Draft]) -> str:
    counts: dict[str, int] = {}
    for draft in drafts:
        if draft.mode == "speech" and draft.parent < 0:
            counts[draft.style] = counts.get(draft.style, 0) + 1
    return max(counts, key=lambda style: counts[style]) if counts else ""


def _drafts(text: str, pages: Sequence[Page], speeches: Sequence[Speech]) -> list[Draft]:
    """Speeches and what is nested in them, in order of their start."""
    rows: list[tuple[int, int, Speech | None, tuple[int, int]]] = []
    owner: dict[tuple[int, int], int] = {}
    for index, speech in enumerate(speeches):
        number, place = speech.parts[0]
        rows.append((pages[number].quoted[place].start, 0, speech, (number, place)))
        for part in speech.parts:
            owner[part] = index
    for number, page in enumerate(pages):
        for place, quoted in enumerate(page.quoted):
            if quoted.parent >= 0:
                rows.append((quoted.start, 1, None, (number, place)))
    rows.sort(key=lambda row: (row[0], row[1]))
    position: dict[tuple[int, int], int] = {}
    for row, (_, _, speech, part) in enumerate(rows):
        for each in speech.parts if speech else [part]:
            position[each] = row
    drafts = []
    for _, _, speech, part in rows:
        number, place = part
        page, quoted = pages[number], pages[number].quoted[place]
        if speech is not None:
            parts = [pages[n].quoted[p] for n, p in speech.parts]
            drafts.append(_draft(text, parts, speech.mode, speech.confidence, speech.reason))
        else:
            judgement = judge(text, quoted, page.low, page.high)
            draft = _draft(text, [quoted], judgement.mode, judgement.confidence, judgement.reason)
            drafts.append(msgspec.structs.replace(draft, parent=position[number, quoted.parent]))
    return drafts


def _draft(text: str, parts: Sequence[Quoted], mode: Mode, confidence: float, reason: str) -> Draft:
    evidence, pieces = [], []
    for quoted in parts:
        holes = asides(text, quoted.start, quoted.end) if mode in {"speech", "thought"} else []
        pieces += without(text, quoted.start, quoted.end, holes) if holes else [Span(quoted.start, quoted.end)]
        size = 2 if text.startswith("``", quoted.start) else 1
        if quoted.opened:
            evidence.append(Span(quoted.start, quoted.start + size))
        if quoted.closed:
            evidence.append(Span(quoted.close_at, quoted.end))
    return Draft(
        pieces=tuple(pieces),
        mode=mode,
        style=parts[0].sign,
        evidence=tuple(evidence),
        confidence=confidence,
        reason=reason,
    )
