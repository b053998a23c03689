"""The trees of a text, asked from the head down: which words hang from a word, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fabula.model.encoding import ROOT

if TYPE_CHECKING:
    from collections.abc import Container
    from typing import TypeAlias

    from fabula.model.syntax import Syntax

    _Arc: TypeAlias = tuple[int, str, str]  # a word, its relation, and that without its subtype

_NOUNS = frozenset({"NOUN", "PROPN"})
# Of the words a verb hangs from, so many are looked at: longer chains are faults of the tree.
MOST_STEPS = 12


class Grammar:
    """Questions about single words; the answers are looked up, not kept."""

    def __init__(self, syntax: Syntax) -> None:
        count = len(syntax)
        distances = np.frombuffer(syntax.head, np.int32)
        numbers = np.arange(count, dtype=np.int32)
        heads = np.where(distances == 0, count, numbers + distances)
        order = np.argsort(heads, kind="stable")
        self._order: list[int] = order.tolist()
        self._bounds: list[int] = np.searchsorted(heads[order], np.arange(count + 1)).tolist()
        self._arcs: dict[int, list[_Arc]] = {}  # of words asked for, which are few
        self._heads = np.where(distances == 0, ROOT, heads).tolist()
        self._rels, self._rel_names = syntax.deprel, syntax.names.deprel
        self._rel_bases = [_base(name) for name in syntax.names.deprel]
        self._upos, self._upos_names = syntax.upos, syntax.names.upos
        self._feats = syntax.feats_numbers
        self._features = [frozenset(name.split("|")) for name in syntax.names.feats]
        self._lemmas, self._lemma_names = syntax.lemma_numbers, syntax.lemmas

    def head(self, word: int) -> int:
        """The word it hangs from, or `ROOT`."""
        head: int = self._heads[word]
        return head

    def rel(self, word: int) -> str:
        """Relation to its head, with its subtype."""
        return self._rel_names[self._rels[word]]

    def base(self, word: int) -> str:
        """Relation to its head, without its subtype."""
        return self._rel_bases[self._rels[word]]

    def upos(self, word: int) -> str:
        """Part of speech."""
        return self._upos_names[self._upos[word]]

    def lemma(self, word: int) -> str:
        """Lemma, in small letters."""
        return self._lemma_names[self._lemmas[word]].lower()

    def has(self, word: int, feature: str) -> bool:
        """Whether it is so marked: "Voice=Pass"."""
        return feature in self._features[self._feats[word]]

    def children(self, word: int) -> list[int]:
        """Words that hang from it, in text order."""
        return self._order[self._bounds[word] : self._bounds[word + 1]]

    def _below(self, word: int) -> list[_Arc]:
        arcs = self._arcs.get(word)
        if arcs is None:
            rels, names, bases = self._rels, self._rel_names, self._rel_bases
            arcs = [(child, names[rels[child]], bases[rels[child]]) for child in self.children(word)]
            self._arcs[word] = arcs
        return arcs

    def under(self, word: int, *rels: str) -> list[int]:
        """Those that hang from it by one of these relations, whatever the subtype."""
        return [child for child, _, base in self._below(word) if base in rels]

    def exactly(self, word: int, *rels: str) -> list[int]:
        """Those that hang from it by one of these relations to the letter."""
        return [child for child, rel, _ in self._below(word) if rel in rels]

    def marked_by(self, word: int, lemmas: Container[str]) -> bool:
        """Whether one of these prepositions leads to it."""
        return any(self.lemma(child) in lemmas for child in self.under(word, "case"))

    def is_noun(self, word: int) -> bool:
        """Whether it is a common noun or a name."""
        return self.upos(word) in _NOUNS

    def is_relative(self, word: int) -> bool:
        """Whether it stands for the noun before its clause: "who", "which", "that"."""
        return self.has(word, "PronType=Rel")

    def is_passive(self, word: int) -> bool:
        """Whether a verb tells what is done to its subject; joined verbs may share the auxiliary that says so."""
        for _ in range(MOST_STEPS):
            if self.has(word, "Voice=Pass") or self.exactly(word, "aux:pass", "nsubj:pass", "csubj:pass"):
                return True
            # "he was seized and bound": told as a participle, with no subject and no auxiliary of its own
            if self.rel(word) != "conj" or not self.has(word, "VerbForm=Part") or self.has(word, "Tense=Pres"):
                return False
            if self.under(word, "nsubj", "aux"):
                return False
            word = self.head(word)
        return False

    def verb_over(self, word: int, steps: int) -> int | None:
        """The verb, or what has a copula, that a word hangs from by so many steps at most; itself where it is one."""
        for _ in range(steps):
            if word < 0:
                return None
            if self.upos(word) in {"VERB", "AUX"} or self.under(word, "cop"):
                return word
            word = self.head(word)
        return None

    def clause(self, word: int) -> int:
        """The word that carries its clause: of an auxiliary or a copula, what it helps."""
        while self.base(word) in {"aux", "cop"} and self.head(word) != ROOT:
            word = self.head(word)
        return word


def _base(rel: str) -> str:
    return rel.partition(":")[0]
