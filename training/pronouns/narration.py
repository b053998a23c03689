"""Choices that a reading meets on its way in narration: whom each pronoun may mean, and who of them is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.reading.characters.choosing import gather, shares
from fabula.reading.characters.stage import prepared
from training.pronouns.choices import Choice
from training.pronouns.watching import Watcher, watch_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fabula.model.people import Mention
    from fabula.reading.characters.activity import Activity
    from fabula.reading.characters.choosing import Ranked
    from fabula.reading.characters.context import Place
    from fabula.reading.characters.meaning import Meant
    from training.pronouns.openings import Opening


class Narration(Watcher):
    """Chooses whom a pronoun means, and keeps each choice of one person whose truth is known."""

    def __call__(self, place: Place, active: Ranked, meant: Meant, activity: Activity) -> Ranked:
        """Those whom the pronoun may mean, the one to be taken first."""
        candidates = gather(place, active, meant, activity)
        ranked = shares(candidates, self.weights)
        truth = self.truth.get(place.mention.id)
        if truth is None or not candidates or place.mention.number == "plural":
            return ranked
        self.count()
        right = [self.is_right(entity, truth) for entity, _, _ in candidates]
        taken = next(number for number, row in enumerate(candidates) if row[0] is ranked[0][1])
        self.choices.append(Choice([features for _, _, features in candidates], right, taken))
        if any(right) and self.follows_the_truth():
            ranked.sort(key=lambda row: not self.is_right(row[1], truth))
        return ranked

    def tells(self, mention: Mention) -> bool:
        """By names and noun phrases only: pronouns are what is asked."""
        return mention.form != "pronoun"


def watch(
    openings: Iterable[Opening], weights: Mapping[str, float], *, forced: float = 0.0, seed: int = 0
) -> list[Choice]:
    """All choices of these openings, read with the given weights."""
    return watch_by(Narration, prepared, openings, weights, forced, seed)
