"""Levels and settings of scenes against gold told in plain words: "the kitchen", "that night, nine until midnight"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.evaluation.counts import Count
from fabula.lexicon.en.places import AROUND_PLACES
from fabula.lexicon.en.scenes import DAY_PARTS, SEASONS
from fabula.lexicon.en.times import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from fabula.evaluation.gold import GoldScene, GoldStory
    from fabula.model.ids import PlaceId
    from fabula.model.scenes import Scene, TimeSetting
    from fabula.model.story import Story

_WORD = re.compile(r"[\w’']+")


def setting_counts(gold: GoldStory, story: Story) -> dict[str, Count]:
    """Levels, places and times, each scene of the gold beside the one that covers most of it."""
    counts = dict.fromkeys(("levels", "places", "times"), Count())
    for wanted in gold.scenes:
        given = _covering(wanted, story)
        kind = given.kind if given is not None else "frame"
        counts["levels"] += Count(kind == wanted.level != "frame", kind != "frame", wanted.level != "frame")
        named = _names(given, story) if given is not None else set()
        if wanted.place != "?":
            right = bool(named & _words(wanted.place))
            counts["places"] += Count(right, bool(named), 1)
        facts = time_facts(wanted.time)
        if facts:
            told = _told(given.time) if given is not None and given.time is not None else set()
            counts["times"] += Count(bool(told & facts), bool(told), 1)
    return counts


def _covering(wanted: GoldScene, story: Story) -> Scene | None:
    return max(
        story.scenes.scenes, key=lambda one: min(one.end, wanted.end) - max(one.start, wanted.start), default=None
    )


def _names(scene: Scene, story: Story) -> set[str]:
    """Words of the names of the places where it plays."""
    places = {place.id: place for place in story.places.places}
    found: set[str] = set()
    ids: list[PlaceId] = [one.place for one in scene.places]
    for id_ in ids:
        for name, _ in places[id_].names:
            found |= _words(name)
    return found


def _words(text: str) -> set[str]:
    return {word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text.casefold())} - AROUND_PLACES


def time_facts(text: str) -> set[str]:
    """What words for a time tell: parts of the day, seasons, months, days of the week, years.

    >>> sorted(time_facts("a Friday morning in August"))
    ['month 08', 'morning', 'weekday 5']
    """
    found: set[str] = set()
    for word in _WORD.findall(text.casefold()):
        if word in DAY_PARTS:
            found.add(DAY_PARTS[word])
        if word in SEASONS:
            found.add(SEASONS[word])
        if word in MONTHS and word not in {"may", "march"}:
            found.add(f"month {int(MONTHS[word]):02}")
        if word in WEEKDAYS:
            found.add(f"weekday {int(WEEKDAYS[word])}")
        if word.isdecimal() and len(word) == 4:
            found.add(f"year {word}")
    return found


def _told(time: TimeSetting) -> set[str]:
    found: set[str] = {one for one in (time.part_of_day, time.season) if one is not None}
    date = time.date or ""
    if "-WXX-" in date:
        found.add(f"weekday {date[-1]}")
    elif date[:4].isdecimal():
        found.add(f"year {date[:4]}")
    if date[5:7].isdecimal() and date[4:5] == "-":
        found.add(f"month {date[5:7]}")
    return found
