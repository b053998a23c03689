"""Where words with given lemmas or forms stand, asked often: one sort serves all questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from fabula.model.syntax import Syntax


class Lemmas:
    """The words of a text by lemma.

    Args:
        syntax: their lemmas; where it is none of this text, no word has a lemma.
        text: the text.
        starts: where each word starts.
    """

    def __init__(self, syntax: Syntax, text: str, starts: NDArray[np.int64]) -> None:
        known = len(syntax) == len(starts) and len(starts) > 0
        self.of_words = np.frombuffer(syntax.lemma, np.uint32) if known else np.zeros(len(starts), np.uint32)
        self._order = np.argsort(self.of_words, kind="stable") if known else np.zeros(0, np.int64)
        self._bounds = np.searchsorted(self.of_words[self._order], np.arange(len(syntax.lemmas) + 1))
        self._numbers: dict[str, list[int]] = {}
        for number, name in enumerate(syntax.lemmas):
            self._numbers.setdefault(name.lower(), []).append(number)
        self._text = text
        self._starts = starts
        self._found: dict[frozenset[str], NDArray[np.int64]] = {}
        self._forms: dict[frozenset[str], NDArray[np.int64]] = {}

    def words(self, lemmas: Iterable[str]) -> NDArray[np.int64]:
        """Numbers of the words that have one of these lemmas, in text order."""
        key = frozenset(lemmas)
        found = self._found.get(key)
        if found is None:
            numbers = [number for lemma in sorted(key) for number in self._numbers.get(lemma, ())]
            parts = [self._order[self._bounds[number] : self._bounds[number + 1]] for number in numbers]
            found = np.sort(np.concatenate(parts)) if parts else np.zeros(0, np.int64)
            self._found[key] = found
        return found

    def column(self, *lemmas: str) -> NDArray[np.bool_]:
        """The same as a column."""
        column = np.zeros(len(self._starts), bool)
        column[self.words(lemmas)] = True
        return column

    def forms(self, forms: Iterable[str]) -> NDArray[np.int64]:
        """Numbers of the words that are one of these forms, also with a capital."""
        key = frozenset(forms)
        if key not in self._forms:
            # Large or small the first letter: IGNORECASE would take ten times as long.
            either = "|".join(f"[{form[0]}{form[0].upper()}]{re.escape(form[1:])}" for form in sorted(key))
            pattern = re.compile(rf"\b(?:{either})\b")
            places = np.array([found.start() for found in pattern.finditer(self._text)], np.int64)
            words = np.searchsorted(self._starts, places)
            self._forms[key] = words[words < len(self._starts)]
        return self._forms[key]
