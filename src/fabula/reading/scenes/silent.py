"""Scenes that open at no sign on the page: another time, place, cast or level inside a chapter.

Every paragraph might open one. What a scene is goes with the length of the work: in a short story each step in time or
place is one, and the words at hand say so (`near_signs`); a novel falls into the stretches between which authors set
a break, and that takes a look far around (`far_signs`). Works between the two are judged by both. Whatever adds most
among the near signs is the reason shown.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from fabula.lexicon.en.scenes import DOCUMENTS
from fabula.model.spans import Span
from fabula.reading.scenes import near_signs
from fabula.reading.scenes.far_signs import far_signs
from fabula.reading.scenes.near_signs import SIGNS, Candidate, Looker, may_open
from fabula.reading.scenes.openings import Opening
from fabula.reading.scenes.opinions import opinions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from fabula.model.scenes import SceneReason
    from fabula.model.stage import StoryView
    from fabula.reading.scenes.drafts import LevelDraft
    from fabula.reading.scenes.moments import Moments
    from fabula.reading.scenes.page import Page
    from fabula.reading.scenes.votes import Vote

# Words of the telling up to which a work is a short story, and from which it is a novel.
SHORT, LONG = 2_000, 20_000
_HEADS = frozenset({".", ":", "—", "--", ",", ";"})  # behind a word that heads a piece of writing
# In a short story no scene is opened so few words behind another or before the end of its chapter.
LEAST = 60


class FarWeights(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of silent breaks in novels (`training/scenes`).

    Fields:
        signs: by name, what a far sign adds to the logarithm of the odds; "always" in any case.
        model: the same for the reading model's opinion, against its mean over the work.
        opens_from: from these odds on a scene opens.
        apart: words that lie between two openings at least.
        sureness: of the odds above `opens_from`, what makes them those that an author breaks within three sentences.
    """

    signs: dict[str, float]
    model: float
    opens_from: float
    apart: int
    sureness: tuple[float, float]

    def odds(self, names: Sequence[str], rows: NDArray[np.float64], held: NDArray[np.float64]) -> NDArray[np.float64]:
        """Logarithms of odds of paragraphs, by their signs and the model's opinions."""
        found = rows @ np.array([self.signs[name] for name in names]) + self.signs["always"]
        return np.asarray(found + self.model * (held - held.mean()) if len(held) else found, np.float64)


@cache
def far_weights() -> FarWeights:
    """The fitted weights."""
    data = files("fabula.reading.scenes").joinpath("far.json").read_bytes()
    return msgspec.json.decode(data, type=FarWeights)


def length_share(words: int) -> float:
    """How much of a novel a work of so many words is.

    >>> length_share(900), round(length_share(6_325), 2), length_share(90_000)
    (0.0, 0.5, 1.0)
    """
    return min(1.0, max(0.0, log(max(1, words) / SHORT) / log(LONG / SHORT)))


def apart(words: Mapping[int, int], scores: Mapping[int, float], taken: Iterable[int], least: int) -> list[int]:
    """The best of some paragraphs, so that at least so many words lie between them, and from what is taken.

    >>> apart({1: 10, 2: 50, 3: 400}, {1: 0.5, 2: 0.9, 3: 0.2}, [0, 800], 45)
    [2, 3]

    Args:
        words: number of the first word of each paragraph.
        scores: how good it is.
        taken: numbers of words.
        least: words.
    """
    kept: list[int] = []
    edges = sorted(taken)
    for paragraph in sorted(scores, key=lambda one: (-scores[one], one)):
        word = words[paragraph]
        at = bisect_left(edges, word)
        if (at == 0 or word - edges[at - 1] >= least) and (at == len(edges) or edges[at] - word >= least):
            edges.insert(at, word)
            kept.append(paragraph)
    return sorted(kept)


def find_silent(
    view: StoryView,
    page: Page,
    moments: Moments,
    votes: Sequence[Vote],
    openings: Sequence[Opening],
    tales: Sequence[LevelDraft],
) -> list[Opening]:
    """All openings: those given, those where a tale begins or breaks off, and the silent ones; in text order."""
    given = sorted([*openings, *_at_tales(page, openings, tales)], key=lambda one: one.start)
    given = sorted([*given, *_at_documents(page, given)], key=lambda one: one.start)
    starts = [one.start for one in given]
    paragraphs = may_open(page, starts)
    if not paragraphs:
        return given
    looker = Looker(view, page, moments, votes, starts)
    share = length_share(page.told.count(0, len(page.tokens)))
    scores = dict.fromkeys(paragraphs, 0.0)
    sure = dict.fromkeys(paragraphs, 0.0)
    if share < 1:
        for number in paragraphs:
            odds = near_signs.odds(looker.at(number).signs)
            scores[number] += (1 - share) * odds
            sure[number] += (1 - share) * odds
    least = LEAST
    if share > 0:
        weights = far_weights()
        least = round((1 - share) * LEAST + share * weights.apart)
        for number, odds in _far(view, weights).items():
            if number in scores:
                scores[number] += share * odds
                sure[number] += share * (weights.sureness[0] + weights.sureness[1] * odds)
    words = {number: int(page.paragraphs[number, 0]) for number in paragraphs}
    opened = {number: score for number, score in scores.items() if score >= 0}
    kept = apart(words, opened, (page.word_at(start) for start in starts), least)
    silent = [_opening(page, _chance(sure[number]), looker.at(number)) for number in kept]
    return sorted([*given, *silent], key=lambda one: one.start)


def _far(view: StoryView, weights: FarWeights) -> dict[int, float]:
    """By paragraph, how far its odds are above those from which a scene opens."""
    found = far_signs(view)
    held = opinions(view)[found.paragraphs]
    odds = weights.odds(found.names, found.rows, held) - weights.opens_from
    return dict(zip(found.paragraphs.tolist(), odds.tolist(), strict=True))


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


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


def _at_documents(page: Page, openings: Sequence[Opening]) -> list[Opening]:
    """Where a piece of writing begins that its own first word names, in capitals."""
    found = []
    for number in may_open(page, (one.start for one in openings)):
        word = int(page.paragraphs[number, 0])
        if page.word(word) not in DOCUMENTS or page.word(word + 1) not in _HEADS:
            continue
        head = page.span_of(word)
        if head.of(page.text).isupper():
            paragraph = page.segmentation.paragraphs[number]
            words = Span(paragraph.start, paragraph.end)
            found.append(
                Opening(
                    start=paragraph.start,
                    first_words=words,
                    why="level",
                    evidence=(head, words),
                    confidence=0.8,
                    reason="another piece of writing",
                )
            )
    return found


def _opening(page: Page, sure: float, candidate: Candidate) -> Opening:
    paragraph = page.segmentation.paragraphs[candidate.paragraph]
    words = Span(paragraph.start, paragraph.end)
    table = near_signs.weights()
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
