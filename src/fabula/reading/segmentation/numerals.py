"""Numbers as headings write them: 12, XII, xii, Twelve, Twenty-first."""

from __future__ import annotations

import re
from itertools import pairwise

from fabula.lexicon.en.structure import CARDINALS, ORDINALS

_ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})", re.IGNORECASE)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ARABIC = re.compile(r"\d{1,4}(?:st|nd|rd|th)?", re.IGNORECASE)

# What may stand for a number in a heading; `value_of` says whether it does.
_SPELLED = "|".join(sorted({*CARDINALS, *ORDINALS}, key=lambda word: (-len(word), word)))
NUMBER = (
    rf"(?:\d{{1,4}}(?:st|nd|rd|th)?|[IVXLCDMivxlcdm]+"
    rf"|(?i:(?:the[\s-]+)?(?:{_SPELLED})(?:(?:[\s-]+and)?[\s-]+(?:{_SPELLED}))*))"
)


def value_of(words: str) -> int | None:
    """The number that `words` write; 0 for one that is not told ("the last"); None when they write none.

    >>> [value_of(words) for words in ("12", "XIV", "the Twenty-First", "one hundred and three", "DIM", "last")]
    [12, 14, 21, 103, None, 0]
    """
    words = words.strip().lower()
    if _ARABIC.fullmatch(words):
        return int(re.sub(r"\D", "", words))
    if _ROMAN.fullmatch(words):
        return _roman(words.upper())
    total = 0
    seen = False
    for word in re.split(r"[\s-]+", words.removeprefix("the ")):
        if word == "and":
            continue
        value = CARDINALS.get(word, ORDINALS.get(word))
        if value is None:
            return None
        seen = True
        total = max(total, 1) * 100 if word.startswith("hundred") else total + value
    return total if seen else None


def _roman(letters: str) -> int | None:
    total = 0
    for letter, following in pairwise(f"{letters} "):
        value = _VALUES[letter]
        total += -value if _VALUES.get(following, 0) > value else value
    return total
