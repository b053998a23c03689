"""Heads of punctuation marks, by the guidelines of Universal Dependencies rather than by the model.

Marks in pairs hang from the word that carries what they enclose, the last marks of a sentence from its root, and any
other from the unit it sets apart: of its two neighbours, the one that hangs from the other's side, as high as no arc
crosses the mark (https://universaldependencies.org/u/dep/punct.html).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_CLOSES = {"(": ")", "[": "]", "{": "}", "<": ">", "“": "”", "‘": "’", "``": "''", "«": "»"}
_CLOSING = frozenset(_CLOSES.values())
_STRAIGHT = frozenset("\"'")
# Words between two marks that may be a pair, and steps from head to head: beyond, nobody reads them together.
_FARTHEST = 200


def hang_marks(
    heads: NDArray[np.int32], begins: NDArray[np.int32], forms: Sequence[str], is_mark: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Gives marks their heads, in place; those on which other words hang are left alone.

    >>> heads = np.array([1, 0, -2, -3], np.int32)  # both marks hang from "Well", as a model may have it
    >>> marks = np.array([False, False, True, True])
    >>> hang_marks(heads, np.array([0], np.int32), ["Well", "rowed", ",", "!"], marks).tolist(), heads.tolist()
    ([False, False, True, True], [1, 0, -1, -2])

    Args:
        heads: distances, 0 for a root.
        begins: number of the first word of each sentence, ascending, from 0.
        forms: the words.
        is_mark: which words are punctuation.

    Returns:
        Which words were given a head.
    """
    count = len(heads)
    parents = np.arange(count) + heads
    carries = np.zeros(count, np.bool_)
    carries[parents[heads != 0]] = True
    loose = is_mark & ~carries & (heads != 0)
    given = np.zeros(count, np.bool_)
    if not loose.any():
        return given
    ends = np.append(begins[1:], count)
    sentences = np.unique(np.searchsorted(begins, np.flatnonzero(loose), side="right") - 1)
    above, passed = parents.tolist(), is_mark.tolist()
    for start, end in zip(begins[sentences].tolist(), ends[sentences].tolist(), strict=True):
        sentence = _Sentence(start, end, above, passed)
        partners = dict(_pairs(forms, start, end, passed))
        for mark in (np.flatnonzero(loose[start:end]) + start).tolist():
            head = sentence.head_of(mark, partners.get(mark))
            if head is not None:
                heads[mark] = head - mark
                given[mark] = True
    return given


class _Sentence:
    """The words of one sentence, marks apart."""

    def __init__(self, start: int, end: int, above: Sequence[int], passed: Sequence[bool]) -> None:
        self.start, self.end, self.above, self.passed = start, end, above, passed

    def head_of(self, mark: int, partner: int | None) -> int | None:
        """The word that a mark hangs from; none where there is no word."""
        if partner is not None and (carrier := self.carrier(min(mark, partner), max(mark, partner))) is not None:
            return carrier
        left, right = self.top(mark, -1), self.top(mark, 1)
        if left is None or right is None:
            return right if left is None else left
        # The right unit hangs from the left side, or holds no root: it is what the mark sets apart.
        return right if self.above[left] == left or self.above[right] < mark else left

    def carrier(self, opening: int, closing: int) -> int | None:
        """The first word between two marks that hangs from a word outside them."""
        if closing - opening > _FARTHEST:
            return None
        return next(
            (
                word
                for word in range(opening + 1, closing)
                if not self.passed[word] and not (opening < self.above[word] < closing and self.above[word] != word)
            ),
            None,
        )

    def top(self, mark: int, step: int) -> int | None:
        """From the nearest word on one side up from head to head, while they stay on that side."""
        at = mark + step
        while self.start <= at < self.end and self.passed[at]:
            at += step
        if not self.start <= at < self.end:
            return None
        for _ in range(_FARTHEST):
            head = self.above[at]
            if head == at or (head - mark) * step < 0 or self.passed[head]:
                break
            at = head
        return at


def _pairs(forms: Sequence[str], start: int, end: int, passed: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Marks that open and close the same, both ways; straight ones open and close by turns."""
    opened: list[int] = []
    straight: dict[str, int] = {}
    for number in range(start, end):
        if not passed[number]:
            continue
        form = forms[number]
        other = -1
        if form in _CLOSES:
            opened.append(number)
        elif form in _CLOSING and opened and _CLOSES[forms[opened[-1]]] == form:
            other = opened.pop()
        elif form in _STRAIGHT:
            other = straight.pop(form, -1)
            if other < 0:
                straight[form] = number
        if other >= 0:
            yield number, other
            yield other, number
