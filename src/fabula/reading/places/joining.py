"""Which mentions mean the same place: by name, by whose it is, by the same words, by what the reading model links.

A name is one place throughout; so is what one person owns. Other descriptions are one place in a chapter, and beyond it
only where not everybody has one of the kind: "the customs house" is the same later, "the kitchen" need not be.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from fabula.lexicon.en.places import EVERYWHERE, FITTINGS, ROOMS
from fabula.textual.affinities import NONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from fabula.reading.places.spots import Spot

REACH = 12
"""So many mentions of places are looked back for one that the model links."""
# The model's score for a pair is a logarithm of odds against "nothing before": from here it is taken at its word.
_SURE = 1.0
# Two that are not called alike are joined only where the model is surer than this.
_SURER = 3.0


class Draft:
    """A place while its mentions are gathered."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.spots: list[Spot] = []
        self.why: list[tuple[str, float, Spot | None]] = []  # reason, confidence, the earlier mention that decided it

    def add(self, spot: Spot, reason: str, confidence: float, earlier: Spot | None = None) -> None:
        """Takes a mention in."""
        self.spots.append(spot)
        self.why.append((reason, confidence, earlier))

    @property
    def last(self) -> Spot:
        """The mention taken in last."""
        return self.spots[-1]

    @property
    def proper(self) -> bool:
        """Whether it has a name."""
        return any(spot.proper for spot in self.spots)

    def kind(self) -> str:
        """What most of its mentions take it for; of equals what was said first."""
        counts = Counter(str(spot.mention.kind) for spot in self.spots)
        return counts.most_common(1)[0][0]


def join(spots: Sequence[Spot], links: NDArray[np.float32], spans: NDArray[np.int64]) -> list[Draft]:
    """Places in the order of their first mention.

    Args:
        spots: mentions of places in text order.
        links: the model's scores of the `REACH` mentions before each, the nearest first.
        spans: the model's span of each, `NONE` where it has none.
    """
    return _Joining(spots, links, spans).run()


class _Joining:
    def __init__(self, spots: Sequence[Spot], links: NDArray[np.float32], spans: NDArray[np.int64]) -> None:
        self.spots = spots
        self.best, self.score = _nearest(links)
        self.known = spans != NONE
        self.drafts: list[Draft] = []
        self.of: list[Draft] = []  # by number of the mention
        self.by_name: dict[tuple[str, ...], Draft] = {}
        self.by_part: dict[str, list[Draft]] = {}
        self.by_owner: dict[tuple[object, str], Draft] = {}
        self.by_words: dict[tuple[str, ...], Draft] = {}
        self.by_noun: dict[str, Draft] = {}

    def run(self) -> list[Draft]:
        for number, spot in enumerate(self.spots):
            draft = self._named(spot) if spot.proper else self._described(number, spot)
            self.of.append(draft)
            self._remember(draft, spot)
        return self.drafts

    def _new(self, spot: Spot) -> Draft:
        draft = Draft(len(self.drafts))
        draft.add(spot, "first mention", 0.9)
        self.drafts.append(draft)
        return draft

    def _named(self, spot: Spot) -> Draft:
        known = self.by_name.get(spot.words)
        if known is not None:
            known.add(spot, "name", 0.95, known.spots[0])
            return known
        if len(spot.words) == 1:  # "the Heights" for "Wuthering Heights", where only one place has such a part
            whole = self.by_part.get(spot.words[0], [])
            if len(whole) == 1:
                whole[0].add(spot, "part of the name", 0.8, whole[0].spots[0])
                return whole[0]
        return self._new(spot)

    def _described(self, number: int, spot: Spot) -> Draft:
        if spot.owner is not None:
            known = self.by_owner.get((spot.owner, spot.noun))
            if known is not None:
                known.add(spot, "owner", 0.75, known.last)
                return known
            return self._linked(number, spot) or self._new(spot)
        if spot.new:
            return self._new(spot)
        known = self.by_words.get(spot.words)
        if known is not None and self._may_reach(known, spot):
            known.add(spot, "same words", 0.7, known.last)
            return known
        linked = self._linked(number, spot)
        if linked is not None:
            return linked
        known = self.by_noun.get(spot.noun)
        # "a small boat" … "the boat": the short form means the one last told of
        if known is not None and len(spot.words) == 1 and known.last.chapter == spot.chapter:
            known.add(spot, "same noun", 0.6, known.last)
            return known
        return self._new(spot)

    def _linked(self, number: int, spot: Spot) -> Draft | None:
        back, score = self.best[number], self.score[number]
        if back <= 0 or not self.known[number] or score < _SURE:
            return None
        draft = self.of[number - back]
        earlier = self.spots[number - back]
        alike = earlier.noun == spot.noun
        if _differ(spot, earlier) or (not alike and (score < _SURER or spot.mention.kind != earlier.mention.kind)):
            return None
        if spot.owner is not None and earlier.owner not in {None, spot.owner}:
            return None
        draft.add(spot, "described again", round(float(0.55 + 0.05 * min(score, 6.0)), 2), earlier)
        return draft

    def _may_reach(self, known: Draft, spot: Spot) -> bool:
        if abs(known.last.chapter - spot.chapter) <= 1 or spot.noun not in EVERYWHERE:
            return True
        # "the customs house" is told apart from every other; "the front room" is in many a house
        return len(spot.words) > 1 and spot.noun not in ROOMS | FITTINGS

    def _remember(self, draft: Draft, spot: Spot) -> None:
        if spot.proper:
            if spot.words not in self.by_name:
                self.by_name[spot.words] = draft
                if len(spot.words) > 1:
                    for part in dict.fromkeys((spot.words[0], spot.words[-1])):
                        holders = self.by_part.setdefault(part, [])
                        if draft not in holders:
                            holders.append(draft)
            return
        if spot.owner is not None:
            self.by_owner.setdefault((spot.owner, spot.noun), draft)
            return
        self.by_words[spot.words] = draft
        self.by_noun[spot.noun] = draft


def _differ(spot: Spot, earlier: Spot) -> bool:
    """Whether both are told from others of their kind, and by other words: "the bell house", "the customs house"."""
    if spot.noun != earlier.noun:
        return spot.proper and earlier.proper
    one, other = frozenset(spot.words[:-1]), frozenset(earlier.words[:-1])
    return bool(one) and bool(other) and one.isdisjoint(other)


def _nearest(links: NDArray[np.float32]) -> tuple[list[int], list[float]]:
    """How far back the best antecedent of each mention is, and its score; 0 where there is none."""
    if not links.size:
        return [0] * len(links), [0.0] * len(links)
    best = links.argmax(1)
    scores = links[np.arange(len(links)), best]
    return np.where(np.isfinite(scores), best + 1, 0).tolist(), np.where(np.isfinite(scores), scores, 0.0).tolist()
