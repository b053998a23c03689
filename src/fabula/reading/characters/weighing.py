"""Shares of several who may be meant, by weights of what speaks for each."""

from __future__ import annotations

from importlib.resources import files
from math import exp
from operator import mul
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def load(name: str, features: Iterable[str]) -> dict[str, float]:
    """The weights of a file beside this one, one for each feature."""
    weights = msgspec.json.decode(files("fabula.reading.characters").joinpath(name).read_bytes(), type=dict[str, float])
    assert weights.keys() == set(features), f"{name} and the list of features differ"
    return weights


def weighed(rows: Sequence[Mapping[str, float]], weights: Mapping[str, float]) -> list[float]:
    """The share of each row of features.

    >>> [round(share, 2) for share in weighed([{"near": 1.0}, {}], {"near": 1.1})]
    [0.75, 0.25]
    """
    weight = weights.__getitem__
    sums = [sum(map(mul, map(weight, row), row.values())) for row in rows]
    top = max(sums, default=0.0)
    powers = [exp(one - top) for one in sums]
    whole = sum(powers)
    return [power / whole for power in powers]
