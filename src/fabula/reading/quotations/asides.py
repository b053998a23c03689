"""The narrator's brackets inside speech: "“Indeed! (in a tone of wonder) I had no idea.”"."""

from __future__ import annotations

import re

from fabula.lexicon.en.tagging import (
    REMARK_ADVERBS,
    REMARK_ARTICLES,
    REMARK_OPENERS,
    REMARK_PAST,
    REMARK_PRESENT,
    TO_SOMEBODY,
)
from fabula.model.spans import Span

_BRACKET = re.compile(r"\(([^()“”\"]{3,160})\)")
# How such a remark begins: "smiling", "with a bow", "in a low voice", "rather hesitatingly", "turning to Emma".
_REMARK = re.compile(
    rf"""_?(?:
      (?:(?:{"|".join(REMARK_ADVERBS)})\s)? [a-z]{{2,}}(?:ing|ly) \b (?!\s(?:I|you|we)\b)
    | (?:{"|".join(REMARK_OPENERS)}) \s (?:{"|".join(REMARK_ARTICLES)}|[A-Z][a-z]+) \b
    | aside \b | pause \b | a \s pause \b | (?:{"|".join(REMARK_PRESENT)}) \b
    | (?:he|she|they|here \s (?:he|she)|[A-Z][a-z]+) \s (?:[a-z]+ed|{"|".join(REMARK_PAST)}) \b
    )""",
    re.VERBOSE,
)
_TO_SOMEBODY = re.compile(rf"\b(?:{'|'.join(TO_SOMEBODY)})\b")


def asides(text: str, start: int, end: int) -> list[Span]:
    """Brackets in `text[start:end]` that hold the narrator's words, not the speaker's.

    >>> text = "“Well, (with a smile,) you may (if you like).”"
    >>> [span.of(text) for span in asides(text, 0, len(text))]
    ['(with a smile,)']
    """
    return [
        Span(*found.span())
        for found in _BRACKET.finditer(text, start, end)
        if _REMARK.match(found.group(1)) and not _TO_SOMEBODY.search(found.group(1))
    ]


def without(text: str, start: int, end: int, holes: list[Span]) -> list[Span]:
    """`text[start:end]` without `holes`, blanks trimmed."""
    pieces = []
    for hole in [*holes, Span(end, end)]:
        low, high = start, hole.start
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if any(char.isalnum() for char in text[low:high]):
            pieces.append(Span(low, high))
        start = hole.end
    return pieces or [Span(pieces[0].start if pieces else start, end)]
