"""What the reading model holds of mentions by their place in the text: who is meant, who speaks, who is spoken to.

The model's spans are found by offsets; a mention that it knows by another extent is taken for the span with the same
last word. Nothing here looks further than a bounded number of mentions.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from fabula.learned import arrays, labels
from fabula.learned.affinities import bias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from fabula.model.encoding import Encoding, Vectors
    from fabula.model.text import Words

NONE = -1
"""No span of the model's."""


class Affinities:
    """The model's scores for pairs of places in one text."""

    def __init__(self, encoding: Encoding, words: Words) -> None:
        self._starts = words.tokens.starts
        self._ends = words.tokens.ends
        spans = encoding.spans
        self.first = arrays.word_numbers(spans.starts).astype(np.int64)
        self.last = self.first + arrays.bytes_of(spans.sizes).astype(np.int64) - 1
        self._spans = spans
        self._marks = encoding.marks
        self._mark_words = arrays.word_numbers(encoding.marks.numbers).astype(np.int64)
        self._made: dict[str, NDArray[np.float32]] = {}
        self._biases = labels().distance_bias if len(self.first) else {}
        self._exact = {pair: at for at, pair in enumerate(zip(self.first.tolist(), self.last.tolist(), strict=True))}
        self._by_last: dict[int, int] = {}
        for at, last in enumerate(self.last.tolist()):
            self._by_last[last] = at  # the shortest with that last word, as longer ones come first

    def _table(self, name: str, table: Vectors) -> NDArray[np.float32]:
        if name not in self._made:
            self._made[name] = arrays.vectors(table)
        return self._made[name]

    def span_of(self, start: int, end: int) -> int:
        """Number of the model's span for a mention from `start` to `end`, or `NONE`."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._ends, end)
        found = self._exact.get((first, last))
        return found if found is not None else self._by_last.get(last, NONE)

    def spans_of(self, places: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
        """Numbers of the spans for many mentions."""
        return np.array([self.span_of(start, end) for start, end in places], np.int64)

    def antecedents(self, spans: NDArray[np.int64], reach: int) -> NDArray[np.float32]:
        """Scores of the `reach` mentions before each, the nearest first; minus infinity where there is none.

        Args:
            spans: of the mentions in text order, `NONE` where the model has none.
            reach: how many mentions are looked back.

        Returns:
            An array, mentions × reach.
        """
        count = len(spans)
        scores = np.full((count, reach), -np.inf, np.float32)
        if not count or not len(self.first):
            return scores
        known = spans >= 0
        queries = self._table("link_query", self._spans.link_query)[spans]
        keys = self._table("link_key", self._spans.link_key)[spans]
        first = self.first[spans]
        for back in range(1, min(reach, count - 1) + 1):
            both = known[back:] & known[:-back]
            together = np.einsum("ij,ij->i", queries[back:], keys[:-back])
            together += bias(self._biases, "link", first[:-back] - first[back:])
            scores[back:, back - 1] = np.where(both, together, -np.inf)
        return scores

    def links(self, spans: NDArray[np.int64], number: int, reach: int) -> list[float]:
        """Scores of the `reach` mentions before one of `spans`, the nearest first; as `antecedents`, for one alone."""
        first = max(0, number - reach)
        if number == first or not len(self.first) or spans[number] < 0:
            return [-np.inf] * (number - first)
        before = spans[first:number][::-1]
        query = self._table("link_query", self._spans.link_query)[spans[number]]
        scores = self._table("link_key", self._spans.link_key)[before] @ query
        scores += bias(self._biases, "link", self.first[before] - self.first[spans[number]])
        found: list[float] = np.where(before >= 0, scores, -np.inf).tolist()
        return found

    def of_mentions(self, spans: NDArray[np.int64]) -> NDArray[np.float32]:
        """The model's vectors of mentions, a row each; `spans` as from `spans_of`, none of them `NONE`."""
        names = ("link_query", "link_key", "speaker_key", "addressee_key")
        tables = [self._table(name, getattr(self._spans, name)) for name in names]
        return np.concatenate([table[spans] for table in tables], axis=1)

    def of_speech(self, opening: int, closing: int) -> NDArray[np.float32] | None:
        """The model's vectors of the marks of a speech in one row; None where neither is a mark of the model's."""
        tables = [self._table(name, getattr(self._marks, name)) for name in ("speaker_query", "addressee_query")]
        sides = []
        for word in (bisect_left(self._starts, opening), bisect_left(self._ends, closing)):
            at = int(np.searchsorted(self._mark_words, word))
            if at < len(self._mark_words) and self._mark_words[at] == word:
                sides.append(np.concatenate([table[at] for table in tables]))
        # A speech that is never closed has one mark, which stands for both.
        return np.concatenate([sides[0], sides[-1]]) if sides else None

    def word_at(self, position: int) -> int:
        """Number of the first word that starts at or after a position."""
        return bisect_left(self._starts, position)
