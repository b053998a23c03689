"""The fuzzer runs: its targets take what they begin with, and a little noise."""

from __future__ import annotations

import random

import pytest
from fuzz.mutating import LONGEST, mutated, mutated_tree
from fuzz.targets import check, targets

TARGETS = targets()


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_takes_its_own_files_and_noise(name: str) -> None:
    """Seeds are read; mutations of them are read or refused."""
    target = TARGETS[name]
    chance = random.Random(3)

    assert target.seeds
    for data in target.seeds:
        target.run(data)
    for _ in range(20):
        target.run(mutated(chance, target.seeds, target.words))
        if target.tree:
            target.run(mutated_tree(chance, target.seeds[0], target.words))


def test_mutations_are_bounded_and_the_same_for_the_same_seed() -> None:
    """A crash can be made again."""
    seeds = (b"It was late. " * 3_000, b"<p>Late.</p>")
    first = [mutated(random.Random(9), seeds, (b"* * *",)) for _ in range(2)]

    assert first[0] == first[1]
    assert all(len(mutated(random.Random(number), seeds, ())) <= LONGEST for number in range(50))


def test_a_reader_that_breaks_its_promise_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that is no refusal goes through."""
    monkeypatch.setattr("fuzz.targets.read_edition", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        check(b"x", "x.txt")
