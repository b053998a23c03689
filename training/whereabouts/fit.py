"""Weights of the signs of the grammar by maximum likelihood: one softmax for each of relation, habit and moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fabula.learned.whereabouts import stances
from fabula.model.encoding import Encoding
from fabula.model.ids import MentionId
from fabula.model.people import Mention
from fabula.model.spans import Span
from fabula.model.stage import StoryView
from fabula.model.text import Words
from fabula.reading.places.spots import KINDS, Ground, Spot
from fabula.reading.places.standing import HABITS, MOMENTS, RELATIONS, signs
from fabula.textual.affinities import NONE, Affinities

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from numpy.typing import NDArray

    from training.whereabouts.passages import Passage

CLASSES = (RELATIONS, HABITS, MOMENTS)


class Example(NamedTuple):
    """One pair: its signs, what the model holds of it (rows of log chances, or None), and what is true of it."""

    signs: list[str]
    opinions: tuple[NDArray[np.float32], ...] | None
    truth: tuple[int, int, int]


def example(passage: Passage, layers: dict[type[Any], Any]) -> Example | None:
    """The pair that a passage asks for; None where it says that there is none."""
    if not passage.valid or passage.relation not in RELATIONS:
        return None
    view = StoryView(layers)
    ground = Ground(view)
    first, end = _words(ground, passage.char)
    place = _spot(ground, passage.place)
    model = Affinities(view[Encoding], view[Words])
    who, where = model.span_of(*passage.char), model.span_of(*passage.place)
    opinions = None
    if NONE not in {who, where}:
        one = stances(view[Encoding], np.array([who]), np.array([where]), np.array([place.first - first]))
        opinions = tuple(part[0] for part in one)
    truth = (
        RELATIONS.index(passage.relation),
        HABITS.index(passage.habit) if passage.habit in HABITS else -1,
        MOMENTS.index(passage.moment) if passage.moment in MOMENTS else -1,
    )
    return Example(signs(ground, place, first, end), opinions, truth)


def _words(ground: Ground, place: tuple[int, int]) -> tuple[int, int]:
    inside = ground.tokens.within(*place)
    return inside.start, max(inside.stop, inside.start + 1)


def _spot(ground: Ground, place: tuple[int, int]) -> Spot:
    """The place as the stage would see it, whether or not it found a mention there."""
    first, end = _words(ground, place)
    for spot in ground.spots():
        if spot.first < end and first < spot.end and spot.mention.kind in KINDS:
            return spot
    mention = Mention(
        id=MentionId("asked"), start=place[0], end=place[1], head=Span(*place), form="nominal", kind="FAC",
        evidence=(Span(*place),), confidence=1.0, reason="asked", source="rule:asked", known_from=place[1],
    )  # fmt: skip
    tops = [word for word in range(first, end) if not first <= ground.grammar.head(word) < end]
    top = tops[0] if tops else first
    return Spot(mention, (), "", end - 1, top, first, end, None, False, 0)  # noqa: FBT003


def fit(
    examples: Sequence[Example], at: int, *, pull: float = 1.5, rare: int = 3, balance: float = 0.5
) -> dict[str, tuple[float, ...]]:
    """Weights by sign; a sign that is met fewer than `rare` times has none.

    Args:
        examples: to learn from.
        at: which question: 0 relation, 1 habit, 2 moment.
        pull: strength of the pull towards nothing.
        rare: see above.
        balance: power of a class's rarity by which its examples count more; 0 for all alike.
    """
    known = [one for one in examples if one.truth[at] >= 0]
    counts: dict[str, int] = {}
    for one in known:
        for name in one.signs:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= rare)
    columns = {name: number for number, name in enumerate(names)}
    size = len(CLASSES[at])
    x = np.zeros((len(known), len(names)))
    for row, one in enumerate(known):
        for name in one.signs:
            if name in columns:
                x[row, columns[name]] = 1.0
    truth = np.array([one.truth[at] for one in known])
    weight = np.zeros((len(names), size))
    wanted = np.eye(size)[truth]
    counted = (len(known) / (size * np.maximum(wanted.sum(0), 1.0)))[truth] ** balance
    step, speed = 2.0 / len(known), np.zeros_like(weight)
    for _ in range(3000):  # plain gradient with momentum: the problem is convex and small
        logits = x @ weight
        chances = np.exp(logits - logits.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        slope = x.T @ ((chances - wanted) * counted[:, None]) + pull * weight
        speed = 0.9 * speed - step * 0.2 * slope
        weight += speed
    return {name: tuple(round(float(value), 3) for value in weight[row]) for name, row in columns.items()}


def answers(
    examples: Sequence[Example], weights: dict[str, tuple[float, ...]], at: int, model: float
) -> NDArray[np.int64]:
    """The likeliest class of each example."""
    size = len(CLASSES[at])
    found = []
    for one in examples:
        logits = np.zeros(size)
        for name in one.signs:
            logits += np.array(weights.get(name, (0.0,) * size))
        if one.opinions is not None:
            logits += model * one.opinions[at]
        found.append(int(logits.argmax()))
    return np.array(found)
