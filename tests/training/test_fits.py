"""What several fits share: logistic regression, the mean F1 of classes, a text read as far as a stage."""

from __future__ import annotations

import numpy as np
import pytest
from training.reading import layers
from training.scores import macro_f1

from fabula.model.people import Cast, Mentions
from fabula.model.speech import Attribution
from fabula.reading.ingest import read_edition
from training import logistic


def test_no_weight_can_be_bettered() -> None:
    """At the weights found the slope of the likelihood, with its pull, is level."""
    dice = np.random.default_rng(3)
    signs = np.column_stack((np.ones(200), dice.normal(size=(200, 3))))
    truth = (signs @ np.array([-0.5, 1.0, 0.0, -2.0]) + dice.logistic(size=200) > 0).astype(float)

    weights = logistic.fit(signs, truth, 2.0)

    slope = signs.T @ (logistic.chances(signs @ weights) - truth) + 2.0 * weights
    assert np.abs(slope).max() < 1e-4


def test_a_class_that_nobody_names_counts_nothing() -> None:
    """Three classes, one of them neither true nor given."""
    assert macro_f1([0, 0, 1], [0, 1, 1], 3) == pytest.approx((2 / 3 + 2 / 3) / 3)


def test_a_text_is_read_as_far_as_a_stage() -> None:
    """The stage that is named is the last."""
    made = layers(read_edition(b'"Go," said Ida.\n', name="a.txt", language="en"), "mentions")
    assert Mentions in made
    assert Cast not in made
    assert Attribution not in made
