"""Dates of the calendar: days, months, seasons, weekdays and feasts, with as much of the year as the words tell."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta

from fabula.lexicon.en.agency import SPEAKING
from fabula.lexicon.en.feasts import FIXED, FROM_EASTER, OTHERS, WITHOUT_CAPITAL
from fabula.lexicon.en.time_company import (
    BEFORE_A_MAN_TOO,
    COMING_AND_GOING,
    DAYS_DO,
    LEADS_TO_DAY_OF_MONTH,
    LEADS_TO_LENT,
    LEADS_TO_MONTH,
    LEADS_TO_SEASON,
    LONGER_THAN_A_DAY,
    THIS_MONTH,
)
from fabula.lexicon.en.times import (
    BEING,
    LEADS_TO_TIME,
    MONTHS,
    MONTHS_CUT,
    NOT_THAT_WEEKDAY,
    PART_WORDS,
    PARTS_OF_DAY,
    PLURAL_WEEKDAYS,
    SEASONS,
    UNSURE_MONTHS,
    WEEKDAYS,
)
from fabula.reading.times.numbers import ordinal
from fabula.reading.times.page import Draft, Page
from fabula.reading.times.years import year

_FEASTS: dict[str, list[tuple[str, ...]]] = defaultdict(list)
for _name in (*FIXED, *FROM_EASTER, *OTHERS):
    _FEASTS[_name.split()[0]].append(tuple(_name.split()))
for _names in _FEASTS.values():
    _names.sort(key=len, reverse=True)
_DAY = re.compile(r"\d{1,2}")
_NUMERIC = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_PARTS_OF_MONTHS = frozenset(words[-2] for words in PART_WORDS) | LONGER_THAN_A_DAY


def easter(of: int) -> date:
    """Easter Sunday of a year, by the Gregorian rule.

    >>> easter(1901)
    datetime.date(1901, 4, 7)
    """
    golden, century = of % 19, of // 100
    leaps = century - century // 4
    moon = (leaps - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    week = (of + of // 4 + moon + 2 - leaps) % 7
    month = 3 + (moon - week + 40) // 44
    return date(of, month, moon - week + 28 - 31 * (month // 4))


def month(page: Page, at: int) -> int | None:
    """The month that a word with a capital names."""
    word = page.get(at)
    found = MONTHS.get(word) or MONTHS_CUT.get(word)
    return found if found is not None and page.capital(at) else None


def weekday(page: Page, at: int) -> int | None:
    """The weekday that a word with a capital names."""
    found = WEEKDAYS.get(page.get(at))
    return found if found is not None and page.capital(at) else None


def full_date(page: Page, at: int) -> Draft | None:
    """A day or month with its number or year: "the 3rd of May, 1807", "Monday, June 12", "May 1807"."""
    numeric = _NUMERIC.fullmatch(page.get(at))
    if numeric is not None:
        return _numeric(at, numeric)
    here = at
    named = weekday(page, here)
    if named is not None:
        here += 1 + (page.get(here + 1) == ",")
    found = _day_and_month(page, here) or _month_and_day(page, here)
    if found is None and named is not None and page.get(here) == "the":
        day = ordinal(page, here + 1)
        if day is not None and day[0] <= 31 and page.free(day[1]):
            found = "XXXX", "XX", day[0], day[1]
    if found is None:
        return None
    of_year, of_month, day_number, end = found
    value = f"{of_year}-{of_month}" if day_number is None else f"{of_year}-{of_month}-{day_number:02}"
    draft = Draft(at, end, "date", value, "date")
    draft.anchor = "here" if of_year == "XXXX" else None
    if named is not None:
        draft.name = page.text[page.starts[at] : page.ends[at]]
    return draft


def _numeric(at: int, match: re.Match[str]) -> Draft | None:
    if match[1]:
        value = f"{match[1]}-{match[2]}-{match[3]}"
    else:
        first, second = int(match[4]), int(match[5])
        # Which is the day is not told; where only one can be, it is.
        day, of_month = (second, first) if second > 12 else (first, second)
        if first <= 12 and second <= 12 and first != second:
            value = f"{match[6]}-XX-XX"
        elif not 1 <= of_month <= 12:
            return None
        else:
            value = f"{match[6]}-{of_month:02}-{day:02}"
    return Draft(at, at + 1, "date", value, "date")


def _day_and_month(page: Page, at: int) -> tuple[str, str, int | None, int] | None:
    """As in "the 3rd of May, 1807", "9 August 1974", "14th January", "the fourth of November"."""
    here = at + 1 if page.get(at) == "the" else at
    day = ordinal(page, here)
    if day is None and _DAY.fullmatch(page.get(here)):
        day = int(page.get(here)), here + 1
    if day is None or not 1 <= day[0] <= 31:
        return None
    end = day[1]
    if page.get(end) == "day":
        end += 1
    of = page.get(end) == "of"
    end += of
    number = month(page, end)
    if number is None:
        if of and page.at(end, ("the", "month")):
            return "XXXX", "XX", day[0], end + 2
        return None
    of_year, end = _year_after(page, end + 1)
    return of_year, f"{number:02}", day[0], end


def _month_and_day(page: Page, at: int) -> tuple[str, str, int | None, int] | None:
    """As in "May 3, 1807", "May the third", "May 1807", "June of 1940"."""
    number = month(page, at)
    if number is None:
        return None
    here = at + 1
    day = ordinal(page, here + (page.get(here) == "the"))
    if day is None and _DAY.fullmatch(page.get(here)):
        day = int(page.get(here)), here + 1
    if day is not None and 1 <= day[0] <= 31:
        of_year, end = _year_after(page, day[1])
        return of_year, f"{number:02}", day[0], end
    of_year, end = _year_after(page, here)
    return None if of_year == "XXXX" else (of_year, f"{number:02}", None, end)


def _year_after(page: Page, at: int) -> tuple[str, int]:
    """The year that follows a day or month, and where it ends; none is "XXXX"."""
    for skipped in ((), (",",), ("of",), (",", "in"), ("in",), ("in", "the", "year"), (",", "in", "the", "year")):
        if page.at(at, skipped) and (found := year(page, at + len(skipped))) is not None:
            spelled = not page.get(at + len(skipped))[:1].isdecimal()
            # "on the second of June, twenty people came"; but "May, eighteen hundred and forty-seven"
            if skipped and spelled and skipped != ("of",) and not page.at(at + len(skipped) + 1, ("hundred", "and")):
                continue
            return found
    return "XXXX", at


def lone_month(page: Page, at: int) -> Draft | None:
    """A month by itself, where it is no name and no verb: "in May", "mid-June", "by September"."""
    word = page.get(at)
    modifier = None
    end = at + 1
    if word.startswith("mid-") and word[4:] in MONTHS:
        number: int | None = MONTHS[word[4:]]
        modifier = "MID"
    elif word == "mid" and page.get(end) == "-" and (number := month(page, end + 1)) is not None:
        modifier, end = "MID", end + 2
    else:
        number = month(page, at)
        if number is None or not _is_month(page, at, word):
            return None
    draft = Draft(at, end, "date", f"XXXX-{number:02}", "month")
    draft.modifier, draft.anchor = modifier, "here"
    return draft


def _is_month(page: Page, at: int, word: str) -> bool:
    before = page.get(at - 1)
    if page.get(at + 1) == "'s" and before not in LEADS_TO_MONTH:
        return False
    if not page.free(at + 1) and page.get(at + 1) not in PARTS_OF_DAY:
        return False
    if before in LEADS_TO_MONTH or (before == "of" and page.get(at - 2) in _PARTS_OF_MONTHS):
        return True
    if word in UNSURE_MONTHS:
        # "From March to May": the other month shows what is meant.
        linked = before in {"to", "and", "or", "till", "until", "-", "–"} and page.get(at - 2) in MONTHS
        ahead = page.get(at + 1) in {"to", "and", "or"} and page.get(at + 2) in MONTHS and page.capital(at + 2)
        return (linked and page.get(at - 3) in LEADS_TO_MONTH | {"from", "between"}) or (
            ahead and before in {"from", "between"}
        )
    return before in LEADS_TO_TIME or before in BEING or (page.stops(at - 1) and page.stops(at + 1))


def lone_weekday(page: Page, at: int) -> Draft | None:
    """A weekday, with the part of the day: "Saturday morning"; not Friday, the man."""
    number = weekday(page, at)
    if number is None:
        return None
    value = f"XXXX-WXX-{number}"
    end, before = at + 1, page.get(at - 1)
    part = PARTS_OF_DAY.get(page.get(end))
    if part is not None and not part[2] and page.free(end + 1):
        draft = Draft(at, end + 1, "time", f"{value}T{part[0]}", "weekday")
    else:
        comes = page.stops(at - 1) and page.get(end) in DAYS_DO  # "Monday came"
        leads = (
            comes or before in LEADS_TO_TIME or before in BEING or before in {"a", "the", "one", "some", "alternate"}
        )
        lone = page.stops(end) and page.get(end) != "'s" and before not in SPEAKING
        if page.get(end) in NOT_THAT_WEEKDAY or (page.get(end) == "'s" and before not in LEADS_TO_TIME):
            return None
        if not leads and not (
            lone and (page.stops(at - 1) or before.endswith(("ed", "ly")) or before in COMING_AND_GOING)
        ):
            return None
        if (before in BEFORE_A_MAN_TOO and not _among_days(page, at) and not page.stops(end)) and (
            before in {"with", "about", "near", "upon", "of"} or page.get(end) in BEING | {"who", "had"}
        ):
            return None
        draft = Draft(at, end, "date", value, "weekday")
    draft.anchor = "here"
    draft.name = page.text[page.starts[at] : page.ends[at]]
    return draft


def _among_days(page: Page, at: int) -> bool:
    return page.get(at - 2) in WEEKDAYS or page.get(at + 2) in WEEKDAYS


def season(page: Page, at: int) -> Draft | None:
    """As in "the spring of 1815", "in winter", "early autumn"; not the spring that bubbles, not a fall from a horse."""
    here = at + 1 if page.get(at) == "the" else at
    word = page.get(here)
    code = SEASONS.get(word)
    if code is None:
        return None
    end = here + 1
    of_year, after = _year_after(page, end)
    if of_year != "XXXX":
        return Draft(at, after, "date", f"{of_year}-{code}", "season")
    before = page.get(at - 1)
    if page.get(end) == "of" and here > at and page.get(end + 1) == "that" and page.get(end + 2) == "year":
        end += 3
    elif not page.free(end) or (page.get(end) == "of" and word in {"fall", "spring"}):
        return None
    unsure = word in {"spring", "fall"}
    led = before in LEADS_TO_SEASON
    if unsure and (not led or (word == "fall" and here == at) or (word == "spring" and before == "by" and here > at)):
        return None
    if here == at and not led and before not in {"of", "and", "or", "before", "after", "from", "to"}:
        return None
    draft = Draft(at, end, "date", f"XXXX-{code}", "season")
    draft.anchor, draft.name = "here", word
    if page.get(end) == "of" and here > at and page.get(end - 1) == word:
        draft.anchor, draft.event, draft.direction = "event", end + 1, "same"
        draft.reason = "season of an event"
    return draft


def feast(page: Page, at: int) -> Draft | None:
    """As in "Christmas Eve", "Michaelmas", "Easter Sunday, 1901"."""
    names = _FEASTS.get(page.get(at))
    if not names:
        return None
    for words in names:
        if page.at(at, words):
            break
    else:
        return None
    name = " ".join(words)
    end = at + len(words)
    if not page.capital(at) and name not in WITHOUT_CAPITAL and words[0] != "the":
        return None
    if name == "lent" and page.get(at - 1) not in LEADS_TO_LENT:
        return None
    if name.endswith("'s") and not page.stops(end):
        return None
    of_year, after = _year_after(page, end)
    exact = of_year if of_year.isdecimal() and len(of_year) == 4 else None
    if of_year != "XXXX":
        end = after
    elif not page.free(end) and page.get(end) not in PARTS_OF_DAY:
        return None
    if name in FIXED:
        value = f"{of_year}-{FIXED[name]}"
    elif exact is not None and name in FROM_EASTER and int(exact) > 1582:
        value = (easter(int(exact)) + timedelta(days=FROM_EASTER[name])).isoformat()
    else:
        value = of_year
    draft = Draft(at, end, "date", value, "feast")
    first = at + (words[0] == "the")
    draft.name = " ".join(page.text[page.starts[first] : page.ends[at + len(words) - 1]].split())
    draft.anchor = "here" if of_year == "XXXX" else None
    part = PARTS_OF_DAY.get(page.get(end))
    if part is not None and not part[2] and of_year == "XXXX" and name in FIXED and page.free(end + 1):
        draft.end, draft.kind, draft.value = end + 1, "time", f"{value}T{part[0]}"
    return draft


def day_of_month(page: Page, at: int) -> Draft | None:
    """As in "the 14th", "the 9th inst.", "since the seventeenth"."""
    if page.get(at) != "the":
        return None
    day = ordinal(page, at + 1)
    if day is None or not 1 <= day[0] <= 31:
        return None
    end = day[1]
    figures = page.get(at + 1)[:1].isdecimal()
    draft = Draft(at, end, "date", f"XXXX-XX-{day[0]:02}", "day of the month")
    draft.anchor, draft.confidence = "here", 0.8
    if page.get(end) in THIS_MONTH:
        draft.end = end + 1
        return draft
    before = page.get(at - 1)
    if not (page.stops(end) or (figures and page.free(end))):
        return None
    if before in LEADS_TO_DAY_OF_MONTH and (figures or day[0] >= 10):
        return draft
    if before == "of" and page.get(at - 2) in PARTS_OF_DAY and page.stops(end):  # "on the evening of the third"
        return draft
    return (
        draft
        if figures and before in {"of", "from", "was", "is", "to", "before", "after"} and page.stops(end)
        else None
    )


def plural_weekday(page: Page, at: int) -> int | None:
    """As in "Sundays"."""
    return PLURAL_WEEKDAYS.get(page.get(at)) if page.capital(at) else None
