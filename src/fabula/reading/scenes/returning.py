"""Things that come back in a text: how closely what follows a place is bound to what stood before it.

Where a chapter ends, its words end with it: few of those before the place return soon behind it, and many behind it
were not heard for long (after Hearst's TextTiling and Youmans' vocabulary curve, but in one sum over all places).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Ties(NamedTuple):
    """What binds each of some places.

    Fields:
        bridged: logarithm of how many pairs of like things reach over the place, against the places around it.
        new: share of the things right behind it that were not heard within reach.
        newer: by how much that share is greater than right before it.
    """

    bridged: NDArray[np.float64]
    new: NDArray[np.float64]
    newer: NDArray[np.float64]


def ties(things: NDArray[np.int64], weights: NDArray[np.float64], places: NDArray[np.int64], reach: int) -> Ties:
    """The ties of places in a row of things.

    >>> row = np.array([1, 2, 1, 2, 3, 4, 3, 4])
    >>> ties(row, np.ones(8), np.array([2, 4]), 4).bridged.round(1).tolist()
    [0.5, -1.0]

    Args:
        things: number of each thing, in text order; like things have one number.
        weights: how much each tells.
        places: before which of them; their count for the end.
        reach: how many things may lie between two that are tied.
    """
    size = len(things)
    order = np.argsort(things, kind="stable")
    again = things[order][1:] == things[order][:-1]
    last = np.full(size, -1)
    last[order[1:][again]] = order[:-1][again]
    here = np.arange(size)
    near = (last >= 0) & (here - last <= reach)
    over = np.zeros(size + 2)
    np.add.at(over, last[near] + 1, weights[near])
    np.add.at(over, here[near] + 1, -weights[near])
    over = np.cumsum(over)[: size + 1]
    sums = np.concatenate(([0.0], np.cumsum(over)))
    low, high = np.maximum(places - reach, 0), np.minimum(places + reach + 1, size + 1)
    around = (sums[high] - sums[low]) / np.maximum(high - low, 1)
    fresh = np.concatenate(([0.0], np.cumsum(np.where(near, 0.0, weights))))
    every = np.concatenate(([0.0], np.cumsum(weights)))
    behind = _share(fresh, every, places, np.minimum(places + reach // 2, size))
    before = _share(fresh, every, np.maximum(places - reach // 2, 0), places)
    return Ties(np.log((over[places] + 0.5) / (around + 0.5)), behind, behind - before)


def _share(
    some: NDArray[np.float64], every: NDArray[np.float64], low: NDArray[np.int64], high: NDArray[np.int64]
) -> NDArray[np.float64]:
    """A half where there is nothing."""
    return (some[high] - some[low] + 0.1) / (every[high] - every[low] + 0.2)
