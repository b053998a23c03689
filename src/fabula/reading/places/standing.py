"""How somebody stands to a place told of beside them: in it, near it, on the way to, from or through it.

The reading model has an opinion on every pair (after Soni et al. 2023, "Grounding Characters and Places in Narrative
Text"); the grammar of the sentence has another: the preposition before the place, the verb it belongs to, and whether
the person has a part in that verb. `weights.json` says what each sign of the grammar counts; it was fitted on the
training part of mobility-books (`training/whereabouts`).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from fabula.lexicon.en.happening import MODALS
from fabula.lexicon.en.places import (
    ARRIVING,
    FROM_WORDS,
    GOING,
    IN_WORDS,
    LEAVING,
    NEAR_WORDS,
    PASSING,
    THRU_WORDS,
    TO_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from fabula.reading.places.spots import Ground, Spot

RELATIONS = ("in", "near", "to", "from", "thru", "none")
HABITS = ("punctual", "habitual")
MOMENTS = ("ongoing", "past")

_PREPOSITIONS = (
    ("in", IN_WORDS),
    ("near", NEAR_WORDS),
    ("to", TO_WORDS),
    ("from", FROM_WORDS),
    ("thru", THRU_WORDS),
)
_VERBS = (("going", GOING), ("arriving", ARRIVING), ("leaving", LEAVING), ("passing", PASSING))
_STEPS = 4  # of the tree between a place and its verb; longer ways are faults


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """What signs of the grammar count for each class, by name of the sign, and how much the model's opinion does."""

    relations: dict[str, tuple[float, ...]]
    habits: dict[str, tuple[float, ...]]
    moments: dict[str, tuple[float, ...]]
    model: tuple[float, float, float]


@cache
def weights() -> Weights:
    """The fitted weights."""
    data = files("fabula.reading.places").joinpath("weights.json").read_bytes()
    return msgspec.json.decode(data, type=Weights)


def signs(ground: Ground, place: Spot, first: int, end: int) -> list[str]:
    """What the grammar says of the person in words `first` to `end` and a place; names of weights.

    Args:
        ground: what the stage looks at.
        place: of the two.
        first: first word of the person.
        end: behind the last one.
    """
    grammar = ground.grammar
    found = ["always", f"form {place.mention.form}", f"kind {place.mention.kind}"]
    low, high = sorted(((first, end), (place.first, place.end)))
    if high[0] < low[1]:
        found.append("one in the other")
    gap = high[0] - low[1]
    found.append(f"gap {0 if gap < 2 else 1 if gap < 5 else 2 if gap < 9 else 3}")
    found.append("person first" if first < place.first else "place first")
    preposition, verb, of_verb = _of_place(ground, place)
    found.append(f"before {preposition}")
    person_top = _top(ground, first, end)
    person_verb = grammar.verb_over(person_top, _STEPS)
    if verb is None:
        found.append("no verb")
    else:
        found += of_verb
        if verb == person_verb:
            rel = grammar.base(person_top)
            found += [f"same verb as {rel}", f"same verb, before {preposition}"]
        elif person_verb is not None and (grammar.head(verb) == person_verb or grammar.head(person_verb) == verb):
            found.append("verbs joined")
        else:
            found.append("another verb")
    if ground.sentences.at(ground.tokens.starts[first]) != ground.sentences.at(ground.tokens.starts[place.first]):
        found.append("another sentence")
    small = ground.word(first) if end == first + 1 else ""
    if small in {"my", "his", "her", "their", "our", "your", "its"}:
        found.append("owner alone")
    elif small in {"you", "i", "we", "me", "us"}:
        found.append("in talk")
    return found


def _of_place(ground: Ground, place: Spot) -> tuple[str, int | None, list[str]]:
    """The preposition before a place, its verb, and the signs of that: the same for everybody beside it."""
    known = ground.of_places.get(place.top)
    if known is not None:
        return known
    grammar = ground.grammar
    preposition = _preposition(ground, place)
    verb = grammar.verb_over(place.top, _STEPS)
    found: list[str] = []
    if verb is not None:
        kind = next((name for name, lemmas in _VERBS if grammar.lemma(verb) in lemmas), "other")
        found += [f"verb {kind}", f"verb {kind}, before {preposition}"]
        if grammar.rel(place.top).startswith("obj"):
            found.append(f"object of {kind}")
        helpers = {grammar.lemma(one) for one in grammar.under(verb, "aux")}
        if helpers & MODALS:
            found.append("may be")
        if "have" in helpers:
            found.append("had been")
        found.append(f"tense {_tense(ground, verb)}")
        if any(grammar.lemma(one) == "not" for one in grammar.under(verb, "advmod")):
            found.append("denied")
    ground.of_places[place.top] = preposition, verb, found
    return preposition, verb, found


def _preposition(ground: Ground, place: Spot) -> str:
    """Which kind of preposition leads to a place, by the tree or else by the word before."""
    grammar = ground.grammar
    words = [grammar.lemma(child) for child in grammar.under(place.top, "case")]
    if not words:
        words = [ground.word(place.first - 1)]
    for name, lemmas in _PREPOSITIONS:
        if any(word in lemmas for word in words):
            return name
    return "of" if "of" in words else "nothing"


def _top(ground: Ground, first: int, end: int) -> int:
    for word in range(first, end):
        if not first <= ground.grammar.head(word) < end:
            return word
    return first


def _tense(ground: Ground, verb: int) -> str:
    grammar = ground.grammar
    for word in (*grammar.under(verb, "aux", "cop"), verb):
        if grammar.has(word, "VerbForm=Fin"):
            return "past" if grammar.has(word, "Tense=Past") else "present"
    return "none"


def sums(names: Sequence[list[str]]) -> NDArray[np.float32]:
    """What the signs of each pair count for all classes, those of relations first, then habits, then moments."""
    table, numbers = _table()
    chosen = [[numbers[name] for name in one if name in numbers] for one in names]
    lengths = np.array([len(one) for one in chosen])
    rows = table[np.array([number for one in chosen for number in one], np.int64)]
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    found = np.add.reduceat(np.concatenate((rows, table[:1] * 0)), starts, axis=0)
    found[lengths == 0] = 0
    return found


@cache
def _table() -> tuple[NDArray[np.float32], dict[str, int]]:
    """The weights as rows, and the row of each sign."""
    known = weights()
    parts = ((known.relations, RELATIONS), (known.habits, HABITS), (known.moments, MOMENTS))
    names = sorted({name for table, _ in parts for name in table})
    rows = [[value for table, classes in parts for value in table.get(name, (0.0,) * len(classes))] for name in names]
    return np.array(rows, np.float32), {name: number for number, name in enumerate(names)}
