"""Weights under which those who are right are likeliest: a choice among several, of whom several may be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from training.pronouns.choices import Choice

STEPS = 100
NEAR = 1e-6
"""Change of a weight that is none."""


def fit(choices: Sequence[Choice], prior: Mapping[str, float], pull: float) -> dict[str, float]:
    """The weights by maximum likelihood, drawn towards those of `prior`; choices without anybody right teach nothing.

    Where several are right the likelihood has a bend of its own, so each step is Newton's with the shares of the right
    held: no step makes it less likely.

    >>> from training.pronouns.choices import Choice
    >>> near, far = {"near": 1.0}, {"near": 0.0}
    >>> round(fit([Choice([near, far], [True, False], 0)] * 3, {"near": 0.0}, 1.0)["near"], 2)
    0.88

    Args:
        choices: what to learn from.
        prior: a weight for each feature.
        pull: strength of the pull towards the prior.
    """
    taught = [choice for choice in choices if any(choice.right)]
    width = max((len(choice.right) for choice in taught), default=1)
    signs = np.zeros((len(taught), width, len(prior)))
    right = np.zeros((len(taught), width), dtype=bool)
    there = np.zeros((len(taught), width), dtype=bool)
    at = {name: number for number, name in enumerate(prior)}
    for row, choice in enumerate(taught):
        right[row, : len(choice.right)] = choice.right
        there[row, : len(choice.right)] = True
        for column, features in enumerate(choice.features):
            for name, value in features.items():
                signs[row, column, at[name]] = value
    start = np.array(list(prior.values()), dtype=np.float64)
    weights = start.copy()
    for _ in range(STEPS):
        odds = signs @ weights
        given, wanted = _shares(odds, there), _shares(odds, right)
        slope = np.einsum("nkf,nk->f", signs, given - wanted) + pull * (weights - start)
        mean = np.einsum("nkf,nk->nf", signs, given)
        spread = np.einsum("nkf,nk,nkg->fg", signs, given, signs, optimize=True) - mean.T @ mean
        weights -= (step := np.linalg.solve(spread + pull * np.eye(len(prior)), slope))
        if abs(step).max() < NEAR:
            break
    return dict(zip(prior, weights.tolist(), strict=True))


def _shares(odds: NDArray[np.float64], among: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Shares of those marked, by row."""
    powers = np.where(among, np.exp(odds - odds.max(axis=1, keepdims=True)), 0.0)
    shares: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return shares
