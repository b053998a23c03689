"""Where noun phrases end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

import fabula
from fabula.reading.mentions import extents
from fabula.reading.mentions.extents import likeliest_end, pieces

if TYPE_CHECKING:
    from pathlib import Path


class Word(NamedTuple):
    """A word of a tree: itself, its part of speech, the number of its head, its relation."""

    lemma: str
    upos: str
    head: int
    rel: str


class Tree:
    """A tree that answers as `Grammar` does."""

    def __init__(self, *words: Word) -> None:
        self._words = words

    def children(self, word: int) -> list[int]:
        """Numbers of the words that hang from one."""
        return [number for number, one in enumerate(self._words) if one.head == word]

    def rel(self, word: int) -> str:
        """Relation to the head."""
        return self._words[word].rel

    def base(self, word: int) -> str:
        """The same without its subtype."""
        return self.rel(word).partition(":")[0]

    def upos(self, word: int) -> str:
        """Part of speech."""
        return self._words[word].upos

    def lemma(self, word: int) -> str:
        """Lemma."""
        return self._words[word].lemma


# "the man with a lamp, who came"
TREE = Tree(
    Word("the", "DET", 1, "det"),
    Word("man", "NOUN", -1, "root"),
    Word("with", "ADP", 4, "case"),
    Word("a", "DET", 4, "det"),
    Word("lamp", "NOUN", 1, "nmod"),
    Word(",", "PUNCT", 7, "punct"),
    Word("who", "PRON", 7, "nsubj"),
    Word("come", "VERB", 1, "acl:relcl"),
)


def test_pieces_are_what_hangs_behind_the_noun() -> None:
    """Each with all its words and the mark before it, by what it is, what opens it and what opens the phrase."""
    first, second = pieces(TREE, 1)  # type: ignore[arg-type]  # answers alike

    assert (first.first, first.last, second.first, second.last) == (2, 4, 5, 7)
    assert {"nmod", "nmod noun", "nmod word with", "nmod after the"} <= set(first.signs)
    assert {"acl", "acl mark noun", "rel acl:relcl mark", "acl word who"} <= set(second.signs)


@pytest.mark.parametrize(
    ("nmod", "acl", "odds", "end"),
    [
        (3.0, 3.0, 0.0, 7),  # both belong
        (3.0, -3.0, 0.0, 4),
        (-3.0, 3.0, 0.0, 1),  # what follows the first that does not belong is out of reach
        (0.2, -3.0, 0.0, 1),  # hardly likelier: the model's word holds
        (3.0, 3.0, 9.0, 1),  # the model is sure
    ],
)
def test_an_end_must_be_much_likelier_than_the_model_s(
    nmod: float, acl: float, odds: float, end: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model says "the man"."""
    monkeypatch.setattr(extents, "weights", lambda: {"nmod": nmod, "acl": acl})

    assert likeliest_end(TREE, 0, 1, 1, odds) == end  # type: ignore[arg-type]


def test_an_end_in_the_midst_of_a_piece_is_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is meant by "the man with a"."""
    monkeypatch.setattr(extents, "weights", lambda: {"nmod": 1.0, "acl": -1.0})

    assert likeliest_end(TREE, 0, 1, 3, 0.0) == 4  # type: ignore[arg-type]


def test_the_weights_are_those_of_signs_that_are_looked_at() -> None:
    """No sign of the file has gone out of use: each names a relation, or counts always."""
    relations = {"nmod", "acl", "conj", "case", "flat", "appos"}

    assert relations | {"any"} <= set(extents.weights())


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The porter with the lantern shook his head at them.", "The porter with the lantern"),
        ("She asked the woman who kept the ferry.", "the woman who kept the ferry"),
        ("He bowed to the widow and went away.", "the widow"),
    ],
)
def test_phrases_as_they_are_read(text: str, phrase: str, tmp_path: Path) -> None:
    """From the text, with the model."""
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    mentions = fabula.read(page).mentions.mentions

    assert phrase in [text[one.start : one.end] for one in (mention.extent or mention for mention in mentions)]
