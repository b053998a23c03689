"""Tags, morphology, lemmas and dependencies of every word, by Universal Dependencies."""

from __future__ import annotations

import msgspec

from fabula.model.encoding import ROOT


class TagNames(msgspec.Struct, frozen=True, kw_only=True):
    """What the numbers in the columns of a `Syntax` are called, as the treebank spells them."""

    upos: tuple[str, ...] = ()
    xpos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    deprel: tuple[str, ...] = ()


class Syntax(msgspec.Struct, frozen=True, kw_only=True):
    """One tree a sentence, as columns over the words of the edition; every word has a head, one of a sentence has none.

    >>> syntax = Syntax(upos=bytes([0, 1]), xpos=bytes(2), feats=bytes(4), deprel=bytes([0, 1]),
    ...     head=bytes([1, 0, 0, 0, 0, 0, 0, 0]), lemma=bytes([1, 0, 0, 0, 0, 0, 0, 0]), lemmas=("sing", "she"),
    ...     names=TagNames(upos=("PRON", "VERB"), xpos=("_",), feats=("_",), deprel=("nsubj", "root")))
    >>> [(syntax.lemma_of(word), syntax.upos_of(word), syntax.deprel_of(word)) for word in range(len(syntax))]
    [('she', 'PRON', 'nsubj'), ('sing', 'VERB', 'root')]
    >>> syntax.head_of(0), syntax.head_of(1) == ROOT
    (1, True)

    Fields:
        model: name and version of the model that the trees were made by.
        upos, xpos, deprel: numbers of tags and of the relation to the head, a byte a word.
        feats: number of the morphology, 16 bits a word.
        head: distance in words to the head, 32 bits; 0 where there is none.
        lemma: number of the lemma, 32 bits.
        lemmas: the lemmas themselves, in the order in which they are first met.
        names: of the numbers.
    """

    model: str = ""
    upos: bytes = b""
    xpos: bytes = b""
    feats: bytes = b""
    head: bytes = b""
    deprel: bytes = b""
    lemma: bytes = b""
    lemmas: tuple[str, ...] = ()
    names: TagNames = TagNames()

    def __len__(self) -> int:
        return len(self.upos)

    @property
    def head_distances(self) -> memoryview[int]:
        """Distance of each word's head; 0 for a root."""
        return memoryview(self.head).cast("i")

    @property
    def feats_numbers(self) -> memoryview[int]:
        """Number of each word's morphology."""
        return memoryview(self.feats).cast("H")

    @property
    def lemma_numbers(self) -> memoryview[int]:
        """Number of each word's lemma."""
        return memoryview(self.lemma).cast("I")

    def upos_of(self, word: int) -> str:
        """Universal part of speech."""
        return self.names.upos[self.upos[word]]

    def xpos_of(self, word: int) -> str:
        """Part of speech of the Penn Treebank."""
        return self.names.xpos[self.xpos[word]]

    def feats_of(self, word: int) -> str:
        """Morphology, "Number=Sing|Person=3"; "_" for none."""
        return self.names.feats[self.feats_numbers[word]]

    def lemma_of(self, word: int) -> str:
        """Lemma."""
        return self.lemmas[self.lemma_numbers[word]]

    def head_of(self, word: int) -> int:
        """Number of the head; `ROOT` for the root of a sentence."""
        distance = self.head_distances[word]
        return word + distance if distance else ROOT

    def deprel_of(self, word: int) -> str:
        """Relation to the head, with its subtype."""
        return self.names.deprel[self.deprel[word]]
