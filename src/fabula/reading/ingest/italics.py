"""`_italics_` and `*italics*` of plain text: the look of the words between two underscores or two stars."""

from __future__ import annotations

import re

from fabula.model.text import InlineMark

# "It was _she_ who spoke." but not "snake_case_name" nor "a _ b _ c".
_ITALIC = re.compile(r"(?<![\w_])_(?=[^\s_])([^_]+)(?<!\s)_(?![\w_])")
# "*Run,* she thought." but not "* * *", "2 * 3 * 4" nor "goat* … *See the foot."
_STARRED = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+(?:\n[^*\n]+){0,20})(?<!\s)\*(?![\w*])")


def italic_marks(text: str, start: int, end: int) -> tuple[InlineMark, ...]:
    """Marks for the balanced underscores and stars inside one block; the span leaves the signs out.

    >>> text = "It was _she_ who spoke."
    >>> [text[mark.start : mark.end] for mark in italic_marks(text, 0, len(text))]
    ['she']
    """
    found = [
        match.span(1)
        for sign, pattern in (("_", _ITALIC), ("*", _STARRED))
        if text.find(sign, start, end) >= 0
        for match in pattern.finditer(text, start, end)
    ]
    return tuple(InlineMark(start=first, end=last, kind="italic") for first, last in sorted(found))
