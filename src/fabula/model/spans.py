"""Half-open spans of code points: the address of everything fabula says."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """`[start, end)` in code points of the edition's text.

    >>> Span(0, 4).of("Emma Woodhouse")
    'Emma'
    >>> Span(0, 4).overlaps(Span(4, 6))
    False
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of `text` at this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span (or is equal to it)."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Span:
        """The same span, `by` code points further on."""
        return Span(self.start + by, self.end + by)


class Spans(msgspec.Struct, frozen=True):
    """Many ordered, non-overlapping spans as two columns; for tokens and sentences, where objects would weigh too much.

    Both columns are `array('I')` and are not to be changed.

    >>> words = Spans.of([(0, 4), (5, 14)])
    >>> len(words), words[1]
    (2, Span(start=5, end=14))
    >>> words.within(0, 5)
    range(0, 1)
    >>> words.at(6)
    1
    """

    starts: array  # type: ignore[type-arg]  # msgspec reads the annotation at run time and knows no array[int]
    ends: array  # type: ignore[type-arg]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> Spans:
        """Columns from (start, end) pairs in order."""
        starts, ends = array("I"), array("I")
        for start, end in pairs:
            starts.append(start)
            ends.append(end)
        return cls(starts, ends)

    @classmethod
    def joined(cls, parts: Sequence[Spans], offsets: Sequence[int]) -> Spans:
        """One pair of columns from several, each moved on by its offset."""
        starts, ends = array("I"), array("I")
        for part, by in zip(parts, offsets, strict=True):
            starts.extend(array("I", [start + by for start in part.starts]) if by else part.starts)
            ends.extend(array("I", [end + by for end in part.ends]) if by else part.ends)
        return cls(starts, ends)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> Span:
        return Span(self.starts[number], self.ends[number])

    def at(self, position: int) -> int:
        """Number of the last span that starts at or before `position`; -1 when there is none."""
        return bisect_right(self.starts, position) - 1

    def within(self, start: int, end: int) -> range:
        """Numbers of the spans that start in `[start, end)`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))
