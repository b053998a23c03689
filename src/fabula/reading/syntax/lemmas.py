"""Lemmas by the model's scripts, each form and script worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.learned.inventory import Labels


class Lemmas:
    """Numbers for lemmas, in the order in which they are met.

    >>> from fabula.learned.inventory import Labels
    >>> lemmas = Lemmas(Labels(lemma=("l|0|", "=be")))
    >>> [lemmas.number(form, script) for form, script in (("Was", 1), ("late", 0), ("were", 1))], lemmas.found
    ([0, 1, 0], ('be', 'late'))
    """

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._known: dict[tuple[str, int], int] = {}
        self._numbers: dict[str, int] = {}

    def number(self, form: str, script: int) -> int:
        """Number of the lemma of a form."""
        key = (form, script)
        number = self._known.get(key)
        if number is None:
            lemma = self._labels.lemma_of(form, script)
            number = self._known[key] = self._numbers.setdefault(lemma, len(self._numbers))
        return number

    @property
    def found(self) -> tuple[str, ...]:
        """The lemmas by number."""
        return tuple(self._numbers)
