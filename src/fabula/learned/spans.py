"""Which of the spans that the model proposes are taken: best first, inside each other as they like, never crossing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def choose(
    starts: Sequence[int] | NDArray[np.int64], ends: Sequence[int] | NDArray[np.int64], chances: NDArray[np.float32]
) -> NDArray[np.int64]:
    """Numbers of the spans taken, by first word and longer ones first. Ends are last words.

    >>> choose([0, 1, 1, 3], [2, 3, 1, 3], np.array([0.8, 0.9, 0.4, 0.5], np.float32)).tolist()
    [1, 2, 3]
    """
    starts, ends = np.asarray(starts, np.int64), np.asarray(ends, np.int64)
    if not len(starts):
        return np.zeros(0, np.int64)
    taken = starts == ends  # a single word crosses nothing
    several = np.flatnonzero(~taken)
    # Equal chances: the earlier and then the shorter one, so that the order of the network's rows does not matter.
    order = several[np.lexsort((ends[several], starts[several], -chances[several]))]
    size = int(ends.max()) + 1
    reach = list(range(size))  # last word of the longest span taken that starts at each word
    back = list(range(size))  # first word of the longest span taken that ends at each word
    for number, start, end in zip(order.tolist(), starts[order].tolist(), ends[order].tolist(), strict=True):
        if max(reach[start + 1 : end + 1]) > end or min(back[start:end]) < start:
            continue
        taken[number] = True
        reach[start] = max(reach[start], end)
        back[end] = min(back[end], start)
    kept = np.flatnonzero(taken)
    return kept[np.lexsort((-ends[kept], starts[kept]))]
