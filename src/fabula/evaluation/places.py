"""Where the words quoted in a sidecar stand in the text.

A piece of speech is found by its opening mark and first words, and ends at its closing mark. That needs far less than
reading: the gold says in advance which marks the story uses and in which order its speeches come.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from fabula.errors import GoldError

_DASH = "—"
_COLON = ":"
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
# A closing ’ follows a mark of punctuation and stands before no letter: "the boys’ room", "don’t" close nothing.
_CLOSING_SINGLE = re.compile(r"(?<=[.,!?;:…—–”*_-])’(?!\w)")


class Written(str):
    """Words of the sidecar that remember their line."""

    __slots__ = ("line",)
    line: int


class Marks:
    """The marks of a story: “”, ‘’, «», "", a dash at the start of a line, or a name and colon."""

    def __init__(self, outer: Sequence[str], inner: Sequence[str]) -> None:
        self.outer = [mark for mark in outer if len(mark) == 2]
        self.inner = [mark for mark in inner if len(mark) == 2]
        self.dash = _DASH in outer
        self.script = _COLON in outer

    @property
    def openers(self) -> str:
        """Characters that open a quotation at top level."""
        return "".join(mark[0] for mark in self.outer)

    @property
    def closers(self) -> dict[str, str]:
        """The closing mark of each opening one."""
        return {mark[0]: mark[1] for mark in (*self.outer, *self.inner)}


class Finder:
    """Looks for quoted words in text order; `fail` makes the error for a line of the sidecar."""

    def __init__(self, text: str, marks: Marks, fail: Callable[[str, object], GoldError]) -> None:
        self.text = text
        self.marks = marks
        self.fail = fail
        self.cursor = 0

    def inside(self, speeches: Iterable[tuple[Span, ...]]) -> Finder:
        """A finder for quotations within those already found."""
        finder = _Inside(self.text, self.marks, self.fail)
        finder.hosts = [piece for pieces in speeches for piece in pieces]
        return finder

    def speech(self, words: str, at: Written, *, loose: bool) -> tuple[tuple[Span, ...], bool]:
        """The pieces of a speech, and whether marks set it off; `loose` ones may stand without marks."""
        pieces = []
        marked = True
        for number, part in enumerate(words.split(" / ")):
            piece = self.piece(part)
            if piece is None and " ... " in part and (loose or (number and self.marks.dash)):
                first, last = part.split(" ... ")
                piece, marked = self.between(first, last, self.cursor), not loose  # no mark follows a dash's tag
            if piece is None:
                after = self.text[self.cursor : self.cursor + 40].replace("\n", " ")
                raise self.fail(f'piece {number + 1}, "{part}", is not in the text after "…{after}…"', at)
            pieces.append(piece)
            self.cursor = piece.end
        return tuple(pieces), marked

    def piece(self, part: str) -> Span | None:
        """The next piece that opens with these words; "first ... last" also tells its end."""
        first, _, last = part.partition(" ... ")
        match = re.compile(self.opening() + _pattern(first)).search(self.text, self.cursor)
        if match is None:
            return None
        if last:
            whole = self.between(first, last, match.start("words"))
            if whole is None:
                return None
            closing = self.marks.closers.get(match["mark"], "")
            end = whole.end + (1 if closing and self.text.startswith(closing, whole.end) else 0)
            return Span(match.start("mark"), end)
        return Span(match.start("mark"), self.closing(match["mark"], match.end("words")))

    def opening(self) -> str:
        """Pattern of what stands before the first word of a piece."""
        ways = [f"[{re.escape(self.marks.openers)}]"] if self.marks.outer else []
        if self.marks.dash:
            ways.append(r"—\s?")
        if self.marks.script:
            ways.append(r"(?<=: )")
        return f"(?P<mark>{'|'.join(ways)})"

    def closing(self, mark: str, start: int) -> int:
        """The end of a piece that opens with `mark` and whose first words end at `start`."""
        paragraph = _PARAGRAPH.search(self.text, start)
        limit = paragraph.start() if paragraph else len(self.text.rstrip())
        close = self.marks.closers.get(mark)
        if close is None:
            line = self.text.find("\n", start)
            return limit if mark or line < 0 else min(line, limit)  # a line of a script ends with its line
        if close == "’":
            match = _CLOSING_SINGLE.search(self.text, max(start - 1, 0), limit)
            return match.end() if match else limit
        end = self.text.find(close, max(start - 1, 0), limit)
        return end + 1 if end >= 0 else limit

    def between(self, first: str, last: str, start: int) -> Span | None:
        """From the first words to the last, whatever stands around them."""
        opening = re.compile(_pattern(first)).search(self.text, start)
        if opening is None:
            return None
        ending = re.compile(_pattern(last)).search(self.text, opening.start())
        return Span(opening.start(), ending.end()) if ending else None

    def stretch(self, first: Written, last: Written) -> Span:
        """A stretch of the text by its first and last words."""
        place = self.between(first, last, 0)
        if place is None:
            raise self.fail(f'"{first}" to "{last}" is not in the text', first)
        return place

    def words(self, written: Sequence[Written]) -> Iterable[Span]:
        """Quoted words that nobody says: the whole of what stands between the marks, or its first words."""
        openers = re.escape("".join(self.marks.closers))
        cursor = 0
        for item in written:
            match = re.compile(f"[{openers}]" + _pattern(item)).search(self.text, cursor)
            if match is None:
                raise self.fail(f'"{item}" does not stand in quotation marks', item)
            close = self.marks.closers[self.text[match.start()]]
            end = self.text.find(close, match.end())
            yield Span(match.start(), end + 1 if end >= 0 else match.end())
            cursor = match.end()

    def paragraphs(self, written: Sequence[Written]) -> Iterable[Span]:
        """Openings of paragraphs, in order; in a text without paragraphs, anywhere."""
        cursor = 0
        for item in written:
            pattern = _pattern(item)
            match = re.compile(rf"(?:^|(?<=\n))[^\w\n]*?{pattern}").search(self.text, cursor)
            match = match or re.compile(pattern).search(self.text, cursor)
            if match is None:
                raise self.fail(f'"{item}" is not in the text after the place before it', item)
            yield Span(match.start(), match.end())
            cursor = match.end()

    def unaccounted(self, explained: Iterable[Span]) -> Iterable[Span]:
        """Opening marks at which nothing explained begins."""
        starts = {place.start for place in explained}
        ends = {place.end - 1 for place in explained}
        kinds = [mark for mark in (*self.marks.outer, *self.marks.inner) if mark != "''"]
        for mark in kinds:
            for match in re.finditer(re.escape(mark[0]), self.text):
                if match.start() not in starts and not (mark[0] == mark[1] and match.start() in ends):
                    yield Span(*match.span())
        if self.marks.dash:
            for match in re.finditer(r"(?m)^—", self.text):
                if match.start() not in starts:
                    yield Span(*match.span())


class _Inside(Finder):
    """Looks for quotations with inner marks within those found."""

    hosts: list[Span]

    def opening(self) -> str:
        return f"(?P<mark>[{re.escape(''.join(mark[0] for mark in self.marks.inner)) or '“'}])"

    def closing(self, mark: str, start: int) -> int:
        host = next((piece for piece in self.hosts if piece.start <= start <= piece.end), None)
        end = super().closing(mark, start)
        return min(end, host.end) if host else end


def _pattern(words: str) -> str:
    """The words in the text, however its lines are broken."""
    return r"(?P<words>" + r"\s+".join(re.escape(word) for word in words.split()) + ")"


def overlaps(places: Sequence[Span]) -> bool:
    """Whether any two neighbours in order overlap."""
    return any(one.overlaps(other) for one, other in pairwise(sorted(places)))
