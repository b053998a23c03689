"""Moments pointed at: "the next morning", "that night", "one day in May", "the night of the 9th of June"."""

from __future__ import annotations

from collections import defaultdict

from fabula.lexicon.en.pronouns import PRONOUNS
from fabula.lexicon.en.time_company import (
    BEGIN_EVENT,
    INDEFINITE,
    LEADS_FURTHER_OUT,
    LEADS_TO_DUSK,
    NEXT,
    PREVIOUS,
    SAME,
)
from fabula.lexicon.en.times import (
    DAY_ADJECTIVES,
    EARLY_LATE,
    LEADS_TO_TIME,
    MAY_FOLLOW_TIME,
    MONTHS,
    PART_WORDS,
    PARTS_OF_DAY,
    SEASONS,
    SMALL_HOURS,
)
from fabula.reading.times.amounts import alone, measure
from fabula.reading.times.calendar import day_of_month, feast, full_date, lone_month, lone_weekday, season
from fabula.reading.times.day_parts import lone_part
from fabula.reading.times.nodes import Node, node, within
from fabula.reading.times.numbers import ordinal
from fabula.reading.times.page import Draft, Page
from fabula.reading.times.today import away_from, from_today
from fabula.reading.times.years import decade, lone_year, year

_EVENT_BEGINS = frozenset(PRONOUNS) | BEGIN_EVENT
_PARTS: dict[str, list[tuple[str, ...]]] = defaultdict(list)
for _words in PART_WORDS:
    _PARTS[_words[0]].append(_words)


def pointed(page: Page, at: int) -> Draft | None:
    """A determiner and a kind of moment."""
    word, following = page.get(at), page.get(at + 1)
    if word == "the":
        return _the(page, at, following)
    if word in {"this", "that", "these", "those"}:
        here = at + 1
        while page.get(here) in SAME or page.get(here) in {"early", "late"}:
            here += 1
        found = node(page, here)
        if found is None and word in {"this", "that"} and _may_describe(page, here):  # "that terrible night"
            found = node(page, here + 1)
            if found is not None and found.unit != "day":
                return None
        if found is None or not _may_be(page, found, here):
            return None
        draft = _of(found, at, "pointed at")
        draft.direction, draft.anchor = "same", "here" if word == "this" else "text"
        if page.get(here - 1) in {"early", "late"}:
            draft.modifier = EARLY_LATE[page.get(here - 1)]
        return draft
    if word in {"next", "last"}:
        return _next_or_last(page, at, word)
    if word in INDEFINITE:
        return _one(page, at, word)
    return None


def _of(found: Node, first: int, reason: str) -> Draft:
    draft = Draft(first, found.end, found.kind, found.value, reason)
    draft.name, draft.modifier = found.name, found.modifier
    return draft


def _may_be(page: Page, found: Node, at: int) -> bool:
    """Whether the node is no noun that describes another ("this summer house")."""
    if page.get(at) == "fall" and page.get(found.end) == "of":
        return False
    return page.free(found.end) or page.get(found.end) in {"next", "last", "week"}


def _may_describe(page: Page, at: int) -> bool:
    """Whether a word that we do not know may be an adjective before "day"."""
    word = page.get(at)
    return word.isalpha() and word not in MAY_FOLLOW_TIME and not page.capital(at)


def _next_or_last(page: Page, at: int, word: str) -> Draft | None:
    at_once = _next_moment(page, at, at + 1) if word == "next" else None
    if at_once is not None:
        return at_once
    found = node(page, at + 1)
    if (
        found is None
        or not _may_be(page, found, at + 1)
        or page.get(at - 1) in {"the", "his", "her", "their", "my", "at"}
    ):
        return None
    if found.unit in {"day", "sol"} and found.kind == "date" and word == "last":
        return None
    draft = _of(found, at, "next or last")
    away = 1 if word == "next" else -1
    # "Next morning" is told from what was told; "last night", "next year" from where one stands.
    anchor = "text" if word == "next" and found.unit == "day" else "here"
    return away_from(draft, away, found.unit, anchor)


def _next_moment(page: Page, at: int, here: int) -> Draft | None:
    """As in "next moment", "the next minute", "the following instant"."""
    unit = page.get(here)
    if unit not in {"moment", "instant", "minute", "second", "hour"} or not page.free(here + 1):
        return None
    draft = Draft(at, here + 1, "time", measure(1, unit), "pointed at")
    return away_from(draft, 1, unit, "text")


