"""From candidates for heads to one tree a sentence.

Each word takes its likeliest head inside its sentence, and the word that loses least by it becomes the root: for most
sentences that is a tree already, and the best one. Where heads run in a circle, the best tree with that root is found
by Chu-Liu and Edmonds (McDonald et al., "Non-projective dependency parsing using spanning tree algorithms", 2005).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fabula.reading.syntax.arborescence import Edge, best_tree

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What a head costs that is no candidate: worse than any that is.
_FLOOR = -24.0
# What a word without a likely head loses, at most, by being the root.
_NO_HEAD = -8.0
# Of longer runs of words without an end, circles are cut open where they hold least: the search would take too long.
_LONGEST = 300


class Candidates(NamedTuple):
    """Likely heads of words, a row a word: distances (0 is the root), logarithms of chances, relations."""

    distances: NDArray[np.int16]
    scores: NDArray[np.float32]
    rels: NDArray[np.uint8]


class Trees(NamedTuple):
    """Distance of each word's head, 0 for roots, and which of its candidates that is; -1 for none of them."""

    heads: NDArray[np.int32]
    chosen: NDArray[np.int8]


def find_trees(candidates: Candidates, begins: NDArray[np.int32], leaves: NDArray[np.bool_] | None = None) -> Trees:
    """The trees of sentences that tile the words.

    >>> two = Candidates(np.array([[1, 0], [0, -1]], np.int16), np.array([[-0.1, -3], [-0.2, -2]], np.float32),
    ...     np.zeros((2, 2), np.uint8))
    >>> find_trees(two, np.array([0], np.int32)).heads.tolist()
    [1, 0]

    Args:
        candidates: of all words.
        begins: number of the first word of each sentence, ascending, from 0.
        leaves: words from which nothing hangs, unless there is no other word: marks of punctuation.
    """
    count = len(candidates.distances)
    if not count:
        return Trees(np.zeros(0, np.int32), np.zeros(0, np.int8))
    numbers = np.arange(count, dtype=np.int32)
    sizes = np.diff(np.append(begins, count))
    first = np.repeat(begins, sizes).astype(np.int32)
    behind = np.repeat(np.append(begins[1:], count), sizes)
    heads = numbers[:, None] + candidates.distances
    to_root = candidates.distances == 0
    inside = (heads >= first[:, None]) & (heads < behind[:, None]) & ~to_root
    if leaves is not None:
        inside &= ~leaves[heads.clip(0, count - 1)]
    scores = np.where(inside, candidates.scores, np.float32(_FLOOR))
    best = scores.argmax(axis=1)
    held = scores[numbers, best]
    as_root = np.where(to_root, candidates.scores, np.float32(_FLOOR)).max(axis=1)
    if leaves is not None:
        as_root = np.where(leaves, as_root + np.float32(_FLOOR), as_root)
    roots = _likeliest(as_root - np.maximum(held, np.float32(_NO_HEAD)), begins, sizes)
    root = np.repeat(roots, sizes)
    chosen = np.where(inside[numbers, best], best, -1)
    parents = np.where(chosen >= 0, heads[numbers, best], root)
    parents[roots] = roots
    astray = _astray(parents, root, int(sizes.max()))
    for sentence in np.unique(np.repeat(np.arange(len(begins)), sizes)[astray]).tolist():
        start, end = int(begins[sentence]), int(begins[sentence] + sizes[sentence])
        _mend(start, end, int(roots[sentence]), parents, chosen, heads, scores, inside)
    chosen[roots] = np.where(to_root[roots].any(axis=1), to_root[roots].argmax(axis=1), -1)
    return Trees((parents - numbers).astype(np.int32), chosen.astype(np.int8))


def _likeliest(margins: NDArray[np.float32], begins: NDArray[np.int32], sizes: NDArray[np.int64]) -> NDArray[np.int32]:
    """The word of each sentence that gains most, or loses least, by being the root; the first of equals."""
    best = np.repeat(np.maximum.reduceat(margins, begins), sizes)
    winners = np.flatnonzero(margins == best)
    return winners[np.searchsorted(winners, begins)].astype(np.int32)


def _astray(parents: NDArray[np.int32], root: NDArray[np.int32], longest: int) -> NDArray[np.bool_]:
    """Words from which no chain of heads leads to the root."""
    reached = parents
    for _ in range(max(1, longest.bit_length())):
        reached = reached[reached]
    return np.asarray(reached != root)


def _mend(
    start: int,
    end: int,
    root: int,
    parents: NDArray[np.int32],
    chosen: NDArray[np.intp],
    heads: NDArray[np.int32],
    scores: NDArray[np.float32],
    inside: NDArray[np.bool_],
) -> None:
    """Gives one sentence its best tree with this root."""
    if end - start > _LONGEST:
        _cut_open(start, end, root, parents, chosen, scores)
        return
    rows = zip(heads[start:end].tolist(), scores[start:end].tolist(), inside[start:end].tolist(), strict=True)
    incoming = {
        word: [
            *(
                Edge(head, word, weight, place)
                for place, (head, weight, good) in enumerate(zip(row, weights, allowed, strict=True))
                if good
            ),
            Edge(root, word, _FLOOR, -1),
        ]
        for word, (row, weights, allowed) in enumerate(rows, start)
        if word != root
    }
    for edge in best_tree(root, incoming):
        parents[edge.node] = edge.head
        chosen[edge.node] = edge.number


def _cut_open(
    start: int, end: int, root: int, parents: NDArray[np.int32], chosen: NDArray[np.intp], scores: NDArray[np.float32]
) -> None:
    """Hangs the least sure word of each circle from the root."""
    settled = {root}
    for word in range(start, end):
        path: dict[int, None] = {}
        at = word
        while at not in settled and at not in path:
            path[at] = None
            at = int(parents[at])
        if at not in settled:
            passed = list(path)
            circle = passed[passed.index(at) :]
            weakest = min(circle, key=lambda one: (float(scores[one, chosen[one]]), one))
            parents[weakest] = root
            chosen[weakest] = -1
        settled.update(path)
