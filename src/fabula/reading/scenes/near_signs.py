"""Signs of a scene in a paragraph's own words and those right beside it.

A time or a place at its front, people who were not there, another tense. `silent.json` says what each counts in a short
story (`training/scenes`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from importlib.resources import files
from math import log
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from fabula.lexicon.en.scenes import BACK_POINTING, GOING_ON
from fabula.model.places import Places
from fabula.model.spans import Span
from fabula.model.speech import Attribution, Quotations
from fabula.reading.scenes.flashbacks import tenses
from fabula.reading.scenes.opinions import opinions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from fabula.model.scenes import SceneReason
    from fabula.model.stage import StoryView
    from fabula.reading.scenes.moments import Moments
    from fabula.reading.scenes.page import Page
    from fabula.reading.scenes.votes import Vote

# Signs, and what each leads to be shown as the reason for the scene.
SIGNS: dict[str, SceneReason | None] = {
    "always": None,
    "model": None,
    "time first": "time",
    "time soon": "time",
    "later": "time",
    "place first": "place",
    "elsewhere": "place",
    "set out": "place",
    "new people": "people",
    "others": "people",
    "tense": "level",
    "pluperfect": "level",
    "name first": None,
    "told long": None,
    "talk first": None,
    "talk before": None,
    "talk on both sides": None,
    "pronoun first": None,
    "goes on": None,
    "short since": None,
    "short ahead": None,
    "long since": None,
}
_FRONT, _SOON = 4, 12  # words of the telling
_CLAUSES = 25  # words of the telling in which a paragraph says where it plays, and in which the last told who goes
_FIRMLY = 0.6  # a place told of so firmly is where it plays
_AROUND = 8  # paragraphs on each side whose people are compared
_TENSE_WORDS = 120


class _Weights(msgspec.Struct, frozen=True, kw_only=True):
    signs: dict[str, float]


class Candidate(NamedTuple):
    """A paragraph that might open a scene, with its signs."""

    paragraph: int
    signs: dict[str, float]
    words: Span | None  # of the time or place that says so


@cache
def weights() -> dict[str, float]:
    """The fitted weights, by sign."""
    data = files("fabula.reading.scenes").joinpath("silent.json").read_bytes()
    return msgspec.json.decode(data, type=_Weights).signs


def odds(signs: dict[str, float]) -> float:
    """Logarithm of the odds that a scene opens there.

    >>> odds({"always": 1.0, "talk first": 1.0}) < odds({"always": 1.0, "time first": 1.0})
    True
    """
    table = weights()
    return sum(table.get(name, 0.0) * value for name, value in signs.items())


class Looker:
    """Looks at paragraphs of a page, on which scenes open at `starts` anyway."""

    def __init__(
        self, view: StoryView, page: Page, moments: Moments, votes: Sequence[Vote], starts: Iterable[int]
    ) -> None:
        self._page, self._moments = page, moments
        self._held = opinions(view)
        self._people = _people(view, page)
        firm = [vote for vote in votes if vote.weight >= _FIRMLY and vote.tense != "pluperfect"]
        self._votes = [vote.word for vote in firm], firm
        self._places = _places(view, page)
        self._edges = sorted({page.word_at(start) for start in starts} | {len(page.tokens)})
        self._told = np.flatnonzero(page.told.column)

    def at(self, paragraph: int) -> Candidate:
        """What speaks there for a scene and against it."""
        return _Looking(
            self._page,
            self._moments,
            paragraph,
            self._held,
            self._people,
            self._places,
            self._votes,
            self._edges,
            self._told,
        ).candidate()


def may_open(page: Page, starts: Iterable[int]) -> list[int]:
    """Numbers of the paragraphs of the telling that open no scene yet, but for those behind a heading or a mark."""
    paragraphs, opened = page.segmentation.paragraphs, set(starts)
    return [
        number
        for number, paragraph in enumerate(paragraphs)
        if number
        and paragraph.kind == "prose"
        and paragraph.start not in opened
        and paragraphs[number - 1].kind == "prose"
    ]


class _Looking:
    """One paragraph, its neighbours, and what they say."""

    def __init__(
        self,
        page: Page,
        moments: Moments,
        number: int,
        held: NDArray[np.float64],
        people: Sequence[frozenset[object]],
        places: tuple[list[int], list[object], list[Span]],
        votes: tuple[list[int], list[Vote]],
        edges: Sequence[int],
        told: NDArray[np.int64],
    ) -> None:
        self.page, self.moments, self.number = page, moments, number
        self.held, self.people, self.places, self.edges, self.told = held, people, places, edges, told
        self.votes = votes
        self.first, self.end = (int(edge) for edge in page.paragraphs[number])

    def candidate(self) -> Candidate:
        signs: dict[str, float] = {"always": 1.0, "model": float(self.held[self.number])}
        words = self._time(signs) or None
        words = self._place(signs) or words
        self._cast(signs)
        self._tense(signs)
        self._talk(signs)
        self._length(signs)
        return Candidate(self.number, signs, words)

    def _front(self, many: int) -> tuple[int, int]:
        """The first so many words of the telling in the paragraph."""
        low, high = np.searchsorted(self.told, (self.first, self.end))
        inside = self.told[low:high][:many]
        return (int(inside[0]), int(inside[-1]) + 1) if len(inside) else (self.first, self.first)

    def _time(self, signs: dict[str, float]) -> Span | None:
        first, soon = self._front(_SOON)
        front = self._front(_FRONT)[1]
        for word, moment in self.moments.within(first, soon):
            if moment.kind not in {"date", "time"} or moment.anchor == "speech":
                continue
            signs["time first" if word < front else "time soon"] = 1.0
            if moment.direction == "after":
                signs["later"] = 1.0
            return Span(moment.start, moment.end)
        return None

    def _place(self, signs: dict[str, float]) -> Span | None:
        said = self._plays(signs)
        return self._named(signs) or said

    def _plays(self, signs: dict[str, float]) -> Span | None:
        """Whether its first clauses say that it plays elsewhere, and whether somebody set out just before."""
        at, votes = self.votes
        first, soon = self._front(_CLAUSES)
        low = bisect_left(at, first)
        before = votes[max(0, low - _AROUND) : low]
        if any(vote.comes for vote in before if vote.word >= first - _CLAUSES):
            signs["set out"] = 1.0
        here = votes[low : bisect_left(at, soon)]
        if here and all(here[0].place != vote.place for vote in before):
            signs["elsewhere"] = 1.0
            return here[0].words
        return None

    def _named(self, signs: dict[str, float]) -> Span | None:
        at, ids, spans = self.places
        first, soon = self._front(_SOON)
        low, high = bisect_left(at, first), bisect_left(at, soon)
        for number in range(low, high):
            if ids[number] not in ids[max(0, low - _AROUND) : low]:
                signs["place first"] = 1.0
                return spans[number]
        return None

    def _cast(self, signs: dict[str, float]) -> None:
        before = frozenset().union(*self.people[max(0, self.number - _AROUND) : self.number])
        after = frozenset().union(*self.people[self.number : self.number + _AROUND])
        here = self.people[self.number]
        if before and after:
            signs["others"] = 1 - len(before & after) / min(len(before), len(after))
        if here and before and here.isdisjoint(before):
            signs["new people"] = 1.0
        first, front = self._front(_FRONT)
        if any(word in self.page.names for word in range(first, front)):
            signs["name first"] = 1.0
        signs["told long"] = min(1.0, self.page.told.count(self.first, self.end) / 100)

    def _tense(self, signs: dict[str, float]) -> None:
        page = self.page
        before = tenses(page, max(0, self.first - _TENSE_WORDS), self.first)
        after = tenses(page, self.first, min(len(page.tokens), self.first + _TENSE_WORDS))
        if before.main is not None and after.main is not None and before.main != after.main:
            signs["tense"] = 1.0
        here = tenses(page, self.first, self.end)
        if here.pluperfect >= 2 and before.pluperfect == 0 and here.pluperfect * 3 >= here.past:
            signs["pluperfect"] = 1.0

    def _talk(self, signs: dict[str, float]) -> None:
        page = self.page
        first, end = page.paragraphs[self.number - 1]
        talk_before = page.talk.count(int(first), int(end)) > 0
        talk_here = page.talk.count(self.first, self.end) > 0
        if page.talk.count(self.first, self.first + 1):
            signs["talk first"] = 1.0
        if page.talk.count(int(end) - 1, int(end)) or page.talk.count(int(end) - 2, int(end)):
            signs["talk before"] = 1.0
        if talk_before and talk_here:
            signs["talk on both sides"] = 1.0
        word = page.word(self.first)
        if word in BACK_POINTING:
            signs["pronoun first"] = 1.0
        if word in GOING_ON:
            signs["goes on"] = 1.0

    def _length(self, signs: dict[str, float]) -> None:
        at = bisect_right(self.edges, self.first)
        since = self.first - self.edges[at - 1] if at else self.first
        ahead = self.edges[at] - self.first if at < len(self.edges) else 0
        if since < 200:
            signs["short since"] = 1 - since / 200
        if ahead < 200:
            signs["short ahead"] = 1 - ahead / 200
        signs["long since"] = log(1 + since) / 10


def _people(view: StoryView, page: Page) -> list[frozenset[object]]:
    """Who has a part in each paragraph: meant in the telling, speaking or spoken to."""
    found: list[set[object]] = [set() for _ in page.segmentation.paragraphs]
    for head, who in page.who.items():
        if page.told.column[head]:
            found[page.paragraph_of(head)].add(who)
    starts = {quotation.id: quotation.start for quotation in view[Quotations].quotations}
    attribution = view[Attribution]
    talk = [(one.quotation, one.character) for one in attribution.speakers if one.character is not None]
    talk += [(one.quotation, who) for one in attribution.addressees for who in one.characters]
    for quotation, who in talk:
        word = page.word_at(starts[quotation])
        if word < len(page.tokens):
            found[page.paragraph_of(word)].add(who)
    return [frozenset(one) for one in found]


def _places(view: StoryView, page: Page) -> tuple[list[int], list[object], list[Span]]:
    """Mentions of places in the telling: number of the first word, which place, and where."""
    of = {mention: place.id for place in view[Places].places for mention in place.mentions}
    found = []
    for mention in page.mentions:
        if mention.id in of:
            word = page.word_at(mention.start)
            if word < len(page.tokens) and page.told.column[word]:
                found.append((word, of[mention.id], Span(mention.start, mention.end)))
    return [one[0] for one in found], [one[1] for one in found], [one[2] for one in found]
