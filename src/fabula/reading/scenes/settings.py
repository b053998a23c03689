"""Where and when a scene plays, by what is told in it: people at places, places at its front, words for times.

A scene that moves has several places in the order of telling. Nothing is taken over from the scene before: where its
words do not tell, it is not known.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from fabula.lexicon.en.scenes import DAY_PARTS, SEASONS
from fabula.model.claims import latest
from fabula.model.places import Places
from fabula.model.scenes import PlaceSetting, Season, TimeSetting
from fabula.model.spans import Span
from fabula.reading.scenes.flashbacks import tenses
from fabula.reading.scenes.votes import Vote, votes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from fabula.model.ids import PlaceId, TimeExpressionId
    from fabula.model.places import Place
    from fabula.model.scenes import DayPart
    from fabula.model.stage import StoryView
    from fabula.model.time import TimeExpression
    from fabula.reading.scenes.moments import Moments
    from fabula.reading.scenes.page import Page
    from fabula.textual.grammar import Grammar

_V = TypeVar("_V", bound=str)

# What a place gains that the scene opens with.
_AT_FRONT = 0.8
_SURELY = 0.6  # for that it must be told of at least so firmly
_OF_HOUSE = 0.3  # what a room says for the house it lies in
# So firmly is told whoever goes to a place; and where a place was told of so firmly, the scene is still there.
_GONE, _GONE_SHARE, _FIRMLY = 0.9, 0.5, 0.6
# What is left of what had been before; of a scene's first sentences it tells how things stand as it begins.
_EARLIER, _AS_IT_BEGINS = 0.15, 0.8
_FRONT_SENTENCES = 2
# A place needs so much to be the setting; and another so much, from some point on, for the scene to have moved.
_ENOUGH, _MOVED = 0.9, 1.8
# Parts of the day by TIMEX3, and by the hour of the clock.
_PARTS: dict[str, DayPart] = {
    "DA": "dawn", "MO": "morning", "MI": "noon", "AF": "afternoon", "EV": "evening", "NI": "night",
}  # fmt: skip
_SEASONS: dict[str, Season] = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_SEASON_CODES = {season: code for code, season in _SEASONS.items()}
_MONTHS: dict[str, Season] = {
    **dict.fromkeys(("03", "04", "05"), "spring"),
    **dict.fromkeys(("06", "07", "08"), "summer"),
    **dict.fromkeys(("09", "10", "11"), "autumn"),
    **dict.fromkeys(("12", "01", "02"), "winter"),
}
_FRONT_WORDS = 60


class Settings:
    """Looks up the places and times of any stretch of the telling."""

    def __init__(self, view: StoryView, page: Page, grammar: Grammar, moments: Moments) -> None:
        self._page = page
        self._moments = moments
        self._places: dict[PlaceId, Place] = {place.id: place for place in view[Places].places}
        self._votes = votes(view, page, grammar)
        self._at = [vote.word for vote in self._votes]
        self._day_words = page.with_lemmas(DAY_PARTS)
        self._season_words = page.with_lemmas(SEASONS)

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

    def time(self, first: int, end: int) -> TimeSetting | None:
        """When the scene plays: the first words that tell a part of the day, a season, a date, each for itself."""
        part: tuple[DayPart, Span] | None = None
        season: tuple[Season, Span] | None = None
        date: tuple[str, Span] | None = None
        used: list[tuple[TimeExpressionId, Span]] = []
        inside = [moment for _, moment in self._moments.within(first, end)]
        for moment in [*self._moments.heading(first, end), *inside]:
            if moment.kind not in {"date", "time"} or moment.quantifier is not None:
                continue
            if moment.direction == "before" or moment.value.startswith("P"):
                continue  # "four days earlier" is told by its distance, not by its date
            words = Span(moment.start, moment.end)
            told = part, season, date
            part = part or _with(_part_of(moment), words)
            season = season or _with(_season_of(moment), words)
            date = date or _with(_date_of(moment), words)
            if told != (part, season, date):
                used.append((moment.id, words))
        if part is None:
            part = self._by_words(first, min(end, first + _FRONT_WORDS))
        if season is None and date is None:
            season = self._season_by_words(first, min(end, first + _FRONT_WORDS))
        evidence = tuple(dict.fromkeys(one[1] for one in (part, season, date) if one is not None))
        if not evidence:
            return None
        front = min(end - 1, first + self._page.headed.count(first, end) + _FRONT_WORDS)
        early = min(span.start for span in evidence) < int(self._page.ends[front])
        return TimeSetting(
            value=_value(part and part[0], season and season[0], date and date[0]),
            expressions=tuple(dict.fromkeys(one for one, _ in used)),
            part_of_day=part[0] if part else None,
            season=season[0] if season else None,
            date=date[0] if date else None,
            evidence=evidence,
            confidence=0.8 if early else 0.6,
            reason="time words",
            source="rule:scenes",
            known_from=latest(evidence),
        )

    def _by_words(self, first: int, end: int) -> tuple[DayPart, Span] | None:
        word = self._told_word(self._day_words, first, end)
        return None if word is None else (DAY_PARTS[self._lemma(word)], self._page.span_of(word))

    def _season_by_words(self, first: int, end: int) -> tuple[Season, Span] | None:
        word = self._told_word(self._season_words, first, end)
        if word is None or self._page.xpos(word).startswith("V"):  # "fall", "spring" are verbs too
            return None
        return SEASONS[self._lemma(word)], self._page.span_of(word)

    def _told_word(self, words: NDArray[np.int64], first: int, end: int) -> int | None:
        column = self._page.told.column
        low, high = np.searchsorted(words, (first, end)).tolist()
        return next((word for word in words[low:high].tolist() if column[word]), None)

    def _lemma(self, word: int) -> str:
        return self._page.syntax.lemma_of(word).lower()


def _with(value: _V | None, words: Span) -> tuple[_V, Span] | None:
    return None if value is None else (value, words)


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


def _part_of(moment: TimeExpression) -> DayPart | None:
    _, _, clock = moment.value.partition("T")
    if clock[:2] in _PARTS:
        return _PARTS[clock[:2]]
    if clock[:2].isdecimal() and not moment.either_half:
        hour = int(clock[:2]) % 24
        return _by_hour(hour)
    return None


def _by_hour(hour: int) -> DayPart:
    """Part of the day to which an hour belongs.

    >>> _by_hour(5), _by_hour(9), _by_hour(12), _by_hour(20), _by_hour(2)
    ('dawn', 'morning', 'noon', 'evening', 'night')
    """
    for until, part in ((4, "night"), (6, "dawn"), (12, "morning"), (13, "noon"), (18, "afternoon"), (22, "evening")):
        if hour < until:
            return part  # type: ignore[return-value]  # one of its names
    return "night"


def _season_of(moment: TimeExpression) -> Season | None:
    date = moment.value.partition("T")[0]
    for code, season in _SEASONS.items():
        if date.endswith(f"-{code}"):
            return season
    month = date[5:7] if len(date) >= 7 and date[4:5] == "-" else ""
    return _MONTHS.get(month)


def _date_of(moment: TimeExpression) -> str | None:
    """Day, month, year or weekday, as far as it is told; a bare part of the day is none."""
    date = moment.value.partition("T")[0]
    known = date.replace("X", "").replace("-", "").replace("W", "")
    if not known or (any(date.endswith(f"-{code}") for code in _SEASONS) and not known[:4].isdecimal()):
        return None
    return date if any(character.isdecimal() for character in known) else None


def _value(part: DayPart | None, season: Season | None, date: str | None) -> str:
    """One value of all that is known.

    >>> _value("night", None, "1911-03-03"), _value("evening", None, None), _value(None, "spring", None)
    ('1911-03-03TNI', 'XXXX-XX-XXTEV', 'XXXX-SP')
    """
    codes = {name: code for code, name in _PARTS.items()}
    if part is not None:
        day = date if date is not None and len(date) == 10 else "XXXX-XX-XX"
        return f"{day}T{codes[part]}"
    if date is not None:
        return date
    assert season is not None
    return f"XXXX-{_SEASON_CODES[season]}"
