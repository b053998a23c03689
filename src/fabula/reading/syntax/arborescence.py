"""The heaviest tree in a graph with directed edges, by Chu-Liu and Edmonds."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Edge(NamedTuple):
    """An edge that may be taken; `number` is whatever the caller wants back."""

    head: int
    node: int
    weight: float
    number: int


_weight = attrgetter("weight")


def best_tree(root: int, incoming: Mapping[int, Sequence[Edge]]) -> list[Edge]:
    """The edge taken into each node but the root, in the heaviest tree that grows from there; of equal ones the first.

    >>> incoming = {1: [Edge(0, 1, 1.0, 0), Edge(2, 1, 8.0, 1)], 2: [Edge(0, 2, 1.0, 0), Edge(1, 2, 9.0, 1)]}
    >>> [(edge.head, edge.node) for edge in best_tree(0, incoming)]
    [(0, 1), (1, 2)]

    Args:
        root: has no head.
        incoming: edges into each other node, at least one; every node can be reached from the root.
    """
    growth = _Growth(root, incoming)
    for node in incoming:
        growth.settle(node)
    return [growth.taken[node] for node in growth.opened(incoming)]


class _Growth:
    """Best edges into nodes, and into circles of them that became one node."""

    def __init__(self, root: int, incoming: Mapping[int, Sequence[Edge]]) -> None:
        self.incoming = dict(incoming)
        self.taken = {node: max(edges, key=_weight) for node, edges in incoming.items()}
        self.into: dict[int, int] = {}  # the node that swallowed a node
        self.circles: dict[int, list[int]] = {}
        self.settled = {root}
        self.following = max([root, *incoming]) + 1

    def top(self, node: int) -> int:
        """What a node is by now."""
        while node in self.into:
            node = self.into[node]
        return node

    def settle(self, node: int) -> None:
        """Goes from head to head up to the root, or to where it has been; each circle on the way becomes one node."""
        path: dict[int, None] = {}
        at = self.top(node)
        while at not in self.settled:
            if at in path:
                passed = list(path)
                circle = passed[passed.index(at) :]
                for one in circle:
                    del path[one]
                at = self.close(circle)
            path[at] = None
            at = self.top(self.taken[at].head)
        self.settled.update(path)

    def close(self, circle: list[int]) -> int:
        """Makes a circle one node; an edge into it is worth what it gains over the edge it pushes out."""
        one = self.following
        self.following += 1
        self.circles[one] = circle
        for node in circle:
            self.into[node] = one
        edges = [
            edge._replace(weight=edge.weight - self.taken[node].weight)
            for node in circle
            for edge in self.incoming.pop(node)
            if self.top(edge.head) != one
        ]
        self.incoming[one] = edges
        self.taken[one] = max(edges, key=_weight)
        return one

    def opened(self, nodes: Mapping[int, object]) -> list[int]:
        """The nodes as given, each with its edge: a circle keeps all of its edges but the one that was pushed out."""
        for one in sorted(self.circles, reverse=True):
            edge = self.taken[one]
            entered = edge.node
            while self.into[entered] != one:
                entered = self.into[entered]
            self.taken[entered] = edge
        return sorted(nodes)
