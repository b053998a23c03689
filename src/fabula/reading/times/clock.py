"""Hours: "half past four", "10:42 p.m.", "a quarter to nine in the evening", "0400 hours"."""

from __future__ import annotations

import re
from typing import NamedTuple

from fabula.lexicon.en.time_company import FOLLOWS_HOUR, LEADS_TO_HOUR, LEADS_TO_HOURS, STRIKES
from fabula.lexicon.en.times import NAMED_HOURS, NUMBERS, PARTS_OF_DAY
from fabula.reading.times.amounts import hedge
from fabula.reading.times.numbers import cardinal
from fabula.reading.times.page import Draft, Page

_FIGURES = re.compile(r"([01]?\d|2[0-4])[:.h]([0-5]\d)(?:[:.][0-5]\d)?")
_HALVES = {"a.m.": "am", "am": "am", "p.m.": "pm", "pm": "pm", "a.m": "am", "p.m": "pm"}
_UNKNOWN = "XXXX-XX-XXT"


class Hour(NamedTuple):
    """Hours and minutes, and the place after them; `half` is "am", "pm", "24" for a clock of 24 hours, "" if untold."""

    hours: int
    minutes: int
    end: int
    half: str = ""


def clock(page: Page, at: int) -> Draft | None:
    """An hour at `at`, with what tells the half of the day."""
    modifier, here = hedge(page, at)
    if modifier not in {"APPROX", "LESS_THAN", None} or page.get(at) == "some":
        return None
    found = _spoken(page, here) or _figures(page, here) or _military(page, here) or _bare(page, here)
    if found is None:
        return None
    draft = Draft(at, found.end, "time", "", "clock")
    if here > at:  # "about ten", not "nearly ten men"
        draft.modifier = modifier
    draft.anchor = "here"
    half, draft.end, direction = _half(page, found)
    hours = found.hours
    if half == "pm" and hours < 12:
        hours += 12
    elif half == "am" and hours == 12:
        hours = 0
    elif not half:
        draft.either_half = True
    draft.direction = direction
    if direction is not None:
        draft.anchor = "text"
    draft.value = f"{_UNKNOWN}{hours:02}:{found.minutes:02}"
    return draft


def named_hour(page: Page, at: int) -> Draft | None:
    """As in "Noon", "midnight"."""
    here = at + 1 if page.get(at) in {"the", "high", "past"} and page.get(at) != "past" else at
    word = page.get(here)
    if word not in NAMED_HOURS or not page.free(here + 1) or page.get(here + 1) == "-":
        return None
    if here > at and page.get(at) == "the" and page.get(here + 1) == "of":
        return None
    draft = Draft(at, here + 1, "time", f"{_UNKNOWN}{NAMED_HOURS[word]}", "named hour")
    draft.anchor, draft.name = "here", word
    return draft


def _hour_number(page: Page, at: int) -> tuple[int, int] | None:
    word = page.get(at)
    number = NUMBERS.get(word, int(word) if word.isdecimal() and len(word) <= 2 else 0)
    return (number, at + 1) if 1 <= number <= 12 else None


def _spoken(page: Page, at: int) -> Hour | None:
    """As in "four o'clock", "half past four", "a quarter to nine", "twenty minutes past three"."""
    whole = _hour_number(page, at)
    if whole is not None and page.get(whole[1]) == "o'clock":
        return Hour(whole[0], 0, whole[1] + 1)
    if page.get(at) == "half":
        here = at + 1 + (page.get(at + 1) == "-")
        if page.get(here) == "past":
            return _to_hour(page, here + 1, 30)
        # "By half six", as is said in Britain.
        bare = _hour_number(page, here) if page.get(at - 1) in LEADS_TO_HOUR else None
        return Hour(bare[0], 30, bare[1]) if bare is not None and page.stops(bare[1]) else None
    minutes: float
    if page.get(at) in {"a", "quarter"}:
        here = at + (page.get(at) == "a")
        if page.get(here) != "quarter" or page.get(here + 1) not in {"past", "to", "before", "after", "of"}:
            return None
        return _to_hour(page, here + 2, -15 if page.get(here + 1) in {"to", "before", "of"} else 15)
    found = cardinal(page, at)
    if found is None or not 1 <= found[0] <= 59 or found[0] != int(found[0]):
        return None
    minutes, here = found
    said = page.get(here) in {"minutes", "minute"}
    here += said
    side = page.get(here)
    if side not in {"past", "to", "before", "after"} or (side in {"before", "after"} and not said):
        return None
    hour = _to_hour(page, here + 1, int(-minutes if side in {"to", "before"} else minutes))
    if hour is None:
        return None
    sure = (
        said
        or page.get(hour.end - 1) == "o'clock"
        or (minutes % 5 == 0 and page.get(at - 1) in LEADS_TO_HOUR | {"was", "is", "'s"})
    )
    return hour if sure else None


def _to_hour(page: Page, at: int, minutes: int) -> Hour | None:
    """The hour that minutes are told from; "half past" has one after it nearly always."""
    named = NAMED_HOURS.get(page.get(at))
    if named is not None:
        hours, half, end = int(named[:2]), "24", at + 1
    else:
        found = _hour_number(page, at)
        if found is None:
            return None
        hours, half, end = found[0], "", found[1]
    end += page.get(end) == "o'clock"
    if minutes < 0:
        hours, minutes = hours - 1, 60 + minutes
        if hours == 0:
            hours = 12
    elif hours == 24:
        hours = 0
    return Hour(hours, minutes, end, half)


