"""Paragraphs of a story that came as one line, by model and rule together.

The rule knows how novels set speech: a new speaker is a new paragraph, and none begins inside a quotation. The model
has read novels whose paragraphs were taken away, and knows where a tale turns to something else.
"""

from __future__ import annotations

import re
from itertools import chain
from math import exp, log
from typing import TYPE_CHECKING

from fabula.model.encoding import EVEN, ODDS_STEP
from fabula.reading.segmentation.marks import is_quoted
from fabula.reading.segmentation.turns import Cut, find_turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.model.encoding import Encoding
    from fabula.model.spans import Spans
    from fabula.reading.segmentation.restoring import FindCuts

# What is added to the model's logarithm of odds where the rule sees a beginning, by its reason.
RULED = {"turn": 4.0, "speaker": 1.0, "narration": 0.5, "answer": 0.5, "dash": 2.0}
UNRULED = -0.65  # … and where speech opens after narration, and it sees none: mostly the same paragraph goes on
# Both as they were on six novels of ELTeC that the model has not learned from; there no other least did better.
LEAST = 0.0  # logarithm of odds from which a paragraph begins
SURE = 0.8  # chance of a scene or a chapter, from which it is one
_BEFORE = frozenset(".!?…:;,—–-\"'”’»)]*_")  # what the words before a paragraph end with
_OPENING, _CLOSING = frozenset("\"“‘'«„"), frozenset("\"”’'»“")
# Words that the model alone could hold to begin one.
_LIKELY = re.compile(rb"[\x%02x-\xff]" % (EVEN - 2 * ODDS_STEP))


class LostParagraphs:
    """What the model says of breaks: called with where a long paragraph begins, it gives a `FindCuts`."""

    def __init__(self, words: Spans, encoding: Encoding) -> None:
        self._words = words
        self._encoding = encoding
        self._source = f"model:boundary@{encoding.model.rpartition('@')[2]}"

    def __call__(self, base: int) -> FindCuts:
        """Finds paragraphs in the paragraph that begins at `base`; by rule alone where no model has spoken."""

        def find(words: str, quoted: Sequence[tuple[int, int]], begin: int, finish: int) -> list[Cut]:
            ruled = find_turns(words, quoted, begin, finish)
            return list(self._weigh(words, quoted, base, begin, finish, ruled))

        return find if len(self._encoding) == len(self._words) else find_turns

    def _weigh(
        self, words: str, quoted: Sequence[tuple[int, int]], base: int, begin: int, finish: int, ruled: Sequence[Cut]
    ) -> Iterator[Cut]:
        seen = {cut.at: cut for cut in ruled}
        for word in self._candidates(base + begin, base + finish, [base + at for at in seen]):
            at = self._words.starts[word] - base
            cut = seen.get(at)
            if at <= begin or (cut is None and not _can_begin(words, quoted, at)):
                continue
            none, _, scene, chapter = self._encoding.break_chances(word)
            odds = log((1 - none + 1e-6) / (none + 1e-6)) + (
                RULED.get(cut.reason, 0.0) if cut else UNRULED * _is_speech_in_tale(words, at)
            )
            if odds <= LEAST:
                continue
            larger = scene + chapter
            if larger >= SURE:
                yield Cut(at, larger, "unmarked", "scene", self._source)
            else:
                yield Cut(at, 1 / (1 + exp(-odds)), cut.reason if cut else "tale", "paragraph", self._source)

    def _candidates(self, begin: int, finish: int, ruled: Sequence[int]) -> list[int]:
        inside = self._words.within(begin, finish)
        encoding = self._encoding
        likely = chain.from_iterable(
            _LIKELY.finditer(column, inside.start, inside.stop)
            for column in (encoding.paragraph, encoding.scene, encoding.chapter)
        )
        return sorted({match.start() for match in likely} | {self._words.at(at) for at in ruled})


def _is_speech_in_tale(words: str, at: int) -> bool:
    return words[at] in _OPENING and words[max(0, at - 40) : at].rstrip()[-1:] not in _CLOSING


def _can_begin(words: str, quoted: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a paragraph that no rule sees may begin there: not in mid-word, nor in a quotation.

    >>> said = "He sat. “Is it far? Say so.”"
    >>> [_can_begin(said, [(8, 28)], at) for at in (3, 8, 20)]
    [False, True, False]
    """
    before = words[max(0, at - 40) : at]
    return before[-1].isspace() and before.rstrip()[-1:] in _BEFORE and not is_quoted(quoted, at)
