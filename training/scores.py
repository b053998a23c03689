"""Scores that several fits tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def macro_f1(truth: Sequence[int], given: Sequence[int], size: int) -> float:
    """Mean of the F1 of the classes 0 … `size` - 1; a class that nobody names counts 0.

    >>> macro_f1([0, 0, 1], [0, 1, 1], 2) == (2 / 3 + 2 / 3) / 2
    True
    """
    scores = []
    for number in range(size):
        right = sum(one == two == number for one, two in zip(truth, given, strict=True))
        asked, told = sum(one == number for one in truth), sum(one == number for one in given)
        scores.append(2 * right / (asked + told) if asked + told else 0.0)
    return sum(scores) / size
