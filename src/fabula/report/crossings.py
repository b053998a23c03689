"""Lines of people through scenes, laid so that few of them cross.

Barycentre sweeps (Sugiyama, Tagawa and Toda, 1981): column by column, whoever is together stays together and every
group goes where its members came from; there and back a few times, and the best is kept. Time grows with the columns.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SWEEPS = 8

Order = list[int]


def arrange(columns: Sequence[frozenset[int]]) -> list[Order]:
    """For each column the people whose lines pass it, from top to bottom; those who are together are neighbours.

    A line goes from the first column that somebody is in to the last.

    >>> arrange([frozenset({1, 2}), frozenset({3}), frozenset({1, 2, 3})])
    [[1, 2], [1, 2, 3], [1, 2, 3]]
    """
    active = _active(columns)
    orders: list[Order] = []
    before: Order = []
    for present, people in zip(columns, active, strict=True):
        before = _place(people, present, before)
        orders.append(before)
    best, fewest = orders, count(orders)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        forward = sweep % 2 == 1
        numbers = range(len(columns)) if forward else range(len(columns) - 1, -1, -1)
        orders = list(orders)
        near: Order = []
        for number in numbers:
            near = _place(active[number], columns[number], near or orders[number], here=orders[number])
            orders[number] = near
        crossed = count(orders)
        if crossed < fewest:
            best, fewest = orders, crossed
    return best


def _active(columns: Sequence[frozenset[int]]) -> list[list[int]]:
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for number, present in enumerate(columns):
        for person in present:
            first.setdefault(person, number)
            last[person] = number
    starts: list[list[int]] = [[] for _ in columns]
    for person in sorted(first):
        starts[first[person]].append(person)
    now: list[int] = []
    active = []
    for number in range(len(columns)):
        now = [person for person in now if last[person] >= number] + starts[number]
        active.append(list(now))
    return active


def _place(people: Sequence[int], present: frozenset[int], near: Order, here: Order | None = None) -> Order:
    """An order for one column by the order of its neighbour; who is new there stands as he stood, or at the end."""
    at: Mapping[int, float] = {person: place for place, person in enumerate(near)}
    own = {person: place for place, person in enumerate(here)} if here is not None else {}

    def middle(group: Sequence[int]) -> float:
        known = [at[person] for person in group if person in at]
        if known:
            return sum(known) / len(known)
        return sum(own.get(person, len(near) + person) for person in group) / len(group)

    together = sorted((one for one in people if one in present), key=lambda one: (middle([one]), one))
    blocks = [[one] for one in people if one not in present] + ([together] if together else [])
    blocks.sort(key=lambda block: (middle(block), block[0]))
    return [one for block in blocks for one in block]


def count(orders: Sequence[Order]) -> int:
    """How many times lines cross.

    >>> count([[1, 2, 3], [3, 1, 2]])
    2
    """
    crossed = 0
    for one, two in pairwise(orders):
        place = {person: number for number, person in enumerate(two)}
        seen = [place[person] for person in one if person in place]
        crossed += sum(1 for number, here in enumerate(seen) for other in seen[number + 1 :] if other < here)
    return crossed
