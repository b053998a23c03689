"""What the encoder says of the words that the head of talks needs, worked out once: marks, and ends of mentions.

The words are those of the text as edited, and the encoder is the eight-bit one that ships: its heads have to live with
that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.reading_model.pack import Pack
from training.reading_model.windows import Windows, cut

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from training.reading_model.quantised import Quantised

OVERLAP = 40
"""Words that two windows share."""
AROUND = 200
"""Words before and after a speech that is asked about, on texts held out."""
AROUND_TAUGHT, LEAST = 100, 4
"""The same on texts learned from, and how many speeches are asked about close by: a lone one costs two windows."""
ASKED = 50
"""Weight from which on a speech is asked about and not told by its tag."""


def near_questions(pack: Pack, around: int, least: int) -> NDArray[np.bool_]:
    """Which words stand near a speech that is asked about, where at least so many are close to each other."""
    count = len(pack.case)
    groups: list[list[int]] = []
    for opening, closing, _, _, weight in pack.quotes.tolist():
        if weight <= ASKED:
            continue
        low, high = max(0, opening - around), min(count, closing + around)
        if groups and low < groups[-1][1]:
            groups[-1][1] = max(groups[-1][1], high)
            groups[-1][2] += 1
        else:
            groups.append([low, high, 1])
    near = np.zeros(count, np.bool_)
    for low, high, asked in groups:
        if asked >= least:
            near[low:high] = True
    return near


def encode(pack: Pack, model: Quantised, *, taught: bool) -> tuple[NDArray[np.int64], NDArray[np.float16]]:
    """Numbers of the words near questions at which a mention or a speech begins or ends, and their vectors."""
    near = near_questions(pack, *(AROUND_TAUGHT, LEAST) if taught else (AROUND, 1))
    spans, quotes = pack.spans, pack.quotes
    words = np.unique(np.concatenate([spans[:, 0], spans[:, 1] - 1, quotes[:, 0], quotes[:, 1]])).astype(np.int64)
    words = words[near[words]]
    vectors = np.zeros((len(words), 384), np.float16)
    windows, cuts = Windows(pack), cut(pack, overlap=OVERLAP)
    for at, (start, end) in enumerate(cuts):
        low = start if at == 0 else (start + cuts[at - 1][1]) // 2
        high = end if at + 1 == len(cuts) else (cuts[at + 1][0] + end) // 2
        first, last = np.searchsorted(words, (low, high))
        if first < last:
            found = model.words(windows.batch([(start, end)]))[0].numpy()
            vectors[first:last] = found[words[first:last] - start]
    return words, vectors


def encoded(
    packs: Path, name: str, model: Quantised, *, taught: bool
) -> tuple[Pack, NDArray[np.int64], NDArray[np.float16]]:
    """A pack with the vectors of its words, worked out when first asked and kept beside it."""
    pack, kept = Pack.load(packs / f"{name}.npz"), packs / f"{name}.vectors.npz"
    if not kept.exists():
        words, vectors = encode(pack, model, taught=taught)
        np.savez(kept.with_suffix(".part.npz"), words=words, vectors=vectors)
        kept.with_suffix(".part.npz").replace(kept)
    with np.load(kept) as stored:
        return pack, stored["words"], stored["vectors"]
