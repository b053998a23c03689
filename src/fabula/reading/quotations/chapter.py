"""One chapter: habits, pairs paragraph by paragraph, speeches over several paragraphs, and what each is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from fabula.model.spans import Span
from fabula.model.speech import Mode  # noqa: TC001  # msgspec reads annotations at run time
from fabula.reading.quotations.asides import asides, without
from fabula.reading.quotations.capitals import find_capitals, quoted_capitals
from fabula.reading.quotations.dashes import OPENING_DASH, dash_speech, opens_with_dash, uses_dashes
from fabula.reading.quotations.joining import Speech, join_speeches
from fabula.reading.quotations.looks import italic_thought, set_apart
from fabula.reading.quotations.manners import FAMILIES
from fabula.reading.quotations.marks import find_marks
from fabula.reading.quotations.modes import judge
from fabula.reading.quotations.pages import Page
from fabula.reading.quotations.pairing import Quoted, pair_marks
from fabula.reading.quotations.scripts import script_lines
from fabula.reading.quotations.unmarked import find_unmarked, quoted_unmarked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.speech import Manner
    from fabula.reading.quotations.marks import Mark
    from fabula.reading.quotations.scripts import ScriptLine


_LOOKS = frozenset({"q", "italic", "capitals", "unmarked"})
_STRAY = 0.05  # quotations for each paragraph of a chapter that marks no speech


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation before it has an id; `parent` is its place among the chapter's drafts, or -1."""

    pieces: tuple[Span, ...]
    mode: Mode
    style: str
    evidence: tuple[Span, ...]
    confidence: float
    reason: str
    parent: int = -1


class Habits(NamedTuple):
    """How a chapter marks its speech.

    Fields:
        single: in ‘single’ marks.
        inward: guillemets point »inward«.
        dashes: lines of dialogue begin with a dash.
    """

    single: bool
    inward: bool
    dashes: bool


def _habits(text: str, marked: Sequence[tuple[int, int, list[Mark]]]) -> Habits:
    single = double = inward = outward = opened = 0
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
        opened += bool(marks) and marks[0].start == low
    dashes = uses_dashes(text, [(low, high) for low, high, _ in marked], opened)
    return Habits(single > double, inward > outward, dashes)


def read_chapter(
    text: str,
    paragraphs: Sequence[tuple[int, int, str]],
    inline: Sequence[tuple[int, int, str]],
    *,
    chosen: Manner | None = None,
) -> tuple[list[Draft], dict[str, int]]:
    """Quotations of a chapter in order of their start, and how often each sign opens speech.

    `chosen` is the manner of marking that the user named; other marks then enclose mere words.
    """
    told = [paragraph for paragraph in paragraphs if paragraph[2] in {"prose", "verse"}]
    lines = script_lines(text, told, forced=chosen == "script") if chosen != "none" else []
    scripted = {line.paragraph for line in lines}
    marked = [
        (low, high, find_marks(text, low, high)) for number, (low, high, _) in enumerate(told) if number not in scripted
    ]
    habits = _habits(text, marked)
    if chosen is not None:
        inward = habits.inward if chosen not in {"guillemets", "inward"} else chosen == "inward"
        habits = Habits(single=chosen == "single", inward=inward, dashes=chosen == "dashes")
    starts = [start for start, _, _ in inline]
    pages = []
    for low, high, marks in marked:
        quoted = pair_marks(text, low, high, marks, single=habits.single, inward=habits.inward) if marks else []
        page = Page(low, high, quoted)
        if opens_with_dash(text, low, high):
            _add_dashes(text, page, habits)
        if inline:
            looks = inline[bisect_left(starts, low) : bisect_left(starts, high)]
            _add_looks(text, page, looks, spoken=chosen == "italics")
        pages.append(page)
    if chosen in {None, "capitals"}:
        for capitals in find_capitals(text, [(page.low, page.high) for page in pages]):
            _insert(pages[capitals.paragraph], quoted_capitals(capitals))
    if chosen == "unmarked" or (chosen is None and not lines and _is_bare(pages)):
        bare = [(page.low, page.high) for page in pages]
        for unmarked in find_unmarked(text, bare, forced=chosen is not None):
            _insert(pages[unmarked.paragraph], quoted_unmarked(unmarked))
    families = FAMILIES[chosen] if chosen is not None else None
    drafts = _drafts(text, pages, join_speeches(text, pages, single=habits.single, families=families))
    if lines:
        drafts = _with_script(drafts, lines)
    return drafts, _counts(drafts)


def _is_bare(pages: Sequence[Page]) -> bool:
    """Whether hardly anything stands between marks: a title or a word here and there."""
    return sum(len(page.quoted) for page in pages) <= _STRAY * len(pages)


def _insert(page: Page, quoted: Quoted) -> None:
    """Puts a top-level quotation in its place, if nothing is quoted there."""
    if any(each.start < quoted.end and quoted.start < each.end for each in page.quoted):
        return
    at = sum(each.start < quoted.start for each in page.quoted)
    page.quoted.insert(at, quoted)
    for each in page.quoted:
        each.parent += each.parent >= at


def _with_script(drafts: list[Draft], lines: Sequence[ScriptLine]) -> list[Draft]:
    """The drafts with script lines among them, in order of their start; places of parents move along."""
    spoken = [
        Draft(
            pieces=(Span(line.start, line.end),),
            mode="speech",
            style=":",
            evidence=(Span(line.name_start, line.name_end),),
            confidence=0.9,
            reason="script",
        )
        for line in lines
    ]
    order = sorted(
        [
            *((draft.pieces[0].start, number, draft) for number, draft in enumerate(drafts)),
            *((draft.pieces[0].start, -1, draft) for draft in spoken),
        ],
        key=lambda row: row[:2],
    )
    place = {number: at for at, (_, number, _) in enumerate(order) if number >= 0}
    return [
        msgspec.structs.replace(draft, parent=place[draft.parent]) if draft.parent >= 0 else draft
        for _, _, draft in order
    ]


