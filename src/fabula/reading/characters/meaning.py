"""Whom a mention means: what the model holds of antecedents, by mentions before it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fabula.reading.characters.context import Context, Place
    from fabula.reading.characters.entities import Entity, Link

# Shares below this add nothing.
_LEAST = 0.03
# An antecedent with less than this share is nobody's.
_FAINT = 0.01
# Scores are cut here, before they are powers.
_MOST = 20.0
# People kept for a mention that is not linked.
_KEPT = 4


class Meant:
    """Shares of the people whom a mention may mean, and the mention of each that speaks most for it.

    "Somebody new" has the rest.
    """

    def __init__(self) -> None:
        self.shares: dict[int, tuple[float, Entity, Place]] = {}
        self._best: dict[int, float] = {}

    def add(self, entity: Entity, weight: float, place: Place) -> None:
        """One antecedent and its share; a person's antecedents add up."""
        share, _, where = self.shares.get(entity.number, (0.0, entity, place))
        if weight > self._best.get(entity.number, 0.0):
            self._best[entity.number] = weight
            where = place
        self.shares[entity.number] = share + weight, entity, where

    def several(self, most: int) -> tuple[tuple[Entity, float], ...]:
        """The likeliest few with their shares."""
        rows = sorted(self.shares.values(), key=lambda row: (-row[0], row[1].number))[:most]
        return tuple((entity, share) for share, entity, _ in rows if share > _LEAST)

    def best(self) -> tuple[float, Entity | None, Place | None]:
        """The likeliest, if there is anybody."""
        if not self.shares:
            return 0.0, None, None
        return max(self.shares.values(), key=lambda row: (row[0], -row[1].number))


class Antecedents:
    """Whom the model takes mentions to mean, of those meant by the mentions before them."""

    def __init__(self, context: Context, linked: Mapping[str, Link], now: Callable[[Entity], Entity]) -> None:
        self._context = context
        self._linked = linked
        self._now = now
        self._open: dict[int, tuple[tuple[Entity, float], ...]] = {}  # of mentions that are not linked, by number

    @cached_property
    def _likely(self) -> list[list[tuple[int, float]]]:
        """For each mention the antecedents that count: how many mentions back, and the share of all and "nobody"."""
        weights = np.exp(np.minimum(self._context.antecedents, np.float32(_MOST)))
        weights /= np.float32(1) + weights.sum(axis=1, keepdims=True)  # "somebody new" weighs exp(0)
        likely: list[list[tuple[int, float]]] = [[] for _ in self._context.places]
        rows, backs = np.nonzero(weights > _FAINT)
        for row, back, weight in zip(rows.tolist(), backs.tolist(), weights[rows, backs].tolist(), strict=True):
            likely[row].append((back + 1, weight))
        return likely

    def meant(self, place: Place, pronouns: str | None = None) -> Meant:
        """Shares of the people whom a mention may mean; `pronouns` are those of a name."""
        wanted = place.mention.pronouns or pronouns
        plural = place.mention.number != "singular"
        meant = Meant()
        places, linked, now = self._context.places, self._linked, self._now
        for back, weight in self._likely[place.number]:
            earlier = places[place.number - back]
            link = linked.get(earlier.mention.id)
            if link is None:
                # For "I" in speech, whose speaker nobody knows yet, several.
                several = self._open.get(earlier.number, ())
            elif link.entity is None:
                continue
            else:
                several = ((link.entity, 1.0),)
            for before, share in several:
                entity = now(before)
                if entity.group != plural and not (plural and entity.pronouns == wanted == "they"):
                    continue
                if not plural and wanted and entity.pronouns not in {None, wanted}:
                    continue
                meant.add(entity, weight * share, earlier)
        return meant

    def spread(self, place: Place) -> None:
        """Keeps whom the model takes an "I" or "you" to mean: a tag after it leans on that."""
        if place.mention.form == "pronoun" and place.mention.number == "singular":
            best = self.meant(place).several(_KEPT)
            if best:
                self._open[place.number] = best
