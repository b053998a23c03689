"""Which of the spans that the model proposes are taken: best first, inside each other as they like, never crossing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def choose(
    starts: Sequence[int] | NDArray[np.int64], ends: Sequence[int] | NDArray[np.int64], chances: NDArray[np.float32]
) -> NDArray[np.int64]:
    """Numbers of the spans taken, by first word and longer ones first. Ends are last words.

    >>> choose([0, 1, 1, 3], [2, 3, 1, 3], np.array([0.8, 0.9, 0.4, 0.5], np.float32)).tolist()
    [1, 2, 3]
    """
    starts, ends = np.asarray(starts, np.int64), np.asarray(ends, np.int64)
    if not len(starts):
        return np.zeros(0, np.int64)
    taken = starts == ends  # a single word crosses nothing
    several = np.flatnonzero(~taken)
    # Equal chances: the earlier and then the shorter one, so that the order of the network's rows does not matter.
    order = several[np.lexsort((ends[several], starts[several], -chances[several]))]
    size = int(ends.max()) + 1
    reach = list(range(size))  # last word of the longest span taken that starts at each word
    back = list(range(size))  # first word of the longest span taken that ends at each word
    for number, start, end in zip(order.tolist(), starts[order].tolist(), ends[order].tolist(), strict=True):
        if max(reach[start + 1 : end + 1]) > end or min(back[start:end]) < start:
            continue
        taken[number] = True
        reach[start] = max(reach[start], end)
        back[end] = min(back[end], start)
    kept = np.flatnonzero(taken)
    return kept[np.lexsort((-ends[kept], starts[kept]))]


def unbroken(starts: NDArray[np.int64], ends: NDArray[np.int64], beginnings: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each span keeps to one sentence. Ends are last words; `beginnings` tells which words begin one.

    Where a name stands twice ("Anne said … to Anne") the network likes the long way from the first to the second,
    too: left among the others, it would drive out the name itself.

    >>> unbroken(np.array([0, 0, 2]), np.array([1, 2, 3]), np.array([1, 0, 1, 0], bool)).tolist()
    [True, False, True]
    """
    begun = np.cumsum(beginnings)
    whole: NDArray[np.bool_] = begun[starts] == begun[ends]
    return whole


RIVAL = 0.8
"""Chance from which on a second reading of where a mention ends is believed: below it, two in three are wrong."""


def without_rivals(
    starts: NDArray[np.int64], types: NDArray[np.int64], chances: NDArray[np.float32], pronouns: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Numbers of the spans that stay when of one type and one first word only the likeliest does, and what is certain.

    Where a phrase ends is what the network doubts most: "the smith", "the smith of Orm" and "the smith of Orm who …"
    come together, all likely, while rarely two of them are mentions. A pronoun ("his" of "his wife") is nobody's rival.

    >>> chances = np.array([0.7, 0.9, 0.6, 0.85, 0.6], np.float32)
    >>> without_rivals(np.array([0, 0, 0, 0, 3]), np.zeros(5, int), chances, np.array([0, 0, 1, 0, 0], bool)).tolist()
    [1, 2, 3, 4]
    """
    order = np.lexsort((-chances, types, starts, pronouns))
    first = np.ones(len(order), bool)
    first[1:] = np.any([(column[order[1:]] != column[order[:-1]]) for column in (starts, types, pronouns)], axis=0)
    stays = np.ones(len(order), bool)
    stays[order] = first
    return np.flatnonzero(stays | pronouns | (chances >= RIVAL))
