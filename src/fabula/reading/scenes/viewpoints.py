"""Through whose eyes a scene is told: whose seeing, feeling and thinking the telling knows from within.

A narrator who says I is the one. Else it is whoever does most of the perceiving and thinking; where nobody does, or
several do alike, nobody is said to be. A shift inside a scene is seen where one does it all up to a point, and another
from there on.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fabula.lexicon.en.scenes import PERCEIVING, THINKING
from fabula.model.claims import latest
from fabula.model.scenes import Viewpoint
from fabula.textual.grammar import MOST_STEPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.ids import CharacterId
    from fabula.model.scenes import Telling
    from fabula.reading.scenes.page import Page
    from fabula.reading.scenes.tellers import Tellers
    from fabula.textual.grammar import Grammar

_THINKS, _PERCEIVES = 1.0, 0.7
# Of all that is known from within, the share of one person from which on the scene is told through him.
_SHARE = 0.6
_LEAST = 1.4
# For a shift, each side needs so much, nearly all of it one person's.
_SIDE, _SIDE_SHARE = 2.0, 0.85
_FIRST_PERSON = 0.006  # share of I, my, me in the words of a scene that is told by the one who says so


class _Glimpse(NamedTuple):
    """Somebody's inside, told."""

    word: int
    who: CharacterId
    weight: float


class Viewpoints:
    """Whose eyes the telling uses, for any scene."""

    def __init__(self, page: Page, grammar: Grammar, telling: Telling | None, tellers: Tellers) -> None:
        self._page = page
        self._person = telling.person if telling is not None else "third"
        self._tellers = tellers
        self._glimpses = _glimpses(page, grammar)
        self._at = np.array([one.word for one in self._glimpses], np.int64)

    def of(self, first: int, end: int, start: int, stop: int) -> tuple[Viewpoint, ...]:
        """Viewpoints of the scene in words `[first, end)`, which tile `[start, stop)`; none where nothing tells."""
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
        low, high = np.searchsorted(self._at, (first, end))
        seen = self._glimpses[int(low) : int(high)]
        if sum(one.weight for one in seen) < _LEAST:
            return ()
        shift = _shift(seen)
        if shift is not None:
            edge = int(page.starts[int(page.paragraphs[page.paragraph_of(seen[shift].word), 0])])
            if start < edge < stop:
                return (
                    self._most(seen[:shift], start, edge),
                    self._most(seen[shift:], edge, stop),
                )
        return (self._most(seen, start, stop),)

    def _most(self, seen: Sequence[_Glimpse], start: int, stop: int) -> Viewpoint:
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


def _leader(seen: Sequence[_Glimpse]) -> tuple[CharacterId, float]:
    sums: Counter[CharacterId] = Counter()
    for one in seen:
        sums[one.who] += one.weight  # type: ignore[assignment]  # counters count in halves as well
    return max(sums.items(), key=lambda one: (one[1], one[0]))


def _shift(seen: Sequence[_Glimpse]) -> int | None:
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


def _glimpses(page: Page, grammar: Grammar) -> list[_Glimpse]:
    """Verbs of perceiving and thinking in the telling, with who does it."""
    found = []
    for lemmas, weight in ((THINKING, _THINKS), (PERCEIVING, _PERCEIVES)):
        for verb in page.with_lemmas(lemmas).tolist():
            if not page.told.column[verb] or grammar.upos(verb) != "VERB":
                continue
            who = subject_of(page, grammar, verb)
            if who is not None and not grammar.is_passive(verb):
                found.append(_Glimpse(verb, who, weight))
    return sorted(found, key=lambda one: one.word)


def subject_of(page: Page, grammar: Grammar, verb: int) -> CharacterId | None:
    """Who does it: the subject of the verb, or of the one it is joined to."""
    for _ in range(MOST_STEPS):
        subjects = grammar.under(verb, "nsubj")
        for subject in subjects:
            who = page.meant_by(subject)
            if who is not None:
                return who
        if subjects or grammar.rel(verb) != "conj":
            return None
        verb = grammar.head(verb)
    return None
