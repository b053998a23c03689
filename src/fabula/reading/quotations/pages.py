"""A paragraph with what was found in it."""

from __future__ import annotations

import msgspec

from fabula.reading.quotations.pairing import Quoted  # noqa: TC001  # msgspec reads annotations at run time


class Page(msgspec.Struct):
    """A paragraph and what its marks enclose, in order.

    Fields:
        dashes: those that show it to be dash dialogue.
        thoughts: sentences in italics that somebody thinks, with confidence.
    """

    low: int
    high: int
    quoted: list[Quoted]
    dashes: list[tuple[int, int]] = []
    thoughts: list[tuple[Quoted, float]] = []

    def top(self) -> list[int]:
        """Places of those that are nested in none."""
        return [place for place, quoted in enumerate(self.quoted) if quoted.parent < 0]
