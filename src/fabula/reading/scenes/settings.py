"""Where a scene plays, by what is told in it: what its clauses tell of places, and those at its front.

A scene that moves has several places in the order of telling. Nothing is taken over from the scene before: that is
`continuing`'s.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from fabula.model.claims import latest
from fabula.model.places import Places
from fabula.model.scenes import PlaceSetting
from fabula.reading.scenes.flashbacks import tenses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fabula.model.ids import PlaceId
    from fabula.model.places import Place
    from fabula.model.stage import StoryView
    from fabula.reading.scenes.page import Page
    from fabula.reading.scenes.votes import Vote

# What a place gains that the scene opens with.
_AT_FRONT = 1.0
_SURELY = 0.6  # for that it must be told of at least so firmly
_OF_HOUSE = 0.3  # what a room says for the house it lies in
# So firmly is told whoever goes to a place; and where a place was told of so firmly, the scene is still there.
_GONE, _GONE_SHARE, _FIRMLY = 0.9, 0.5, 0.6
# What is left of what had been before; of a scene's first sentences it tells how things stand as it begins.
_EARLIER, _AS_IT_BEGINS = 0.15, 0.8
_FRONT_SENTENCES = 2
# A place needs so much to be the setting; and another so much, from some point on, for the scene to have moved.
_ENOUGH, _MOVED = 0.9, 1.8


class Settings:
    """Looks up the places of any stretch of the telling."""

    def __init__(self, view: StoryView, page: Page, votes: Sequence[Vote]) -> None:
        self._page = page
        self._places: dict[PlaceId, Place] = {place.id: place for place in view[Places].places}
        self._votes = votes
        self._at = [vote.word for vote in votes]

    def places(self, first: int, end: int) -> tuple[PlaceSetting, ...]:
        """Where the scene in words `[first, end)` plays, in the order of telling."""
        remaining = self._weighed(first, end)
        found: list[PlaceSetting] = []
        begin = first
        while remaining:
            best = self._best(remaining, _MOVED if found else _ENOUGH)
            gone = self._gone(remaining) if found else None
            if gone is not None and (best is None or gone.word <= best[2][0].word):
                best = gone.place, _GONE_SHARE, [gone]
                begin = gone.word
            if best is None:
                break
            place, weight, signs = best
            start = int(self._page.starts[begin])
            if found and (self._are_one(found[-1].place, place) or start <= found[-1].start):
                break
            found.append(_place_setting(start, place, weight, signs))
            last = max(
                number
                for number, vote in enumerate(remaining)
                if self._are_one(vote.place, place) and (vote.weight >= _FIRMLY or vote in signs)
            )
            remaining = remaining[last + 1 :]
            if remaining:
                begin = remaining[0].word
        return tuple(found)

    def _gone(self, votes: Sequence[Vote]) -> Vote | None:
        """The first place to which somebody goes as it is told."""
        return next((vote for vote in votes if vote.comes and vote.weight >= _GONE), None)

    def _weighed(self, first: int, end: int) -> list[Vote]:
        """What speaks for places in a scene, by its tense and by what it opens with."""
        front, now = self._front(first, end), tenses(self._page, first, end).main
        found = []
        for vote in self._votes[bisect_left(self._at, first) : bisect_left(self._at, end)]:
            weight = vote.weight
            if vote.tense == "pluperfect" or (vote.tense == "past" and now == "present"):
                weight *= _AS_IT_BEGINS if vote.word < front and vote.tense == "pluperfect" else _EARLIER
            if weight >= _SURELY and vote.word < front:
                weight += _AT_FRONT
            found.append(vote._replace(weight=weight))
        return found

    def _front(self, first: int, end: int) -> int:
        """Behind the first sentences of the telling."""
        told = self._page.first_told(first, end)
        last = min(self._page.sentence_of(told) + _FRONT_SENTENCES, len(self._page.sentences)) - 1
        return int(self._page.sentences[last, 1]) if last >= 0 else first

    def came_to(self, first: int, end: int) -> Vote | None:
        """The place that somebody came to last in words `[first, end)`."""
        within = self._votes[bisect_left(self._at, first) : bisect_left(self._at, end)]
        return next((vote for vote in reversed(within) if vote.comes and vote.tense != "pluperfect"), None)

    def _best(self, votes: Sequence[Vote], enough: float) -> tuple[PlaceId, float, list[Vote]] | None:
        """The place for which most speaks: what speaks for a room speaks a little for its house."""
        sums: defaultdict[PlaceId, float] = defaultdict(float)
        signs: defaultdict[PlaceId, list[Vote]] = defaultdict(list)
        for vote in votes:
            if vote.weight > 0:
                sums[vote.place] += vote.weight
                signs[vote.place].append(vote)
                for number, outer in enumerate(self._outer(vote.place), 1):
                    sums[outer] += vote.weight * _OF_HOUSE**number
        ranked = [(total, -signs[place][0].word, place) for place, total in sums.items() if place in signs]
        if not ranked:
            return None
        total, _, place = max(ranked)
        if total < enough:
            return None
        share = total / sum(vote.weight for vote in votes)
        return place, share, sorted(signs[place], key=lambda vote: -vote.weight)[:3]

    def _outer(self, place: PlaceId) -> Iterable[PlaceId]:
        for _ in range(4):
            within = self._places[place].within
            if within is None:
                return
            place = within.place
            yield place

    def _are_one(self, one: PlaceId, other: PlaceId) -> bool:
        """The same, or one in the other."""
        return one == other or one in self._outer(other) or other in self._outer(one)


def _place_setting(start: int, place: PlaceId, share: float, signs: Sequence[Vote]) -> PlaceSetting:
    evidence = tuple(sorted({vote.words for vote in signs}))
    return PlaceSetting(
        start=start,
        place=place,
        evidence=evidence,
        confidence=round(min(0.9, 0.35 + 0.5 * share + 0.05 * len(signs)), 2),
        reason="people there" if signs[0].weight >= 1 else "told of there",
        source="rule:scenes",
        known_from=latest(evidence),
    )
