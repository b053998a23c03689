"""Entries of a diary: lines that are only a date ("Thursday, 12th November"), and "Same day, night" after one."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from fabula.lexicon.en.structure import ENTRY_WORDS
from fabula.lexicon.en.times import MONTHS, MONTHS_CUT, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.reading.segmentation.units import Unit

LEAST = 3
"""Dates that make a diary."""
_LONGEST = 60  # code points of a line
_SHORTEST = 60  # code points under a date, on the median, for it to be no list

_DAY = r"(?:the )?\d{1,2}(?:st|nd|rd|d|th)?"
_MONTH = "(?:" + "|".join(re.escape(name) for name in (*MONTHS, *MONTHS_CUT)) + r")\.?"
_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
_DATE = rf"(?:{_DAY} (?:of )?{_MONTH}|{_MONTH} {_DAY})(?:[,.]? \d{{4}})?"
# What may follow the date on its line: "— Bistritz", ", evening", ". Rain."
_TAIL = r"(?:[.,:;]?[ —–-]*[^.!?]{0,30})?[.:]?"
_ENTRY = re.compile(rf"(?:{_WEEKDAY}[,.]? )?{_DATE}{_TAIL}|{_WEEKDAY}(?:[,.]? {ENTRY_WORDS})?[.:]?", re.IGNORECASE)
_SAME = re.compile(
    rf"(?:the )?(?:same|next|following) (?:day|{ENTRY_WORDS})(?:[,.;]? {ENTRY_WORDS})?[.:]?|later(?: still)?[.:]?",
    re.IGNORECASE,
)


def find_entries(units: Sequence[Unit]) -> list[int]:
    """Numbers of the units that head an entry of a diary; none where there is no diary."""
    dated = [number for number, unit in enumerate(units) if _is_line(unit) and _ENTRY.fullmatch(unit.words)]
    if len(dated) < LEAST or not any(character.isdigit() for number in dated for character in units[number].words):
        return []
    first, last = dated[0], len(units)
    told = [sum(len(unit.words) for unit in units[one + 1 : end]) for one, end in pairwise([*dated, last])]
    if median(told) < _SHORTEST:
        return []
    between = [
        number for number in range(first + 1, last) if _is_line(units[number]) and _SAME.fullmatch(units[number].words)
    ]
    # A date that stands over another heads nothing.
    return [number for number in sorted({*dated, *between}) if number + 1 < last and units[number + 1].is_story]


def _is_line(unit: Unit) -> bool:
    return unit.is_story and len(unit.words) <= _LONGEST and "\n" not in unit.words
