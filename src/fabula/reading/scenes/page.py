"""The words of a story as columns, and sums over any stretch of them: tenses, persons, telling and talk.

Every question about a stretch costs the same, however long it is.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from fabula.model.people import Cast, Mentions
from fabula.model.spans import Span
from fabula.model.speech import Quotations
from fabula.model.syntax import Syntax
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.scenes.lemmas import Lemmas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from fabula.model.ids import CharacterId
    from fabula.model.stage import StoryView

_FIRST = frozenset({"i", "my", "mine", "myself"})
_SECOND = frozenset({"you", "your", "yourself"})


class Sums:
    """A column of 0 and 1, and how many ones any stretch of it holds."""

    def __init__(self, column: NDArray[np.bool_]) -> None:
        self.column = column
        self._sums = np.concatenate(([0], np.cumsum(column, dtype=np.int32)), dtype=np.int32)
        self._at = self._sums.data  # ten times as quick for one number

    def count(self, first: int, end: int) -> int:
        """Ones in `[first, end)`."""
        return self._at[end] - self._at[first] if end > first else 0

    def counts(self, firsts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
        """The same for many stretches."""
        return np.asarray(self._sums[np.maximum(firsts, ends)] - self._sums[firsts], np.int64)


class Page:
    """What the stage looks at.

    Attributes:
        told: words of the telling: in prose or verse, outside speech, thought and writing.
        talk: words inside speech.
        headed: words of headings.
        past, present, future: finite verbs of the telling in that tense; pluperfects are none of them.
        pluperfect: "had" of a pluperfect, in the telling.
        first, second: words of the telling that mean the teller, or whom he speaks to.
        paragraphs: number of the paragraph's first word, and behind its last; in text order.
        sentences: the same for sentences.
    """

    def __init__(self, view: StoryView) -> None:
        self.text = view[Edition].text
        self.tokens = view[Words].tokens
        self.starts = np.asarray(self.tokens.starts, np.int64)
        self.ends = np.asarray(self.tokens.ends, np.int64)
        self.syntax = view[Syntax]
        self.segmentation = view[Segmentation]
        size = len(self.tokens)
        prose = self._inside(
            (one.start, one.end) for one in self.segmentation.paragraphs if one.kind in {"prose", "verse"}
        )
        prose &= ~self._inside((one.start, one.end) for one in self.segmentation.paratext)
        quoted = self._inside(
            (piece.start, piece.end)
            for quotation in view[Quotations].quotations
            if quotation.parent is None and quotation.mode != "words"
            for piece in quotation.pieces
        )
        self.told = Sums(prose & ~quoted)
        self._told_words = np.flatnonzero(self.told.column)
        self.talk = Sums(prose & quoted)
        self.headed = Sums(
            self._inside((one.start, one.end) for one in self.segmentation.paragraphs if one.kind == "heading")
        )
        self.lemmas = Lemmas(self.syntax, self.text, self.starts)
        self._tenses(size)
        places = self.segmentation.paragraphs
        self.paragraph_starts = np.array([one.start for one in places], np.int64)
        self.paragraphs = self._ranges(self.paragraph_starts, np.array([one.end for one in places], np.int64))
        sentences = self.segmentation.sentences
        self.sentence_starts = np.asarray(sentences.starts, np.int64)
        self.sentences = self._ranges(self.sentence_starts, np.asarray(sentences.ends, np.int64))
        self._paragraph_of = _holders(self.paragraph_starts, self.starts)
        self._sentence_of = _holders(self.sentence_starts, self.starts)
        self._people(view)

    def _inside(self, spans: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
        """Which words lie in one of several spans."""
        edges = np.array(list(spans), np.int64).reshape(-1, 2)
        change = np.zeros(len(self.tokens) + 1, np.int32)
        np.add.at(change, np.searchsorted(self.starts, edges[:, 0]), 1)
        np.add.at(change, np.searchsorted(self.starts, edges[:, 1]), -1)
        return np.asarray(np.cumsum(change[:-1]) > 0)

    def _ranges(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.searchsorted(self.starts, np.stack((starts, ends), axis=1))

    def _tenses(self, size: int) -> None:
        names, syntax = self.syntax.names, self.syntax
        known = len(syntax) == size and size > 0
        xpos = np.frombuffer(syntax.xpos, np.uint8) if known else np.zeros(size, np.uint8)
        rels = np.frombuffer(syntax.deprel, np.uint8) if known else np.zeros(size, np.uint8)
        told = self.told.column

        def tagged(*tags: str) -> NDArray[np.bool_]:
            numbers = [number for number, name in enumerate(names.xpos) if name in tags]
            return np.isin(xpos, numbers) if known else np.zeros(size, bool)

        helper = np.isin(rels, [number for number, name in enumerate(names.deprel) if name == "aux"])
        have = self.lemmas.column("have")
        simple = tagged("VBD")
        pluperfect = simple & have & helper if known else np.zeros(size, bool)
        shall = self.lemmas.column("will", "shall", "would")
        self.pluperfect = Sums(pluperfect & told)
        self.past = Sums(simple & ~pluperfect & told)
        self.present = Sums(tagged("VBZ", "VBP") & told)
        self.future = Sums(tagged("MD") & shall & told)
        pronoun = tagged("PRP", "PRP$")
        self.first = Sums(self.lemmas.column(*_FIRST) & pronoun & told)
        self.second = Sums(self.lemmas.column(*_SECOND) & pronoun & told)

    def with_xpos(self, *tags: str) -> NDArray[np.int64]:
        """Numbers of the words of these parts of speech, of the Penn Treebank."""
        if len(self.syntax) != len(self.tokens):
            return np.zeros(0, np.int64)
        numbers = [number for number, name in enumerate(self.syntax.names.xpos) if name in tags]
        return np.flatnonzero(np.isin(np.frombuffer(self.syntax.xpos, np.uint8), numbers))

    def with_lemmas(self, lemmas: Iterable[str]) -> NDArray[np.int64]:
        """Numbers of the words that have one of these lemmas."""
        return self.lemmas.words(lemmas)

    def first_told(self, first: int, end: int) -> int:
        """The first word of the telling in `[first, end)`; `first` where there is none."""
        low, high = np.searchsorted(self._told_words, (first, end))
        return int(self._told_words[low]) if low < high else first

    def first_form(self, forms: Iterable[str], first: int, end: int) -> int | None:
        """The first word of the telling in `[first, end)` that is one of these forms."""
        words = self.lemmas.forms(forms)
        low, high = np.searchsorted(words, (first, end))
        return next((word for word in words[int(low) : int(high)].tolist() if self.told.column[word]), None)

    def first_with(self, lemmas: Iterable[str], first: int, end: int) -> int | None:
        """The first word of the telling in `[first, end)` that has one of these lemmas."""
        words = self.with_lemmas(lemmas)
        low, high = np.searchsorted(words, (first, end))
        return next((word for word in words[int(low) : int(high)].tolist() if self.told.column[word]), None)

    def _people(self, view: StoryView) -> None:
        """Where the telling means somebody: by the last word of the head of each mention."""
        meant = {one.mention: one.character for one in view[Cast].references if one.character is not None}
        self.mentions = view[Mentions].mentions
        mentions = [one for one in self.mentions if one.id in meant]
        heads = np.searchsorted(self.ends, [one.head.end for one in mentions]).tolist()
        firsts = np.searchsorted(self.starts, [one.start for one in mentions]).tolist()
        self.who: dict[int, CharacterId] = {}
        self._last_of: dict[int, int] = {}  # from the first words of a name to its last
        self.names: set[int] = set()  # those of them that are names
        for first, head, mention in zip(firsts, heads, mentions, strict=True):
            character = meant[mention.id]
            assert character is not None
            self.who[head] = character
            if mention.form == "proper":
                self.names.add(head)
                self._last_of |= dict.fromkeys(range(first, head), head)

    def meant_by(self, word: int) -> CharacterId | None:
        """Whom a word means; in trees the head of a name is its first word."""
        who = self.who.get(word)
        return self.who.get(self._last_of.get(word, -1)) if who is None else who

    def word_at(self, position: int) -> int:
        """Number of the first word that starts at or behind a position."""
        return bisect_left(self.tokens.starts, position)

    def range_of(self, span: Span) -> tuple[int, int]:
        """Words that start in a span."""
        return bisect_left(self.tokens.starts, span.start), bisect_left(self.tokens.starts, span.end)

    def word(self, number: int) -> str:
        """A word in small letters; nothing outside the text."""
        if not 0 <= number < len(self.tokens):
            return ""
        return self.text[self.tokens.starts[number] : self.tokens.ends[number]].lower()

    def span_of(self, number: int) -> Span:
        """Place of a word."""
        return Span(self.tokens.starts[number], self.tokens.ends[number])

    def sentence_of(self, number: int) -> int:
        """Number of the sentence in which a word lies."""
        return self._sentence_of[number]

    def sentence_span(self, number: int) -> Span:
        """Its place."""
        return self.segmentation.sentences[number]

    def paragraph_of(self, number: int) -> int:
        """Number of the paragraph in which a word lies."""
        return self._paragraph_of[number]

    def xpos(self, number: int) -> str:
        """Part of speech of a word, of the Penn Treebank; nothing where no tree was made."""
        return self.syntax.xpos_of(number) if number < len(self.syntax) else ""


def _holders(starts: NDArray[np.int64], words: NDArray[np.int64]) -> memoryview[int]:
    """For each word the number of the last of `starts` that is not behind it; 0 for what stands before the first."""
    numbers = np.maximum(np.searchsorted(starts, words, "right") - 1, 0)
    return numbers.astype(np.int32).data
