"""`_italics_` of plain text: the look of the words between two underscores."""

from __future__ import annotations

import re

from fabula.model.text import InlineMark

# "It was _she_ who spoke." but not "snake_case_name" nor "a _ b _ c".
_ITALIC = re.compile(r"(?<![\w_])_(?=[^\s_])([^_]+)(?<!\s)_(?![\w_])")


def italic_marks(text: str, start: int, end: int) -> tuple[InlineMark, ...]:
    """Marks for the balanced underscores inside one block; the span leaves the underscores out.

    >>> text = "It was _she_ who spoke."
    >>> [text[mark.start : mark.end] for mark in italic_marks(text, 0, len(text))]
    ['she']
    """
    if text.find("_", start, end) < 0:
        return ()
    return tuple(
        InlineMark(start=match.start(1), end=match.end(1), kind="italic")
        for match in _ITALIC.finditer(text, start, end)
    )
