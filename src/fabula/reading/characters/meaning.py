"""Whom a mention means: what the model holds of antecedents, weighed together with who is active."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fabula.reading.characters.context import Context, Place
    from fabula.reading.characters.entities import Entity, Link

# Both see much the same; the page knows who is about, the model the sentence. Powers of shares, chosen on eight novels.
_MODEL, _PAGE = 0.15, 1.0
# Share given to whoever one of the two does not know.
_LEAST = 0.03
# Scores of antecedents below this add nothing.
_FAINT = -6.0
# People kept for a mention that is not linked.
_KEPT = 4


class Meant:
    """Shares of the people whom a mention may mean, and the mention of each that speaks most for it."""

    def __init__(self) -> None:
        self.shares: dict[int, tuple[float, Entity, Place]] = {}
        self._best: dict[int, float] = {}
        self._total = 1.0  # "somebody new" weighs exp(0)

    def weigh(self, weight: float) -> None:
        """An antecedent, whomever it means: what is not known of it is nobody's share."""
        self._total += weight

    def add(self, entity: Entity, weight: float, place: Place) -> None:
        """One antecedent; a person's antecedents add up."""
        share, _, where = self.shares.get(entity.number, (0.0, entity, place))
        if weight > self._best.get(entity.number, 0.0):
            self._best[entity.number] = weight
            where = place
        self.shares[entity.number] = share + weight, entity, where

    def settled(self) -> Meant:
        """The same with weights made shares of one; "somebody new" has the rest."""
        self.shares = {key: (share / self._total, entity, place) for key, (share, entity, place) in self.shares.items()}
        return self

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

    def meant(self, place: Place, pronouns: str | None = None) -> Meant:
        """Shares of the people whom a mention may mean; `pronouns` are those of a name."""
        wanted = place.mention.pronouns or pronouns
        plural = place.mention.number != "singular"
        meant = Meant()
        for back, score in enumerate(self._context.antecedents[place.number].tolist(), 1):
            if score < _FAINT:
                continue
            weight = exp(min(score, 20.0))
            meant.weigh(weight)
            earlier = self._context.places[place.number - back]
            for entity, share in self._stands_for(earlier):
                if entity.group != plural or (not plural and wanted and entity.pronouns not in {None, wanted}):
                    continue
                meant.add(entity, weight * share, earlier)
        return meant.settled()

    def _stands_for(self, earlier: Place) -> tuple[tuple[Entity, float], ...]:
        """Whom an earlier mention means, with shares: for "I" in speech, whose speaker nobody knows yet, several."""
        link = self._linked.get(earlier.mention.id)
        if link is not None:
            return ((self._now(link.entity), 1.0),) if link.entity is not None else ()
        return tuple((self._now(entity), share) for entity, share in self._open.get(earlier.number, ()))

    def spread(self, place: Place) -> None:
        """Keeps whom the model takes an "I" or "you" to mean: a tag after it leans on that."""
        if place.mention.form == "pronoun" and place.mention.number == "singular":
            best = self.meant(place).several(_KEPT)
            if best:
                self._open[place.number] = best


def weighed(active: list[tuple[float, Entity, Place]], meant: Meant) -> list[tuple[float, Entity, Place]]:
    """Shares by the model and by the page together, the likeliest first."""
    total = sum(row[0] for row in active[:6]) or 1.0
    rows: dict[int, tuple[float, Entity, Place]] = {row[1].number: (row[0] / total, row[1], row[2]) for row in active}
    known = sum(share for share, _, _ in meant.shares.values())
    scored = []
    for number in {**rows, **meant.shares}:
        page = rows[number][0] if number in rows else 0.0
        model, entity, place = meant.shares.get(number) or (0.0, *rows[number][1:])
        # Without a word of the model the page decides alone.
        weight = max(page, _LEAST) ** _PAGE * (max(model, _LEAST) ** _MODEL if known > _LEAST else 1.0)
        scored.append((weight, entity, place))
    whole = sum(row[0] for row in scored)
    found = [(weight / whole, entity, place) for weight, entity, place in scored]
    found.sort(key=lambda row: (-row[0], -row[2].mention.start, row[1].number))
    return found
