"""Rows of the interchange JSON on scenes, levels, places and time, in the order written.

Like those of `json_rows`, of which they are a part, a field here is a promise.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from fabula.export.json_row import ClaimRow, Interval, Offset, Row, WhyRow


class MoveRow(WhyRow, frozen=True, kw_only=True):
    """From where in the text a scene plays at a place."""

    start: Offset
    place: str


class ViewpointRow(WhyRow, frozen=True, kw_only=True):
    """Through whose eyes a stretch of a scene is told; null: through nobody's."""

    start: Offset
    end: Offset
    char: str | None


class ComingRow(WhyRow, frozen=True, kw_only=True):
    """Somebody who enters or leaves while a scene goes on."""

    start: Offset
    char: str
    way: Literal["enters", "leaves"]


class SettingRow(Row, frozen=True, kw_only=True):
    """Where and when a scene plays: the place where most of it does, and a TIMEX3 value."""

    place: str | None
    time: str | None
    moves: tuple[MoveRow, ...]
    part_of_day: Literal["dawn", "morning", "noon", "afternoon", "evening", "night"] | None
    season: Literal["spring", "summer", "autumn", "winter"] | None
    date: str | None


class LevelOfScene(Row, frozen=True, kw_only=True):
    """How a scene is embedded in the telling; `id` of the row of `levels` that says why, null in the frame."""

    kind: Literal["frame", "analepsis", "prolepsis", "embedded", "dream"]
    depth: Offset
    id: str | None


class Minutes(Row, frozen=True, kw_only=True):
    """Bounds in minutes of story time; null is unknown."""

    min: float | None
    max: float | None


class Days(Row, frozen=True, kw_only=True):
    """Bounds in days of story time; null is open."""

    min: int | None
    max: int | None


class WhenRow(WhyRow, frozen=True, kw_only=True):
    """When a scene happens: `day` bounds the number of its day (1 is that of the main story's first scene).

    `likely` is where fabula puts it, `supposed` when more than the words says so; days of one `run` can be compared.
    `departs` says that it happened "earlier" than scenes told before it, or is told ahead ("later"); `anchor` is the
    sentence that says so.
    """

    source: str
    day: Days
    likely: int | None
    supposed: bool
    run: Offset
    date: str | None
    weekday: Annotated[int, msgspec.Meta(ge=1, le=7)] | None
    departs: Literal["earlier", "later"] | None
    anchor: Interval | None


class SceneRow(ClaimRow, frozen=True, kw_only=True):
    """A stretch of story told in one go; `told` and `story` are its places in the two orders, from 1."""

    start: Offset
    end: Offset
    why: str
    setting: SettingRow
    present: tuple[str, ...]
    mentioned: tuple[str, ...]
    spoken_of: tuple[str, ...]
    remote: tuple[str, ...]
    viewpoint: str | None
    viewpoints: tuple[ViewpointRow, ...]
    comings: tuple[ComingRow, ...]
    pace: Literal["scene", "summary", "pause", "ellipsis"]
    told: Offset
    story: Offset | None
    level: LevelOfScene | None
    begins: Minutes
    duration: Minutes
    when: WhenRow | None


class TellingRow(ClaimRow, frozen=True, kw_only=True):
    """How the main story is told: its tense and its person."""

    tense: Literal["past", "present"] | None
    person: Literal["first", "second", "third"]


class LevelRow(ClaimRow, frozen=True, kw_only=True):
    """A flashback, tale, letter or dream: smaller than a scene, or (`whole`) of one scene or several.

    `teller` is who says I in it, where that is not who says I around it.
    """

    start: Offset
    end: Offset
    kind: Literal["frame", "analepsis", "prolepsis", "embedded", "dream"]
    depth: Offset
    scene: str
    anchor: Interval
    whole: bool
    tense: Literal["past", "present"] | None
    parent: str | None
    teller: str | None


class PlaceRow(ClaimRow, frozen=True, kw_only=True):
    """A place and the place that holds it; `names` with how often each stands in the text."""

    name: str
    names: tuple[tuple[str, int], ...]
    parent: str | None
    why_parent: WhyRow | None
    kind: Literal["FAC", "GPE", "LOC", "VEH"]


class PresenceRow(ClaimRow, frozen=True, kw_only=True):
    """A character at a place; both are cluster ids."""

    char: str
    place: str
    relation: Literal["in", "near", "to", "from", "thru", "none"]
    start: Offset
    end: Offset
    span: Literal["punctual", "habitual"]
    tense: Literal["ongoing", "past"]
    char_span: Interval
    place_span: Interval


class TimeRow(ClaimRow, frozen=True, kw_only=True):
    """A time expression (TIMEX3): its value, what it is told from and on which side of that it lies.

    `anchor_at` are the words it is told from, where they are known. `quantity` is how many units, how far, or the
    number in a row, `most` the larger of two numbers; `unit` may be invented. `frequency` is how often in each value.
    `signal` is the word before ("since"). `either_half` marks an hour that may be of the morning or of the afternoon.
    """

    start: Offset
    end: Offset
    kind: Literal["date", "time", "duration", "set"]
    value: str
    anchor: Literal["narration", "speech", "expression", "event", "birth"] | None
    anchor_at: Interval | None
    direction: Literal["before", "same", "after"] | None
    modifier: str | None
    quantity: float | None
    most: float | None
    unit: str | None
    name: str | None
    frequency: float | None
    quantifier: str | None
    signal: str
    either_half: bool


class MomentRow(ClaimRow, frozen=True, kw_only=True):
    """A point of story time that the telling comes to; `times` are ids of rows of `times`, `minute` is of the day."""

    start: Offset
    scene: str
    times: tuple[str, ...]
    day: Days
    likely: int | None
    supposed: bool
    minute: Minutes


class LinkRow(ClaimRow, frozen=True, kw_only=True):
    """How many days lie between two moments (TLINK); `origin` null: 1 January of the year 1."""

    origin: str | None
    target: str
    kind: Literal["distance", "date", "weekday", "order", "level", "age", "user"]
    days: Days
    supposed: bool


class BirthRow(ClaimRow, frozen=True, kw_only=True):
    """Bounds of the day on which somebody was born, by an age that is told."""

    char: str
    day: Days
