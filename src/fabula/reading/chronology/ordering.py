"""Scenes in story order, and where the telling departs from it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fabula.model.timeline import Departure
    from fabula.reading.chronology.reckoned import Place
    from fabula.reading.chronology.threads import Thread

# By number of a scene: the scene beside which the user puts it, and on which side ("before", "same", "after").
Beside = tuple[int, str]


def story_order(openings: Sequence[Place], same: Sequence[int], user: Mapping[int, Beside]) -> list[int]:
    """The place of each scene in story order, from 1; those that happen together share one.

    Args:
        openings: where each scene's first move is put, in the order of telling.
        same: number of the scene with which each happens together; -1 for none.
        user: scenes that the user puts beside others.
    """
    ordered = sorted(range(len(openings)), key=lambda scene: (openings[scene].minutes, scene))
    joined = dict(enumerate(same))
    for scene, (other, side) in user.items():
        ordered.remove(scene)
        at = ordered.index(other)
        ordered.insert(at if side == "before" else at + 1, scene)
        joined[scene] = other if side == "same" else -1
    order = [0] * len(openings)
    rank = 0
    for at, scene in enumerate(ordered):
        before = ordered[at - 1] if at else -1
        together = at and (joined[scene] == before or joined[before] == scene)
        rank += not together
        order[scene] = rank
    return order


def departures(order: Sequence[int], threads: Sequence[Thread], back: Iterable[int]) -> list[Departure | None]:
    """Which scenes happened before scenes told earlier, and which are told ahead of their time.

    The main line is the heaviest row of scenes that are told as they happened; the main story's scenes weigh more than
    all flashbacks together, and of rows that weigh the same the one that begins first is the line.
    """
    went_back = set(back)
    every = len(order)
    heavy = [
        every + 1 if thread.parent is None and scene not in went_back else 1 for scene, thread in enumerate(threads)
    ]
    line = _heaviest(order, heavy)
    found: list[Departure | None] = []
    reached = 0
    for scene, place in enumerate(order):
        if scene in line:
            reached = place
            found.append(None)
        else:
            found.append("earlier" if place < reached else "later")
    return found


def _heaviest(order: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Members of the heaviest subsequence that never falls; by a tree of best sums (Fenwick), in n log n."""
    size = max(order, default=0)
    tree: list[tuple[int, int]] = [(0, -1)] * (size + 1)  # weight, last member
    before = [-1] * len(order)
    for scene, place in enumerate(order):
        best = (0, -1)
        at = place
        while at > 0:
            best = max(best, tree[at], key=lambda one: (one[0], -one[1]))
            at -= at & -at
        before[scene] = best[1]
        mine = (best[0] + weights[scene], scene)
        at = place
        while at <= size:
            if mine[0] > tree[at][0]:
                tree[at] = mine
            at += at & -at
    best = (0, -1)
    at = size
    while at > 0:
        best = max(best, tree[at], key=lambda one: (one[0], -one[1]))
        at -= at & -at
    line = set()
    scene = best[1]
    while scene >= 0:
        line.add(scene)
        scene = before[scene]
    return line


def scene_at(starts: Sequence[int], position: int) -> int:
    """Number of the scene in which a place lies; the first for places before it."""
    return max(0, bisect_right(starts, position) - 1)
