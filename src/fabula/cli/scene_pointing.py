"""What the user points at when it is a scene: its number, an address inside it, or its id; and when it happens."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from fabula.errors import DecisionError, NoSuchThingError

if TYPE_CHECKING:
    from fabula.model.scenes import Scene
    from fabula.model.story import Story

_ADDRESS = re.compile(r"(\d+)(?:¶|:|p)(\d+)")
_NUMBER = re.compile(r"(?:scene\s*)?(\d+)", re.IGNORECASE)
_DAY = re.compile(r"day\s*(-?\d{1,6})", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def scene(story: Story, words: str) -> Scene:
    """The scene of that number ("3"), the one in which an address ("12¶4") lies, or the one of that id.

    Raises:
        NoSuchThingError: there is none; says how scenes are pointed at.
    """
    scenes = story.scenes.scenes
    for one in scenes:
        if one.id == words:
            return one
    number = _NUMBER.fullmatch(words.strip())
    if number is not None and 1 <= int(number[1]) <= len(scenes):
        return scenes[int(number[1]) - 1]
    address = _ADDRESS.fullmatch(words.strip())
    if address is not None:
        for paragraph in story.segmentation.paragraphs:
            if (paragraph.chapter, paragraph.number) == (int(address[1]), int(address[2])):
                inside = [one for one in scenes if one.start <= paragraph.start < one.end]
                if inside:
                    return inside[0]
    raise NoSuchThingError(
        f"no scene {words!r}",
        way_out=f"say a number from 1 to {len(scenes)}, an address such as 12¶4, or an id: "
        "`fabula show STORY timeline` prints them",
    )


def when(words: str) -> str:
    """A day as decisions keep it: of the calendar, or counted from day 1.

    >>> when("1815-06-18"), when("Day 3")
    ('1815-06-18', 'day 3')

    Raises:
        DecisionError: neither a date nor a day.
    """
    day = _DAY.fullmatch(words.strip())
    if day is not None:
        return f"day {int(day[1])}"
    told = _DATE.fullmatch(words.strip())
    if told is not None:
        try:
            date(int(told[1]), int(told[2] or 1), int(told[3] or 1))
        except ValueError as error:
            raise DecisionError(f"{words!r} is no day of the calendar: {error}") from None
        return words.strip()
    raise DecisionError(
        f"{words!r} is no day", way_out='say a date such as 1815-06-18, 1815-06 or 1815, or a count such as "day 3"'
    )
