"""What speaks for each place as the setting of a scene: every telling of one, weighed by its clause.

Talk says nothing of where it is said. What the places stage holds of the people told of beside a place adds to what
the clause tells; where a clause without a tense is taken for past, little is left. Nouns for rooms and buildings that
are no mentions count for the place that is called so.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.places import FITTINGS, NEW_ONE, NOWHERE, PLAIN_PLACES
from fabula.model.places import Places
from fabula.model.spans import Span
from fabula.model.time import Times
from fabula.reading.scenes.footing import Footing
from fabula.textual.datelines import dated_headings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.ids import MentionId, PlaceId
    from fabula.model.people import Mention
    from fabula.model.places import Place
    from fabula.model.stage import StoryView
    from fabula.reading.scenes.footing import ClauseTense, Foothold
    from fabula.reading.scenes.page import Page
    from fabula.textual.grammar import Grammar

# What a person told of there adds, by how he stands to it; and the share that is left of what is long past.
_BY_RELATION = {"in": 0.5, "thru": 0.2, "near": 0.2, "to": 0.2, "from": 0.0, "none": -0.1}
_LONG_PAST = 0.4
_HABIT = 0.6
# The head of a letter says where it is written.
_DATELINE = 2.5
_ANY = 0.7  # what is left of "a house": who is somewhere in particular is told of in "the house"
_FITTING = 0.3  # what is left of a door that belongs to nothing


class Vote(NamedTuple):
    """A telling of a place.

    Fields:
        word: its first word.
        weight: how much it speaks for a scene that plays there.
        words: the words that say so.
        tense: of its clause.
        comes: whether somebody comes there.
    """

    word: int
    place: PlaceId
    weight: float
    words: Span
    tense: ClauseTense | None = None
    comes: bool = False


def find_votes(view: StoryView, page: Page, grammar: Grammar) -> list[Vote]:
    """All of them in text order."""
    places = view[Places].places
    by_id = {place.id: place for place in places}
    of = {mention: place.id for place in places for mention in place.mentions}
    beside = _Beside(view[Places])
    footing = Footing(page, grammar)
    told = page.told.column
    found = []
    covered: set[int] = set()
    for mention in page.mentions:
        if mention.id not in of:
            continue
        first, end = page.range_of(Span(mention.start, mention.end))
        covered.update(range(first, end))
        if first >= len(told) or not told[first] or page.word(page.word_at(mention.head.start)) in NOWHERE:
            continue
        place = by_id[of[mention.id]]
        hold = footing.of(first, _top(page, grammar, first, end, mention))
        weight, words = beside.weighed(mention, hold)
        if page.word(first) in NEW_ONE:
            weight *= _ANY
        if page.word(page.word_at(mention.head.start)) in FITTINGS:
            # who stands at a window of the office is in the office
            weight *= 1.0 if place.within is not None else _FITTING
            place = by_id[place.within.place] if place.within is not None else place
        found.append(Vote(first, place.id, weight, words, hold.tense, hold.comes))
    found += _unmarked(page, grammar, footing, places, covered)
    found += _datelines(view, page, places)
    return sorted(found, key=lambda vote: vote.word)


def _top(page: Page, grammar: Grammar, first: int, end: int, mention: Mention) -> int:
    """The word of a mention that hangs from none of the others."""
    if end > len(page.syntax):
        return page.word_at(mention.head.start)
    return next((word for word in range(first, end) if not first <= grammar.head(word) < end), first)


class _Beside:
    """What the places stage holds of the people beside each mention of a place."""

    def __init__(self, places: Places) -> None:
        self._best: dict[MentionId, tuple[float, Span]] = {}
        self._past: dict[MentionId, bool] = {}
        for one in places.presence:
            if one.relation != "none":
                self._past[one.where] = self._past.get(one.where, True) and one.moment == "past"
            if one.moment != "ongoing":
                continue
            worth = _BY_RELATION[one.relation] * one.confidence * (1.0 if one.habit == "punctual" else _HABIT)
            if worth > self._best.get(one.where, (-1.0, None))[0]:
                self._best[one.where] = worth, Span(one.start, one.end)

    def weighed(self, mention: Mention, hold: Foothold) -> tuple[float, Span]:
        """The weight of a clause together with that of the people beside the mention, and the words of the two."""
        words, weight = Span(mention.start, mention.end), hold.weight
        if not weight:
            return 0.0, words
        if hold.tense is None and self._past.get(mention.id, False):
            return weight * _LONG_PAST, words
        more, beside = self._best.get(mention.id, (0.0, words))
        return max(0.0, weight + more * min(1.0, weight)), beside


def _unmarked(
    page: Page, grammar: Grammar, footing: Footing, places: tuple[Place, ...], covered: set[int]
) -> Iterator[Vote]:
    """Nouns for places that are no mentions."""
    called = _Called(page, places)
    for word in page.with_lemmas(PLAIN_PLACES).tolist():
        if word in covered or not page.told.column[word] or grammar.upos(word) != "NOUN":
            continue
        place = called.by(grammar.lemma(word), word)
        if place is not None:
            hold = footing.of(word, word)
            yield Vote(word, place, hold.weight, page.span_of(word), hold.tense, hold.comes)


def _datelines(view: StoryView, page: Page, places: tuple[Place, ...]) -> Iterator[Vote]:
    """Places at the heads of letters: "Aberdeen, 15 April 1911"."""
    of = {name.lower(): place.id for place in reversed(places) for name, _ in place.names}
    for heading, date in dated_headings(page.segmentation, view[Times]):
        start = heading.start
        for part in page.text[start:date].split(","):
            place = of.get(" ".join(part.split()).lower())
            if place is not None:
                begin = start + len(part) - len(part.lstrip())
                yield Vote(page.word_at(begin), place, _DATELINE, Span(begin, start + len(part.rstrip())))
            start += len(part) + 1


class _Called:
    """Places by the last word of what they are called."""

    def __init__(self, page: Page, places: tuple[Place, ...]) -> None:
        self._known: dict[str, list[tuple[int, PlaceId]]] = {}
        for place in places:
            if not place.evidence:
                continue
            first = page.word_at(place.evidence[0].start)
            for noun in {name.lower().rpartition(" ")[2] for name, _ in place.names}:
                self._known.setdefault(noun, []).append((first, place.id))
        for known in self._known.values():
            known.sort()

    def by(self, noun: str, word: int) -> PlaceId | None:
        """The one brought in last before or at a word."""
        known = self._known.get(noun, [])
        at = bisect_right(known, (word + 1, "~")) - 1
        return known[at][1] if at >= 0 else None
