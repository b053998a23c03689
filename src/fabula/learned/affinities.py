"""How well two of the model's vectors go together: a mention and its antecedent, a speech and its speaker.

Every score is a product of two vectors and a bias by distance, in natural-log units; "nobody here" scores 0.
Mention ranking after Lee et al. (2017), with vectors made once so that no pair has to go through the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_SIDE = 8  # buckets of distance on each side


def buckets(distances: NDArray[np.int64]) -> NDArray[np.int64]:
    """Bucket of each signed distance in words: powers of two, eight on each side.

    >>> buckets(np.array([-300, -1, 0, 1, 2, 5, 400])).tolist()
    [1, 7, 8, 9, 10, 11, 15]
    """
    sizes = np.rint(np.log2(np.abs(distances).astype(np.float32) + np.float32(1))).astype(np.int64)
    sizes = np.minimum(sizes, _SIDE - 1)
    return np.asarray(np.where(distances < 0, _SIDE - 1 - np.maximum(sizes - 1, 0), _SIDE + sizes), np.int64)


def bias(table: Mapping[str, tuple[float, ...]], kind: str, distances: NDArray[np.int64]) -> NDArray[np.float32]:
    """What distance adds to scores of a kind ("link", "speaker", "addressee"); nothing where the model says nothing."""
    values = table.get(kind)
    if not values:
        return np.zeros(distances.shape, np.float32)
    return np.asarray(values, np.float32)[buckets(distances)]
