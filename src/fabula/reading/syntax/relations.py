"""The name of the arc to each word's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from fabula.reading.syntax.trees import Trees

_ROOT, _MARK = "root", "punct"
_UNKNOWN = ("dep", "parataxis")


def relations_of(
    trees: Trees, rels: NDArray[np.uint8], names: Sequence[str], marks: NDArray[np.bool_] | None = None
) -> NDArray[np.uint8]:
    """Number of each word's relation: "root" for roots and for them alone, "punct" for marks that were hung.

    A word that hangs from a head which was none of its candidates keeps the relation of its likeliest one; where that
    would be "root", nothing is known of it ("dep").
    """
    root = names.index(_ROOT) if _ROOT in names else 0
    unknown = next((names.index(name) for name in _UNKNOWN if name in names), root)
    words = np.arange(len(rels))
    found = rels[words, np.maximum(trees.chosen, 0)] if len(rels) else np.zeros(0, np.uint8)
    is_root = trees.heads == 0
    found = np.where(is_root, root, np.where(found == root, unknown, found))
    if marks is not None and _MARK in names:
        found = np.where(marks, names.index(_MARK), found)
    return np.asarray(found, np.uint8)