def _figures(page: Page, at: int) -> Hour | None:
    """As in "10:42 p.m.", "at 6.15", "5 pm", "23:17"."""
    word = page.get(at)
    half, end = _half_mark(page, at + 1)
    match = _FIGURES.fullmatch(word)
    if match is not None:
        hours, minutes = int(match[1]), int(match[2])
        if "." in word and not half and page.get(at - 1) not in LEADS_TO_HOUR:
            return None
        if not half and (hours > 12 or (match[1].startswith("0") and ":" in word)):
            half = "24"
        return Hour(hours, minutes, end, half)
    whole = _hour_number(page, at)
    return Hour(whole[0], 0, end, half) if whole is not None and half else None


def _half_mark(page: Page, at: int) -> tuple[str, int]:
    mark = page.get(at)
    if mark in _HALVES:
        return _HALVES[mark], at + 1
    if mark in {"a", "p"} and page.at(at + 1, (".", "m")):
        return f"{mark}m", at + 3 + (page.get(at + 3) == "." and page.joined(at + 2))
    return "", at


def _military(page: Page, at: int) -> Hour | None:
    """As in "0400 hours", "from 0200 to 0600", "oh six hundred"."""
    word = page.get(at)
    if word.isdecimal() and len(word) == 4 and int(word[:2]) <= 24 and int(word[2:]) < 60:
        said = page.get(at + 1) in {"hours", "hrs"}
        if (said and (word[0] == "0" or page.get(at - 1) in LEADS_TO_HOUR)) or (
            word.startswith("0") and page.get(at - 1) in LEADS_TO_HOUR | {"to"}
        ):
            return Hour(int(word[:2]), int(word[2:]), at + 1 + said, "24")
    if word in {"oh", "zero"} and page.get(at + 2) == "hundred":
        hour = _hour_number(page, at + 1)
        if hour is not None:
            return Hour(hour[0], 0, at + 3 + (page.get(at + 3) == "hours"), "24")
    return None


def _bare(page: Page, at: int) -> Hour | None:
    """As in "supped at seven.", "past two in the morning", "between nine and ten o'clock"."""
    hour = _hour_number(page, at)
    if hour is None:
        return None
    before, after = page.get(at - 1), page.get(hour[1])
    if page.get(at - 2) == "stroke" and before == "of":
        return Hour(hour[0], 0, hour[1])
    if before in STRIKES and page.stops(hour[1]):
        return Hour(hour[0], 0, hour[1])
    hedged = 1 if before in {"about", "nearly", "almost", "past", "only", "barely"} else 0
    it_is = page.get(at - 2 - hedged) == "it" and page.get(at - 1 - hedged) in {"was", "'s", "is"}
    told = page.stops(hour[1]) or after == "when" or _part_follows(page, hour[1]) is not None
    if it_is and told and page.stops(at - 3 - hedged):
        return Hour(hour[0], 0, hour[1])
    if before not in LEADS_TO_HOUR and before not in {"and", "to", "or"}:
        return None
    if _part_follows(page, hour[1]) is not None and before in LEADS_TO_HOUR:
        return Hour(hour[0], 0, hour[1])
    if before in {"and", "to", "or"}:
        ranged = _hour_number(page, at - 2) is not None and page.get(at - 3) in LEADS_TO_HOURS
        return Hour(hour[0], 0, hour[1]) if ranged and page.stops(hour[1]) else None
    if after in {"and", "to", "or"} and (other := _hour_number(page, hour[1] + 1)) is not None:
        ranged = before in LEADS_TO_HOURS and page.stops(other[1])
        if ranged or page.get(other[1]) == "o'clock" or _part_follows(page, other[1]) is not None:
            return Hour(hour[0], 0, hour[1])
    if before == "at" and (page.stops(hour[1]) or after in FOLLOWS_HOUR) and (hour[0] > 1 or page.stops(hour[1])):
        return Hour(hour[0], 0, hour[1])
    if before in {"till", "until", "since", "before"} and page.stops(hour[1]) and hour[0] > 2:
        return Hour(hour[0], 0, hour[1])
    return None


def _part_follows(page: Page, at: int) -> tuple[str, int, str | None] | None:
    """As in "in the evening", "at night", "that afternoon": half of the day, the place after it, and a direction."""
    word, following = page.get(at), page.get(at + 1)
    if word == "at" and following == "night":
        return "pm", at + 2, None
    if word == "in" and following == "the" and page.get(at + 2) in PARTS_OF_DAY:
        return _side(page.get(at + 2)), at + 3, None
    if word in {"that", "this"} and following in PARTS_OF_DAY and page.free(at + 2):
        return _side(following), at + 2, "same"
    return None


def _side(part: str) -> str:
    return "am" if PARTS_OF_DAY[part][0] == "MO" else "pm"


def _half(page: Page, found: Hour) -> tuple[str, int, str | None]:
    if found.half:
        return found.half, found.end, None
    half, end = _half_mark(page, found.end)
    if half:
        return half, end, None
    part = _part_follows(page, found.end)
    if part is None:
        return "", found.end, None
    half, end, direction = part
    if half == "pm" and page.get(end - 1) == "night" and found.hours in {12, 1, 2, 3, 4}:
        half = "am"
    return half, end, direction
