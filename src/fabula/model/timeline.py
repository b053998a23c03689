"""The timeline: when each scene happens in the story's own time, as far as the words bound it (TLINK of TimeML).

Days are counted from day 1, the day on which the first scene of the main story begins; day 0 is the day before it.
Minutes are counted from the midnight with which day 1 begins.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from fabula.model.claims import Claim
from fabula.model.ids import CharacterId, ContradictionId, MomentId, SceneId, TemporalLinkId, TimeExpressionId
from fabula.model.spans import Span

# What ties a moment to another: a distance told, a date, a weekday, a telling that goes on or back, an age, the user.
LinkKind = Literal["distance", "date", "weekday", "order", "level", "age", "user"]
# How a scene departs from the order of telling.
Departure = Literal["earlier", "later"]


class Bounds(msgspec.Struct, frozen=True, order=True):
    """From `least` to `most`, both included; None where nothing bounds that side.

    >>> Bounds(1, 3).exact, Bounds(2, 2).exact, Bounds(2, None).width is None
    (False, True, True)
    """

    least: int | None = None
    most: int | None = None

    @property
    def exact(self) -> bool:
        """Whether only one number lies between."""
        return self.least is not None and self.least == self.most

    @property
    def width(self) -> int | None:
        """How far the bounds are apart; None where one is open."""
        return None if self.least is None or self.most is None else self.most - self.least


class Moment(Claim, frozen=True, kw_only=True):
    """A point of story time that the telling comes to: a scene begins, or words such as "the next day" move it on.

    Fields:
        start: from here on the telling is at that moment.
        expressions: the time expressions that tell it; none for a scene that opens without.
        day: on which days it can lie; both sides open where nothing ties it to day 1.
        minute: of the day (0 is midnight, 24 hours are 1440), where the words tell an hour or a part of the day.
        likely: the day on which fabula puts it, where it has anything to go by.
        supposed: whether `likely` rests on more than the words say: that nothing said means the same day.
    """

    id: MomentId
    scene: SceneId
    start: int
    expressions: tuple[TimeExpressionId, ...] = ()
    day: Bounds = Bounds()
    minute: Bounds = Bounds()
    likely: int | None = None
    supposed: bool = False


class TemporalLink(Claim, frozen=True, kw_only=True):
    """A TLINK: how many days lie between two moments. Evidence is the words that say so.

    Fields:
        origin: the moment from which it counts; None for the calendar, whose day 1 is 1 January of the year 1.
        target: the moment to which it counts.
        days: from `origin` to `target`; negative where the target is the earlier.
        supposed: whether nothing but custom says so; such a link bounds nothing and contradicts nothing.
    """

    id: TemporalLinkId
    origin: MomentId | None
    target: MomentId
    kind: LinkKind
    days: Bounds
    supposed: bool = False


class SceneTime(Claim, frozen=True, kw_only=True):
    """When a scene happens. Confidence is that of its place in story order.

    Fields:
        order: its place in story order, from 1; scenes that happen together share one.
        day: number of the day on which it begins, from 1; bounds where the words leave several open.
        likely: the likeliest day, where there is anything to go by.
        supposed: whether that rests on custom alone.
        run: scenes of one run have likely days that can be compared; between runs nothing tells how much time lies.
        begins: minutes from the midnight with which day 1 begins.
        lasts: minutes of story time.
        weekday: 1 is Monday; None where nothing tells.
        date: as in TIMEX3, as much of it as is known ("1815-06-18", "XXXX-06-18", "1815").
        departs: whether it happened before scenes told earlier, or is told ahead of its time.
        anchor: the sentence that says so.
    """

    scene: SceneId
    order: int
    day: Bounds = Bounds()
    likely: int | None = None
    supposed: bool = False
    run: int = 0
    begins: Bounds = Bounds()
    lasts: Bounds = Bounds()
    weekday: int | None = None
    date: str | None = None
    departs: Departure | None = None
    anchor: Span | None = None


class Birth(Claim, frozen=True, kw_only=True):
    """When somebody was born, by an age that is told.

    Fields:
        character: whose age it is.
        day: bounds of the day of birth.
    """

    character: CharacterId
    day: Bounds


class Contradiction(Claim, frozen=True, kw_only=True):
    """Statements about time that cannot all be so: a negative cycle of the temporal network.

    Fields:
        places: the sentences, in text order; two or more, unless one sentence contradicts itself.
        words: the time expressions in them, in text order.
        days: by how many days they miss each other.
    """

    id: ContradictionId
    places: tuple[Span, ...]
    words: tuple[Span, ...]
    days: int


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of story time.

    Fields:
        scenes: in the order of telling, one for each scene.
        moments: in the order of telling.
        links: in the order of their targets.
        births: in the order in which ages are told.
        covers: days of story time from the first to the last, the first included, as far as bounded.
        calendar: bounds of the day number, counted from 1 January of the year 1, that day 1 is.
    """

    scenes: tuple[SceneTime, ...] = ()
    moments: tuple[Moment, ...] = ()
    links: tuple[TemporalLink, ...] = ()
    births: tuple[Birth, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    covers: Bounds = Bounds()
    calendar: Bounds = Bounds()
