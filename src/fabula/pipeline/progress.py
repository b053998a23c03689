"""How far a reading has come."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Progress(Protocol):
    """Told now and then: the stage at work, the share of the whole that is done (0 … 1), seconds left if known."""

    def __call__(self, stage: str, share: float, left: float | None, /) -> None:
        """Shows it, or does not."""
        ...


# Typical shares of the time, measured on novels; only the display depends on them.
_WEIGHTS = {
    "words": 8,
    "encoding": 400,
    "syntax": 30,
    "segmentation": 20,
    "quotations": 8,
    "times": 4,
    "mentions": 20,
    "characters": 20,
    "attribution": 20,
    "scenes": 4,
    "events": 4,
}
_EARLY = 0.03  # below this share a guess at the time left is worth nothing


class Meter:
    """Turns "stage so and so, half done" into a share of the whole and seconds left."""

    def __init__(self, tell: Progress | None, stages: Sequence[str]) -> None:
        self._tell = tell
        self._weights = {name: _WEIGHTS.get(name, 5) for name in stages}
        self._total = sum(self._weights.values()) or 1
        self._done = 0
        self._began = perf_counter()

    def at(self, stage: str, part: float) -> None:
        """`part` (0 … 1) of the stage is done."""
        if self._tell is None:
            return
        share = min(1.0, (self._done + part * self._weights[stage]) / self._total)
        spent = perf_counter() - self._began
        self._tell(stage, share, spent / share * (1 - share) if share >= _EARLY else None)

    def finished(self, stage: str) -> None:
        """The stage is done."""
        self._done += self._weights[stage]
        self.at(stage, 0)
