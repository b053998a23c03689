"""Dates as days: which days of the calendar a TIMEX3 value leaves open, and how a value is written from such days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from fabula.lexicon.en.story_time import NAMED_PARTS, PARTS

_VALUE = re.compile(r"(\d{1,4}X{0,3}|X{1,4}\d?)(?:-(\d\d|XX|SP|SU|FA|WI|WXX))?(?:-(\d\d?|XX))?(?:T(.+))?")
# First and last month of a season, the winter's year being that of its first month.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_SMALLEST_YEAR = 4  # digits of a year told in full
_CLOCK = re.compile(r"(\d\d):(\d\d)")
NOON, FULL = 720, 1440


class Day(NamedTuple):
    """Days of the calendar by year, month and day; None for what is not told."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_month: int | None = None  # of a season or of part of a year
    years: int = 1  # how many years it may be ("the sixties": 10)
    weekday: int | None = None

    def span(self, year: int) -> tuple[int, int] | None:
        """First and last day, counted from 1 January of the year 1, in that year; None for a day it does not have."""
        try:
            if self.month is None:
                return date(year, 1, 1).toordinal(), date(year + self.years - 1, 12, 31).toordinal()
            if self.day is not None:
                only = date(year, self.month, self.day).toordinal()
                return only, only
            last = self.last_month or self.month
            after = date(year + (last // 12), last % 12 + 1, 1)
            return date(year, self.month, 1).toordinal(), (after - timedelta(days=1)).toordinal()
        except (ValueError, OverflowError):  # 30 February, or a year that no calendar holds
            return None


def day_of(value: str, modifier: str | None = None) -> Day | None:
    """What a TIMEX3 value tells of the day.

    >>> day_of("1815-06-18")
    Day(year=1815, month=6, day=18, last_month=None, years=1, weekday=None)
    >>> day_of("XXXX-WXX-5").weekday, day_of("XXXX-SP").month, day_of("XXXX-XX-XXTEV") is None
    (5, 3, True)
    """
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    told, of_year, of_month = match[1], match[2], match[3]
    year, years = _year(told)
    if of_year == "WXX":
        return Day(weekday=int(of_month)) if of_month and of_month.isdecimal() else None
    if of_year in _SEASONS:
        first, last = _SEASONS[of_year]
        return Day(year, first, None, last, years)
    month = int(of_year) if of_year and of_year.isdecimal() else None
    day = int(of_month) if of_month and of_month.isdecimal() else None
    if month is None:
        if year is None:
            return None  # "the third": of which month is not told
        months = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}.get(modifier or "")
        if months is None or years > 1:
            return Day(year, years=years)
        return Day(year, months[0], None, months[1])
    return Day(year, month, day, None, years) if 1 <= month <= 12 else None


def _year(told: str) -> tuple[int | None, int]:
    """The first year that is meant, and how many it may be."""
    digits = told.rstrip("X")
    if not digits.isdecimal() or told.startswith("X"):
        return None, 1
    if len(digits) == _SMALLEST_YEAR:
        return int(digits) or None, 1
    missing = _SMALLEST_YEAR - len(digits)
    return int(digits) * 10**missing or None, 10**missing


def minutes_of(value: str, name: str | None, modifier: str | None, *, either_half: bool) -> tuple[int, int] | None:
    """First and last minute of the day that a value leaves open; with `either_half` those of the morning hour.

    >>> minutes_of("XXXX-XX-XXT16:30", None, None, either_half=False)
    (990, 990)
    """
    _, has, of_day = value.partition("T")
    if not has or value.startswith("P"):
        return None
    clock = _CLOCK.match(of_day)
    if clock is not None:
        at = (int(clock[1]) * 60 + int(clock[2])) % FULL
        if clock[1] == "24":
            at = FULL - 1
        if either_half and at >= NOON:
            at -= NOON
        about = 20 if modifier == "APPROX" else 0
        return max(0, at - about), min(FULL - 1, at + about)
    named = NAMED_PARTS.get((name or "").casefold())
    if named is not None:
        return named
    part = PARTS.get(of_day[:2])
    if part is None:
        return None
    low, high = part
    third = (high - low) // 3
    if modifier == "START":
        return low, low + third
    if modifier == "END":
        return high - third, high
    return part


def written(first: int, last: int) -> str | None:
    """The TIMEX3 value of days of the calendar: a day, a month or a year when they lie in one.

    >>> written(date(1815, 6, 18).toordinal(), date(1815, 6, 18).toordinal())
    '1815-06-18'
    >>> written(date(1815, 6, 1).toordinal(), date(1815, 6, 18).toordinal()), written(1, 800)
    ('1815-06', None)
    """
    if not 1 <= first <= last <= date.max.toordinal():
        return None
    one, two = date.fromordinal(first), date.fromordinal(last)
    if one == two:
        return one.isoformat()
    if (one.year, one.month) == (two.year, two.month):
        return f"{one.year:04}-{one.month:02}"
    return f"{one.year:04}" if one.year == two.year else None
