"""Scenes that open with a count of their own, as logs and invented calendars do: "Day 41", "Cycle 9,114"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.story_time import COUNTED_ON, DAYS_IN
from fabula.lexicon.en.structure import (
    BOOK_WORDS,
    CARDINALS,
    CHAPTER_WORDS,
    LETTER_WORDS,
    ORDINALS,
    PART_WORDS,
    VOLUME_WORDS,
)
from fabula.lexicon.en.times import MONTHS
from fabula.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

# For: "Day 41.", "Cycle 9,114 began", "In the Year 212 of the Bell".
_COUNT = re.compile(r"\W*(?:(?:In|On) )?(?:[Tt]he )?(?P<unit>[A-Z][a-z]+) (?P<number>\d[\d,]{0,11})\b")

_IN_WORDS = f"(?:{'|'.join(sorted((*CARDINALS, 'thousand'), key=len, reverse=True))})"
_UNITS = "|".join(sorted(COUNTED_ON))
# For: "It was the year 203 of the Settlement", "In cycle 4402", "Year Forty-one had been dry".
_NUMBERED = re.compile(
    rf"\b(?P<unit>{_UNITS}) "
    rf"(?:(?P<figures>\d[\d,]{{0,11}})|(?P<words>{_IN_WORDS}(?:(?:-| | and ){_IN_WORDS}){{0,5}}))\b",
    re.IGNORECASE,
)
# For: "In the eighty-first year of the Voyage", "the 212th cycle".
_IN_A_ROW = re.compile(
    rf"\b(?:the|that) (?:(?P<figures>\d[\d,]{{0,11}})(?:st|nd|rd|th)|(?P<words>[a-z]+(?:(?:-| | and )[a-z]+){{0,4}})) "
    rf"(?P<unit>{_UNITS})\b(?! (?:at|with|in)\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?]\s|\n\n|$")
_THOUSAND = 1000
_LARGE = 20  # "the third year" may be somebody's own; of smaller numbers it is told of what
_SENTENCES, _FRONT = 2, 160  # sentences, and code points of them, in which such a count may stand

# Months count days of the calendar; chapters and their like count nothing that happens.
_NO_UNITS = frozenset({*MONTHS, *CHAPTER_WORDS, *PART_WORDS, *BOOK_WORDS, *LETTER_WORDS, *VOLUME_WORDS})


class Opening(NamedTuple):
    """What a scene counts, and how long one of it is in days; an invented unit is taken for a day."""

    unit: str
    number: int
    size: float
    known: bool
    words: Span


def opening_counts(text: str, starts: Iterable[tuple[int, ...]]) -> dict[int, Opening]:
    """By scene, the count with which its heading or its first sentence opens; only where two scenes count the same.

    >>> text = "Sol 12. We slept. Nobody came. Sol 9. We landed."
    >>> opening_counts(text, [(0,), (18,), (31,)])[2].number
    9
    >>> text = "In the hundred and fourth year Ansel woke. It was the eighty-first year, and he was small."
    >>> [count.number for count in opening_counts(text, [(0,), (43,)]).values()]
    [104, 81]
    >>> opening_counts("Room 12 was empty. May 12 was cold.", [(0,), (19,)])
    {}

    Args:
        text: of the work.
        starts: for each scene where it may say so: its heading, its first sentence.
    """
    found: dict[int, Opening] = {}
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for scene, places in enumerate(starts):
        for place in places:
            count = _at_front(text, place) or _inside(text, place)
            if count is not None:
                found[scene] = count
                numbers[count.unit].add(count.number)
                break
    return {scene: count for scene, count in found.items() if len(numbers[count.unit]) > 1}


def _at_front(text: str, place: int) -> Opening | None:
    match = _COUNT.match(text, place)
    if match is None or match["unit"].casefold() in _NO_UNITS:
        return None
    return _opening(match["unit"], _figures(match["number"]), Span(match.start("unit"), match.end("number")))


def _inside(text: str, place: int) -> Opening | None:
    """The count of a calendar within the first sentences."""
    last = place
    for _ in range(_SENTENCES):
        end = _SENTENCE.search(text, last)
        last = end.end() if end is not None else len(text)
    last = min(place + _FRONT, last)
    match = _NUMBERED.search(text, place, last)
    if match is not None:
        number = _figures(match["figures"]) if match["figures"] else cardinal(match["words"])
        return _opening(match["unit"], number, Span(match.start(), match.end()))
    match = _IN_A_ROW.search(text, place, last)
    if match is None:
        return None
    place_in_row = _figures(match["figures"]) if match["figures"] else ordinal(match["words"])
    if place_in_row is None or (place_in_row < _LARGE and not text.startswith(" of ", match.end())):
        return None
    return _opening(match["unit"], place_in_row, Span(match.start(), match.end()))


def _opening(unit: str, number: int, words: Span) -> Opening:
    unit = unit.casefold()
    return Opening(unit, number, DAYS_IN.get(unit, 1.0), unit in DAYS_IN, words)


def _figures(number: str) -> int:
    return int(number.replace(",", ""))


def cardinal(words: str) -> int:
    """A number in words.

    >>> cardinal("Forty-one"), cardinal("nine hundred and four"), cardinal("two thousand and six")
    (41, 904, 2006)
    """
    total = whole = 0
    for word in words.casefold().replace("-", " ").split():
        if word == "thousand":
            whole, total = whole + max(1, total) * _THOUSAND, 0
        elif word != "and":
            number = CARDINALS[word]
            total = max(1, total) * number if number == CARDINALS["hundred"] else total + number
    return whole + total


def ordinal(words: str) -> int | None:
    """A place in a row, in words.

    >>> ordinal("eighty-first"), ordinal("three hundred and twelfth"), ordinal("last good")
    (81, 312, None)
    """
    *before, last = words.casefold().replace("-", " ").split()
    total = 0
    for word in before:
        number = CARDINALS.get(word)
        if word == "and":
            continue
        if number is None:
            return None
        total = max(1, total) * number if number == CARDINALS["hundred"] else total + number
    if last == "hundredth":
        return max(1, total) * ORDINALS[last]
    end = ORDINALS.get(last)
    return total + end if end else None
