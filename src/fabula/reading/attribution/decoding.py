"""A conversation decoded at once: who speaks each turn, given all turns.

A hidden Markov model of second order over turns: the state is (speaker of the turn before, speaker now), so that
back-and-forth is seen as such. Forward and backward sums give each candidate's probability. He et al. 2013 and the
sieves of Muzny et al. 2017 decide turn by turn; a conversation is one puzzle.
"""

from __future__ import annotations

from math import exp

from fabula.model.ids import CharacterId
from fabula.reading.attribution.weights import WEIGHTS

# The one candidate that is always there: a speaker outside the cast, or not to be told.
SOMEBODY = CharacterId("")


# Kinds of step that are no number of paragraphs
SAME_PARAGRAPH = -1
INTO_ACT = -2  # to somebody's silent move, told in narration
AFTER_ACT = -3


def turn_taking(gap: int) -> tuple[float, float]:
    """Factors for the last speaker again and for the one before, by paragraphs between (or kind of step)."""
    if gap == SAME_PARAGRAPH:
        return _SAME_PARAGRAPH, 1.0
    if gap == INTO_ACT:
        return 1.0, 1.0
    if gap == AFTER_ACT:
        return _AFTER_ACT
    return _SAME[min(gap, 2)], _BACK[min(gap, 2)]


_SAME = [exp(WEIGHTS[f"same {gap}"]) for gap in range(3)]
_BACK = [exp(WEIGHTS[f"back {gap}"]) for gap in range(3)]
_SAME_PARAGRAPH = exp(WEIGHTS["same paragraph"])
_AFTER_ACT = (exp(WEIGHTS["after own act"]), exp(WEIGHTS["after other's act"]))


def decode(candidates: list[list[CharacterId]], scores: list[list[float]], gaps: list[int]) -> list[list[float]]:
    """Probabilities of each turn's candidates.

    Args:
        candidates: for each turn, its candidates (`SOMEBODY` among them).
        scores: their evidence apart from turn-taking, natural logs.
        gaps: paragraphs of narration before each turn, or a kind of step.

    Returns:
        For each turn a probability for each candidate; each row sums to one.
    """
    count = len(candidates)
    emissions = []
    for row in scores:
        top = max(row)
        emissions.append([exp(max(value - top, -40.0)) for value in row])
    forward: list[list[list[float]]] = []  # turn, previous candidate, candidate
    for turn in range(count):
        now = emissions[turn]
        if turn == 0:
            forward.append([list(now)])
            continue
        factors = _factors(candidates, turn, gaps[turn])
        before = forward[turn - 1]
        table = []
        total = 0.0
        for previous in range(len(candidates[turn - 1])):
            line = []
            for current, weight in enumerate(now):
                value = 0.0
                for earlier, row in enumerate(before):
                    value += row[previous] * factors[earlier][previous][current]
                value *= weight
                total += value
                line.append(value)
            table.append(line)
        scale = 1.0 / total if total > 0 else 1.0
        forward.append([[value * scale for value in line] for line in table])
    backward = [[1.0] * len(candidates[-1]) for _ in forward[-1]]
    result: list[list[float]] = [[] for _ in range(count)]
    for turn in range(count - 1, -1, -1):
        table = forward[turn]
        width = len(candidates[turn])
        marginal = [0.0] * width
        for row, back in zip(table, backward, strict=True):
            for current in range(width):
                marginal[current] += row[current] * back[current]
        total = sum(marginal) or 1.0
        result[turn] = [value / total for value in marginal]
        if turn == 0:
            break
        factors = _factors(candidates, turn, gaps[turn])
        now = emissions[turn]
        fresh = []
        total = 0.0
        for earlier in range(len(forward[turn - 1])):
            line = []
            for previous in range(len(candidates[turn - 1])):
                row = factors[earlier][previous]
                back = backward[previous]
                value = 0.0
                for current in range(width):
                    value += row[current] * now[current] * back[current]
                total += value
                line.append(value)
            fresh.append(line)
        scale = 1.0 / total if total > 0 else 1.0
        backward = [[value * scale for value in line] for line in fresh]
    return result


def _factors(candidates: list[list[CharacterId]], turn: int, gap: int) -> list[list[list[float]]]:
    """Turn-taking factors by speaker two turns ago, speaker of the turn before, and speaker now."""
    now = candidates[turn]
    previous = candidates[turn - 1]
    earlier = candidates[turn - 2] if turn >= 2 else [None]
    same, back = turn_taking(gap)
    return [
        [[_factor(person, one_ago, two_ago, same, back) for person in now] for one_ago in previous]
        for two_ago in earlier
    ]


def _factor(person: CharacterId, one_ago: CharacterId, two_ago: CharacterId | None, same: float, back: float) -> float:
    if person == SOMEBODY:
        return 1.0
    if person == one_ago:
        return same
    return back if person == two_ago else 1.0
