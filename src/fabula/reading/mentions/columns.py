"""The words of a work as plain columns, with what finding names needs to know of each: read once, used by all."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from fabula.textual.compounds import whole_words

if TYPE_CHECKING:
    from fabula.model.speech import Quotations
    from fabula.model.text import Edition, Segmentation, Words

_OPENERS = frozenset(['"', "“", "‘", "«", "„", "(", "[", "—", "--", "–", ":", "_", "*", "'", "-", "---", "``"])


class Columns:
    """Tokens of one work side by side.

    Attributes:
        words, lower: each token as written and in small letters.
        starts, ends: offsets.
        initial: 1 where a capital says nothing, since a sentence or a speech begins.
        spoken: 1 inside speech.
        live: 1 where the story is told (no headings, no paratext).
    """

    def __init__(self, edition: Edition, words: Words, segmentation: Segmentation, quotations: Quotations) -> None:
        text = edition.text
        self.text = text
        tokens = whole_words(words, text).tokens
        self.starts = tokens.starts.tolist()
        self.ends = tokens.ends.tolist()
        self.words = [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        self.lower = [word.lower() for word in self.words]
        size = len(self.words)
        self.live = bytearray(size)
        for paragraph in segmentation.paragraphs:
            if paragraph.kind in {"prose", "verse"}:
                first, last = self._range(paragraph.start, paragraph.end)
                self.live[first:last] = b"\x01" * (last - first)
        for paratext in segmentation.paratext:
            first, last = self._range(paratext.start, paratext.end)
            self.live[first:last] = bytes(last - first)
        self.spoken = bytearray(size)
        self.initial = bytearray(size)
        for start in segmentation.sentences.starts:
            self._mark_initial(bisect_left(self.starts, start))
        for quotation in quotations.quotations:
            for piece in quotation.pieces:
                first, last = self._range(piece.start, piece.end)
                if quotation.mode != "words":
                    self.spoken[first:last] = b"\x01" * (last - first)
                self._mark_initial(first)
        # Headings capitalise every word: they tell nothing.
        self.counts = Counter(word for word, live in zip(self.words, self.live, strict=True) if live)
        self.initial_counts = Counter(
            word for word, first, live in zip(self.words, self.initial, self.live, strict=True) if first and live
        )

    def _range(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def _mark_initial(self, number: int) -> None:
        """Marks the first real word at or after `number`, past opening marks."""
        size = len(self.words)
        for place in range(number, min(number + 4, size)):
            self.initial[place] = 1
            if self.words[place] not in _OPENERS:
                return

    def joined(self, number: int) -> bool:
        """Whether only blanks (at most one line end) stand between this token and the next."""
        if number + 1 >= len(self.words):
            return False
        gap = self.text[self.ends[number] : self.starts[number + 1]]
        return not gap or (gap.isspace() and gap.count("\n") < 2)
