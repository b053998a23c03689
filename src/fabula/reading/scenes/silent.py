"""Scenes that open at no sign on the page: another time, place, cast or level inside a chapter.

Every paragraph might open one. The reading model has an opinion (it was asked where authors set breaks that had been
taken off); the paragraph's own words have others: a time or a place at its front, people who were not there, another
tense. `silent.json` says what each counts; it was fitted on novels of ELTeC and stories whose breaks were withheld
(`training/scenes`). Whatever adds most beside the model's opinion is the reason shown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from fabula.learned import arrays
from fabula.lexicon.en.scenes import BACK_POINTING, GOING_ON
from fabula.model.encoding import Encoding
from fabula.model.places import Places
from fabula.model.spans import Span
from fabula.reading.scenes.flashbacks import tenses
from fabula.reading.scenes.openings import Opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.scenes import SceneReason
    from fabula.model.stage import StoryView
    from fabula.reading.scenes.drafts import LevelDraft
    from fabula.reading.scenes.moments import Moments
    from fabula.reading.scenes.page import Page

# Signs, and what each leads to be shown as the reason for the scene.
SIGNS: dict[str, SceneReason | None] = {
    "always": None,
    "model": None,
    "time first": "time",
    "time soon": "time",
    "later": "time",
    "place first": "place",
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
# A scene may open from this chance on.
OPENS_FROM = 0.5
# No scene is opened so few words behind another or before the end of its chapter.
LEAST = 60
_FRONT, _SOON = 4, 12  # words of the telling
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


def chance(signs: dict[str, float]) -> float:
    """That a scene opens there.

    >>> chance({"always": 1.0, "talk first": 1.0}) < chance({"always": 1.0, "time first": 1.0})
    True
    """
    table = weights()
    total = sum(table.get(name, 0.0) * value for name, value in signs.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def find_silent(
    view: StoryView, page: Page, moments: Moments, openings: Sequence[Opening], tales: Sequence[LevelDraft]
) -> list[Opening]:
    """All openings: those given, those where a tale begins or breaks off, and the silent ones; in text order."""
    paragraphs = page.segmentation.paragraphs
    given = sorted([*openings, *_at_tales(page, openings, tales)], key=lambda one: one.start)
    starts = [one.start for one in given]
    found: list[tuple[float, Candidate]] = []
    for candidate in candidates(view, page, moments, starts):
        sure = chance(candidate.signs)
        if sure >= OPENS_FROM:
            found.append((sure, candidate))
    kept: list[tuple[float, Candidate]] = []
    taken = [page.word_at(start) for start in starts]
    # The surest first: a scene leaves no room for another right beside it.
    for sure, candidate in sorted(found, key=lambda one: (-one[0], one[1].paragraph)):
        word = int(page.paragraphs[candidate.paragraph, 0])
        at = bisect_left(taken, word)
        if (at == 0 or word - taken[at - 1] >= LEAST) and (at == len(taken) or taken[at] - word >= LEAST):
            taken.insert(at, word)
            kept.append((sure, candidate))
    silent = [_opening(page, sure, candidate) for sure, candidate in kept]
    return sorted([*given, *silent], key=lambda one: one.start) if paragraphs else list(openings)


def _at_tales(page: Page, openings: Sequence[Opening], tales: Sequence[LevelDraft]) -> list[Opening]:
    """Where somebody else takes up or leaves off telling, unless a scene opens there anyway."""
    known = {one.first_words.start for one in openings}
    found = []
    for draft in tales:
        for word, edge in ((draft.first, True), (draft.end, False)):
            if word >= len(page.tokens):
                continue
            number = page.paragraph_of(word)
            paragraph = page.segmentation.paragraphs[number]
            if paragraph.kind not in {"prose", "verse"} or page.word_at(paragraph.start) != word:
                continue
            if paragraph.start in known or number == 0:
                continue
            words = Span(paragraph.start, paragraph.end)
            evidence = tuple(dict.fromkeys((*draft.evidence, words))) if edge else (words,)
            known.add(paragraph.start)
            found.append(
                Opening(
                    start=paragraph.start,
                    first_words=words,
                    why="level",
                    evidence=evidence,
                    confidence=draft.confidence,
                    reason=draft.reason if edge else "back to the main story",
                )
            )
    return found


def candidates(view: StoryView, page: Page, moments: Moments, starts: Sequence[int]) -> list[Candidate]:
    """Every paragraph of the telling that opens no scene yet, with what speaks for and against it."""
    paragraphs = page.segmentation.paragraphs
    opened = set(starts)
    opinions = _opinions(view, page)
    people = _people(page)
    places = _places(view, page)
    edges = sorted({page.word_at(start) for start in starts} | {len(page.tokens)})
    told = np.flatnonzero(page.told.column)
    found = []
    for number, paragraph in enumerate(paragraphs):
        if number == 0 or paragraph.kind != "prose" or paragraph.start in opened:
            continue
        before = paragraphs[number - 1]
        if before.kind != "prose":  # a heading or a mark: it has opened one, or it opens none
            continue
        found.append(_Looking(page, moments, number, opinions, people, places, edges, told).candidate())
    return found


class _Looking:
    """One paragraph, its neighbours, and what they say."""

    def __init__(
        self,
        page: Page,
        moments: Moments,
        number: int,
        opinions: np.ndarray[tuple[int], np.dtype[np.float32]],
        people: Sequence[frozenset[object]],
        places: tuple[list[int], list[object], list[Span]],
        edges: Sequence[int],
        told: np.ndarray[tuple[int], np.dtype[np.int64]],
    ) -> None:
        self.page, self.moments, self.number = page, moments, number
        self.opinions, self.people, self.places, self.edges, self.told = opinions, people, places, edges, told
        self.first, self.end = (int(edge) for edge in page.paragraphs[number])

    def candidate(self) -> Candidate:
        signs: dict[str, float] = {"always": 1.0, "model": float(self.opinions[self.number])}
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


def _opinions(view: StoryView, page: Page) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """What the model holds of each paragraph: log odds of a scene or chapter against a mere paragraph."""
    encoding = view[Encoding]
    size = len(page.segmentation.paragraphs)
    if len(encoding.scene) != len(page.tokens) or not size:
        return np.zeros(size, np.float32)
    firsts = np.minimum(page.paragraphs[:, 0], len(page.tokens) - 1)
    scene, chapter, paragraph = (
        arrays.log_odds(column)[firsts] for column in (encoding.scene, encoding.chapter, encoding.paragraph)
    )
    opinion = np.logaddexp(scene, chapter) - np.logaddexp(np.float32(0), paragraph)
    return np.asarray(np.clip(opinion, -10, 4), np.float32)


def _people(page: Page) -> list[frozenset[object]]:
    """Who is meant in each paragraph, in the telling or by name in talk."""
    found: list[set[object]] = [set() for _ in page.segmentation.paragraphs]
    for head, who in page.who.items():
        if page.told.column[head]:
            found[page.paragraph_of(head)].add(who)
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


def _opening(page: Page, sure: float, candidate: Candidate) -> Opening:
    paragraph = page.segmentation.paragraphs[candidate.paragraph]
    words = Span(paragraph.start, paragraph.end)
    table = weights()
    shares: dict[SceneReason, float] = {"time": 0.0, "place": 0.0, "people": 0.0, "level": 0.0}
    for name, value in candidate.signs.items():
        why = SIGNS[name]
        if why is not None:
            shares[why] += max(0.0, table.get(name, 0.0) * value)
    why, share = max(shares.items(), key=lambda one: one[1])
    evidence = (words,) if candidate.words is None else (candidate.words, words)
    return Opening(
        start=paragraph.start,
        first_words=words,
        why=why,
        evidence=evidence,
        confidence=round(sure, 4),
        reason=f"another {why}" if share > 0 else "the telling breaks off",
    )
