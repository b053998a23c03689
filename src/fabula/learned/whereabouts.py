"""How the reading model takes somebody to stand to a place: chances by relation, by habit and by moment.

Each span carries its part, made once; a pair costs one small product (after Soni et al. 2023, whose classes these are).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fabula.learned import arrays, labels
from fabula.learned.affinities import buckets

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fabula.model.encoding import Encoding


class Stances(NamedTuple):
    """Logarithms of chances, a row a pair; columns as the model's labels name them."""

    relations: NDArray[np.float32]
    habits: NDArray[np.float32]
    moments: NDArray[np.float32]


def stances(
    encoding: Encoding, people: NDArray[np.int64], places: NDArray[np.int64], distances: NDArray[np.int64]
) -> Stances:
    """What the model holds of pairs.

    Args:
        encoding: of the whole work.
        people: number of the model's span of each pair's person.
        places: of its place.
        distances: in words, from the first of the person to the first of the place.
    """
    names = labels()
    table = arrays.vectors(encoding.spans.place_part)
    small = {name: np.asarray(values, np.float32) for name, values in names.places.items()}
    hidden = np.maximum(table[people] + table[places] + small["distance"][buckets(distances)], np.float32(0))
    logits = hidden @ small["out"].T + small["bias"]
    first, second = len(names.relations), len(names.relations) + len(names.span_kinds)
    return Stances(*(_log_chances(part) for part in np.split(logits, [first, second], axis=1)))


def _log_chances(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    top = logits.max(1, keepdims=True)
    return np.asarray(logits - top - np.log(np.exp(logits - top).sum(1, keepdims=True)), np.float32)
