"""What one time expression says of how far a move lies from what it is told from; and the next day of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.reading.chronology.distances import distance

if TYPE_CHECKING:
    from fabula.model.time import TimeExpression
    from fabula.reading.chronology.threads import Window


def pointed(time: TimeExpression) -> tuple[int | None, int | None, int, int | None] | None:
    """Least, most and likely days from what it is told from, and minutes; None when it is told from nothing."""
    if time.direction is None or time.anchor in {None, "speech", "birth"}:
        return None
    if time.anchor == "event" and time.direction != "same":
        return None  # how far "before the fire" is from now, nothing says
    if time.reason == "counted":  # "on the third day": from when it is counted, nothing says
        return 0, None, min(1, int(time.quantity or 0)), None
    if time.direction == "same":
        return (0, 0, 0, None) if time.anchor != "event" and _is_pointing(time) else None
    if time.value.startswith("P"):
        far = distance(time)
        if far is None:
            return None
        if time.direction == "before":
            return *far.backward(), far.minutes
        return far.least, far.most, far.likely, far.minutes
    far = distance(time)  # "the next morning": one day; "the following year": in any part of it
    if far is None:
        return None
    size = 1 if time.unit in {"day", None} else max(1, far.likely)
    low, high = (far.likely, far.likely) if size == 1 else (1, 2 * size - 1)
    if time.direction == "before":
        return -high, -low, -far.likely, None
    return low, high, far.likely, None


def _is_pointing(time: TimeExpression) -> bool:
    """Whether "that night" and its like mean the day at hand."""
    return "T" in time.value or time.unit in {"day", None}


def next_like(delta: int, modulus: int, since: Window) -> tuple[int, int | None]:
    """Least and most days to the next day of a kind, given how many have gone by.

    >>> from fabula.reading.chronology.threads import Window
    >>> next_like(4, 7, Window(0, None)), next_like(4, 7, Window(10, 12)), next_like(4, 7, Window(2, 2))
    ((4, None), (11, 11), (4, 4))
    """
    least = delta + max(0, -(-(since.least - delta) // modulus)) * modulus
    if since.most is None:
        return least, None
    most = delta + (since.most - delta) // modulus * modulus
    if most < least:  # no such day lies in between: the nearest, so that the contradiction is seen
        near = least if least - since.most <= since.least - most or most < 0 else most
        return near, near
    return least, most


def distances_first(time: TimeExpression) -> int:
    """Sorts the times of a move: told distances before the dates and weekdays that they bound."""
    return 0 if time.value.startswith("P") else 1