def _one(page: Page, at: int, word: str) -> Draft | None:
    """As in "one fine morning", "a Tuesday", "some evening", "one day in late September"."""
    here, modifier = at + 1, None
    if page.get(at - 1) in {"what", "such", "many"}:  # "what a night!"
        return None
    if page.get(at - 2) in {"as", "so", "too", "how"} and word == "a":  # "in as open a morning as ever"
        return None
    for _ in range(3):
        found = node(page, here)
        if found is not None and not (page.get(here) in DAY_ADJECTIVES and node(page, here + 1) is not None):
            break
        if page.get(here) not in DAY_ADJECTIVES | {","}:
            unknown = here > at + 1 or not _may_describe(page, here) or page.get(here + 1) not in PARTS_OF_DAY
            if unknown:
                return None
        modifier = {"early": "START", "late": "END"}.get(page.get(here), modifier)
        here += 1
    else:
        return None
    if (found.unit not in {"day", "week"} and found.name not in SEASONS) or page.get(found.end - 1) in {
        "week",
        "weekend",
    }:
        return None
    if page.get(here) in {"fall", "spring"} and word != "one":
        return None
    if found.value == "XXXX-XX-XX" and word != "one" and here == at + 1:
        return None
    if page.get(here) == "sol" or not page.free(found.end) or page.get(found.end) == "'s":
        return None
    draft = _of(found, at, "one of many")
    draft.modifier = modifier or draft.modifier
    if page.get(found.end) in LEADS_FURTHER_OUT:
        inside = here_or(page, found.end)
        if inside is not None and inside.kind == "date" and inside.value[:1] != "P":
            draft.end, draft.anchor, draft.modifier = inside.end, inside.anchor, inside.modifier or draft.modifier
            draft.value = within(draft.value, inside.value)
            draft.direction, draft.quantity, draft.unit = inside.direction, inside.quantity, inside.unit
    return draft


def here_or(page: Page, at: int) -> Draft | None:
    """The date after "in", "of" and the like."""
    at += page.get(at) not in {"early", "late", "last", "next"}
    return calendar_date(page, at) or (
        None if page.get(at) not in {"early", "late", "the"} else early_or_late(page, at) or part_of(page, at)
    )


def _the(page: Page, at: int, following: str) -> Draft | None:
    here = at + 1
    if following in NEXT or following in PREVIOUS:
        if following in NEXT and (at_once := _next_moment(page, at, here + 1)) is not None:
            return at_once
        if page.get(here + 1) == "early":
            here += 1
        found = node(page, here + 1)
        if found is None or not page.free(found.end):
            return None
        return away_from(_of(found, at, "pointed at"), 1 if following in NEXT else -1, found.unit, "text")
    if following in SAME:
        here += 1 + (page.get(here + 1) in SAME)
        found = node(page, here)
        if found is None or not page.free(found.end) or (following == "very" and page.get(found.end) == "of"):
            return None
        draft = _of(found, at, "pointed at")
        draft.direction, draft.anchor = "same", "text"
        return draft
    counted = ordinal(page, here)
    if counted is not None:
        return _in_a_row(page, at, *counted)
    if following == "eve" and page.get(here + 1) == "of":
        draft = Draft(at, here + 1, "date", "P1D", "distance")
        draft.anchor, draft.event, draft.direction = "event", here + 2, "before"
        draft.quantity, draft.unit = 1, "day"
        return draft
    found = node(page, here)
    led = page.stops(at - 1) or page.get(at - 1) in LEADS_TO_TIME
    if found is None and led and _may_describe(page, here):  # "in the earlier morning"
        found = node(page, here + 1) if page.get(here + 1) in PARTS_OF_DAY else None
        if found is None or found.name is not None or not page.free(found.end) or page.get(found.end) == "'s":
            return None
        draft = _of(found, at, "part of the day")
        draft.anchor, draft.confidence = "here", 0.7
        return draft
    return _bare(page, at, found) if found is not None else None


