"""The decoder of a conversation, on numbers alone."""

from __future__ import annotations

from itertools import product
from math import exp, isclose
from random import Random

from fabula.model.ids import CharacterId
from fabula.reading.attribution.decoding import SEVERAL, SOMEBODY, decode, turn_taking

A, B, C = CharacterId("a"), CharacterId("b"), CharacterId("c")


def by_brute_force(
    candidates: list[list[CharacterId]], scores: list[list[float]], gaps: list[int]
) -> list[list[float]]:
    """The same marginals by adding up every way the conversation can go."""
    totals = [[0.0] * len(row) for row in candidates]
    for path in product(*(range(len(row)) for row in candidates)):
        weight = 1.0
        for turn, choice in enumerate(path):
            weight *= exp(scores[turn][choice])
            if turn == 0:
                continue
            person = candidates[turn][choice]
            one_ago = candidates[turn - 1][path[turn - 1]]
            two_ago = candidates[turn - 2][path[turn - 2]] if turn > 1 else None
            if person == SOMEBODY:
                continue
            same, back = turn_taking(gaps[turn])
            if person == one_ago:
                weight *= same
            elif person == two_ago:
                weight *= back
        for turn, choice in enumerate(path):
            totals[turn][choice] += weight
    return [[value / sum(row) for value in row] for row in totals]


def test_forward_backward_equals_the_sum_over_all_paths() -> None:
    """The probabilities are those of the model, not an approximation."""
    random = Random(7)
    for _ in range(30):
        turns = random.randint(1, 5)
        candidates = [random.sample([A, B, C, SOMEBODY], random.randint(1, 4)) for _ in range(turns)]
        scores = [[random.uniform(-3, 3) for _ in row] for row in candidates]
        gaps = [random.choice([-3, -2, -1, 0, 1, 2, 5]) for _ in range(turns)]

        fast = decode(candidates, scores, gaps)

        for row, slow in zip(fast, by_brute_force(candidates, scores, gaps), strict=True):
            assert all(isclose(x, y, rel_tol=1e-9, abs_tol=1e-12) for x, y in zip(row, slow, strict=True))


def test_a_tag_at_the_end_settles_the_turns_before_it() -> None:
    """Two people alternate, so one certain turn fixes the parity of the others."""
    free = [0.0, 0.0]
    probabilities = decode([[A, B]] * 3 + [[B]], [free, free, free, [0.0]], [0, 0, 0, 0])

    assert probabilities[2][0] > 0.5
    assert probabilities[1][1] > 0.5
    assert probabilities[0][0] > 0.5


def test_doubtful_paragraph_lets_the_speaker_go_on() -> None:
    """A paragraph that may have been given back by mistake speaks less for a change of speakers, by its doubt."""
    sure, doubtful, none = (turn_taking(0, apart) for apart in (1.0, 0.5, 0.0))

    assert turn_taking(0) == sure
    assert sure[0] < doubtful[0] < none[0]
    assert sure[1] > doubtful[1] > none[1] == 1.0


def test_turns_alternate_less_where_several_speak() -> None:
    """The speaker before the last is less likely to be back where three are known to speak; the last one just as."""
    for gap in range(4):
        same, back = turn_taking(gap)
        same_of_several, back_of_several = turn_taking(gap + SEVERAL)
        assert same_of_several == same
        assert back_of_several < back
