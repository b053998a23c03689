"""Chapters numbered backwards: a story that says by its headings that it is told from the end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.lexicon.en.structure import CARDINALS, ORDINALS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.model.text import Section

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_FEWEST = 3  # chapters that count down before it is taken for more than chance


def counts_down(sections: Iterable[Section]) -> bool:
    """Whether headings number the chapters downwards, each one less than the one before."""
    numbers = [number for one in sections if one.number and one.kind != "part" and (number := numbered(one.title))]
    return len(numbers) >= _FEWEST and all(two == one - 1 for one, two in pairwise(numbers))


def numbered(title: str) -> int | None:
    """The number in a heading.

    >>> numbered("Chapter Five"), numbered("IV."), numbered("3"), numbered("The Fire")
    (5, 4, 3, None)
    """
    for word in title.casefold().replace("-", " ").split():
        bare = word.strip(".:,;–—()[]*")
        if bare.isdecimal():
            return int(bare)
        found = CARDINALS.get(bare) or ORDINALS.get(bare)
        if found:
            return found
        if bare and set(bare) <= set(_ROMAN) and (len(title.split()) <= 2 or word != bare):
            return _roman(bare)
    return None


def _roman(word: str) -> int:
    total = 0
    for one, two in zip(word, [*word[1:], ""], strict=True):
        value = _ROMAN[one]
        total += -value if two and _ROMAN[two] > value else value
    return total
