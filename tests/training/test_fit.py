"""The fit of the decoder's weights: its sums are the decoder's own, its slopes are slopes."""

from __future__ import annotations

import random

import numpy as np
import pytest
from training.decoder.fit import INDEX, NAMES, Batch, answers, fit
from training.decoder.talks import UNKNOWN, KnownTalk

from fabula.model.ids import CharacterId
from fabula.reading.attribution.decoding import AFTER_ACT, INTO_ACT, SAME_PARAGRAPH, SOMEBODY, decode
from fabula.reading.attribution.evidence import score
from fabula.reading.attribution.weights import WEIGHTS

EVIDENCE = ("narrated", "spoken of", "just addressed", "party")
STEPS = (0, 1, 2, 5, SAME_PARAGRAPH, INTO_ACT, AFTER_ACT)


def made_talk(rng: random.Random, rows: int) -> KnownTalk:
    """A talk of made-up people, with made-up evidence."""
    people, features, right = [], [], []
    for _ in range(rows):
        here = [*rng.sample(range(1, 6), rng.randint(1, 4)), 0]
        people.append(here)
        features.append([{name: rng.uniform(-2, 2) for name in EVIDENCE} for _ in here[:-1]] + [{"somebody": 1.0}])
        right.append(rng.choice([UNKNOWN, *range(len(here) - 1)]))
    right[0] = 0
    return KnownTalk("made", people, features, [rng.choice(STEPS) for _ in range(rows)], right)


@pytest.mark.parametrize("seed", range(20))
def test_its_shares_are_those_of_the_decoder(seed: int) -> None:
    """For any talk, whatever its steps."""
    talk = made_talk(random.Random(seed), 1 + seed % 7)
    people = [[CharacterId(f"c{one}") if one else SOMEBODY for one in row] for row in talk.people]
    scores = [[score(one) for one in row] for row in talk.features]
    wanted = decode(people, scores, talk.steps)
    found = Batch([talk], [1.0]).marginals(np.array([WEIGHTS[name] for name in NAMES]))[0]
    for row, shares in enumerate(wanted):
        assert found[row, : len(shares)] == pytest.approx(shares, abs=1e-6)


def test_the_slope_is_a_slope() -> None:
    """By every weight that bears on the talks, steps included."""
    rng = random.Random(3)
    batch = Batch([made_talk(rng, rows) for rows in (2, 5, 6)], [1.0, 0.5, 2.0])
    weights = np.array([WEIGHTS[name] for name in NAMES])
    _, slope = batch.loss(weights)
    for name in (*EVIDENCE, "same 0", "back 0", "same 1", "back 2", "same paragraph", "after own act"):
        more, less = weights.copy(), weights.copy()
        more[INDEX[name]] += 1e-4
        less[INDEX[name]] -= 1e-4
        assert slope[INDEX[name]] == pytest.approx((batch.loss(more)[0] - batch.loss(less)[0]) / 2e-4, abs=1e-3), name


def test_what_tells_the_speaker_gains_weight() -> None:
    """And what is fixed keeps its own."""
    rows = 6
    people = [[1, 2, 0] for _ in range(rows)]
    right = [row % 2 for row in range(rows)]
    features = [[{"narrated": float(place == one)} for place in range(2)] + [{"somebody": 1.0}] for one in right]
    talks = [KnownTalk("made", people, features, [1] * rows, right)] * 20
    fitted = fit(talks, [1.0] * 20, pull=0.1, rounds=30)
    assert fitted["narrated"] > WEIGHTS["narrated"] + 0.5
    assert fitted["back 0"] == WEIGHTS["back 0"]
    assert all(one.shares[one.right] > 0.8 for one in answers(talks, fitted))
