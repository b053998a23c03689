"""What a mention is in its clause: subject, object, owner or none; by the tree, else by the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fabula.lexicon.en.agency import ACTING, AUXILIARIES, PREPOSITIONS, SPEAKING
from fabula.lexicon.en.pronouns import PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.people import Mention
    from fabula.model.syntax import Syntax
    from fabula.model.text import Words

SUBJECT, OBJECT, OWNER, OTHER = range(4)
GENITIVE = frozenset(["'s", "’s", "'", "’", "s"])
# "He looked at her, …", "told her that": no noun follows that she could own.
_AFTER_OBJECT = frozenset([*',.;:!?)"”’—–', "--", "and", "but", "as", "that", "the", "a", *PREPOSITIONS])
# By relation to its head; "the men and women sang": what is joined is what it is joined to.
_BY_RELATION = {
    "nsubj": SUBJECT,
    "csubj": SUBJECT,
    "obj": OBJECT,
    "iobj": OBJECT,
    "obl": OBJECT,
    "nmod": OBJECT,
    "nmod:poss": OWNER,
    "nmod:desc": OTHER,
    "obl:tmod": OTHER,
}
_JOINED = frozenset(["conj", "appos", "flat"])
# What stands in a clause by itself, and is no part of what does.
_OF_CLAUSES = frozenset(["nsubj", "csubj", "obj", "iobj", "obl", "vocative", "dislocated", "expl"])
# Longer chains are faults of the tree.
_STEPS = 6


class Part(NamedTuple):
    """A mention's role, and the number of the word that its clause hangs from: "Orla's brother sang" is of "sang"."""

    role: int
    clause: int


def parts_of(mentions: Sequence[Mention], words: Words, syntax: Syntax) -> list[Part | None]:
    """What each mention is in its tree; None for all where there are no trees."""
    if not len(syntax):
        return [None] * len(mentions)
    names = syntax.names.deprel
    bases = [name.partition(":")[0] for name in names]
    roles = [_BY_RELATION.get(name, _BY_RELATION.get(base, OTHER)) for name, base in zip(names, bases, strict=True)]
    joined = [base in _JOINED for base in bases]
    whole = [base in _OF_CLAUSES for base in bases]
    distances, relations = syntax.head_distances, syntax.deprel
    starts = np.frombuffer(words.tokens.starts, np.uint32)
    heads = np.searchsorted(starts, np.array([mention.head.start for mention in mentions], np.uint32)).tolist()
    last = len(syntax) - 1
    found: list[Part | None] = []
    for head in heads:
        word, role = min(head, last), None
        for _ in range(_STEPS):
            relation = relations[word]
            if role is None and not joined[relation]:
                role = roles[relation]
            if not distances[word]:
                break
            word += distances[word]
            if whole[relation]:
                break
        found.append(Part(OTHER if role is None else role, word))
    return found


def role_of(word: str, before: str, after: str, by_tree: Part | None) -> int:
    """The role of a mention between two words; of a pronoun its own `word` says more than a tree.

    >>> role_of("him", "saw", ".", None) == OBJECT, role_of("", "", "laughed", None) == SUBJECT
    (True, True)
    """
    if word:
        if word == "her":
            if by_tree is not None:
                return by_tree.role
            # Before a noun it owns; the mentions stage made that noun's mention own it.
            return OBJECT if after in _AFTER_OBJECT else OTHER
        role = PRONOUNS[word].role if word in PRONOUNS else ""
        return {"subject": SUBJECT, "possessive": OWNER, "object": OBJECT, "reflexive": OBJECT}.get(role, OTHER)
    if by_tree is not None:
        return by_tree.role
    if after in GENITIVE:
        return OWNER
    if before in SPEAKING:
        return SUBJECT
    if before in PREPOSITIONS:
        return OBJECT
    if after in ACTING or after in AUXILIARIES:
        return SUBJECT
    return OTHER