def _add_dashes(text: str, page: Page, habits: Habits) -> None:
    """Takes a paragraph that a dash opens as dialogue, if marks do not already make it so."""
    opening = OPENING_DASH.match(text, page.low, page.high)
    if opening is None or any(quoted.start <= opening.end() for quoted in page.quoted):
        return
    spans, dashes = dash_speech(text, page.low, page.high)
    if not habits.dashes and len(dashes) < 2 and len(spans) == 1 and spans[0].end == page.high:
        return  # one odd paragraph in a book of quotation marks
    page.dashes = dashes
    inside = [each for each in page.quoted if any(s.start <= each.start and each.end <= s.end for s in spans)]
    if len(inside) != len(page.quoted):
        return
    for each in inside:
        each.parent = (
            next(n for n, span in enumerate(spans) if span.start <= each.start and each.end <= span.end)
            if each.parent < 0
            else each.parent + len(spans)
        )
    page.quoted = [*spans, *inside]


def _add_looks(text: str, page: Page, looks: Sequence[tuple[int, int, str]], *, spoken: bool) -> None:
    """Adds `<q>` and thoughts in italics; `spoken` when the user says that italics are speech."""
    page.quoted = set_apart(page.quoted, [(start, end) for start, end, kind in looks if kind == "quote"])
    for start, end, kind in looks:
        if kind != "italic" or any(quoted.start < end and start < quoted.end for quoted in page.quoted):
            continue
        if spoken:
            _insert(page, Quoted(start, end, "italic", "italic", close_at=end))
            continue
        thought = italic_thought(text, start, end, page.low, page.high)
        if thought is not None:
            page.thoughts.append(thought)


def _counts(drafts: Sequence[Draft]) -> dict[str, int]:
    """How often each sign opens speech."""
    counts: dict[str, int] = {}
    for draft in drafts:
        if draft.mode == "speech" and draft.parent < 0:
            counts[draft.style] = counts.get(draft.style, 0) + 1
    return counts


class _Row(NamedTuple):
    """A quotation on its way: where it starts, its parts, and how it was judged; `speech` None for a nested one."""

    start: int
    end: int
    page: int
    place: int
    speech: Speech | None


def _drafts(text: str, pages: Sequence[Page], speeches: Sequence[Speech]) -> list[Draft]:
    """Speeches, what is nested in them and thoughts in italics, in order of their start."""
    rows = []
    for speech in speeches:
        number, place = speech.parts[0]
        quoted = pages[number].quoted[place]
        rows.append(_Row(quoted.start, -quoted.end, number, place, speech))
    for number, page in enumerate(pages):
        rows += [
            _Row(quoted.start, -quoted.end, number, place, None)
            for place, quoted in enumerate(page.quoted)
            if quoted.parent >= 0
        ]
        rows += [
            _Row(quoted.start, -quoted.end, number, -1 - place, None) for place, (quoted, _) in enumerate(page.thoughts)
        ]
    rows.sort(key=lambda row: row[:2])
    position: dict[tuple[int, int], int] = {}
    for at, row in enumerate(rows):
        for part in row.speech.parts if row.speech is not None else [(row.page, row.place)]:
            position[part] = at
    return [_one(text, pages, row, position) for row in rows]


def _one(text: str, pages: Sequence[Page], row: _Row, position: dict[tuple[int, int], int]) -> Draft:
    page = pages[row.page]
    if row.speech is not None:
        speech = row.speech
        parts = [pages[number].quoted[place] for number, place in speech.parts]
        dashes = [dash for number in {number for number, _ in speech.parts} for dash in pages[number].dashes]
        return _draft(text, parts, speech.mode, speech.confidence, speech.reason, sorted(dashes))
    if row.place < 0:
        thought, confidence = page.thoughts[-1 - row.place]
        return _draft(text, [thought], "thought", confidence, "italics", [])
    quoted = page.quoted[row.place]
    outer = page.quoted[quoted.parent]
    judgement = judge(text, quoted, outer.start, outer.end)
    draft = _draft(text, [quoted], judgement.mode, judgement.confidence, judgement.reason, [])
    return msgspec.structs.replace(draft, parent=position[row.page, quoted.parent])


def _draft(
    text: str, parts: Sequence[Quoted], mode: Mode, confidence: float, reason: str, dashes: Sequence[tuple[int, int]]
) -> Draft:
    evidence, pieces = [], []
    for quoted in parts:
        holes = asides(text, quoted.start, quoted.end) if mode in {"speech", "thought"} else []
        pieces += without(text, quoted.start, quoted.end, holes) if holes else [Span(quoted.start, quoted.end)]
        if quoted.family == "dash":
            continue
        size = 2 if text.startswith("``", quoted.start) else 1
        if quoted.family in _LOOKS:
            evidence.append(Span(quoted.start, quoted.end))  # the look of these words is all there is
        else:
            if quoted.opened:
                evidence.append(Span(quoted.start, quoted.start + size))
            if quoted.closed:
                evidence.append(Span(quoted.close_at, quoted.end))
    evidence += [Span(*dash) for dash in dashes]
    return Draft(
        pieces=tuple(pieces),
        mode=mode,
        style=parts[0].sign,
        evidence=tuple(sorted(evidence)),
        confidence=confidence,
        reason=reason,
    )
