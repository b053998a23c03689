"""Where and when a scene plays that does not say so: where somebody was going, where the frame broke off, as before.

What is taken over is less sure than what is told, and says of itself whence it has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from fabula.lexicon.en.scenes import BACK_POINTING, SAME
from fabula.model.claims import latest
from fabula.model.scenes import DayPart, PlaceSetting, TimeSetting
from fabula.model.spans import Span
from fabula.reading.scenes.timing import by_hour, time_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.scenes import LevelKind
    from fabula.model.time import TimeExpression
    from fabula.reading.scenes.moments import Moments
    from fabula.reading.scenes.openings import Opening
    from fabula.reading.scenes.page import Page
    from fabula.reading.scenes.settings import Settings
    from fabula.reading.scenes.votes import Vote

_SOON = 12  # words in which a scene says that time has passed
_LONG = 400  # words of a scene in which time goes by
_JUST = 60  # words before a scene in which somebody sets out for where it plays
_ARRIVED, _ON = 0.6, 0.5
_SURE = {"back there": 0.55, "goes on": _ON}
_FADES = 0.9  # what each scene more leaves of the confidence in a place that is taken over
# Hours at which a part of the day may have begun.
_BEGINS: dict[DayPart, int] = {"dawn": 5, "morning": 7, "noon": 12, "afternoon": 13, "evening": 18, "night": 21}
_SILENT = frozenset({"time", "place", "people", "level"})


class Continuing:
    """Fills in the places and times of scenes, in the order of telling: `go_to` each, then ask."""

    def __init__(self, page: Page, moments: Moments, settings: Settings) -> None:
        self._page = page
        self._moments = moments
        self._settings = settings
        self._at = _Here()
        self._frame = _Here()  # as the last scene of the main story left it
        self._from: _Here | None = None  # what the scene takes over, if anything
        self._when: _Here | None = None  # whose time it takes over
        self._headed: TimeSetting | None = None  # of the first scene of a chapter that is headed by a date
        self._has_date = False  # whether the scene is headed by one
        self._why = ""
        self._start = 0
        self._came: Vote | None = None

    def go_to(self, opening: Opening, words: tuple[int, int], kind: LevelKind) -> None:
        """The next scene.

        Args:
            opening: of it.
            words: of it, `[first, end)`.
            kind: of the level on which it is told.
        """
        first, end = words
        before = self._at
        silent, later = opening.why in _SILENT, self._later(first, end)
        same = kind == before.kind and first > 0 and opening.source != "user"
        self._start, self._from, self._came, self._why = opening.start, None, None, ""
        if silent and same:
            self._came = self._settings.came_to(max(before.first, first - _JUST), first)
        if not later and opening.source != "user":
            if kind == "frame" != before.kind:
                self._from, self._why = self._frame, "back there"
            elif same and (silent or self._goes_on(first, end)):
                self._from, self._why = before, "goes on"
        if opening.why == "chapter":
            self._headed = None
        self._has_date = bool(self._moments.heading(first, end))
        self._when = self._from
        if self._page.word(first) in SAME and self._page.headed.count(first, first + 1):  # "Same day, night"
            self._when = before
        # The clock goes on over a chapter's end, whatever is told first in the next.
        clock = self._frame if kind == "frame" else before if same else _Here()
        self._at = _Here(kind=kind, first=first, clock=clock.time)
        if kind == "frame":
            self._frame = self._at

    def places(self, told: tuple[PlaceSetting, ...]) -> tuple[PlaceSetting, ...]:
        """Where the scene plays, whose own words say `told` of it."""
        found = told
        if not found and self._came is not None:
            found = (_at(self._start, self._came),)
        if not found and self._from is not None:
            found = _again(self._start, self._from.places, _SURE[self._why], self._why)
        self._at.places = found
        return found

    def time(self, told: TimeSetting | None, hour: tuple[int, TimeExpression] | None) -> TimeSetting | None:
        """When the scene plays, whose own words say `told` of it, and name an hour of one half of the day."""
        found = told
        if hour is not None and self._at.clock is not None and (told is None or told.part_of_day is None):
            found = _by_clock(told, hour, self._at.clock)
        before = self._when.time if self._when is not None else None
        if before is not None and not self._has_passed(before):
            found = _joined(found, before, self._why or "goes on")
        if self._has_date and found is not None and found.date is not None:
            self._headed = found
        elif self._headed is not None and self._at.kind == "frame" and (found is None or found.date is None):
            found = _on_the_day(found, self._headed)
        self._at.time = found
        return found

    def _has_passed(self, before: TimeSetting) -> bool:
        """Whether a long scene has gone by that did not tell its time itself: then nobody knows what time it is."""
        assert self._when is not None
        return before.reason in _SURE and self._at.first - self._when.first > _LONG

    def _later(self, first: int, end: int) -> bool:
        """Whether the scene opens with a time."""
        told = self._page.first_told(first, end)
        return any(one.kind in {"date", "time"} for _, one in self._moments.within(told, min(end, told + _SOON)))

    def _goes_on(self, first: int, end: int) -> bool:
        """Whether it opens with somebody of whom was told just before."""
        return self._page.word(self._page.first_told(first, end)) in BACK_POINTING


class _Here:
    """A scene as the telling leaves it."""

    def __init__(self, kind: LevelKind = "frame", first: int = 0, clock: TimeSetting | None = None) -> None:
        self.kind: LevelKind = kind
        self.first = first
        self.clock = clock  # when it was before
        self.places: tuple[PlaceSetting, ...] = ()
        self.time: TimeSetting | None = None


def _by_clock(told: TimeSetting | None, hour: tuple[int, TimeExpression], before: TimeSetting) -> TimeSetting | None:
    """The part of the day of an hour that comes next after the time of the scene before; None where that has none."""
    if before.part_of_day is None:
        return told
    number, moment = hour
    since = _BEGINS[before.part_of_day]
    part = by_hour(min((number % 12, number % 12 + 12), key=lambda one: (one - since) % 24) % 24)
    words = Span(moment.start, moment.end)
    evidence = tuple(dict.fromkeys((*before.evidence, *(told.evidence if told else ()), words)))
    season, date = (told.season, told.date) if told else (None, None)
    return TimeSetting(
        value=time_value(part, season, date),
        expressions=tuple(dict.fromkeys((*(told.expressions if told else ()), moment.id))),
        part_of_day=part,
        season=season,
        date=date,
        evidence=evidence,
        confidence=_ON,
        reason="the clock goes on",
        source="rule:scenes",
        known_from=latest(evidence),
    )


def _on_the_day(told: TimeSetting | None, headed: TimeSetting) -> TimeSetting:
    """A time on the day by which the chapter is headed."""
    day = replace(
        headed,
        value=time_value(None, headed.season, headed.date),
        part_of_day=None,
        confidence=_ON,
        reason="head of the chapter",
    )
    return day if told is None else _joined(told, day, "goes on") or day


def _joined(told: TimeSetting | None, before: TimeSetting, reason: str) -> TimeSetting | None:
    """What is told of the time, and of what is not told what was so before."""
    if told is None:
        return replace(before, confidence=round(min(_SURE[reason], _FADES * before.confidence), 2), reason=reason)
    season, date = told.season or before.season, told.date or before.date
    if (season, date) == (told.season, told.date):
        return told
    evidence = tuple(dict.fromkeys((*told.evidence, *before.evidence)))
    return replace(
        told,
        value=time_value(told.part_of_day, season, date),
        season=season,
        date=date,
        evidence=evidence,
        confidence=min(told.confidence, _SURE[reason]),
        known_from=latest(evidence),
    )


def _at(start: int, reached: Vote) -> PlaceSetting:
    return PlaceSetting(
        start=start,
        place=reached.place,
        evidence=(reached.words,),
        confidence=_ARRIVED,
        reason="came there",
        source="rule:scenes",
        known_from=reached.words.end,
    )


def _again(start: int, before: Sequence[PlaceSetting], sure: float, reason: str) -> tuple[PlaceSetting, ...]:
    if not before:
        return ()
    last = before[-1]
    confidence = round(min(sure, _FADES * last.confidence), 2)
    return (replace(last, start=start, confidence=confidence, reason=reason, known_from=latest(last.evidence)),)
