"""How much of which unit: "two weeks", "an hour and a half", "half a century", "three or four days"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.time_company import ENDS_DISTANCE, LEADS_TO_AMOUNT
from fabula.lexicon.en.times import (
    HEDGES,
    HEDGES_AFTER,
    MAY_FOLLOW_TIME,
    NO_UNITS,
    NOT_THAT_LONG,
    PARTS_OF_UNITS,
    SOME_TIME,
    SPANS_OF_TIME,
    UNIT_ADJECTIVES,
    UNIT_FORMS,
    UNITS,
    VAGUE_CODES,
)
from fabula.reading.times.numbers import Number, cardinal, number

if TYPE_CHECKING:
    from fabula.reading.times.page import Page

_HEDGES: dict[str, list[tuple[str, ...]]] = defaultdict(list)
for _hedge in HEDGES:
    _HEDGES[_hedge[0]].append(_hedge)
_SOME_TIME: dict[str, list[tuple[str, ...]]] = defaultdict(list)
for _phrase in SOME_TIME:
    _SOME_TIME[_phrase[0]].append(_phrase)


class Amount(NamedTuple):
    """So many of a unit."""

    end: int
    number: Number
    unit: str
    known: bool = True


def measure(quantity: float | None, unit: str) -> str:
    """A TIMEX3 duration.

    >>> measure(1.5, "hour"), measure(2, "fortnight"), measure(None, "day"), measure(3, "cycle")
    ('PT90M', 'P4W', 'PXD', 'PXX')
    """
    if unit not in UNITS:
        return "PXX"
    size, code = UNITS[unit]
    if quantity is None:
        code = VAGUE_CODES.get(unit, f"X{code}" if not code.startswith("T") else f"TX{code[1:]}")
        return f"P{code}"
    if quantity != int(quantity) and unit in PARTS_OF_UNITS:
        parts, part = PARTS_OF_UNITS[unit]
        quantity, size, code = quantity * parts, 1, part
    amount = f"{quantity * size:g}"
    return f"PT{amount}{code[1:]}" if code.startswith("T") else f"P{amount}{code}"


def hedge(page: Page, at: int) -> tuple[str | None, int]:
    """As in "Almost", "more than", "about" before an amount, and where it ends."""
    best: tuple[str, ...] = ()
    for words in _HEDGES.get(page.get(at), ()):
        if len(words) > len(best) and page.at(at, words):
            best = words
    return (HEDGES[best], at + len(best)) if best else (None, at)


def hedge_after(page: Page, at: int) -> tuple[str | None, int]:
    """As in "or so", "or more" after an amount, and where it ends."""
    for words, modifier in HEDGES_AFTER.items():
        if page.at(at, words):
            return modifier, at + len(words)
    return None, at


def unit_at(page: Page, at: int) -> str | None:
    """The unit that a word is a form of."""
    word = page.get(at)
    return UNIT_FORMS.get(word) or SPANS_OF_TIME.get(word)


def amount(page: Page, at: int, *, odd: bool = False) -> Amount | None:
    """An amount at `at`; with `odd` also of units that we do not know ("three cycles")."""
    part = _part_of_unit(page, at)
    if part is not None:
        return part
    many = number(page, at)
    if many is None:
        return None
    here = many.end
    if page.get(here) == "-":  # "a ten-day march"
        here += 1
    if page.get(here) == "half" and many.article:  # "a half hour"
        here += 1 + (page.get(here + 1) == "-")
        unit = unit_at(page, here)
        return Amount(here + 1, many._replace(least=0.5, article=False), unit) if unit in PARTS_OF_UNITS else None
    if many.article and unit_at(page, here) is None and _is_adjective(page, here):
        unit = UNIT_FORMS.get(page.get(here + 1))  # "an interminable minute"
        if unit in {"minute", "hour", "week", "month", "year"} and page.get(here + 1) == unit:
            here += 1
    for _ in range(3):
        unit = unit_at(page, here)
        if unit is not None and many.least is None and page.get(here) == unit:
            return None  # "some day" is no number of days
        if unit is not None and not (page.get(here) == "second" and not _is_second(page, at, here)):
            return _with_more(page, Amount(here + 1, many, unit))
        if page.get(here) not in UNIT_ADJECTIVES:
            break
        here += 1
    if odd and (many.least is None or many.least != 1):
        unit = odd_unit(page, here)
        if unit is not None:
            return Amount(here + 1, many, unit, known=False)
    return None


def _is_adjective(page: Page, at: int) -> bool:
    """Whether a word that we do not know may describe an hour."""
    word = page.get(at)
    return word.isalpha() and word not in MAY_FOLLOW_TIME and word not in NOT_THAT_LONG and not page.capital(at)


def odd_unit(page: Page, at: int) -> str | None:
    """The singular of a plural noun that might be somebody's unit of time."""
    word = page.get(at)
    if (
        not (word.endswith("s") and len(word) > 3 and word.isalpha())
        or word.endswith("ss")
        or (page.capital(at) and at > page.first)
    ):
        return None
    return None if word in NO_UNITS else word[:-1]


def _part_of_unit(page: Page, at: int) -> Amount | None:
    """As in "half an hour", "a quarter of an hour", "three-quarters of an hour"."""
    word = page.get(at)
    if word == "half":
        here = at + 1 + (page.get(at + 1) == "-")
        if page.get(here) in {"a", "an", "the"}:
            here += 1 + (page.get(here + 1) == "-")
        unit = unit_at(page, here)
        led = page.get(at - 1) in {"the", "t'", "that", "this", "every", "each", "last", "next"}
        if unit in PARTS_OF_UNITS and (here > at + 1 or led):
            return Amount(here + 1, Number(here, 0.5), unit)
    if word in {"a", "three"}:
        here = at + 1 + (page.get(at + 1) == "-")
        if page.get(here) in {"quarter", "quarters"} and page.get(here + 1) == "of":
            unit = unit_at(page, here + 3) if page.get(here + 2) in {"an", "a"} else None
            if unit in PARTS_OF_UNITS:
                return Amount(here + 4, Number(here, 0.25 if word == "a" else 0.75), unit)
    return None


def _is_second(page: Page, at: int, here: int) -> bool:
    """Whether "second" after a number is a stretch of time: "for a second", not "a second man"."""
    after = page.get(here + 1)
    lone = page.stops(here + 1) or after in {"or", "and", "later", "after", "before", "longer", "more"}
    return lone and (
        page.get(at - 1) in LEADS_TO_AMOUNT or after in {"or", "later", "longer"} or page.get(at) == "half"
    )


def _with_more(page: Page, found: Amount) -> Amount:
    """What follows the unit: "and a half", "or two", "or ten minutes"."""
    end, many = found.end, found.number
    if many.least is None:
        return found
    if page.at(end, ("and", "a", "half")):
        return found._replace(end=end + 3, number=many._replace(least=many.least + 0.5, article=False))
    if page.get(end) == "or" and (second := cardinal(page, end + 1)) is not None and second[0] > many.least:
        here = second[1]
        if unit_at(page, here) is None and odd_unit(page, here) is None:
            return found._replace(end=here, number=many._replace(most=second[0], article=False))
    return found


def alone(page: Page, at: int) -> bool:
    """Whether "before" or "after" has nothing to go with."""
    if page.get(at) in {"that", "this"} and page.stops(at + 1):  # "the week before that": a time told before
        return True
    return page.stops(at) or page.get(at) in ENDS_DISTANCE
