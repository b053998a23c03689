"""The words of a story as columns, and sums over any stretch of them: tenses, persons, what is telling and what is talk.

Every question about a stretch costs the same, however long it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from fabula.model.people import Cast, Mentions
from fabula.model.speech import Quotations
from fabula.model.syntax import Syntax
from fabula.model.text import Edition, Segmentation, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from fabula.model.ids import CharacterId
    from fabula.model.spans import Span
    from fabula.model.stage import StoryView

_FIRST = frozenset({"i", "my", "mine", "myself"})
_SECOND = frozenset({"you", "your", "yourself"})


class Sums:
    """A column of 0 and 1, and how many ones any stretch of it holds."""

    def __init__(self, column: NDArray[np.bool_]) -> None:
        self.column = column
        self._sums = np.concatenate(([0], np.cumsum(column, dtype=np.int64)))

    def count(self, first: int, end: int) -> int:
        """Ones in `[first, end)`."""
        return int(self._sums[end] - self._sums[first]) if end > first else 0

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
        self.talk = Sums(prose & quoted)
        self.headed = Sums(
            self._inside((one.start, one.end) for one in self.segmentation.paragraphs if one.kind == "heading")
        )
        self._tenses(size)
        places = self.segmentation.paragraphs
        self.paragraphs = self._ranges([(one.start, one.end) for one in places])
        self.sentence_starts = np.asarray(self.segmentation.sentences.starts, np.int64)
        self.sentences = self._ranges(
            list(zip(self.segmentation.sentences.starts, self.segmentation.sentences.ends, strict=True))
        )
        self.paragraph_starts = np.array([one.start for one in places], np.int64)
        self._people(view)

    def _inside(self, spans: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
        """Which words lie in one of several spans."""
        edges = np.array(list(spans), np.int64).reshape(-1, 2)
        change = np.zeros(len(self.tokens) + 1, np.int32)
        np.add.at(change, np.searchsorted(self.starts, edges[:, 0]), 1)
        np.add.at(change, np.searchsorted(self.starts, edges[:, 1]), -1)
        return np.asarray(np.cumsum(change[:-1]) > 0)

    def _ranges(self, spans: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
        edges = np.array(spans, np.int64).reshape(-1, 2)
        return np.searchsorted(self.starts, edges)

    def _tenses(self, size: int) -> None:
        names, syntax = self.syntax.names, self.syntax
        known = len(syntax) == size and size > 0
        xpos = np.frombuffer(syntax.xpos, np.uint8) if known else np.zeros(size, np.uint8)
        rels = np.frombuffer(syntax.deprel, np.uint8) if known else np.zeros(size, np.uint8)
        lemmas = np.frombuffer(syntax.lemma, np.uint32) if known else np.zeros(size, np.uint32)
        told = self.told.column

        def tagged(*tags: str) -> NDArray[np.bool_]:
            numbers = [number for number, name in enumerate(names.xpos) if name in tags]
            return np.isin(xpos, numbers) if known else np.zeros(size, bool)

        helper = np.isin(rels, [number for number, name in enumerate(names.deprel) if name == "aux"])
        self._numbers: dict[str, list[int]] = {}
        for number, name in enumerate(syntax.lemmas):
            self._numbers.setdefault(name.lower(), []).append(number)
        have = self._is_lemma(lemmas, "have", known=known)
        simple = tagged("VBD")
        pluperfect = simple & have & helper if known else np.zeros(size, bool)
        shall = self._is_lemma(lemmas, "will", known=known) | self._is_lemma(lemmas, "shall", known=known)
        self.pluperfect = Sums(pluperfect & told)
        self.past = Sums(simple & ~pluperfect & told)
        self.present = Sums(tagged("VBZ", "VBP") & told)
        self.future = Sums(tagged("MD") & shall & told)
        pronoun = tagged("PRP", "PRP$")
        first, second = (
            np.isin(lemmas, [number for word in sorted(words) for number in self._numbers.get(word, ())])
            for words in (_FIRST, _SECOND)
        )
        self.first = Sums(first & pronoun & told)
        self.second = Sums(second & pronoun & told)
        self._lemmas = lemmas
        self._known = known
        self._with_forms: dict[frozenset[str], NDArray[np.int64]] = {}
        self._with_lemmas: dict[frozenset[str], NDArray[np.int64]] = {}

    def _is_lemma(self, lemmas: NDArray[np.uint32], name: str, *, known: bool) -> NDArray[np.bool_]:
        return np.isin(lemmas, self._numbers.get(name, [])) if known else np.zeros(len(lemmas), bool)

    def with_lemmas(self, lemmas: Iterable[str]) -> NDArray[np.int64]:
        """Numbers of the words that have one of these lemmas."""
        key = frozenset(lemmas)
        found = self._with_lemmas.get(key)
        if found is None:
            numbers = [number for lemma in sorted(key) for number in self._numbers.get(lemma, ())]
            found = np.flatnonzero(np.isin(self._lemmas, numbers)) if self._known else np.zeros(0, np.int64)
            self._with_lemmas[key] = found
        return found

    def with_forms(self, forms: Iterable[str]) -> NDArray[np.int64]:
        """Numbers of the words that are one of these forms, in whatever case."""
        key = frozenset(forms)
        if key not in self._with_forms:
            pattern = re.compile(rf"\b(?:{'|'.join(sorted(key))})\b", re.IGNORECASE)
            starts = [found.start() for found in pattern.finditer(self.text)]
            self._with_forms[key] = np.searchsorted(self.starts, np.array(starts, np.int64))
        return self._with_forms[key]

    def first_form(self, forms: Iterable[str], first: int, end: int) -> int | None:
        """The first word of the telling in `[first, end)` that is one of these forms."""
        words = self.with_forms(forms)
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
        self.who: dict[int, CharacterId] = {}
        self.names: set[int] = set()  # those of them that are names
        for head, mention in zip(heads, mentions, strict=True):
            character = meant[mention.id]
            assert character is not None
            self.who[head] = character
            if mention.form == "proper":
                self.names.add(head)

    def word_at(self, position: int) -> int:
        """Number of the first word that starts at or behind a position."""
        return int(np.searchsorted(self.starts, position))

    def range_of(self, span: Span) -> tuple[int, int]:
        """Words that start in a span."""
        first, end = np.searchsorted(self.starts, (span.start, span.end))
        return int(first), int(end)

    def word(self, number: int) -> str:
        """A word in small letters; nothing outside the text."""
        if not 0 <= number < len(self.tokens):
            return ""
        return self.text[self.tokens.starts[number] : self.tokens.ends[number]].lower()

    def sentence_of(self, number: int) -> int:
        """Number of the sentence in which a word lies."""
        return max(0, int(np.searchsorted(self.sentence_starts, self.starts[number], "right")) - 1)

    def sentence_span(self, number: int) -> Span:
        """Its place."""
        return self.segmentation.sentences[number]

    def paragraph_of(self, number: int) -> int:
        """Number of the paragraph in which a word lies."""
        return max(0, int(np.searchsorted(self.paragraph_starts, self.starts[number], "right")) - 1)

    def xpos(self, number: int) -> str:
        """Part of speech of a word, of the Penn Treebank; nothing where no tree was made."""
        return self.syntax.xpos_of(number) if number < len(self.syntax) else ""
