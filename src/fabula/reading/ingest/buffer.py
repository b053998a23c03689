"""The words of one block while it is still open: white space folded, looks noted; then cut into drafts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fabula.reading.ingest.breaks import is_break

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.text import BlockKind, InlineKind
    from fabula.reading.ingest.drafts import Mark

_SPACE = re.compile(r"[ \t\n\r\f]+")
# Characters without a look of their own would cut words in two: soft hyphen, word joiner, byte order mark, zero-width
# space. Joiners (U+200C, U+200D) do have a look in some scripts and in emoji, and stay.
_NO_LOOK = dict.fromkeys(map(ord, "\u00ad\u2060\ufeff\u200b"))
_BLANK_LINE = re.compile(r"\n[ \t\xa0]*(?:\n[ \t\xa0]*)+")
LONG_LINE: Final = 100  # characters; lines parted by line breaks that are longer on the mean are paragraphs
SHORT_LINE: Final = 70  # … and below this, verse


class Buffer:
    r"""Collects pieces of text and marks on them.

    >>> buffer = Buffer()
    >>> buffer.add(" It\n was ")
    >>> buffer.open_mark("italic")
    >>> buffer.add(" she ")
    >>> buffer.close_mark()
    >>> buffer.take()
    ('It was she ', [(7, 11, 'italic')])
    """

    __slots__ = ("_marks", "_open", "_parts", "gap", "length")

    def __init__(self) -> None:
        self.length = 0
        self.gap = True  # nothing yet, or white space at the end: more of it is folded away
        self._parts: list[str] = []
        self._marks: list[Mark] = []
        self._open: list[tuple[int, InlineKind]] = []

    def add(self, text: str, *, keep_space: bool = False) -> None:
        """Words; with `keep_space` as they stand, else with white space folded."""
        if keep_space:
            piece = text.replace("\r\n", "\n").replace("\r", "\n").translate(_NO_LOOK)
        else:
            piece = _SPACE.sub(" ", text if text.isascii() else text.translate(_NO_LOOK))
            if self.gap and piece.startswith(" "):
                piece = piece[1:]
        if piece:
            self._parts.append(piece)
            self.length += len(piece)
            self.gap = piece.endswith(" ") and not keep_space

    def newline(self, *, keep_space: bool = False) -> None:
        """A line break inside the block."""
        while not keep_space and self._parts and self._parts[-1].endswith(" "):
            stripped = self._parts[-1].rstrip(" ")
            self.length -= len(self._parts[-1]) - len(stripped)
            self._parts[-1] = stripped
            if not stripped:
                self._parts.pop()
        self._parts.append("\n")
        self.length += 1
        self.gap = True

    def tail(self, start: int) -> str:
        """What was added from position `start` on; costs no more than that is long."""
        found: list[str] = []
        at = self.length
        for part in reversed(self._parts):
            if at <= start:
                break
            at -= len(part)
            found.append(part if at >= start else part[start - at :])
        return "".join(reversed(found))

    def cut_back(self, start: int) -> None:
        """Forgets what was added from position `start` on."""
        while self._parts and self.length > start:
            part = self._parts.pop()
            self.length -= len(part)
            if self.length < start:
                self._parts.append(part[: start - self.length])
                self.length = start
        while self._marks and self._marks[-1][1] > start:  # in order of their ends
            first, _, kind = self._marks.pop()
            if first < start:
                self._marks.append((first, start, kind))
        self.gap = not self._parts or self._parts[-1][-1] in " \n"

    def open_mark(self, kind: InlineKind) -> None:
        """A look that holds from here on."""
        self._open.append((self.length, kind))

    def close_mark(self) -> None:
        """The look that was opened last ends here."""
        start, kind = self._open.pop()
        if start < self.length:
            self._marks.append((start, self.length, kind))

    def mark(self, start: int, kind: InlineKind) -> None:
        """A look from `start` to here; one that goes on where the same look has just ended is one with it."""
        if start >= self.length:
            return
        for at in range(len(self._marks) - 1, max(len(self._marks) - 8, -1), -1):
            if self._marks[at][1:] == (start, kind):
                self._marks[at] = (self._marks[at][0], self.length, kind)
                return
        self._marks.append((start, self.length, kind))

    def take(self) -> tuple[str, list[Mark]]:
        """Everything so far. A mark that is open is cut here and goes on in what follows."""
        marks = self._marks + [(start, self.length, kind) for start, kind in self._open if start < self.length]
        text = "".join(self._parts)
        self._open = [(0, kind) for _, kind in self._open]
        self._parts, self._marks, self.length, self.gap = [], [], 0, True
        return text, marks


def trimmed(text: str, *, keep_space: bool = False) -> tuple[int, int]:
    """Where the visible part of a block's text begins and ends; equal when there is none."""
    end = len(text.rstrip())
    start = len(text) - len(text.lstrip("\n" if keep_space else "\n "))
    return (start, end) if text[start:end].strip() else (0, 0)


def pieces_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts at empty lines; and at every line break where the lines are as long as paragraphs."""
    first = start
    for gap in _BLANK_LINE.finditer(text, start, end):
        yield from _lines(text, first, gap.start())
        first = gap.end()
    yield from _lines(text, first, end)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    breaks = text.count("\n", start, end)
    if start < end and breaks > 1 and end - start > LONG_LINE * (breaks + 1):
        while start < end:
            stop = text.find("\n", start, end)
            stop = end if stop < 0 else stop
            if text[start:stop].strip():
                yield start, stop
            start = stop + 1
    elif start < end:
        yield start, end


def kind_of(text: str, *, verse: bool = False) -> BlockKind:
    r"""Row of marks, verse (by what the source says, or three short lines), or paragraph.

    >>> kind_of("* * *"), kind_of("Low lies the fen,\nlow lies the rain,\nlow."), kind_of("It was late.")
    ('break', 'verse', 'paragraph')
    """
    if is_break(text):
        return "break"
    lines = text.count("\n") + 1
    if verse or (lines >= 3 and len(text) < SHORT_LINE * lines):  # two lines may be an address
        return "verse"
    return "paragraph"
