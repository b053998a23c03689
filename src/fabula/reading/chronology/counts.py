"""Scenes that open with a count of their own, as logs and invented calendars do: "Day 41", "Cycle 9,114"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.story_time import DAYS_IN
from fabula.lexicon.en.structure import BOOK_WORDS, CHAPTER_WORDS, LETTER_WORDS, PART_WORDS, VOLUME_WORDS
from fabula.lexicon.en.times import MONTHS
from fabula.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

# For: "Day 41.", "Cycle 9,114 began", "In the Year 212 of the Bell".
_COUNT = re.compile(r"\W*(?:(?:In|On) )?(?:[Tt]he )?(?P<unit>[A-Z][a-z]+) (?P<number>\d[\d,]{0,11})\b")

# Months count days of the calendar; chapters and their like count nothing that happens.
_NO_UNITS = frozenset({*MONTHS, *CHAPTER_WORDS, *PART_WORDS, *BOOK_WORDS, *LETTER_WORDS, *VOLUME_WORDS})


class Opening(NamedTuple):
    """What a scene counts, and how long one of it is in days; an invented unit is taken for a day."""

    unit: str
    number: int
    size: float
    known: bool
    words: Span


def opening_counts(text: str, starts: Iterable[tuple[int, ...]]) -> dict[int, Opening]:
    """By scene, the count with which its heading or its first sentence opens; only where two scenes count the same.

    >>> text = "Sol 12. We slept. Nobody came. Sol 9. We landed."
    >>> opening_counts(text, [(0,), (18,), (31,)])[2].number
    9
    >>> opening_counts("Room 12 was empty. May 12 was cold.", [(0,), (19,)])
    {}

    Args:
        text: of the work.
        starts: for each scene where it may say so: its heading, its first sentence.
    """
    found: dict[int, Opening] = {}
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for scene, places in enumerate(starts):
        for place in places:
            match = _COUNT.match(text, place)
            unit = match["unit"].casefold() if match is not None else ""
            if match is None or unit in _NO_UNITS:
                continue
            number = int(match["number"].replace(",", ""))
            words = Span(match.start("unit"), match.end("number"))
            found[scene] = Opening(unit, number, DAYS_IN.get(unit, 1.0), unit in DAYS_IN, words)
            numbers[unit].add(number)
            break
    return {scene: count for scene, count in found.items() if len(numbers[count.unit]) > 1}
