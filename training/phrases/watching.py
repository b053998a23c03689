"""Choices that a reading meets on its way: whom each noun phrase may mean, and who of them is right.

The reading that is watched goes by the weights that are tried, as in `training.pronouns.narration`, and follows the
truth in the first round now and then.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from fabula.model.text import Edition
from fabula.reading.characters.context import Context
from fabula.reading.characters.sameness import gather, weigh
from fabula.reading.characters.stage import CharactersStage, prepared
from training.pronouns.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fabula.reading.characters.board import Board
    from fabula.reading.characters.entities import Entity
    from fabula.reading.characters.sameness import Asked, Option
    from training.pronouns.openings import Opening


class Watcher:
    """Decides by given weights, and keeps each choice whose truth is known.

    Somebody new is right where nobody who may be meant is.
    """

    def __init__(self, weights: Mapping[str, float], truth: Mapping[str, int], forced: float, seed: int) -> None:
        self.choices: list[Choice] = []
        self.board: Board | None = None
        self._weights = weights
        self._truth = truth
        self._forced = forced  # share of the choices that follow the truth
        self._random = random.Random(seed)  # no secret
        self._votes: dict[int, Counter[int]] = defaultdict(Counter)
        self._counted = 0

    def __call__(self, asked: Asked) -> list[Option]:
        """Those whom the phrase may mean, the one to be taken first."""
        options = gather(asked)
        ranked = weigh(options, self._weights)
        truth = self._truth.get(asked.place.mention.id)
        if truth is None:
            return ranked
        self._count()
        right = [option.entity is not None and self._is(option.entity, truth) for option in options]
        right[0] = not any(right)
        taken = next(number for number, option in enumerate(options) if option.entity is ranked[0].entity)
        self.choices.append(Choice([option.features for option in options], right, taken))
        if self._random.random() < self._forced:
            correct = {id(option.entity) for option, holds in zip(options, right, strict=True) if holds}
            ranked.sort(key=lambda option: id(option.entity) not in correct)
        return ranked

    def _count(self) -> None:
        """Who the people of this reading are, by all that was linked so far."""
        assert self.board is not None
        for link in self.board.links[self._counted :]:
            mention = link.place.mention
            if link.entity is not None and mention.id in self._truth:
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
        settler = prepared(context, made[Edition].metadata, decider=watcher)
        watcher.board = settler.board
        settler.run()
        choices += watcher.choices
    return choices
