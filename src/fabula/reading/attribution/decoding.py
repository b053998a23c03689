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
# Scores this far below the best count as impossible enough, and keep the sums from vanishing.
LEAST_LOG = -40.0
_Table = list[list[float]]


# Kinds of step that are no number of paragraphs
SAME_PARAGRAPH = -1
INTO_ACT = -2  # to somebody's silent move, told in narration
AFTER_ACT = -3
SEVERAL = 100
"""Added to a number of paragraphs where three or more are known to speak near by: there, turns seldom alternate."""


def turn_taking(gap: int, apart: float = 1.0) -> tuple[float, float]:
    """Factors for the last speaker again and for the one before, by paragraphs between (or kind of step).

    `apart` is how sure it is that a paragraph begins with the turn, where no paragraph stands between it and the last:
    one that was given back may be none.
    """
    back = _BACK
    if gap >= SEVERAL:
        gap, back = gap - SEVERAL, _BACK_OF_SEVERAL
    if gap == 0 and apart < 1.0:
        return apart * _SAME[0] + (1.0 - apart) * _GOES_ON, apart * back[0] + (1.0 - apart)
    if gap == SAME_PARAGRAPH:
        return _SAME_PARAGRAPH, 1.0
    if gap == INTO_ACT:
        return 1.0, 1.0
    if gap == AFTER_ACT:
        return _AFTER_ACT
    return _SAME[min(gap, 2)], back[min(gap, 2)]


_SAME = [exp(WEIGHTS[f"same {gap}"]) for gap in range(3)]
_BACK = [exp(WEIGHTS[f"back {gap}"]) for gap in range(3)]
_BACK_OF_SEVERAL = [exp(WEIGHTS[f"back {gap} of several"]) for gap in range(3)]
_SAME_PARAGRAPH = exp(WEIGHTS["same paragraph"])
_GOES_ON = exp(WEIGHTS["goes on"])
_AFTER_ACT = (exp(WEIGHTS["after own act"]), exp(WEIGHTS["after other's act"]))


def decode(
    candidates: list[list[CharacterId]], scores: list[list[float]], gaps: list[int], apart: list[float] | None = None
) -> list[list[float]]:
    """Probabilities of each turn's candidates.

    Args:
        candidates: for each turn, its candidates (`SOMEBODY` among them).
        scores: their evidence apart from turn-taking, natural logs.
        gaps: paragraphs of narration before each turn, or a kind of step.
        apart: how sure it is that a paragraph begins with each turn; as a rule it is.

    Returns:
        For each turn a probability for each candidate; each row sums to one.
    """
    count = len(candidates)
    taking = [turn_taking(*step) for step in zip(gaps, apart or [1.0] * count, strict=True)]
    emissions = []
    for row in scores:
        top = max(row)
        emissions.append([exp(max(value - top, LEAST_LOG)) for value in row])
    forward: list[_Table] = [[emissions[0]]]
    for turn in range(1, count):
        forward.append(_scaled(_forward(candidates, turn, taking[turn], forward[-1], emissions[turn])))
    backward: _Table = [[1.0] * len(candidates[-1]) for _ in forward[-1]]
    result: list[list[float]] = [[] for _ in range(count)]
    for turn in range(count - 1, -1, -1):
        marginal = [0.0] * len(candidates[turn])
        for row, back in zip(forward[turn], backward, strict=True):
            marginal = [known + value * after for known, value, after in zip(marginal, row, back, strict=True)]
        total = sum(marginal) or 1.0
        result[turn] = [value / total for value in marginal]
        if turn:
            rows = len(forward[turn - 1])
            backward = _scaled(_backward(candidates, turn, taking[turn], backward, emissions[turn], rows))
    return result


def _forward(
    candidates: list[list[CharacterId]],
    turn: int,
    factors: tuple[float, float],
    before: _Table,
    emission: list[float],
) -> _Table:
    """Sums over the speaker two turns ago.

    All but two of those sums have the factor 1, so the plain sum is mended instead of adding up anew for each
    candidate: the step costs the square of the candidates, not the cube.
    """
    same, back = factors
    now, returning = _places(candidates[turn]), _returning(candidates, turn)
    table = []
    for person_before, spoke in zip(candidates[turn - 1], zip(*before, strict=True), strict=True):
        plain = sum(spoke)
        line = [plain * weight for weight in emission]
        again = now.get(person_before) if person_before != SOMEBODY else None
        for current, two_ago in returning:
            line[current] = (plain + spoke[two_ago] * (back - 1.0)) * emission[current]
        if again is not None:
            line[again] = plain * same * emission[again]
        table.append(line)
    return table


def _backward(
    candidates: list[list[CharacterId]],
    turn: int,
    factors: tuple[float, float],
    after: _Table,
    emission: list[float],
    rows: int,
) -> _Table:
    """The mirror of `_forward`: sums over the speaker now, by speaker two turns ago and one."""
    same, back = factors
    now, returning = _places(candidates[turn]), _returning(candidates, turn)
    columns = []
    for person_before, following in zip(candidates[turn - 1], after, strict=True):
        weighed = [weight * value for weight, value in zip(emission, following, strict=True)]
        plain = sum(weighed)
        again = now.get(person_before) if person_before != SOMEBODY else None
        if again is not None:
            plain += weighed[again] * (same - 1.0)
        column = [plain] * rows
        for current, two_ago in returning:
            if current != again:
                column[two_ago] += weighed[current] * (back - 1.0)
        columns.append(column)
    return [list(row) for row in zip(*columns, strict=True)]


def _returning(candidates: list[list[CharacterId]], turn: int) -> list[tuple[int, int]]:
    """Places now of those who may have spoken two turns ago, with their places then."""
    if turn < 2:
        return []
    two_ago = _places(candidates[turn - 2])
    return [
        (place, two_ago[person])
        for place, person in enumerate(candidates[turn])
        if person != SOMEBODY and person in two_ago
    ]


def _places(people: list[CharacterId]) -> dict[CharacterId, int]:
    return {person: place for place, person in enumerate(people)}


def _scaled(table: _Table) -> _Table:
    """The table summing to one, so that long talks neither vanish nor overflow."""
    total = sum(map(sum, table))
    return [[value / total for value in row] for row in table] if total > 0 else table