def _in_a_row(page: Page, at: int, counted: int, here: int) -> Draft | None:
    """As in "the third day", "the first Monday in August", "the forty-first sol"."""
    found = node(page, here)
    if found is None or found.unit in {"decade", "century"} or not page.free(found.end):
        return None
    draft = _of(found, at, "counted")
    draft.anchor, draft.direction, draft.quantity = "here", "after", counted
    draft.unit = page.get(here) if found.kind == "date" else "day"
    if found.unit == "week" and found.name is not None:
        draft.unit = "week"
    draft.anchor = "text"
    if page.get(found.end) in {"in", "of", "after"}:
        inside = calendar_date(page, found.end + 1)
        if inside is not None and inside.kind == "date":
            draft.end, draft.value, draft.anchor = inside.end, within(draft.value, inside.value), inside.anchor
            draft.direction = None
        elif page.get(found.end) in {"of", "after"}:
            draft.anchor, draft.event = "event", found.end + 1
    return draft


def _bare(page: Page, at: int, found: Node) -> Draft | None:
    """As in "the night before", "the morning of the trial", "the year 1815"; or a part of the day."""
    end, following = found.end, page.get(found.end)
    if following in {"before", "after", "previous", "following"}:
        return _beside(page, at, found, following)
    number = year(page, end) if found.value == "XXXX" else None
    if found.value == "XXXX" and following == "of" and page.get(end + 1) in {"our", "grace"}:
        number = year(page, end + (3 if page.get(end + 1) == "our" else 2))
    if number is not None:
        return Draft(at, number[1], "date", number[0], "year")
    if found.value == "XXXX-XX" and following == "of" and page.get(end + 1) in MONTHS:
        inside = full_date(page, end + 1) or lone_month(page, end + 1)
        if inside is not None:
            inside.first = at
            return inside
    if following == "of":
        draft = _of_a_date(page, at, found)
        if draft is not None:
            return draft
    if found.unit == "year" and found.name is not None and found.name not in SEASONS:
        return None
    told_by = _clause(page, end, found)
    if told_by >= 0:
        draft = _of(found, at, "of an event")
        draft.anchor, draft.event, draft.direction = "event", told_by, "same"
        return draft
    if found.unit == "week" and found.name is not None and page.free(end):
        draft = _of(found, at, "pointed at")
        draft.anchor = "text"
        return draft
    if "T" in found.value and page.free(end) and page.get(at - 1) not in {"all", "half"}:
        if following == "'s" and found.name is None:
            return None
        if found.name is not None and page.get(at - 1) not in LEADS_TO_DUSK:
            return None  # "to see the sunset"
        draft = _of(found, at, "part of the day")
        draft.anchor, draft.confidence = "here", 0.8
        return draft
    return None


def _beside(page: Page, at: int, found: Node, side: str) -> Draft | None:
    """As in "the day after tomorrow", "the week before last", "the night before the wedding"."""
    after = side in {"after", "following"}
    here = found.end + 1
    beyond = page.get(here)
    if beyond in {"last", "next"} and page.stops(here + 1):
        draft = Draft(at, here + 1, found.kind, found.value, "pointed at")
        draft.name = found.name
        return away_from(draft, 2 if after else -2, found.unit)
    today = from_today(page, here) if found.unit == "day" else None
    if today is not None and today.quantity:
        draft = Draft(at, today.end, found.kind, found.value, "from today")
        return away_from(draft, int(today.quantity + 1) * (1 if after else -1), "day")
    kind, value = found.kind, found.value
    if found.name is None and found.kind == "date" and found.unit != "sol":
        value = {"decade": "P10Y", "century": "P100Y"}.get(found.unit, f"P1{found.unit[0].upper()}")
    draft = away_from(Draft(at, here, kind, value, "distance"), 1 if after else -1, found.unit, "text")
    draft.name = found.name
    if side in {"before", "after"} and not alone(page, here):
        draft.anchor, draft.event = "event", here
    return draft


def _of_a_date(page: Page, at: int, found: Node) -> Draft | None:
    """As in "the night of the 9th of June", "the evening of Monday, October 9th", "the summer of that year"."""
    here = found.end + 1
    inside = calendar_date(page, here) or pointed(page, here) or from_today(page, here)
    if inside is None or inside.kind not in {"date", "time"} or inside.event >= 0:
        return None
    draft = _of(found, at, "part of the day")
    draft.end, draft.anchor, draft.direction = inside.end, inside.anchor, inside.direction
    draft.quantity, draft.unit = inside.quantity, inside.unit
    if "T" in found.value:
        draft.value = inside.value.partition("T")[0] + "T" + found.value.partition("T")[2]
        if inside.value.startswith("XXXX-WXX-"):
            draft.name = inside.name
        elif len(inside.value) < 10:
            draft.value = within(found.value, inside.value)
    elif found.value == "XXXX-XX-XX":
        draft.value = within(found.value, inside.value)
    elif found.name in SEASONS and len(inside.value) == 4:
        draft.value = f"{inside.value}{found.value[4:]}"
    return draft


