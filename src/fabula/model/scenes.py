"""Scenes: where one begins, where and when it plays, who is there, through whose eyes, and on which level it is told.

The words are Genette's: levels, analepsis and prolepsis, focalisation, the four speeds.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from fabula.model.claims import Claim
from fabula.model.ids import CharacterId, LevelId, PlaceId, SceneId, TimeExpressionId
from fabula.model.spans import Span

# What opens a scene; the last four at no sign on the page: another time, place, cast or level.
SceneReason = Literal["start", "chapter", "mark", "user", "time", "place", "people", "level"]
# Reason code of a scene that begins the story proper, after a word of the teller about the telling.
STORY_BEGINS = "the story begins"
LevelKind = Literal["frame", "analepsis", "prolepsis", "embedded", "dream"]
# How fast it is told: as it happens; much time in few words; description while time stands still; time left out.
Pace = Literal["scene", "summary", "pause", "ellipsis"]
DayPart = Literal["dawn", "morning", "noon", "afternoon", "evening", "night"]
Season = Literal["spring", "summer", "autumn", "winter"]
FrameTense = Literal["past", "present"]
Person = Literal["first", "second", "third"]


class PlaceSetting(Claim, frozen=True, kw_only=True):
    """Where a scene plays, from `start` on: a scene that moves has several, in the order of telling."""

    start: int
    place: PlaceId


class TimeSetting(Claim, frozen=True, kw_only=True):
    """When a scene plays, as far as the words in it tell. Evidence is those words.

    Fields:
        value: the most that is told of it, as in TIMEX3, X for what is not told: `XXXX-XX-XXTEV`.
        expressions: the time expressions that say so.
        part_of_day: where they tell one, or words such as "by lamplight" do.
        season: where they tell one.
        date: value of the day, month or year, where they tell one ("1815-06").
    """

    value: str
    expressions: tuple[TimeExpressionId, ...] = ()
    part_of_day: DayPart | None = None
    season: Season | None = None
    date: str | None = None


class Viewpoint(Claim, frozen=True, kw_only=True):
    """Through whose perception the telling goes from `start` to `end`; `character` None: through nobody's."""

    start: int
    end: int
    character: CharacterId | None


class Coming(Claim, frozen=True, kw_only=True):
    """Somebody who comes into a scene that has begun, or leaves one that goes on."""

    start: int
    character: CharacterId
    way: Literal["enters", "leaves"]


class Level(Claim, frozen=True, kw_only=True):
    """A stretch told on another level than the main story: a flashback, a tale within the tale, a letter, a dream.

    The reason says in a word what tells it from what stands around it: "pluperfect", "tense", "distance", "dream".

    Fields:
        depth: how many tales it lies inside (Genette's narrative level): 0 where the main story's teller goes on.
        scene: in which it begins.
        anchor: the sentence that opens it.
        whole: whether it takes up a whole scene, or several, from break to break.
        tense: in which it is told, where it has one.
        parent: the level it lies in, where that is not the frame.
        teller: who says I in it, where that is not who says I around it.
    """

    id: LevelId
    start: int
    end: int
    kind: LevelKind
    depth: int
    scene: SceneId
    anchor: Span
    whole: bool = False
    tense: FrameTense | None = None
    parent: LevelId | None = None
    teller: CharacterId | None = None


class Scene(Claim, frozen=True, kw_only=True):
    """A stretch of story told in one go.

    Fields:
        why: what opens it: the start of the story, a chapter heading, an explicit mark, the user; or, at no sign on the
            page, another time, place, cast or level.
        present: characters who speak, are spoken to, or act in narration there.
        mentioned: named in narration but not present.
        spoken_of: named only inside speech.
        remote: heard from afar: on the telephone, in a letter.
        comings: who enters or leaves while it goes on.
        places: where it plays, in the order of telling; empty where nothing tells.
        time: when it plays; None where nothing tells.
        viewpoints: through whose eyes; tiles the scene where anything is known of it.
        level: on which it is told, as a whole: the first scene of a flashback of several has its id too.
        kind, depth: of that level; "frame" and 0 for the main story.
        pace: how fast it is told.
    """

    id: SceneId
    start: int
    end: int
    number: int
    why: SceneReason
    present: tuple[CharacterId, ...] = ()
    mentioned: tuple[CharacterId, ...] = ()
    spoken_of: tuple[CharacterId, ...] = ()
    remote: tuple[CharacterId, ...] = ()
    comings: tuple[Coming, ...] = ()
    places: tuple[PlaceSetting, ...] = ()
    time: TimeSetting | None = None
    viewpoints: tuple[Viewpoint, ...] = ()
    level: LevelId | None = None
    kind: LevelKind = "frame"
    depth: int = 0
    pace: Pace = "scene"

    @property
    def main_place(self) -> PlaceId | None:
        """Where most of it plays; None where nothing tells."""
        if not self.places:
            return None
        ends = [*(one.start for one in self.places[1:]), self.end]
        return max(zip(self.places, ends, strict=True), key=lambda pair: pair[1] - pair[0].start)[0].place


class Telling(Claim, frozen=True, kw_only=True):
    """How the main story is told: its tense, and its person; None where it has no verb to tell."""

    tense: FrameTense | None
    person: Person


class Scenes(msgspec.Struct, frozen=True, kw_only=True):
    """Scenes in telling order; they tile the body of the story. Levels by their start, the longer first."""

    scenes: tuple[Scene, ...]
    levels: tuple[Level, ...] = ()
    telling: Telling | None = None
