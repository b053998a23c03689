"""Ages: how long since somebody was born. "When he was twelve", "in her nineteenth year", "a girl of nine"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.time_company import FOLLOWS_AGE, NOT_OF_AN_AGE, WHOSE
from fabula.lexicon.en.times import (
    BEFORE_AN_AGE,
    BEFORE_BEING,
    BEING,
    COMING_OF_AGE,
    OF_AN_AGE,
    TEENS,
    WHO_HAS_AN_AGE,
)
from fabula.reading.times.amounts import amount, hedge, measure
from fabula.reading.times.numbers import cardinal, ordinal
from fabula.reading.times.page import Draft

if TYPE_CHECKING:
    from fabula.reading.times.page import Page

_OLDEST = 130


def age(page: Page, at: int) -> Draft | None:
    """An age at `at`."""
    return _old(page, at) or _in_words(page, at) or _whose(page, at) or _lone(page, at)


def _draft(first: int, end: int, years: float, unit: str = "year", kind: str = "duration") -> Draft:
    draft = Draft(first, end, kind, measure(years, unit), "age")
    draft.anchor, draft.quantity, draft.unit = "birth", years, unit
    return draft


def _old(page: Page, at: int) -> Draft | None:
    """As in "nine years old", "a ten-year-old boy", "thirty years of age"."""
    modifier, here = hedge(page, at)
    much = amount(page, here, odd=True)
    if much is None or (much.number.article and page.get(at) != "a"):
        return None
    end = much.end
    hyphens = page.get(end) == "-"
    if page.get(end + hyphens) in {"old", "olds"}:
        end += 1 + hyphens
    elif page.at(end, ("of", "age")):
        end += 2
    else:
        return None
    if much.number.least is None or much.unit in {"night", "evening", "second", "minute"}:
        return None
    draft = _draft(at, end, much.number.least, much.unit)
    draft.most, draft.modifier = much.number.most, modifier
    return draft


def _in_words(page: Page, at: int) -> Draft | None:
    """As in "aged forty", "the age of six"."""
    if page.get(at) == "aged":
        years = cardinal(page, at + 1)
        return _draft(at, years[1], years[0]) if years and years[0] <= _OLDEST else None
    here = at + (page.get(at) == "the")
    if page.get(here) == "age" and page.get(here + 1) == "of":
        years = cardinal(page, here + 2)
        return _draft(at, years[1], years[0]) if years and years[0] <= _OLDEST else None
    return None


def _whose(page: Page, at: int) -> Draft | None:
    """As in "her nineteenth year", "his twenty-first birthday", "her early fifties"."""
    word = page.get(at)
    if word not in WHOSE:
        return None
    here, modifier = at + 1, None
    if page.get(here) in {"early", "late", "mid"}:
        modifier = {"early": "START", "late": "END", "mid": "MID"}[page.get(here)]
        here += 1 + (page.get(here + 1) == "-")
    if page.get(here) in TEENS:
        draft = Draft(at, here + 1, "duration", f"P{TEENS[page.get(here)]}XY", "age")
        draft.anchor, draft.modifier, draft.unit = "birth", modifier, "year"
        return draft if page.free(here + 1) else None
    counted = ordinal(page, at + 1)
    if counted is None:
        return None
    thing = page.get(counted[1])
    if thing == "year" and (counted[0] > 5 or page.get(counted[1] + 1) not in {"at", "in", "of", "with"}):
        return _draft(at, counted[1] + 1, counted[0] - 1)
    if thing == "birthday":
        return _draft(at, counted[1] + 1, counted[0], kind="date")
    return None


def _lone(page: Page, at: int) -> Draft | None:
    """A number that can only be an age: "he was twelve", "a man of forty", "at seventeen", "turned thirty"."""
    years = cardinal(page, at)
    if years is None or not 2 <= years[0] <= _OLDEST or years[0] != int(years[0]):
        return None
    end = years[1]
    if not (page.stops(end) or page.get(end) in FOLLOWS_AGE) or page.get(end) == "%":
        return None
    before = page.get(at - 1)
    draft = _draft(at, end, years[0])
    if before in COMING_OF_AGE and years[0] > 9:
        return draft
    if before == "of" and page.get(at - 2) in OF_AN_AGE:
        return draft
    if before == "at" and years[0] >= 13 and page.get(at)[:1].isalpha():
        draft.confidence = 0.8
        return draft
    return draft if _is(page, at) else None


def _is(page: Page, at: int) -> bool:
    """Whether somebody is said to be that number: "she would be", "who was then only"."""
    here = at - 1
    while page.get(here) in BEFORE_AN_AGE:
        here -= 1
    if page.get(here) not in BEING:
        return False
    here -= 1
    while page.get(here) in BEFORE_BEING:
        here -= 1
    who = page.get(here)
    return who in WHO_HAS_AN_AGE or (page.capital(here) and who not in NOT_OF_AN_AGE)
