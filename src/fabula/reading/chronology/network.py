"""A simple temporal network (Dechter, Meiri and Pearl, 1991): bounds on differences between points, in whole days.

Bounds are tightened by sweeps over the points in the order of telling, there and back: Bellman and Ford's method with
Yen's order, which settles a chain in two sweeps, and story time is nearly all chains. A network that does not settle
contradicts itself; the statements at fault are those on a cycle whose sum is negative.
"""

from __future__ import annotations

from typing import NamedTuple

_MOST_SWEEPS = 60  # far more than stories need; a book that needs them all is left with bounds that are merely wide


class Edge(NamedTuple):
    """`target` lies at most `most` days after `source` (negative: at least so many before it)."""

    source: int
    target: int
    most: int
    statement: int  # number of the link that says so


class Network:
    """Points by number and what is stated of the days between them.

    >>> network = Network(3)
    >>> network.state(0, 1, 2, 2, statement=7)
    >>> network.state(1, 2, 0, None, statement=8)
    >>> network.bounds(0)
    [(0, 0), (2, 2), (2, None)]
    >>> network.conflicts()
    []
    >>> network.state(0, 2, 1, 1, statement=9)
    >>> [(sorted(one.statements), one.days) for one in network.conflicts()]
    [([7, 8, 9], 1)]
    """

    def __init__(self, points: int) -> None:
        self.points = points
        self.sweeps = 0  # over all points, so far: what it cost
        self._out: list[list[Edge]] = [[] for _ in range(points)]
        self._into: list[list[Edge]] = [[] for _ in range(points)]

    def state(self, source: int, target: int, least: int | None, most: int | None, *, statement: int) -> None:
        """From `source` to `target` there are `least` to `most` days; None leaves a side open."""
        if most is not None:
            self._add(Edge(source, target, most, statement))
        if least is not None:
            self._add(Edge(target, source, -least, statement))

    def _add(self, edge: Edge) -> None:
        self._out[edge.source].append(edge)
        self._into[edge.target].append(edge)

    def drop(self, statements: set[int]) -> None:
        """Leaves out what some statements say."""
        for edges in (*self._out, *self._into):
            if any(edge.statement in statements for edge in edges):
                edges[:] = [edge for edge in edges if edge.statement not in statements]

    def bounds(self, origin: int) -> list[tuple[int | None, int | None]]:
        """How many days after `origin` each point lies, least and most. For a network without conflict."""
        latest = self._distances(origin, self._out)
        earliest = self._distances(origin, self._into)
        return [(None if low is None else -low, high) for low, high in zip(earliest, latest, strict=True)]

    def _distances(self, origin: int, edges: list[list[Edge]]) -> list[int | None]:
        """Shortest ways from `origin`; over `_into` they are ways to it."""
        onward = edges is self._out
        found: list[int | None] = [None] * self.points
        found[origin] = 0
        order = list(range(self.points))
        for _ in range(_MOST_SWEEPS):
            self.sweeps += 1
            changed = False
            for point in order:
                here = found[point]
                if here is None:
                    continue
                for edge in edges[point]:
                    other = edge.target if onward else edge.source
                    known = found[other]
                    if known is None or here + edge.most < known:
                        found[other] = here + edge.most
                        changed = True
            if not changed:
                break
            order.reverse()
        return found

    def conflicts(self) -> list[Conflict]:
        """Statements that cannot all be so, ring by ring; of rings that share a statement one. Empty when all can."""
        shortest = [0] * self.points
        through: list[Edge | None] = [None] * self.points
        order = list(range(self.points))
        for _ in range(_MOST_SWEEPS):
            self.sweeps += 1
            changed = set()
            for point in order:
                here = shortest[point]
                for edge in self._out[point]:
                    if here + edge.most < shortest[edge.target]:
                        shortest[edge.target] = here + edge.most
                        through[edge.target] = edge
                        changed.add(edge.target)
            if not changed:
                return []
            found = _cycles(through, sorted(changed))
            if found:
                return found
            order.reverse()
        return []


class Conflict(NamedTuple):
    """Numbers of the statements on a cycle, and by how many days they miss."""

    statements: frozenset[int]
    days: int


def _cycles(through: list[Edge | None], points: list[int]) -> list[Conflict]:
    """The rings of edges by which points were reached."""
    walk = [0] * len(through)  # on which walk a point was met
    found: list[Conflict] = []
    used: set[int] = set()
    for number, start in enumerate(points, 1):
        path: list[Edge] = []
        at: dict[int, int] = {}
        point = start
        while walk[point] == 0 and (edge := through[point]) is not None:
            walk[point] = number
            at[point] = len(path)
            path.append(edge)
            point = edge.source
        if walk[point] != number or point not in at:
            continue
        ring = path[at[point] :]
        statements = frozenset(edge.statement for edge in ring)
        if used.isdisjoint(statements):
            used |= statements
            found.append(Conflict(statements, -sum(edge.most for edge in ring)))
    return found
