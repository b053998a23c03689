"""Windows: stretches of words that go through the encoder at once, so cut that each word has others on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class Window(NamedTuple):
    """Words from `start` up to `end`; from `first` up to `last` no other window has them more in its middle."""

    start: int
    end: int
    first: int
    last: int


def cut_windows(starts: NDArray[np.int64], length: int, margin: int) -> Sequence[Window]:
    """As few windows over words as hold, all about equally long: none is a short rest with little round it.

    >>> cut_windows(np.arange(0, 11), length=10, margin=2)
    [Window(start=0, end=7, first=0, last=5), Window(start=3, end=10, first=5, last=10)]

    Args:
        starts: first piece of each word, and how many pieces there are.
        length: pieces of the longest window with its two marks.
        margin: pieces at inner ends that count for nothing.
    """
    words, pieces, room = len(starts) - 1, int(starts[-1]), length - 2
    if words <= 0:
        return []
    inner = pieces - 2 * margin
    count = max(1, -(-inner // (room - 2 * margin)))
    while True:
        # Where one window's word ends and the next one's begins, in pieces, then in whole words.
        ideal = margin + np.arange(1, count) * inner / count
        borders = np.searchsorted(starts, ideal).clip(1, words)
        borders -= ideal - starts[borders - 1] < starts[borders] - ideal
        cuts = np.concatenate(([0], borders, [words]))
        firsts, lasts = cuts[:-1], cuts[1:]
        begin = np.searchsorted(starts, starts[firsts] - margin)
        end = np.searchsorted(starts, starts[lasts] + margin, side="right") - 1
        begin[0], end[-1] = 0, words
        if (starts[end] - starts[begin] <= room).all():
            table = np.stack((begin, end, firsts, lasts), 1).tolist()
            return [Window(*row) for row in table if row[2] < row[3]]
        count += 1  # whole words took more room than their pieces would have
