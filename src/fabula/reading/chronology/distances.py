"""How many days a told distance can mean: "three days later", "the next morning", "some weeks before"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.story_time import DAYS_IN, MINUTES_IN

if TYPE_CHECKING:
    from fabula.model.time import TimeExpression

DAY = 1440  # minutes
# "Some days" are few, "years" may be a life; in units, with what is likeliest.
_VAGUE = (2, 20, 4)
_VAGUE_YEARS = (2, 60, 8)
_APPROXIMATE = 0.5  # of a unit that is longer than a week: "two years later" is told in May of what was in August
_FREE = 0.25  # how far an "about" reaches, as a share


class Distance(NamedTuple):
    """Days between two moments, all counted forward; None for no bound. `minutes` where it is told in hours or less."""

    least: int
    most: int | None
    likely: int
    minutes: int | None = None
    known: bool = True

    def backward(self) -> tuple[int | None, int, int]:
        """Least, most and likely when it counts back in time."""
        return (None if self.most is None else -self.most), -self.least, -self.likely


def distance(time: TimeExpression) -> Distance | None:
    """How far a time expression lies from what it is told from; None when it tells no distance."""
    if time.unit is None:
        return Distance(0, None, 0, known=False) if time.value == "PXX" and time.direction is not None else None
    if time.unit in MINUTES_IN:
        size = MINUTES_IN[time.unit]
        minutes = round((time.quantity or 2) * size)
        return Distance(0, (round((time.most or time.quantity or 24) * size) + DAY - 1) // DAY, minutes // DAY, minutes)
    if time.unit not in DAYS_IN:
        return Distance(0, None, 0, known=False)  # an invented unit: only on which side it lies
    size = DAYS_IN[time.unit]
    if time.quantity is None:
        low, high, likely = _VAGUE_YEARS if size > DAYS_IN["month"] else _VAGUE
        return Distance(int(low * size), int(high * size), round(likely * size))
    return _counted(time.quantity, time.most or time.quantity, size, time.modifier)


def _counted(quantity: float, most: float, size: float, modifier: str | None) -> Distance:
    low, high = quantity * size, most * size
    if size > 1:  # a week is a week by a day or two, a year by half a year
        free = 1.0 if size <= DAYS_IN["fortnight"] and quantity <= 1 else size * _APPROXIMATE
        if size == DAYS_IN["week"]:
            free = min(2.0, size * _APPROXIMATE) if quantity > 1 else 1.0
        low, high = low - free, high + free
    likely = round((quantity + most) / 2 * size)
    if modifier in {"LESS_THAN", "EQUAL_OR_LESS"}:
        low = min(low, quantity * size * _APPROXIMATE)
        high = most * size
    elif modifier in {"MORE_THAN", "EQUAL_OR_MORE"}:
        low, high = quantity * size, most * size * 2
    elif modifier == "APPROX":
        low, high = low - max(1.0, quantity * size * _FREE), high + max(1.0, most * size * _FREE)
    return Distance(max(0, int(low)), max(0, int(high)), max(0, likely))
