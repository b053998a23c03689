"""Settings and levels in words for people."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.model.ids import PlaceId, SceneId
    from fabula.model.places import Place
    from fabula.model.scenes import Level, LevelKind, Scene, TimeSetting
    from fabula.model.story import Story

LEVEL_WORDS: dict[LevelKind, str] = {
    "frame": "main story",
    "analepsis": "told later than it happened",
    "prolepsis": "told before it happens",
    "embedded": "told within the story",
    "dream": "dreamed",
}
# Reason code of a level → because …; a code that is not here is shown as it is.
_BECAUSE = {
    "tense": "in the past tense, in a story told in the present",
    "pluperfect": "had …: the pluperfect leads back",
    "distance": "so long before",
    "date": "of an earlier date",
    "age": "at an earlier age",
    "memory": "somebody remembers",
    "another teller": "somebody in the story tells it",
    "tale told": "a long speech that tells what was",
    "letter": "a letter",
    "dream": "a dream",
    "future": "what would be",
    "user": "you said so",
}


class Settings:
    """Places and levels of one story, looked up by what they belong to."""

    def __init__(self, story: Story) -> None:
        self._places = {place.id: place for place in story.places.places}
        self._levels = {level.id: level for level in story.scenes.levels}
        self._inner: defaultdict[SceneId, list[Level]] = defaultdict(list)
        for level in story.scenes.levels:
            if not level.whole:
                self._inner[level.scene].append(level)

    def path(self, id_: PlaceId) -> str:
        """A place with what holds it: "the kitchen, the farm, Saltmere"."""
        names: list[str] = []
        place: Place | None = self._places.get(id_)
        while place is not None and len(names) < len(self._places):
            names.append(place.name)
            place = self._places.get(place.within.place) if place.within is not None else None
        return ", ".join(names)

    def levels(self, scene: Scene) -> list[Level]:
        """The level on which a scene is told, and those smaller than it that begin in it."""
        own = [self._levels[scene.level]] if scene.level in self._levels else []
        return [*own, *(one for one in self._inner[scene.id] if one.id != scene.level)]


def time_words(time: TimeSetting) -> str:
    """When a scene plays.

    >>> from fabula.model.scenes import TimeSetting
    >>> time_words(TimeSetting(value="1911-03-03TEV", part_of_day="evening", season="spring", date="1911-03-03",
    ...     evidence=(), confidence=1.0, reason="time words", source="rule:scenes", known_from=9))
    'evening, spring, 1911-03-03'
    """
    known = (time.part_of_day, time.season, time.date)
    return ", ".join(one for one in known if one is not None) or time.value


def because(level: Level) -> str:
    """Why a stretch is taken to be on a level of its own."""
    return _BECAUSE.get(level.reason, level.reason)


def level_words(level: Level) -> str:
    """What a level is, and why it is taken for that."""
    return f"{LEVEL_WORDS[level.kind]}, because: {because(level)}"
