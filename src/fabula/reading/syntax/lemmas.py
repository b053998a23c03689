"""Lemmas by the model's scripts, each form and script worked out once.

The model knows scripts, not words, and now and then cuts a form where no verb ends: of verbs the lexicon has a say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.verbs import verb_lemma

if TYPE_CHECKING:
    from fabula.learned.inventory import Labels


_OF_VERBS = frozenset({"VBD", "VBG", "VBN", "VBZ"})


class Lemmas:
    """Numbers for lemmas, in the order in which they are met.

    >>> from fabula.learned.inventory import Labels
    >>> lemmas = Lemmas(Labels(lemma=("l|0|", "=be")))
    >>> words = (("Was", 1, "VBD"), ("late", 0, "JJ"), ("were", 1, "VBD"), ("heard", 0, "VBD"))
    >>> [lemmas.number(*word) for word in words], lemmas.found
    ([0, 1, 0, 2], ('be', 'late', 'hear'))
    """

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._known: dict[tuple[str, int, str], int] = {}
        self._numbers: dict[str, int] = {}

    def number(self, form: str, script: int, tag: str) -> int:
        """Number of the lemma of a form that is tagged so."""
        key = (form, script, tag)
        number = self._known.get(key)
        if number is None:
            lemma = self._labels.lemma_of(form, script)
            if tag in _OF_VERBS:
                lemma = verb_lemma(form, tag, lemma)
            number = self._known[key] = self._numbers.setdefault(lemma, len(self._numbers))
        return number

    @property
    def found(self) -> tuple[str, ...]:
        """The lemmas by number."""
        return tuple(self._numbers)
