"""What "this", "next", "one", "every" may stand before: parts of the day, days, weeks, seasons, weekdays, feasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.times import MONTHS, PARTS_OF_DAY, SEASONS, UNIT_FORMS
from fabula.reading.times.calendar import feast, month, weekday

if TYPE_CHECKING:
    from fabula.reading.times.page import Page

_PERIODS = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "sol": "XXXX-XX-XX",
}


class Node(NamedTuple):
    """A kind of moment: its value, what it is counted in, what it is called."""

    end: int
    kind: str
    value: str
    unit: str
    name: str | None = None
    modifier: str | None = None


def node(page: Page, at: int) -> Node | None:
    """The kind of moment named at `at`, in the singular."""
    word = page.get(at)
    part = PARTS_OF_DAY.get(word)
    if part is not None:
        code, modifier, named = part
        return Node(at + 1, "time", f"XXXX-XX-XXT{code}", "day", word if named else None, modifier)
    if word in SEASONS:
        return Node(at + 1, "date", f"XXXX-{SEASONS[word]}", "year", word)
    unit = UNIT_FORMS.get(word) if word != "second" else None
    if (unit in _PERIODS and (word == unit or word in {"twelvemonth", "week-end"})) or word == "sol":
        named_unit = unit or "sol"
        return Node(at + 1, "date", _PERIODS[named_unit], named_unit)
    number = weekday(page, at)
    if number is not None:
        value = f"XXXX-WXX-{number}"
        name = page.text[page.starts[at] : page.ends[at]]
        with_part = PARTS_OF_DAY.get(page.get(at + 1))
        if with_part is not None and not with_part[2]:
            return Node(at + 2, "time", f"{value}T{with_part[0]}", "week", name)
        return Node(at + 1, "date", value, "week", name)
    if word in MONTHS and month(page, at) is not None:
        return Node(at + 1, "date", f"XXXX-{MONTHS[word]:02}", "year", page.text[page.starts[at] : page.ends[at]])
    found = feast(page, at)
    if found is not None:
        return Node(found.end, found.kind, found.value, "year", found.name)
    return None


def within(value: str, outer: str) -> str:
    """A day, or a part of one, in a date told more widely: "XXXX-XX-XXTMO" in "XXXX-09" is "XXXX-09-XXTMO"."""
    day, _, part = value.partition("T")
    if day != "XXXX-XX-XX" and not day.startswith("XXXX-WXX"):
        return value
    if day.startswith("XXXX-WXX"):
        return outer
    whole = outer.partition("T")[0]
    if len(whole) == 4 or whole[5:] in {"SP", "SU", "FA", "WI"}:
        whole = f"{whole[:4]}-XX-XX"
    elif len(whole) == 7:
        whole += "-XX"
    return f"{whole}T{part}" if part else whole
