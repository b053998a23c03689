"""Project Gutenberg's header and footer: where the book itself begins and ends, and what the header says of it.

These are words of a file format, not of the language; that is why they stand here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fabula.reading.ingest.drafts import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.reading.ingest.drafts import Draft

# "*** START OF THE PROJECT GUTENBERG EBOOK EMMA ***", also "THIS", also wrapped over two lines, and the older
# "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*".
_START = re.compile(
    r"^[ \t\ufeff]*\*\*\*? ?START OF (?:THE|THIS) PROJECT GUTENBERG[^\r\n]*(?:(?<!\*)\r?\n[^\r\n]*\*{3})?[^\r\n]*",
    re.MULTILINE,
)
_SMALL_PRINT = re.compile(
    r"^[ \t]*\*END\*? ?THE SMALL PRINT![^\r\n]*(?:(?<!\*)\r?\n[^\r\n]*END\*)?[^\r\n]*", re.MULTILINE
)
_END = re.compile(r"^[ \t]*\*\*\*? ?END OF (?:THE|THIS) PROJECT GUTENBERG", re.MULTILINE)
# The footer's first line in older files; newer ones have it just before the line above.
_END_PLAIN = re.compile(
    r"^[ \t]*(?:\*{3} ?)?(?:The )?End of (?:the |this )?Project Gutenberg(?:'s|’s)?(?: E(?:Book|text))?\b[^\r\n]*",
    re.MULTILINE | re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\s*(?:Produced by|E-?text (?:prepared|produced|scanned)|(?:This )?E-?(?:text|book) (?:was )?"
    r"(?:produced|prepared|created)|Transcribed (?:from|by)|Scanned (?:and|by)|Prepared by|HTML version by|Credits?:"
    r"|Updated editions?|Title:|Author:|Release date:|Language:|Character set encoding:|\[?(?:e-?text|e-?book) #)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"^(Title|Author|Language|Release Date|Translator|Editor|Illustrator)[ \t]*:[ \t]*(.*)$", re.IGNORECASE
)
_NAMED = re.compile(r"Project Gutenberg", re.IGNORECASE)
_EMPTY_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*")
HEADER = 60_000  # characters; the longest header with its small print has some 20,000
FOOTER = 60_000


class Boundaries(NamedTuple):
    """The book is `[start, end)`; before it the header, after it the licence."""

    start: int
    end: int
    fields: dict[str, str]


def find_boundaries(text: str) -> Boundaries:
    r"""Where the book begins and ends in the file; the whole text when it has no such header or footer.

    >>> text = "Title: Emma\n\n*** START OF THE PROJECT GUTENBERG EBOOK EMMA ***\nEmma Woodhouse\n"
    >>> bounds = find_boundaries(text)
    >>> text[bounds.start : bounds.end], bounds.fields
    ('Emma Woodhouse\n', {'title': 'Emma'})
    """
    head = text[:HEADER]
    if _NAMED.search(head) is None and _NAMED.search(text, max(0, len(text) - FOOTER)) is None:
        return Boundaries(0, len(text), {})
    start = 0
    # The last of them: a file may have the new line and the old small print one after the other.
    for pattern in (_START, _SMALL_PRINT):
        for match in pattern.finditer(head):
            start = max(start, _after_line(text, match.end()))
    end = len(text)
    tail = max(start, len(text) - FOOTER)
    for pattern in (_END, _END_PLAIN):
        match_ = pattern.search(text, tail, end)
        if match_ is not None:
            end = match_.start()
    return Boundaries(start, end, header_fields(text[:start]))


def _after_line(text: str, position: int) -> int:
    """Past the line's end and the empty lines that follow it."""
    match = _EMPTY_LINES.match(text, position)
    return match.end() if match else position


def is_credit(block: str) -> bool:
    """Whether a paragraph right after the header names those who made the file.

    >>> is_credit("Produced by An Anonymous Volunteer")
    True
    """
    return len(block) < 1_000 and _CREDIT.match(block) is not None


def header_fields(header: str) -> dict[str, str]:
    r"""`Title:`, `Author:` and the like, with continuation lines.

    >>> header_fields("Title: Emma\n  A Novel\n\nAuthor: Jane Austen\n")
    {'title': 'Emma A Novel', 'author': 'Jane Austen'}
    """
    fields: dict[str, str] = {}
    current = ""
    for line in header.splitlines():
        match = _FIELD.match(line.strip("\ufeff"))
        if match is not None:
            current = match[1].lower()
            fields.setdefault(current, match[2].strip())
        elif current and line[:1] in {" ", "\t"} and line.strip():
            fields[current] = f"{fields[current]} {line.strip()}"
        else:
            current = ""
    return {key: value for key, value in fields.items() if value}


MAX_CREDITS = 4  # paragraphs after the header that may name those who made the file


def mark_licence(drafts: Sequence[Draft]) -> dict[str, str]:
    """Gives header, credits and footer of an extracted text the role "licence"; returns the header's fields."""
    texts = [draft.text for draft in drafts]
    bounds = find_boundaries(BETWEEN.join(texts))
    at = 0
    credits_left = MAX_CREDITS if bounds.start else 0
    for draft in drafts:
        if at < bounds.start or at >= bounds.end:
            draft.role = "licence"
        elif credits_left and draft.text:
            credits_left = credits_left - 1 if is_credit(draft.text) else 0
            if credits_left or is_credit(draft.text):
                draft.role = "licence"
        at += len(draft.text) + len(BETWEEN)
    return bounds.fields
