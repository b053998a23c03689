"""A fit in rounds: read with weights to start from, fit to all that was met so far, read again with what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from training.pronouns.choices import share_right
from training.pronouns.fit import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from training.pronouns.choices import Choice
    from training.pronouns.openings import Opening

ROUNDS = 3
# Share of the choices of the first round that follow the truth.
FORCED = 0.5


class Watch(Protocol):
    """Something that reads."""

    def __call__(
        self, openings: Iterable[Opening], weights: Mapping[str, float], *, forced: float = 0.0, seed: int = 0
    ) -> list[Choice]:
        """All choices that openings meet when they are read with some weights."""
        ...


class Rounds(NamedTuple):
    """What is fitted, and how.

    Fields:
        watch: reads.
        start: weights of the first reading.
        prior: towards which weights are drawn.
        pull: how strongly.
        again: how many more times a choice counts in which the first of those who may be meant is not right.
    """

    watch: Watch
    start: Mapping[str, float]
    prior: Mapping[str, float]
    pull: float
    again: int = 0

    def learned(self, taught: Sequence[Opening]) -> dict[str, float]:
        """The weights that some openings teach."""
        met: list[Choice] = []
        weights = dict(self.start)
        for number in range(ROUNDS):
            met += self.watch(taught, weights, forced=0.0 if number else FORCED, seed=number)
            counted = met + [choice for choice in met if not choice.right[0]] * self.again
            weights = {name: round(weight, 3) for name, weight in fit(counted, self.prior, self.pull).items()}
        return weights

    def tell(
        self, openings: Mapping[str, Sequence[Opening]], today: Mapping[str, float], found: Mapping[str, float]
    ) -> None:
        """Prints how often somebody right is taken, by today's weights and by those found, and both."""
        for part, of in openings.items():
            for shown, by in (("today's", today), ("fitted", found)):
                met = self.watch(of, by)
                print(f"{part}, {shown} weights: {share_right(met):.3f} of {len(met):,} right")
        for name, weight in found.items():
            print(f"{name:24} {today[name]:8.3f} → {weight:8.3f}")
