"""How fast a scene is told, in Genette's four speeds: scene, summary, pause, ellipsis.

Much talk, or much that happens, is told as it happens. Long stretches of time, habits, and few particular events make
a summary; a description in which next to nothing happens is a pause; a few words that leave years out, an ellipsis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fabula.learned import arrays
from fabula.lexicon.en.scenes import USUALLY
from fabula.model.encoding import EVEN, Encoding
from fabula.reading.scenes.page import Sums

if TYPE_CHECKING:
    from fabula.model.scenes import Pace
    from fabula.model.stage import StoryView
    from fabula.reading.scenes.moments import Moments
    from fabula.reading.scenes.page import Page

# Share of talk from which on it is a scene whatever else is told.
_TALK = 0.25
# Of a hundred words: events of a scene; fewer than these are told in a pause.
_EVENTS, _STILL = 3.0, 1.2
# Long times and habits for each two hundred words of a summary.
_LONG = 1.0
_ELLIPSIS_WORDS = 60
_UNITS = frozenset({"week", "month", "year", "decade", "century", "season", "summer", "winter"})


class Paces:
    """Looks up the speed of any stretch."""

    def __init__(self, view: StoryView, page: Page, moments: Moments) -> None:
        self._page = page
        self._moments = moments
        odds = arrays.bytes_of(view[Encoding].event)
        known = len(odds) == len(page.tokens)
        self._knows = known and bool((odds >= EVEN).any())
        self._events = Sums((odds >= EVEN) & page.told.column if known else np.zeros(len(page.tokens), bool))
        usual = np.zeros(len(page.tokens), bool)
        usual[page.with_lemmas(USUALLY)] = True
        self._usual = Sums(usual & page.told.column)

    def of(self, first: int, end: int) -> Pace:
        """Of the words `[first, end)`."""
        page = self._page
        told, talk = page.told.count(first, end), page.talk.count(first, end)
        if not told:
            return "scene"
        long_times = sum(
            1
            for _, moment in self._moments.within(first, end)
            if (moment.kind == "duration" or moment.direction == "after") and moment.unit in _UNITS
        )
        if told + talk <= _ELLIPSIS_WORDS and long_times and not talk:
            return "ellipsis"
        if talk >= _TALK * (told + talk):
            return "scene"
        habits = sum(1 for _, moment in self._moments.within(first, end) if moment.kind == "set")
        slow = (long_times + habits + 0.5 * self._usual.count(first, end)) / max(1.0, told / 200)
        happening = 100 * self._events.count(first, end) / told
        if slow >= _LONG and (happening < _EVENTS or not talk):
            return "summary"
        if self._knows and happening < _STILL and not talk:
            return "pause"
        return "scene"
