"""What comes of following the telling: links between moves, and where each move is put."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fabula.model.spans import Span
    from fabula.model.timeline import LinkKind
    from fabula.reading.chronology.dates import Day

CALENDAR = -1
_A_LIFE = 30  # years: how old people are taken to be by whoever remembers being seven
_A_YEAR = 365.25


def since_age(age: float | None) -> float:
    """Days since somebody was so old, of an age that is told in years; 0 where none is.

    >>> since_age(29), since_age(None), since_age(60)
    (365.25, 0.0, 0.0)
    """
    return 0.0 if age is None else max(0.0, _A_LIFE - age) * _A_YEAR


class Link(NamedTuple):
    """Days from a move to another; `source` is CALENDAR where the calendar tells them."""

    source: int
    target: int
    least: int | None
    most: int | None
    kind: LinkKind
    evidence: tuple[Span, ...]
    confidence: float
    reason: str
    supposed: bool = False


class Place:
    """Where a move is put.

    Attributes:
        minutes: estimate, from an arbitrary midnight.
        clock: first and last minute of the day, where told.
        supposed: whether the day rests on custom.
        run: number of the run of days that can be compared.
        tie: the link that ties it best to what was told before; None for the first.
        day: what the words tell of the date.
        same: number of the move with which it happens together; -1 for none.
        weekday: where told.
        back: whether the telling goes back to it from what it told last.
    """

    __slots__ = ("back", "clock", "day", "minutes", "run", "same", "supposed", "tie", "weekday")

    def __init__(self, minutes: float = 0.0, run: int = 0) -> None:
        self.minutes, self.run = minutes, run
        self.clock: tuple[int, int] | None = None
        self.supposed = True
        self.tie: Link | None = None
        self.day: Day | None = None
        self.same = -1
        self.weekday: int | None = None
        self.back = False
