"""Choices that a reading meets on its way in narration: whom each pronoun may mean, and who of them is right.

A choice leans on the choices before it, so the reading that is watched must go wrong as often as the one that the
weights will serve. The first reading follows the truth now and then, lest nothing but its own mistakes be met.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from fabula.model.text import Edition
from fabula.reading.characters.choosing import gather, shares
from fabula.reading.characters.context import Context
from fabula.reading.characters.stage import CharactersStage, prepared
from training.pronouns.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fabula.reading.characters.activity import Activity
    from fabula.reading.characters.board import Board
    from fabula.reading.characters.choosing import Ranked
    from fabula.reading.characters.context import Place
    from fabula.reading.characters.entities import Entity
    from fabula.reading.characters.meaning import Meant
    from training.pronouns.openings import Opening


class Watcher:
    """Chooses by given weights, and keeps each choice of one person whose truth is known."""

    def __init__(self, weights: Mapping[str, float], truth: Mapping[str, int], forced: float, seed: int) -> None:
        self.choices: list[Choice] = []
        self.board: Board | None = None
        self._weights = weights
        self._truth = truth
        self._forced = forced  # share of the choices that follow the truth
        self._random = random.Random(seed)  # no secret
        self._votes: dict[int, Counter[int]] = defaultdict(Counter)
        self._counted = 0

    def __call__(self, place: Place, active: Ranked, meant: Meant, activity: Activity) -> Ranked:
        """Those whom the pronoun may mean, the one to be taken first."""
        candidates = gather(place, active, meant, activity)
        ranked = shares(candidates, self._weights)
        truth = self._truth.get(place.mention.id)
        if truth is None or not candidates or place.mention.number == "plural":
            return ranked
        self._count()
        right = [self._is(entity, truth) for entity, _, _ in candidates]
        taken = next(number for number, row in enumerate(candidates) if row[0] is ranked[0][1])
        self.choices.append(Choice([features for _, _, features in candidates], right, taken))
        if any(right) and self._random.random() < self._forced:
            ranked.sort(key=lambda row: not self._is(row[1], truth))
        return ranked

    def _count(self) -> None:
        """Who the people of this reading are, by the names and noun phrases linked so far."""
        assert self.board is not None
        for link in self.board.links[self._counted :]:
            mention = link.place.mention
            if link.entity is not None and mention.form != "pronoun" and mention.id in self._truth:
                self._votes[link.entity.number][self._truth[mention.id]] += 1
        self._counted = len(self.board.links)

    def _is(self, entity: Entity, truth: int) -> bool:
        votes = self._votes.get(entity.number)
        return votes is not None and votes.most_common(1)[0][0] == truth


def watch(
    openings: Iterable[Opening], weights: Mapping[str, float], *, forced: float = 0.0, seed: int = 0
) -> list[Choice]:
    """All choices of these openings, read with the given weights."""
    choices: list[Choice] = []
    for number, opening in enumerate(openings):
        made = opening.layers
        watcher = Watcher(weights, opening.truth, forced, seed * 1000 + number)
        context = Context(*(made[layer] for layer in CharactersStage.needs))
        settler = prepared(context, made[Edition].metadata, watcher)
        watcher.board = settler.board
        settler.run()
        choices += watcher.choices
    return choices
