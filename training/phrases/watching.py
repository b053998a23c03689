"""Choices that a reading meets on its way: whom each noun phrase may mean, and who of them is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.reading.characters.sameness import gather, weigh
from fabula.reading.characters.stage import prepared
from training.pronouns.choices import Choice
from training.pronouns.watching import Watcher, watch_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fabula.reading.characters.sameness import Asked, Option
    from training.pronouns.openings import Opening


class Phrases(Watcher):
    """Decides whom a noun phrase means, and keeps each choice whose truth is known.

    Somebody new is right where nobody who may be meant is.
    """

    def __call__(self, asked: Asked) -> list[Option]:
        """Those whom the phrase may mean, the one to be taken first."""
        options = gather(asked)
        ranked = weigh(options, self.weights)
        truth = self.truth.get(asked.place.mention.id)
        if truth is None:
            return ranked
        self.count()
        right = [option.entity is not None and self.is_right(option.entity, truth) for option in options]
        right[0] = not any(right)
        taken = next(number for number, option in enumerate(options) if option.entity is ranked[0].entity)
        self.choices.append(Choice([option.features for option in options], right, taken))
        if self.follows_the_truth():
            correct = {id(option.entity) for option, holds in zip(options, right, strict=True) if holds}
            ranked.sort(key=lambda option: id(option.entity) not in correct)
        return ranked


def watch(
    openings: Iterable[Opening], weights: Mapping[str, float], *, forced: float = 0.0, seed: int = 0
) -> list[Choice]:
    """All choices of these openings, read with the given weights."""
    return watch_by(
        Phrases,
        lambda context, metadata, watcher: prepared(context, metadata, decider=watcher),
        openings,
        weights,
        forced,
        seed,
    )
