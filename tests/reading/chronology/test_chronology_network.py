"""The temporal network: bounds, contradictions, and that both grow with what is stated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.reading.chronology.network import Network

statements = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(-9, 9), st.integers(0, 6)), max_size=12
)


def network_of(rows: list[tuple[int, int, int, int]]) -> Network:
    """A network over six points."""
    network = Network(6)
    for number, (source, target, least, wide) in enumerate(rows):
        network.state(source, target, least, least + wide, statement=number)
    return network


def by_all_pairs(rows: list[tuple[int, int, int, int]]) -> list[list[float]]:
    """Shortest ways between all points, by Floyd and Warshall: slow and sure."""
    far = [[0.0 if a == b else float("inf") for b in range(6)] for a in range(6)]
    for source, target, least, wide in rows:
        far[source][target] = min(far[source][target], least + wide)
        far[target][source] = min(far[target][source], -least)
    for middle in range(6):
        for a in range(6):
            for b in range(6):
                far[a][b] = min(far[a][b], far[a][middle] + far[middle][b])
    return far


@given(statements)
def test_bounds_and_conflicts_are_those_of_all_pairs(rows: list[tuple[int, int, int, int]]) -> None:
    """Whatever is stated, conflicts are seen exactly when there are any, and bounds are as narrow as can be."""
    far = by_all_pairs(rows)
    network = network_of(rows)
    contradicts = any(far[a][a] < 0 for a in range(6))

    assert bool(network.conflicts()) == contradicts
    if not contradicts:
        wanted = [
            (None if far[a][0] == float("inf") else -far[a][0], None if far[0][a] == float("inf") else far[0][a])
            for a in range(6)
        ]
        assert network.bounds(0) == wanted


@given(statements)
def test_without_the_statements_named_it_is_sound(rows: list[tuple[int, int, int, int]]) -> None:
    """Every ring that is named is at fault: leaving one statement of each out, again and again, mends the network."""
    network = network_of(rows)
    for _ in range(len(rows) + 1):
        conflicts = network.conflicts()
        if not conflicts:
            break
        assert all(one.days > 0 and one.statements for one in conflicts)
        network.drop({min(one.statements) for one in conflicts})

    assert network.conflicts() == []


def test_a_ring_is_named_with_its_statements() -> None:
    """Of many statements only those that contradict each other are named, and by how much they miss."""
    network = Network(50)
    for number in range(49):
        network.state(number, number + 1, 0, 3, statement=number)
    network.state(10, 12, 9, 9, statement=99)

    (conflict,) = network.conflicts()
    assert conflict.statements == {10, 11, 99}
    assert conflict.days == 3


@pytest.mark.parametrize("points", [100, 1_000, 10_000])
def test_a_chain_is_settled_in_a_few_sweeps(points: int) -> None:
    """However long the story: cost grows with the moments, not with their square."""
    network = Network(points)
    for number in range(points - 1):
        network.state(number, number + 1, 0, 2 if number % 3 else None, statement=number)

    assert network.conflicts() == []
    assert network.bounds(0)[-1] == (0, None)
    assert network.sweeps <= 6
