"""Where the telling is somebody's word: inside speech, thought or writing that is marked as such."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.model.speech import Quotations


class Spoken:
    """Says of a position whether it lies inside a quotation that is more than mere words, marks included."""

    def __init__(self, quotations: Quotations) -> None:
        pieces = sorted(
            (piece.start, piece.end)
            for quotation in quotations.quotations
            if quotation.parent is None and quotation.mode != "words"
            for piece in quotation.pieces
        )
        self._starts = [start for start, _ in pieces]
        self._ends = [end for _, end in pieces]

    def holds(self, position: int) -> bool:
        """Whether it does."""
        number = bisect_right(self._starts, position) - 1
        return number >= 0 and position < self._ends[number]
