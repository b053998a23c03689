"""Whom a verb has for a subject, also where none hangs from it: joined verbs, infinitives, participles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.happening import PROMISES
from fabula.model.encoding import ROOT
from fabula.textual.grammar import MOST_STEPS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.textual.grammar import Grammar


class Found(NamedTuple):
    """A word that stands for a participant, and the words that led to it."""

    word: int
    through: tuple[int, ...] = ()


def subjects_of(grammar: Grammar, verb: int) -> list[Found]:
    """Subjects on the surface, those of the passive voice not turned round; several where they are joined."""
    through: list[int] = []
    word = verb
    for _ in range(MOST_STEPS):
        own = grammar.exactly(word, "nsubj", "nsubj:pass") or grammar.exactly(word, "nsubj:outer")
        if own:
            return [Found(one.word, (*one.through, *through)) for one in meant(grammar, own)]
        found = _from_outside(grammar, word)
        if isinstance(found, list):
            return [Found(one, tuple(through)) for one in found]
        if found == ROOT:
            return []
        through.append(found)
        word = found
    return []


def _from_outside(grammar: Grammar, word: int) -> list[int] | int:
    """Subjects that the head of a clause without one gives it; or a verb that has the same; or `ROOT` for nobody."""
    head, rel = grammar.head(word), grammar.rel(word)
    if head == ROOT or grammar.has(word, "Mood=Imp"):
        return ROOT
    if rel == "xcomp":
        objects = [one for one in grammar.under(head, "obj", "iobj") if one < word]
        if objects and grammar.lemma(head) not in PROMISES and not grammar.is_passive(head):
            # Of "asked her a question to …" the first; "he was given a letter to read" has no person for an object.
            return [one.word for one in meant(grammar, objects[:1])]
        return head
    if rel in {"conj", "advcl"}:
        return head
    if rel == "parataxis":
        # "he rose, took his hat, went out"; what is set beside a noun tells of nobody in particular
        return head if head < word and grammar.has(word, "Mood=Ind") and not grammar.is_noun(head) else ROOT
    if rel == "acl":
        if grammar.has(word, "VerbForm=Inf") or grammar.under(word, "mark"):
            return grammar.exactly(head, "nmod:poss") or ROOT  # "her wish to leave", "his way of walking"
        return [head]
    if rel in {"acl:relcl", "amod"}:
        return [head]
    return ROOT


def meant(grammar: Grammar, words: Iterable[int]) -> list[Found]:
    """The words themselves and those joined to them; for a relative pronoun the noun that it stands for."""
    found = []
    for word in words:
        if grammar.is_relative(word):
            noun = _noun_of(grammar, word)
            found.append(Found(word) if noun is None else Found(noun, (word,)))
        else:
            found.append(Found(word))
            found += [Found(one) for one in grammar.exactly(word, "conj")]
    return found


def _noun_of(grammar: Grammar, pronoun: int) -> int | None:
    """The noun that the clause of a relative pronoun hangs from."""
    word = pronoun
    for _ in range(MOST_STEPS):
        if grammar.head(word) == ROOT:
            return None
        if grammar.rel(word) == "acl:relcl":
            return grammar.head(word)
        word = grammar.head(word)
    return None
