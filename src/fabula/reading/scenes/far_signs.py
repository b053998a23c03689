"""Signs by which a work of some length falls into chapters and scenes, whatever its author set between them.

They look far around each paragraph: at words and names that come back or stay away, at talk and telling, at times and
lengths. None is the reading model's, so that they could be fitted on many novels that the model has learned
(`training/scenes`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fabula.lexicon.en.scenes import BACK_POINTING, GOING_ON, HAD
from fabula.model.speech import Quotations
from fabula.model.text import Edition, Segmentation, Words
from fabula.model.time import Times
from fabula.reading.scenes.returning import ties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from fabula.model.stage import StoryView

WORD_REACHES, NAME_REACHES, TALK_REACHES = (80, 200, 500), (40,), (30, 100, 300)
_COMMON, _FEW = 0.0008, 3  # a word with a greater share of the words, and more often than this, ties nothing
_FRONT, _SOON, _DATED = 4, 15, 25  # words in which a time stands at the front
_OPENING = 40
_NAMES_SOON, _NAMES_IN = 30, 2  # words in which names are counted; times that one must stand within a sentence
_NEVER = 20_000  # words since a name that was never heard


class FarSigns(NamedTuple):
    """A row a paragraph of the telling, a column a sign.

    Fields:
        paragraphs: numbers of the paragraphs.
        names: of the signs.
    """

    paragraphs: NDArray[np.int64]
    names: tuple[str, ...]
    rows: NDArray[np.float64]


def far_signs(view: StoryView) -> FarSigns:
    """Signs of every paragraph of the telling; needs no word of the reading model."""
    page = _Row(view)
    columns = dict(page.signs())
    return FarSigns(page.numbers, tuple(columns), np.stack(list(columns.values()), axis=1))


class _Row:
    """The words that are told, one after the other, with what the author set between them left out."""

    def __init__(self, view: StoryView) -> None:
        segmentation, tokens, text = view[Segmentation], view[Words].tokens, view[Edition].text
        beside = segmentation.paratext
        paragraphs = segmentation.paragraphs
        told = [
            number
            for number, one in enumerate(paragraphs)
            if one.kind in {"prose", "verse"} and not any(note.start <= one.start < note.end for note in beside)
        ]
        starts = np.asarray(tokens.starts, np.int64)
        edges = np.array([(paragraphs[number].start, paragraphs[number].end) for number in told], np.int64)
        ranges = np.searchsorted(starts, edges.reshape(-1, 2))
        ranges = ranges[(full := ranges[:, 1] > ranges[:, 0])]
        self.numbers = np.array(told, np.int64)[full]
        self.sizes = ranges[:, 1] - ranges[:, 0]
        self.firsts = np.concatenate(([0], np.cumsum(self.sizes)))[:-1].astype(np.int64)
        self.size = int(self.sizes.sum())
        self._words = np.repeat(ranges[:, 0] - self.firsts, self.sizes) + np.arange(self.size)
        # Where a word of the row stands among all, and the other way round.
        self._row_of = np.full(len(starts) + 1, -1, np.int64)
        self._row_of[self._words] = np.arange(self.size)
        self._starts = starts
        ends = tokens.ends
        self._forms = [text[tokens.starts[word] : ends[word]] for word in self._words.tolist()]
        self._low = [form.lower() for form in self._forms]
        self._view = view

    def signs(self) -> Iterator[tuple[str, NDArray[np.float64]]]:
        """Each sign by its name."""
        numbers: dict[str, int] = {}
        things = np.array([numbers.setdefault(word, len(numbers)) for word in self._low], np.int64)
        counts = np.bincount(things, minlength=len(numbers))
        yield from self._of_words(list(numbers), things, counts)
        yield from self._of_names(things)
        yield from self._of_talk()
        yield from self._of_times()
        size = np.log1p(self.sizes)
        yield "length", size
        yield "length before", np.concatenate(([0.0], size[:-1]))
        first = [self._low[at] for at in self.firsts.tolist()]
        yield "pronoun first", np.array([word in BACK_POINTING for word in first], float)
        yield "goes on", np.array([word in GOING_ON for word in first], float)
        yield "pronouns", self._share(np.array([word in BACK_POINTING for word in self._low], bool), _OPENING)
        yield "had", self._share(np.array([word in HAD for word in self._low], bool), _OPENING)

    def _of_words(
        self, words: list[str], things: NDArray[np.int64], counts: NDArray[np.int64]
    ) -> Iterator[tuple[str, NDArray[np.float64]]]:
        telling = np.array([len(word) > 2 and word.isalpha() for word in words], bool)
        telling &= counts <= max(_FEW, _COMMON * self.size)
        kept = np.flatnonzero(telling[things]) if words else np.zeros(0, np.int64)
        weights = np.log(self.size / counts[things[kept]])
        weights /= weights.mean() if len(kept) and weights.mean() else 1.0
        places = np.searchsorted(kept, self.firsts)
        for reach in WORD_REACHES:
            found = ties(things[kept], weights, places, reach)
            yield f"words bridge {reach}", found.bridged
            yield f"words new {reach}", found.new
            yield f"words newer {reach}", found.newer

    def _of_names(self, things: NDArray[np.int64]) -> Iterator[tuple[str, NDArray[np.float64]]]:
        capital = np.array([form[:1].isupper() and form[1:2].islower() for form in self._forms], bool)
        inside = ~self._begins_sentence()
        inner = Counter(things[capital & inside].tolist())
        small = Counter(things[~capital].tolist())
        names = {one for one, count in inner.items() if count >= _NAMES_IN and count > 2 * small[one]}
        named = capital & np.isin(things, np.array(sorted(names), np.int64))
        kept = np.flatnonzero(named)
        places = np.searchsorted(kept, self.firsts)
        for reach in NAME_REACHES:
            found = ties(things[kept], np.ones(len(kept)), places, reach)
            yield f"names bridge {reach}", found.bridged
            yield f"names new {reach}", found.new
            yield f"names newer {reach}", found.newer
        sums = _sums(named)
        soon = np.minimum(self.firsts + _NAMES_SOON, self.size)
        yield "names soon", (sums[soon] - sums[self.firsts]).astype(float)
        yield "name long unheard", self._unheard(kept, things[kept], places)

    def _unheard(
        self, kept: NDArray[np.int64], things: NDArray[np.int64], places: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """How long the first name of each paragraph's front was not heard, as a logarithm."""
        since = np.zeros(len(places))
        heard: dict[int, int] = {}
        last = np.zeros(len(kept), np.int64)
        for at, (word, thing) in enumerate(zip(kept.tolist(), things.tolist(), strict=True)):
            last[at] = word - heard.get(thing, word - _NEVER)
            heard[thing] = word
        there = np.flatnonzero(places < len(kept))
        there = there[kept[places[there]] < self.firsts[there] + _NAMES_SOON]
        since[there] = np.log1p(last[places[there]]) / 10
        return since

    def _of_talk(self) -> Iterator[tuple[str, NDArray[np.float64]]]:
        change = np.zeros(len(self._starts) + 1, np.int64)
        for quotation in self._view[Quotations].quotations:
            if quotation.parent is None and quotation.mode != "words":
                for piece in quotation.pieces:
                    change[bisect_left(self._starts, piece.start)] += 1
                    change[bisect_left(self._starts, piece.end)] -= 1
        talk = (np.cumsum(change) > 0)[self._words]
        sums, firsts = _sums(talk), self.firsts
        for reach in TALK_REACHES:
            low, high = np.maximum(firsts - reach, 0), np.minimum(firsts + reach, self.size)
            yield f"talk since {reach}", (sums[firsts] - sums[low]) / np.maximum(firsts - low, 1)
            yield f"talk ahead {reach}", (sums[high] - sums[firsts]) / np.maximum(high - firsts, 1)
        first = talk[firsts].astype(float)
        before = np.concatenate(([0.0], talk[firsts[1:] - 1].astype(float)))
        yield "talk first", first
        yield "talk before", before
        yield "talk on both sides", first * before

    def _of_times(self) -> Iterator[tuple[str, NDArray[np.float64]]]:
        names = ("time first", "time soon", "time in first sentence", "later", "date soon")
        found = {name: np.zeros(len(self.firsts)) for name in names}
        sentences = np.flatnonzero(self._begins_sentence())
        for one in self._view[Times].expressions:
            word = int(self._row_of[min(bisect_left(self._starts, one.start), len(self._starts))])
            if word < 0 or one.anchor == "speech":
                continue
            at = int(np.searchsorted(self.firsts, word, "right")) - 1
            away = word - int(self.firsts[at])
            if away < _FRONT:
                found["time first"][at] = 1.0
            if away < _SOON:
                found["time soon"][at] = 1.0
                if one.direction == "after":
                    found["later"][at] = 1.0
            if away < _DATED and one.kind == "date":
                found["date soon"][at] = 1.0
            second = int(np.searchsorted(sentences, self.firsts[at], "right"))
            if second == len(sentences) or word < sentences[second]:
                found["time in first sentence"][at] = 1.0
        yield from found.items()

    def _begins_sentence(self) -> NDArray[np.bool_]:
        column = np.zeros(self.size, bool)
        words = np.searchsorted(self._starts, np.asarray(self._view[Segmentation].sentences.starts, np.int64))
        rows = self._row_of[words]
        column[rows[rows >= 0]] = True
        column[self.firsts] = True
        return column

    def _share(self, column: NDArray[np.bool_], reach: int) -> NDArray[np.float64]:
        sums = _sums(column)
        return (sums[np.minimum(self.firsts + reach, self.size)] - sums[self.firsts]) / reach


def _sums(column: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(column, dtype=np.int64)))
