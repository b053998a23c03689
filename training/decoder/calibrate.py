"""How sure the decoder may say it is: two numbers, fitted where the speaker is known and the model has not learned."""

from __future__ import annotations

from dataclasses import replace
from math import log
from typing import TYPE_CHECKING

from fabula.reading.attribution.calibration import tempered
from training.decoder.talks import ABSENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.decoder.fit import Answer

# What is tried: how much flatter shares are made, and how much is kept back.
HEATS = [1 + step / 20 for step in range(41)]
DOUBTS = [step / 200 for step in range(41)]


def loss(found: Sequence[Answer], heat: float, doubt: float) -> float:
    """Log loss of "the best candidate is right", a row.

    Rows in which nobody is named say nothing. Nor do those whose speaker is no candidate: openings and parts of novels
    show only a part of the cast, which a whole novel brings in.
    """
    total, rows = 0.0, 0
    for answer in found:
        best = max(range(len(answer.shares)), key=answer.shares.__getitem__)
        if best == len(answer.shares) - 1 or answer.right == ABSENT:
            continue
        sure = min(max(tempered(answer.shares, heat, doubt)[best], 1e-4), 1 - 1e-4)
        total -= log(sure if best == answer.right else 1 - sure)
        rows += 1
    return total / max(rows, 1)


def calibrate(found: Sequence[Answer]) -> tuple[float, float]:
    """Heat and doubt of least loss: first on a coarse grid, then on the fine one around it."""
    coarse = min((loss(found, heat, doubt), heat, doubt) for heat in HEATS[::4] for doubt in DOUBTS[::4])
    near = [
        (heat, doubt)
        for heat in HEATS
        for doubt in DOUBTS
        if abs(heat - coarse[1]) < 0.21 and abs(doubt - coarse[2]) < 0.021
    ]
    _, heat, doubt = min((loss(found, heat, doubt), heat, doubt) for heat, doubt in near)
    return round(heat, 3), round(doubt, 3)


def temper(found: Sequence[Answer], heat: float, doubt: float) -> list[Answer]:
    """The same answers, less sure."""
    return [replace(answer, shares=tempered(answer.shares, heat, doubt)) for answer in found]
