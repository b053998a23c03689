"""Through whose eyes a scene is told: whose seeing, feeling and thinking the telling knows from within.

A narrator who says I is the one. Else it is whoever does most of the perceiving and thinking; where several do alike,
nobody is said to be. A shift inside a scene is seen where one does it all up to a point, and another from there on.
Where a scene shows nobody's inside well enough, it is told through the one through whom the scenes around it are, if he
is there; and where those show nobody's either, through nobody's.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from fabula.model.claims import latest
from fabula.model.scenes import Viewpoint
from fabula.reading.scenes.glimpses import Glimpse, find_glimpses

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from fabula.model.ids import CharacterId
    from fabula.model.scenes import Telling
    from fabula.reading.scenes.page import Page
    from fabula.reading.scenes.tellers import Tellers
    from fabula.textual.grammar import Grammar

# Of all that is known from within, the share of one person from which on the scene is told through him.
_SHARE = 0.6
_LEAST, _DREAM = 1.4, 0.9
# So many scenes on each side are asked where one does not tell; so much they must show of one person; and so many words
# of the telling a scene must have that shows nothing of anybody, for it to be told from without.
_AROUND, _HELD, _LONG = 4, 2.4, 40
# For a shift, each side needs so much, nearly all of it one person's.
_SIDE, _SIDE_SHARE = 2.0, 0.85
_FIRST_PERSON = 0.006  # share of I, my, me in the words of a scene that is told by the one who says so


class Viewpoints:
    """Whose eyes the telling uses, for any scene."""

    def __init__(
        self,
        page: Page,
        grammar: Grammar,
        telling: Telling | None,
        tellers: Tellers,
        scenes: Sequence[tuple[int, int]],
    ) -> None:
        self._page = page
        self._person = telling.person if telling is not None else "third"
        self._tellers = tellers
        self._glimpses = find_glimpses(page, grammar)
        self._at = np.array([one.word for one in self._glimpses], np.int64)
        self._sums = [_sums(self._within(first, end)) for first, end in scenes]
        self._number = {first: number for number, (first, _) in enumerate(scenes)}

    def _within(self, first: int, end: int) -> Sequence[Glimpse]:
        low, high = np.searchsorted(self._at, (first, end))
        return self._glimpses[int(low) : int(high)]

    def of(
        self, words: tuple[int, int], start: int, stop: int, present: Container[CharacterId], *, dreamed: bool
    ) -> tuple[Viewpoint, ...]:
        """Viewpoints of a scene, which tile it; none where nothing tells.

        Args:
            words: of the scene, `[first, end)`.
            start: where it starts in the text.
            stop: where it ends.
            present: who is there.
            dreamed: whether it is a dream: then it is the dreamer's.
        """
        first, end = words
        page = self._page
        told = page.told.count(first, end)
        if not told:
            return ()
        mine = page.first if self._person == "first" else page.second if self._person == "second" else None
        if mine is not None and mine.count(first, end) >= _FIRST_PERSON * told:
            word = int(np.flatnonzero(mine.column[first:end])[0]) + first
            who = page.who.get(word) or self._tellers.at(word)
            reason = "narrator" if self._person == "first" else "you"
            return (self._viewpoint(start, stop, who, 0.9, reason, [word]),)
        seen = self._within(first, end)
        if sum(one.weight for one in seen) < (_DREAM if dreamed else _LEAST):
            return self._by_neighbours(words, start, stop, present)
        shift = _shift(seen)
        if shift is not None:
            edge = int(page.starts[int(page.paragraphs[page.paragraph_of(seen[shift].word), 0])])
            if start < edge < stop:
                return (
                    self._most(seen[:shift], start, edge),
                    self._most(seen[shift:], edge, stop),
                )
        return (self._most(seen, start, stop),)

    def _by_neighbours(
        self, words: tuple[int, int], start: int, stop: int, present: Container[CharacterId]
    ) -> tuple[Viewpoint, ...]:
        """Through whom the scenes around it are told, of one that shows little of anybody's inside."""
        number = self._number[words[0]]
        around: Counter[CharacterId] = Counter()
        for sums in self._sums[max(0, number - _AROUND) : number + _AROUND + 1]:
            around.update(sums)
        told = self._page.told.count(*words)
        own = [one.word for one in self._within(*words)][:3]
        first = [self._page.first_told(*words)]
        if around:
            who, weight = max(around.items(), key=lambda one: (one[1], one[0]))
            share = weight / sum(around.values())
            if who in present and weight >= _HELD and share >= _SHARE:
                mine = [one.word for one in self._within(*words) if one.who == who][:3]
                sure = round(min(0.6, 0.2 + 0.4 * share), 2)
                return (self._viewpoint(start, stop, who, sure, "as in the scenes around it", mine or first),)
        if told < _LONG or self._person != "third":
            return ()
        return (self._viewpoint(start, stop, None, 0.4, "nobody's mind is told", own or first),)

    def _most(self, seen: Sequence[Glimpse], start: int, stop: int) -> Viewpoint:
        who, weight = _leader(seen)
        share = weight / sum(one.weight for one in seen)
        words = [one.word for one in seen if one.who == who][:3]
        if share < _SHARE:
            return self._viewpoint(
                start, stop, None, round(1 - share, 2), "several minds", [one.word for one in seen][:3]
            )
        sure = round(min(0.9, 0.3 + 0.5 * share + 0.02 * len(seen)), 2)
        return self._viewpoint(start, stop, who, sure, "perceives and thinks", words)

    def _viewpoint(
        self, start: int, stop: int, who: CharacterId | None, sure: float, reason: str, words: Sequence[int]
    ) -> Viewpoint:
        page = self._page
        evidence = tuple(page.span_of(word) for word in words)
        return Viewpoint(
            start=start,
            end=stop,
            character=who,
            evidence=evidence,
            confidence=sure,
            reason=reason,
            source="rule:scenes",
            known_from=latest(evidence, stop),
        )


def _sums(seen: Sequence[Glimpse]) -> Counter[CharacterId]:
    sums: Counter[CharacterId] = Counter()
    for one in seen:
        sums[one.who] += one.weight  # type: ignore[assignment]  # counters count in halves as well
    return sums


def _leader(seen: Sequence[Glimpse]) -> tuple[CharacterId, float]:
    sums = _sums(seen)
    return max(sums.items(), key=lambda one: (one[1], one[0]))


def _shift(seen: Sequence[Glimpse]) -> int | None:
    """Where one person's inside gives way to another's for good; None where it does not."""
    for at in range(1, len(seen)):
        before, after = seen[:at], seen[at:]
        (one, of_one), (two, of_two) = _leader(before), _leader(after)
        if one == two or seen[at].who != two or seen[at - 1].who != one:
            continue
        whole = (sum(part.weight for part in before), sum(part.weight for part in after))
        if min(of_one, of_two) >= _SIDE and of_one >= _SIDE_SHARE * whole[0] and of_two >= _SIDE_SHARE * whole[1]:
            return at
        if at > 40:  # a long scene full of one mind: its shift would have shown
            return None
    return None