def _clause(page: Page, at: int, found: Node) -> int:
    """Where what tells the moment begins: "of the trial", "when he fell", "his father died"; -1 for nothing."""
    word, following = page.get(at), page.get(at + 1)
    if page.stops(at):
        return -1
    if word == "of":
        return at + 1 if following not in {"his", "her", "life", "time"} or "T" in found.value else -1
    if "T" in found.value and page.get(at - 3) in {"in", "during"}:  # "late in the afternoon when …"
        return -1
    if word in {"when", "that"} or (word in {"on", "in"} and following == "which"):
        return at + (2 if following == "which" else 1)
    day_or_longer = "T" not in found.value or found.value.endswith(("TNI", "TMO", "TEV", "TAF"))
    if day_or_longer and page.capital(at) and (found.unit == "day" or found.value == "XXXX"):
        return -1 if page.get(at - 3) in {"in", "during", "by", "for", "of"} else at  # "the day Harry left"
    if day_or_longer and word in _EVENT_BEGINS and word not in {"it", "this", "these", "those", "a", "an"}:
        # "The day he left"; but not "in the morning he left".
        return -1 if page.get(at - 2) == "the" and page.get(at - 3) in {"in", "during", "by", "for", "of"} else at
    return -1


# -- with a word before -----------------------------------------------------------------------------------------------


def calendar_date(page: Page, at: int) -> Draft | None:
    """Any date of the calendar at `at`; the longest."""
    best: Draft | None = None
    for read in (full_date, feast, season, lone_month, lone_weekday, decade, day_of_month, lone_year):
        draft = read(page, at)
        if draft is not None and (best is None or draft.end > best.end):
            best = draft
    if best is not None and best.value[:5] == "XXXX-" and page.get(best.end) == "of":
        outer = pointed(page, best.end + 1)
        if outer is not None and outer.value == "XXXX" and outer.event < 0:  # "Michaelmas of the following year"
            best.end, best.anchor, best.direction = outer.end, outer.anchor, outer.direction
            best.quantity, best.unit = outer.quantity, outer.unit
    return best


def early_or_late(page: Page, at: int) -> Draft | None:
    """As in "early in the morning", "late that night", "early March", "late on Thursday night"."""
    word = page.get(at)
    if word not in EARLY_LATE:
        return None
    here = at + 1
    joint = page.get(here) in {"in", "on", "at", "of"}
    here += joint
    if word in {"later", "earlier"} and page.get(here) not in {"that", "this", "the"}:
        return None
    if page.get(here) == "-" and word == "mid":
        here += 1
    draft = pointed(page, here) or calendar_date(page, here) or from_today(page, here) or lone_part(page, here)
    if draft is None or draft.kind not in {"date", "time"} or draft.value[:1] == "P":
        return None
    if word in {"later", "earlier"} and (draft.direction != "same"):
        return None
    draft.first = at
    draft.modifier = EARLY_LATE[word] or draft.modifier
    return draft


def part_of(page: Page, at: int) -> Draft | None:
    """As in "the end of October", "the middle of the night", "the close of that year", "the end of the week"."""
    for hours in SMALL_HOURS:
        if page.at(at, hours):
            small = Draft(at, at + 3, "time", "XXXX-XX-XXTNI", "part of the day")
            small.anchor, small.modifier = "here", "END"
            if page.get(at + 3) == "of" and (
                inside := from_today(page, at + 4) or pointed(page, at + 4) or calendar_date(page, at + 4)
            ):
                small.end, small.anchor, small.direction = inside.end, inside.anchor, inside.direction
            return small
    for words in _PARTS.get(page.get(at), ()):
        if not page.at(at, words):
            continue
        here = at + len(words)
        draft = pointed(page, here) or calendar_date(page, here) or lone_part(page, here)
        if draft is None and page.get(here) in {"the", "his", "her"}:
            found = node(page, here + 1)
            if found is not None and found.kind == "date" and found.unit != "day" and page.free(found.end):
                draft = _of(found, here, "part")
                draft.anchor = "here"
        if draft is None or draft.value[:1] == "P":
            continue
        draft.first, draft.modifier = at, PART_WORDS[words]
        return draft
    return None
