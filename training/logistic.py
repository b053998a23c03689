"""Logistic regression: weights under which known answers are likeliest, drawn towards nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEPS = 50
NEAR = 1e-6
"""Change of a weight that is none."""


def chances(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Chances of logarithms of odds."""
    return 1 / (1 + np.exp(-np.clip(odds, -50, 50)))


def fit(
    signs: NDArray[np.float64],
    truth: NDArray[np.float64],
    pull: float | NDArray[np.float64],
    known: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Weights of the signs by maximum likelihood, found by Newton's method.

    >>> signs = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 1.0], [1.0, 0.0]])
    >>> fit(signs, np.array([0.0, 1.0, 1.0, 0.0]), 1.0).round(2).tolist()
    [-0.39, 0.79]

    Args:
        signs: a row an example, a column a sign.
        truth: 1 or 0 for each example.
        pull: strength of the pull towards nothing, of all weights or of each.
        known: logarithms of odds to which the signs add.
    """
    weights = np.zeros(signs.shape[1])
    pulls = np.broadcast_to(np.asarray(pull, np.float64), weights.shape)
    for _ in range(STEPS):
        given = chances(signs @ weights if known is None else signs @ weights + known)
        slope = signs.T @ (given - truth) + pulls * weights
        bend = (signs * (given * (1 - given))[:, None]).T @ signs + np.diag(pulls)
        weights -= (step := np.linalg.solve(bend, slope))
        if abs(step).max() < NEAR:
            break
    return weights
