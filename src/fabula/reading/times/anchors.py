"""What each time is told from: a time told before, an event, the moment of telling or speaking."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.time_company import END_EVENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.reading.times.page import Draft, Page

_NEAR = 2  # sentences back in which a time told before is still what "that night" means
_CLAUSE = 12  # words of an event that are shown, at the most
# How fine a value is: year, month or season, week, day or less.
_YEAR, _MONTH, _WEEK, _DAY = range(4)
_FINE = {
    "year": _YEAR, "decade": _YEAR, "century": _YEAR, "summer": _MONTH, "month": _MONTH, "week": _WEEK,
    "fortnight": _WEEK, "weekend": _WEEK,
}  # fmt: skip


class Anchored(NamedTuple):
    """What a draft is told from: kind, words, and the draft if it is one."""

    anchor: str | None
    start: int = -1
    end: int = -1


def find_anchors(
    page: Page, drafts: Sequence[Draft], sentences: Sequence[int], spoken: Sequence[bool], paragraphs: Sequence[int]
) -> list[Anchored]:
    """For each draft, in order.

    Args:
        page: the words.
        drafts: all of the portion, in order.
        sentences: numbers of the words that begin a sentence.
        spoken: for each draft, whether somebody says or writes it.
        paragraphs: numbers of the words that begin a paragraph.
    """
    begins = {draft.first: number for number, draft in enumerate(drafts)}
    found = []
    for number, draft in enumerate(drafts):
        anchor = draft.anchor
        if draft.event >= 0:
            other = begins.get(draft.event, begins.get(draft.event + 1, -1))
            if other > number and (drafts[other].first == draft.event or page.low[draft.event] in {"the", "a"}):
                found.append(_words("expression", page, drafts[other].first, drafts[other].end))
            else:
                found.append(_words("event", page, draft.event, _clause_end(page, draft.event, sentences)))
            continue
        moment = "speech" if spoken[number] else "narration"
        if anchor == "text":
            before = _told_before(drafts, number, sentences, spoken, paragraphs)
            if before is None:
                found.append(Anchored(moment))
            else:
                found.append(_words("expression", page, before.first, before.end))
        else:
            found.append(Anchored(moment if anchor == "here" else anchor))
    return found


def _words(anchor: str, page: Page, first: int, end: int) -> Anchored:
    return Anchored(anchor, page.starts[first], page.ends[end - 1])


def _clause_end(page: Page, first: int, sentences: Sequence[int]) -> int:
    """Where the words of an event end, as far as they are shown."""
    number = bisect_right(sentences, first)
    last = sentences[number] if number < len(sentences) else len(page.low)
    end = first + 1
    while end < min(last, first + _CLAUSE):
        word = page.low[end]
        if not (word[0].isalnum() or word in {"-", "'", "'s"}) or word in END_EVENT:
            break
        end += 1
    return end


def _told_before(
    drafts: Sequence[Draft], number: int, sentences: Sequence[int], spoken: Sequence[bool], paragraphs: Sequence[int]
) -> Draft | None:
    """The nearest date or time before, fine enough, told by the same voice, in the same paragraph."""
    draft = drafts[number]
    here = bisect_right(sentences, draft.first)
    paragraph = bisect_right(paragraphs, draft.first)
    for other in range(number - 1, -1, -1):
        before = drafts[other]
        if here - bisect_right(sentences, before.first) > _NEAR or bisect_right(paragraphs, before.first) != paragraph:
            return None
        if before.kind not in {"date", "time"} or before.value.endswith("_REF") or spoken[other] != spoken[number]:
            continue
        if before.anchor == "birth" or (before.anchor is None and before.value.startswith("XXXX-W")):
            continue  # an age; "a Tuesday" of no told week
        if before.value.startswith("XXXX-XX-XX") and _needed(draft) <= _MONTH:
            continue  # "fifteen years before" is not told from noon
        return before if _told_how_finely(before) >= _needed(draft) else None
    return None


def _needed(draft: Draft) -> int:
    """How fine a time must be for the draft to be told from it."""
    if draft.unit is not None:
        return _FINE.get(draft.unit, _DAY if draft.direction == "same" or draft.kind == "time" else _YEAR)
    return _fineness(draft.value, draft.unit)


def _told_how_finely(draft: Draft) -> int:
    if draft.modifier in {"START", "END"} and len(draft.value) == 4:  # "at the end of that year"
        return _WEEK
    return _fineness(draft.value, draft.unit)


def _fineness(value: str, unit: str | None) -> int:
    if value.startswith("P"):
        return _FINE.get(unit or "", _DAY)
    if "T" in value:
        return _DAY
    if "W" in value and not value.endswith("-WI"):
        return _DAY if value.count("-") > 1 else _WEEK
    return min(value.count("-"), 1) if value.count("-") < 2 else _DAY
