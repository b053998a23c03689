"""Years, decades and centuries as stories write them: "1815", "17—", "'76", "nineteen forty-two", "the sixties"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.lexicon.en.time_company import LEADS_TO_YEAR
from fabula.lexicon.en.times import DECADES, ERAS_AFTER, ERAS_BEFORE, NUMBERS
from fabula.reading.times.numbers import ordinal
from fabula.reading.times.page import Draft

if TYPE_CHECKING:
    from fabula.reading.times.page import Page

_YEAR = re.compile(r"[1-3]\d{3}")
_FAR_YEAR = re.compile(r"[1-9]\d{2,3}")  # of any calendar
_SHORT = re.compile(r"'(\d\d)")
_DECADE = re.compile(r"([12]\d\d)0's|([12]\d\d)0s|'?(\d)0s")
_DASHES = frozenset({"—", "--", "–", "-", "——", "----", "---"})


def year(page: Page, at: int) -> tuple[str, int] | None:
    """The value of a year at `at`, and where it ends; with or without its era."""
    word = page.get(at)
    if word in ERAS_BEFORE and page.get(at + 1).isdecimal():
        return page.get(at + 1).zfill(4), at + 2
    if word.isdecimal() and page.get(at + 1) in ERAS_AFTER and len(word) <= 4:
        return ERAS_AFTER[page.get(at + 1)] + word.zfill(4), at + 2
    if _YEAR.fullmatch(word):
        return word, at + 1
    if _FAR_YEAR.fullmatch(word) and (page.get(at - 1) == "year" or _in_unknown_month(page, at)):
        return word.zfill(4), at + 1
    if (short := _SHORT.fullmatch(word)) is not None:
        return f"XX{short[1]}", at + 1
    if word in {"17", "18", "19", "179", "180", "181", "182", "183", "184", "185", "186", "187", "188", "189"}:
        # "In the year 17—": the teller hides the rest.
        return (word, at + 2) if page.get(at + 1) in _DASHES and (page.joined(at) or len(word) == 3) else None
    return _in_words(page, at, word)


def _in_unknown_month(page: Page, at: int) -> bool:
    """Whether a number follows a day of a month that no calendar of ours has: "the fourteenth of Harrow, 2290"."""
    if not (page.get(at - 1) == "," and page.capital(at - 2) and page.stops(at + 1)):
        return False
    day = at - 4 if page.get(at - 3) == "of" else at - 3
    found = [ordinal(page, first) for first in (day, day - 1, day - 2)]
    return any(one is not None and one[1] == day + 1 for one in found)


def _in_words(page: Page, at: int, word: str) -> tuple[str, int] | None:
    """As in "nineteen forty-two", "eighteen hundred and twelve"."""
    century = NUMBERS.get(word, 0)
    if not 11 <= century <= 20:
        return None
    here = at + 1
    if page.get(here) == "hundred":
        here += 1
        if page.get(here) == "and":
            tail = _two_digits(page, here + 1)
            return (f"{century}{tail[0]:02}", tail[1]) if tail else None
        return f"{century}00", here
    here += page.get(here) == "-"
    tail = _two_digits(page, here)
    return (f"{century}{tail[0]:02}", tail[1]) if tail and tail[0] >= 10 else None


def _two_digits(page: Page, at: int) -> tuple[int, int] | None:
    number = NUMBERS.get(page.get(at))
    if number is None:
        return None
    if number >= 20:
        last = at + 2 if page.get(at + 1) == "-" else at + 1
        one = NUMBERS.get(page.get(last), 99)
        if one < 10:
            return number + one, last + 1
    return number, at + 1


def lone_year(page: Page, at: int) -> Draft | None:
    """A year by itself: after "in", "since" …; else only where it cannot count things."""
    found = year(page, at)
    if found is None:
        return None
    value, end = found
    before = page.get(at - 1)
    draft = Draft(at, end, "date", value, "year")
    if before in LEADS_TO_YEAR:
        if before == "to" and page.get(at - 2) not in {"up", "year", "back"} and not page.get(at - 2).isdecimal():
            return None
        return draft if page.free(end) else None
    if page.get(at) in ERAS_BEFORE or page.get(end - 1) in ERAS_AFTER:
        return draft
    if (
        page.get(at).isdecimal()
        and (1000 <= int(value) <= 2199 or _in_unknown_month(page, at))
        and page.stops(end)
        and before in {"", ",", "(", "—", "."}
    ):
        draft.confidence = 0.7
        return draft
    return None


def decade(page: Page, at: int) -> Draft | None:
    """As in "the 1890s", "the sixties", "the nineteenth century"."""
    here = at + 1 if page.get(at) == "the" else at
    modifier = None
    if page.get(here) in {"early", "late", "mid"}:
        modifier = {"early": "START", "late": "END", "mid": "MID"}[page.get(here)]
        here += 1 + (page.get(here + 1) == "-")
    word = page.get(here)
    value = None
    century = NUMBERS.get(word, 0)
    tens = here + 1 + (page.get(here + 1) == "-")
    if 11 <= century <= 20 and page.get(tens) in DECADES:  # "the nineteen-thirties"
        value, end = f"{century}{DECADES[page.get(tens)]}", tens + 1
    elif (match := _DECADE.fullmatch(word)) is not None:
        value = match[1] or match[2] or f"XX{match[3]}"
        end = here + 1
    elif word in DECADES and here > at:
        value, end = f"XX{DECADES[word]}", here + 1
    else:
        of_century = ordinal(page, here)
        if of_century is None:
            return None
        end = of_century[1] + (page.get(of_century[1]) == "-")
        if page.get(end) != "century":
            return None
        value, end = f"{of_century[0] - 1:02}", end + 1
    draft = Draft(at, end, "date", value, "decade" if len(value) == 3 else "century")
    draft.modifier = modifier
    return draft
