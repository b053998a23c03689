"""How it is learned where noun phrases end."""

from __future__ import annotations

from training.extents.__main__ import RARE, fit, right
from training.extents.phrases import Choice, phrase

from fabula.model.syntax import Syntax, TagNames
from fabula.textual.grammar import Grammar


def tree(heads: list[int], rels: list[str]) -> Grammar:
    """Words with these distances to their heads and these relations; all are nouns."""
    names = sorted(set(rels))
    count = len(heads)
    return Grammar(
        Syntax(
            upos=bytes(count),
            xpos=bytes(count),
            feats=bytes(2 * count),
            deprel=bytes(names.index(rel) for rel in rels),
            head=b"".join(head.to_bytes(4, "little", signed=True) for head in heads),
            lemma=bytes(4 * count),
            lemmas=("x",),
            names=TagNames(upos=("NOUN",), xpos=("_",), feats=("_",), deprel=tuple(names)),
        )
    )


GRAMMAR = tree([0, -1, -2, -3], ["root", "nmod", "acl", "obl"])  # three pieces hang from the first word


def test_choices_stop_at_the_first_piece_outside() -> None:
    """What follows it could not have belonged."""
    assert [one.belongs for one in phrase(GRAMMAR, 0, 1)] == [True, False]
    assert [one.belongs for one in phrase(GRAMMAR, 0, 3)] == [True, True, True]


def test_a_phrase_that_two_words_carry_teaches_nothing() -> None:
    """The tree and the annotators see different things."""
    assert list(phrase(GRAMMAR, 1, 2)) == []


def test_what_always_belongs_is_learned_and_what_is_rare_is_not() -> None:
    """Signs by which the annotators chose get their weights."""
    learned = [Choice(("any", "nmod"), belongs=True), Choice(("any", "acl"), belongs=False)] * RARE
    weights = fit([*learned, Choice(("any", "seldom"), belongs=True)])

    assert weights.keys() == {"any", "nmod", "acl"}
    assert weights["nmod"] > 0 > weights["acl"]
    assert right(weights, learned) == 1.0
