"""A reading that is watched: it goes by weights that are tried, and each choice whose truth is known is kept.

A choice leans on the choices before it, so the reading that is watched must go wrong as often as the one that the
weights will serve. The first reading follows the truth now and then, lest nothing but its own mistakes be met.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeVar

from fabula.model.text import Edition
from fabula.reading.characters.context import Context
from fabula.reading.characters.stage import CharactersStage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from fabula.model.ids import MentionId
    from fabula.model.people import Mention
    from fabula.model.text import Metadata
    from fabula.reading.characters.board import Board
    from fabula.reading.characters.entities import Entity
    from fabula.reading.characters.references import Settler
    from training.pronouns.choices import Choice
    from training.pronouns.openings import Opening


class Watcher:
    """Decides by given weights; what it decides, and when a choice is kept, is for each kind to say."""

    def __init__(self, weights: Mapping[str, float], truth: Mapping[MentionId, int], forced: float, seed: int) -> None:
        self.choices: list[Choice] = []
        self.board: Board | None = None
        self.weights = weights
        self.truth = truth
        self._forced = forced  # share of the choices that follow the truth
        self._random = random.Random(seed)  # no secret
        self._votes: dict[int, Counter[int]] = defaultdict(Counter)
        self._counted = 0

    def tells(self, mention: Mention) -> bool:  # noqa: ARG002  # for each kind to say
        """Whether the truth of a mention says who somebody of this reading is."""
        return True

    def follows_the_truth(self) -> bool:
        """Whether the next choice does, by lot."""
        return self._random.random() < self._forced

    def count(self) -> None:
        """Who the people of this reading are, by what was linked so far."""
        assert self.board is not None
        for link in self.board.links[self._counted :]:
            mention = link.place.mention
            if link.entity is not None and mention.id in self.truth and self.tells(mention):
                self._votes[link.entity.number][self.truth[mention.id]] += 1
        self._counted = len(self.board.links)

    def is_right(self, entity: Entity, truth: int) -> bool:
        """Whether somebody of this reading is the one that the truth says."""
        votes = self._votes.get(entity.number)
        return votes is not None and votes.most_common(1)[0][0] == truth


W = TypeVar("W", bound=Watcher)


def watch_by(
    kind: Callable[[Mapping[str, float], Mapping[MentionId, int], float, int], W],
    prepare: Callable[[Context, Metadata, W], Settler],
    openings: Iterable[Opening],
    weights: Mapping[str, float],
    forced: float,
    seed: int,
) -> list[Choice]:
    """All choices of these openings, each read with a watcher of its own."""
    choices: list[Choice] = []
    for number, opening in enumerate(openings):
        made = opening.layers
        watcher = kind(weights, opening.truth, forced, seed * 1000 + number)
        context = Context(*(made[layer] for layer in CharactersStage.needs))
        settler = prepare(context, made[Edition].metadata, watcher)
        watcher.board = settler.board
        settler.run()
        choices += watcher.choices
    return choices
