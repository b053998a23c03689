"""Quotations shown by their look alone: `<q>` without marks of its own, and thoughts in italics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.tagging import FIRST_PERSON, PAST, PRESENT, SECOND_PERSON
from fabula.reading.quotations.pairing import Quoted
from fabula.reading.quotations.tags import tag_after, tag_before, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDS = frozenset('.!?…:;”"’)—–*_\n')


def set_apart(quoted: list[Quoted], spans: Sequence[tuple[int, int]]) -> list[Quoted]:
    """`quoted` with each `<q>` that has no marks of its own added; nesting follows from the spans."""
    fresh = [
        Quoted(start, end, "q", "q", close_at=end)
        for start, end in spans
        if end > start
        and not any(each.start <= start + 1 and end <= each.end + 1 for each in quoted if each.parent < 0)
    ]
    if not fresh:
        return quoted
    merged = sorted([*quoted, *fresh], key=lambda each: (each.start, -each.end))
    stack: list[int] = []
    for place, each in enumerate(merged):
        while stack and merged[stack[-1]].end <= each.start:
            stack.pop()
        each.parent = stack[-1] if stack else -1
        stack.append(place)
    return merged


def italic_thought(text: str, start: int, end: int, low: int, high: int) -> tuple[Quoted, float] | None:
    """A whole sentence in italics that somebody thinks, with how sure that is; None when it is only emphasis.

    >>> text = "She stopped. I must not run. The dog barked."
    >>> italic_thought(text, 13, 28, 0, len(text))[1]
    0.7
    >>> italic_thought(text, 15, 24, 0, len(text)) is None
    True
    """
    before = low if start <= low else _back(text, start, low)
    if before > low and text[before - 1] not in _ENDS and text[before - 1] != ",":
        return None
    while end > start and text[end - 1].isspace():
        end -= 1
    words = [word.lower() for word in words_of(text, start, end, most=60)]
    final = text[end - 1] if end > start else ""
    after = tag_after(text, end, high)
    lead = tag_before(text, low, start) if start > low else None
    for tag in (after, lead):
        if tag is not None and tag.mode == "thought" and len(words) >= 2:
            return Quoted(start, end, "italic", "italic", close_at=end), 0.9
    if len(words) < 3 or final not in ".!?…—–" or (before > low and text[before - 1] in ",;:"):
        return None
    kinds = set(words)
    if kinds & FIRST_PERSON and kinds & PRESENT and not kinds & PAST:
        return Quoted(start, end, "italic", "italic", close_at=end), 0.7
    if final in "?!" and kinds & PRESENT and kinds & (FIRST_PERSON | SECOND_PERSON) and not kinds & PAST:
        return Quoted(start, end, "italic", "italic", close_at=end), 0.6
    return None


def _back(text: str, at: int, low: int) -> int:
    while at > low and (text[at - 1].isspace() or text[at - 1] in "_*"):
        at -= 1
    return at
