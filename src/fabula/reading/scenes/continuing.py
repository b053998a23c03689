"""Where a scene plays that does not say so: where somebody was just going, where the frame left off, where it was.

What is taken over is less sure than what is told, and says of itself whence it has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from fabula.lexicon.en.scenes import BACK_POINTING
from fabula.model.claims import latest
from fabula.model.scenes import PlaceSetting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.scenes import LevelKind
    from fabula.reading.scenes.moments import Moments
    from fabula.reading.scenes.openings import Opening
    from fabula.reading.scenes.page import Page
    from fabula.reading.scenes.settings import Settings
    from fabula.reading.scenes.votes import Vote

_SOON = 12  # words in which a scene says that time has passed
_JUST = 60  # words before a scene in which somebody sets out for where it plays
_ARRIVED, _BACK, _ON = 0.6, 0.55, 0.5
_FADES = 0.9  # what each scene more leaves of the confidence in a place that is taken over
_SILENT = frozenset({"time", "place", "people", "level"})


class Continuing:
    """Fills in the places of scenes, in the order of telling."""

    def __init__(self, page: Page, moments: Moments, settings: Settings) -> None:
        self._page = page
        self._moments = moments
        self._settings = settings
        self._before: tuple[PlaceSetting, ...] = ()
        self._kind: LevelKind = "frame"
        self._first = 0
        self._frame: tuple[PlaceSetting, ...] = ()  # of the last scene of the main story

    def places(
        self, opening: Opening, words: tuple[int, int], kind: LevelKind, told: tuple[PlaceSetting, ...]
    ) -> tuple[PlaceSetting, ...]:
        """Where the next scene plays.

        Args:
            opening: of it.
            words: of it, `[first, end)`.
            kind: of the level on which it is told.
            told: where its own words say that it plays.
        """
        found = told or self._taken_over(opening, words, kind)
        self._before, self._kind, self._first = found, kind, words[0]
        if kind == "frame":
            self._frame = found
        return found

    def _taken_over(self, opening: Opening, words: tuple[int, int], kind: LevelKind) -> tuple[PlaceSetting, ...]:
        first, end = words
        if opening.source == "user" or not first:
            return ()
        silent = opening.why in _SILENT
        if silent and kind == self._kind:
            reached = self._settings.came_to(max(self._first, first - _JUST), first)
            if reached is not None:
                return (_at(opening.start, reached),)
        if self._later(first, end):
            return ()
        if kind == "frame" != self._kind:
            return _again(opening.start, self._frame, _BACK, "back there")
        if kind == self._kind and (silent or self._goes_on(first, end)):
            return _again(opening.start, self._before, _ON, "goes on")
        return ()

    def _later(self, first: int, end: int) -> bool:
        """Whether the scene opens with a time."""
        told = self._page.first_told(first, end)
        return any(one.kind in {"date", "time"} for _, one in self._moments.within(told, min(end, told + _SOON)))

    def _goes_on(self, first: int, end: int) -> bool:
        """Whether it opens with somebody of whom was told just before."""
        return self._page.word(self._page.first_told(first, end)) in BACK_POINTING


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
