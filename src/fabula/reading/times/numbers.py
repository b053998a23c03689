"""Numbers as stories write them: "3", "2½", "five-and-twenty", "a couple of", "three or four", "several"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.times import (
    FRACTIONS,
    NUMBERS,
    ORDINAL_NUMBERS,
    PAIRS,
    SCALES,
    VAGUE_NUMBERS,
    VAGUE_PHRASES,
)

if TYPE_CHECKING:
    from fabula.reading.times.page import Page

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([½¼¾])?")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|d)")
_PHRASES: dict[str, list[tuple[str, ...]]] = defaultdict(list)
for _phrase in VAGUE_PHRASES:
    _PHRASES[_phrase[0]].append(_phrase)


class Number(NamedTuple):
    """A number and the place after it; `least` None is "several", `article` that it is only "a"."""

    end: int
    least: float | None
    most: float | None = None
    article: bool = False


def cardinal(page: Page, at: int) -> tuple[float, int] | None:
    """The number written at `at`, and where it ends: "five-and-twenty", "a hundred and two", "1,000"."""
    word = page.get(at)
    if word[:1].isdecimal():
        return _in_digits(page, at, word)
    if word in FRACTIONS:
        return FRACTIONS[word], at + 1
    here, total = at, 0
    current: int | None = None
    if word == "a" and page.get(at + 1) in SCALES:
        current, here = 1, at + 1
    while True:
        word = page.get(here)
        if word in NUMBERS:
            number = NUMBERS[word]
            if current is None:
                current = number
            elif current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and number < 10):
                current += number
            else:
                break
            here += 1
        elif word in SCALES and current is not None:
            if SCALES[word] >= 1000:
                total, current = total + current * SCALES[word], 0
            else:
                current *= SCALES[word]
            here += 1
        elif current and (more := _linked(page, here, word, current)) is not None:
            current, here = current + more[0], more[1]
        else:
            break
    return None if current is None else (total + current, here)


def _in_digits(page: Page, at: int, word: str) -> tuple[float, int] | None:
    match = _DIGITS.fullmatch(word)
    if match is None:
        return None
    number = float(match[1].replace(",", "") + (match[2] or "")) + FRACTIONS.get(match[3] or "", 0)
    end = at + 1
    if page.get(end) in FRACTIONS:
        number, end = number + FRACTIONS[page.get(end)], end + 1
    scale = SCALES.get(page.get(end), 1)
    return (number * scale, end + 1) if scale >= 1000 else (number, end)


def _linked(page: Page, here: int, word: str, current: int) -> tuple[int, int] | None:
    """What "-" or "and" adds: "twenty-five", "five-and-twenty", "five and twenty", "a hundred and two"."""
    if word == "-":
        if page.get(here + 1) == "and" and page.get(here + 2) == "-" and current < 10:
            ten = NUMBERS.get(page.get(here + 3), 0)
            return (ten, here + 4) if ten >= 20 else None
        one = NUMBERS.get(page.get(here + 1), 99)
        return (one, here + 2) if one < 10 and current % 10 == 0 and current % 100 >= 20 else None
    if word == "and":
        number = NUMBERS.get(page.get(here + 1), 0)
        if current % 100 == 0 and number:
            return 0, here + 1
        if current < 10 and number >= 20:
            return number, here + 2
    return None


def ordinal(page: Page, at: int) -> tuple[int, int] | None:
    """As in "third", "21st", "twenty-first", "hundred and first"; and where it ends."""
    word = page.get(at)
    if (match := _ORDINAL.fullmatch(word)) is not None:
        return int(match[1]), at + 1
    if word in ORDINAL_NUMBERS:
        return ORDINAL_NUMBERS[word], at + 1
    if word in NUMBERS and NUMBERS[word] >= 20:
        last = at + 2 if page.get(at + 1) == "-" else at + 1
        one = ORDINAL_NUMBERS.get(page.get(last), 99)
        if one < 10:
            return NUMBERS[word] + one, last + 1
        if last == at + 2 and page.get(last) == "and":  # "one-and-twentieth" has its ten last; not read
            return None
    return None


def number(page: Page, at: int) -> Number | None:
    """How many, exact or not, with a second number where one is given."""
    word = page.get(at)
    for phrase in _PHRASES.get(word, ()):
        if page.at(at, phrase):
            end = at + len(phrase)
            return Number(end + (page.get(end) in SCALES), None)
    if word == "half" and page.get(at + 1) == "a" and page.get(at + 2) == "dozen":
        return Number(at + 3, 6)
    if word in {"a", "the", "another"} and page.get(at + 1) in PAIRS and page.get(at + 2) == "of":
        return Number(at + 3, 2)
    if word == "another" and (more := cardinal(page, at + 1)) is not None:
        return _with_second(page, *more)
    if word in VAGUE_NUMBERS and not (word == "many" and page.get(at + 1) == "a"):
        return Number(at + 1, None)
    exact = cardinal(page, at)
    if exact is not None:
        return _with_second(page, *exact)
    if word in {"a", "an", "another"}:
        return Number(at + 1, 1, article=True)
    return None


def _with_second(page: Page, least: float, end: int) -> Number:
    most = None
    # "of" as in "a score of years"; a half as in "two and a half", "two-and-a-half".
    if page.get(end) == "of" and page.get(end - 1) in SCALES:
        end += 1
    for half in (("and", "a", "half"), ("-", "and", "-", "a", "-", "half")):
        if page.at(end, half):
            return Number(end + len(half), least + 0.5)
    if page.get(end) in {"or", "to", "–", "-", "and"} and (second := cardinal(page, end + 1)) is not None:
        joint = page.get(end)
        if second[0] > least and (joint in {"or", "to"} or page.joined(end)):
            most, end = second
    return Number(end, least, most)
