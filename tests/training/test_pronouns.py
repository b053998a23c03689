"""The fit of what speaks for those whom a pronoun may mean."""

from __future__ import annotations

import random

import pytest
from training.pronouns.__main__ import PRIOR, START
from training.pronouns.choices import Choice, share_right
from training.pronouns.fit import fit
from training.pronouns.narration import watch
from training.pronouns.openings import Opening
from training.reading import layers

from fabula.model.people import Mentions
from fabula.reading.characters.choosing import FEATURES, WEIGHTS
from fabula.reading.ingest import read_edition

INN = """\
Orla Venn kept the inn. She was tall, and she sang.

Petra Linde came down from the hills in the rain, and Orla Venn gave her soup. She ate it.

Ned Marsh sat by the fire. He was old. Orla Venn nodded, and he laughed.
"""


def opening() -> Opening:
    """The passage, with the truth of its names and pronouns."""
    made = layers(read_edition(INN.encode(), name="inn.txt", language="en"), "mentions")
    people = {"Orla Venn": 1, "Petra Linde": 2, "Ned Marsh": 3, "He": 3, "he": 3}
    truth = {}
    for mention in made[Mentions].mentions:
        words = INN[mention.start : mention.end]
        if words in people:
            truth[mention.id] = people[words]
        elif words in {"She", "she", "her"}:
            truth[mention.id] = 1 if mention.start < INN.index("Petra") else 2
    return Opening("inn", made, truth)


def test_a_better_weight_cannot_be_found() -> None:
    """Around the weights found, the likelihood with its pull falls on all sides; several may be right in a choice."""
    dice = random.Random(5)
    choices = []
    for _ in range(60):
        rows = [{"near": dice.random(), "far": dice.random()} for _ in range(dice.randint(2, 5))]
        right = [dice.random() < row["near"] for row in rows]
        choices.append(Choice(rows, right, 0))

    def loss(weights: dict[str, float]) -> float:
        from math import exp, log

        total = sum((weights[name] - prior[name]) ** 2 for name in prior)
        for choice in choices:
            if any(choice.right):
                odds = [exp(sum(weights[name] * value for name, value in row.items())) for row in choice.features]
                total -= log(sum(one for one, holds in zip(odds, choice.right, strict=True) if holds) / sum(odds))
        return total

    prior = {"near": 0.0, "far": 1.0}
    found = fit(choices, prior, 2.0)

    for name in prior:
        for step in (-0.01, 0.01):
            assert loss(found | {name: found[name] + step}) > loss(found)
    assert found["near"] > 1


def test_nothing_to_learn_leaves_the_prior() -> None:
    """Choices in which nobody is right teach nothing."""
    assert fit([Choice([{"near": 1.0}], [False], 0)], {"near": 0.5}, 1.0) == {"near": 0.5}
    assert fit([], {"near": 0.5}, 1.0) == {"near": 0.5}


def test_a_reading_is_watched() -> None:
    """Each choice has the features of everybody, and who of them the truth says it is."""
    choices = watch([opening()], WEIGHTS)

    assert choices
    assert all(row.keys() <= FEATURES.keys() for choice in choices for row in choice.features)
    assert all(len(choice.features) == len(choice.right) for choice in choices)
    assert 0.5 < share_right(choices) <= 1


def test_a_reading_that_is_forced_goes_right() -> None:
    """It records what it would have taken, and goes on from what is so."""
    wrong = {name: -weight for name, weight in WEIGHTS.items()}
    free, forced = (watch([opening()], wrong, forced=share) for share in (0.0, 1.0))

    assert len(free) == len(forced)
    assert [choice.is_right for choice in free] == [choice.is_right for choice in watch([opening()], wrong)]
    assert sum(any(choice.right) for choice in forced) >= sum(any(choice.right) for choice in free)


def test_the_shipped_weights_are_those_of_the_features() -> None:
    """No weight is missing in what a fit starts from."""
    assert WEIGHTS.keys() == PRIOR.keys() == START.keys() == FEATURES.keys()
    assert WEIGHTS["model"] == pytest.approx(max(WEIGHTS.values()), abs=0.2)
