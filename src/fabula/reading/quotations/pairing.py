"""Pairs of marks inside one paragraph: what is quoted, what is quoted inside it, and what was left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.reading.quotations.marks import Family, Mark


# Quotations in quotations go no deeper; a bound, so that hostile text costs no more than its length.
_DEEPEST = 8
_STRAIGHT = frozenset('"＂〟″')


class Quoted(msgspec.Struct):
    """A stretch between two marks (marks included).

    Fields:
        opened, closed: whether that mark is there; a missing one means the paragraph's edge or a guess.
        parent: its place in the paragraph's list, or -1.
    """

    start: int
    end: int
    family: Family
    sign: str
    opened: bool = True
    closed: bool = True
    parent: int = -1
    close_at: int = -1  # start of the closing mark


def _straight_sides(marks: Sequence[Mark]) -> dict[int, str]:
    """Sides of straight marks of one family, by their start.

    They alternate; white space is the check. An even number that alternates is trusted, unless the white space alone
    gives a balanced nesting; an odd number lost one mark, and white space shows where.
    """
    sides: dict[int, str] = {}
    alternate = ["open" if number % 2 == 0 else "close" for number in range(len(marks))]
    clashes = sum(mark.side not in {"either", side} for mark, side in zip(marks, alternate, strict=True))
    if len(marks) % 2 == 0 and (clashes < 2 or not _balanced(marks)):
        return {mark.start: side for mark, side in zip(marks, alternate, strict=True)}
    opened = 0
    nests = clashes >= 2 and _balanced(marks)
    for mark in marks:
        side = mark.side
        if side == "either":
            side = "close" if opened else "open"
        opened = (opened + 1 if nests else 1) if side == "open" else max(0, opened - 1)
        sides[mark.start] = side
    return sides


def _balanced(marks: Sequence[Mark]) -> bool:
    """Whether white space alone gives a nesting without anything left over."""
    depth = 0
    for mark in marks:
        if mark.side == "either":
            return False
        depth += 1 if mark.side == "open" else -1
        if depth < 0:
            return False
    return depth == 0


def _mid_clause(text: str, at: int, low: int) -> bool:
    """Whether a word without any punctuation stands before `at`."""
    while at > low and text[at - 1].isspace():
        at -= 1
    return at > low and text[at - 1].isalnum()


class _Pairer:
    """One pass over the marks of a paragraph with a stack of what is open."""

    def __init__(self, text: str, low: int, high: int, marks: Sequence[Mark], *, single: bool, inward: bool) -> None:
        self.text, self.low, self.high, self.marks = text, low, high, marks
        self.single = single  # this chapter's speech stands in single marks
        self.inward = inward  # »…« rather than «…»
        self.done: list[Quoted] = []
        self.stack: list[int] = []
        straight = [mark for mark in marks if mark.sign in _STRAIGHT]
        mixed = any(mark.family == "double" and mark.sign not in _STRAIGHT for mark in marks)
        # Beside curly ones each straight mark is judged alone: “I know," said Ann.
        self.sides: dict[int, str] = (
            {mark.start: mark.side for mark in straight} if mixed else _straight_sides(straight)
        )
        guillemets = [mark for mark in marks if mark.family in {"guillemet", "small guillemet"}]
        for mark in guillemets:
            self.sides[mark.start] = self._guillemet(mark)
        self._look_ahead()
        self._balance()

    def _guillemet(self, mark: Mark) -> str:
        """By the chapter's habit; white space says little, for French has blanks inside both."""
        if mark.start == self.low:
            return "open"  # French opens each paragraph of a long speech with the closing sign
        return "open" if (mark.sign in "»›") == self.inward else "close"

    def _look_ahead(self) -> None:
        """For each single mark: whether a sure closing mark, or a doubtful one, comes before the next opening one."""
        self.sure_ahead: dict[int, bool] = {}
        self.doubt_ahead: dict[int, bool] = {}
        sure = doubt = False
        for mark in reversed(self.marks):
            if mark.family != "single":
                continue
            self.sure_ahead[mark.start], self.doubt_ahead[mark.start] = sure, doubt
            if mark.side == "close":
                sure = True
            elif mark.side == "open":
                sure = doubt = False
            else:
                doubt = True

    def _balance(self) -> None:
        """For each mark: the lowest depth its family reaches from here on, counted from 0 before this mark."""
        self.balance_ahead: dict[int, int] = {}
        lowest: dict[str, int] = {}
        for mark in reversed(self.marks):
            step = 1 if self.sides.get(mark.start, mark.side) == "open" else -1
            lowest[mark.family] = self.balance_ahead[mark.start] = step + min(0, lowest.get(mark.family, 0))

    def _open(self, family: str) -> int:
        """Place in the stack of the innermost open quotation of that family; -1 when there is none."""
        for place in range(len(self.stack) - 1, -1, -1):
            if self.done[self.stack[place]].family == family:
                return place
        return -1

    def _push(self, mark: Mark) -> None:
        if len(self.stack) == _DEEPEST:
            return
        self.done.append(
            Quoted(
                mark.start, self.high, mark.family, mark.sign, closed=False, parent=self.stack[-1] if self.stack else -1
            )
        )
        self.stack.append(len(self.done) - 1)

    def _pop(self, place: int, mark: Mark) -> None:
        quoted = self.done[self.stack[place]]
        for lost in self.stack[place + 1 :]:
            self.done[lost].end = mark.start  # never closed inside what closes now
            self.done[lost].closed = False
        del self.stack[place:]
        quoted.end, quoted.closed, quoted.close_at = mark.end, True, mark.start

    def _abandon(self, place: int, at: int) -> None:
        """What is open from `place` on was never closed: it ends before `at`."""
        while at > self.low and self.text[at - 1].isspace():
            at -= 1
        for lost in self.stack[place:]:
            self.done[lost].end = max(at, self.done[lost].start + 1)
        del self.stack[place:]

    def _read_single(self, mark: Mark) -> None:
        place = self._open("single")
        side = mark.side
        if side == "either" and (self._blank_around(mark)):
            side = "close" if place >= 0 else "open"
        if side == "open":
            if place >= 0 and _mid_clause(self.text, mark.start, self.low) and mark.sign in "'’":
                return  # “'Where is 'Arry?'”
            ahead = self.sure_ahead[mark.start] or self.doubt_ahead[mark.start]
            if not ahead and not (self.single and not _mid_clause(self.text, mark.start, self.low)):
                return
            if place >= 0:
                self._abandon(place, mark.start)
            self._push(mark)
        elif side == "close":
            if place >= 0:
                self._pop(place, mark)
        elif place >= 0 and not self.sure_ahead[mark.start] and not self.doubt_ahead[mark.start]:
            opener = self.done[self.stack[place]]
            follows = self.text[mark.end : mark.end + 2]
            speech = not self.text[self.low : opener.start].strip() and self.single
            if speech and follows[:1] == " " and follows[1:2].islower():
                return  # ‘I was goin’ home   (goes on in the next paragraph)
            self._pop(place, mark)

    def _blank_around(self, mark: Mark) -> bool:
        before = self.text[mark.start - 1] if mark.start > self.low else " "
        after = self.text[mark.end] if mark.end < self.high else " "
        return before.isspace() and after.isspace()

    def _read_other(self, mark: Mark) -> None:
        place = self._open(mark.family)
        side = self.sides.get(mark.start, mark.side)
        if side == "either":
            side = "close" if place >= 0 else "open"
        if place >= 0:
            opener = self.done[self.stack[place]].sign
            german = mark.sign == "“" and opener in "„‟"
            swedish = mark.sign == opener == "”"
            if german or swedish or (mark.sign == "“" and self._ends_speech(mark)):
                side = "close"  # the last: a mark set the wrong way round
        elif mark.sign == "”" and self._starts_speech(mark):
            side = "open"  # Swedish ”…”
        if side == "open":
            if place >= 0 and not self._nests(mark):
                self._abandon(place, mark.start)
            self._push(mark)
        elif place >= 0:
            self._pop(place, mark)
        else:
            self.done.append(Quoted(self.low, mark.end, mark.family, mark.sign, opened=False, close_at=mark.start))

    def _nests(self, mark: Mark) -> bool:
        """Whether from here on more marks of the family close than open, so that the one open before can close too."""
        return self.balance_ahead[mark.start] < 0

    def _ends_speech(self, mark: Mark) -> bool:
        before = self.text[mark.start - 1 : mark.start]
        after = self.text[mark.end : mark.end + 1] or " "
        return (
            mark.end > self.low
            and (before in tuple(",.!?—…") and before != "")
            and (after.isspace() or mark.end == self.high)
        )

    def _starts_speech(self, mark: Mark) -> bool:
        before = self.text[mark.start - 1] if mark.start > self.low else " "
        after = self.text[mark.end] if mark.end < self.high else " "
        return (before.isspace() or before in "([—–") and after.isalnum()

    def read(self) -> list[Quoted]:
        for mark in self.marks:
            if mark.family == "single":
                self._read_single(mark)
            else:
                self._read_other(mark)
        return self.done


def pair_marks(
    text: str, low: int, high: int, marks: Sequence[Mark], *, single: bool = False, inward: bool = False
) -> list[Quoted]:
    """What `marks` enclose in the paragraph `text[low:high]`, in order of their start.

    >>> from fabula.reading.quotations.marks import find_marks
    >>> text = "‘The boys’ room is “free”,’ said Ann."
    >>> [text[q.start : q.end] for q in pair_marks(text, 0, 37, find_marks(text, 0, 37))]
    ['‘The boys’ room is “free”,’', '“free”']
    """
    return _Pairer(text, low, high, marks, single=single, inward=inward).read()
