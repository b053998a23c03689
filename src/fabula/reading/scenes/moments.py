"""Time expressions of the telling, looked up by where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from fabula.model.time import Times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.stage import StoryView
    from fabula.model.time import TimeExpression
    from fabula.reading.scenes.page import Page

_YEAR = re.compile(r"^(\d{4})(?:-|$)")


class Moments:
    """The time expressions of a story that the telling uses, in text order, by number of their first word."""

    def __init__(self, view: StoryView, page: Page) -> None:
        every = view[Times].expressions
        words = np.searchsorted(page.starts, [one.start for one in every]).tolist() if every else []
        told = page.told.column
        kept = [(word, one) for word, one in zip(words, every, strict=True) if word < len(told) and told[word]]
        self.words: list[int] = [word for word, _ in kept]
        self.expressions: list[TimeExpression] = [one for _, one in kept]

    def within(self, first: int, end: int) -> Sequence[tuple[int, TimeExpression]]:
        """Those that begin in `[first, end)`, with their first words."""
        low, high = bisect_left(self.words, first), bisect_left(self.words, end)
        return list(zip(self.words[low:high], self.expressions[low:high], strict=True))


def year_of(expression: TimeExpression) -> int | None:
    """The year it names, if it names one.

    >>> from fabula.model.ids import TimeExpressionId
    >>> from fabula.model.time import TimeExpression
    >>> year_of(TimeExpression(id=TimeExpressionId("t"), start=0, end=4, kind="date", value="1847-05-04", evidence=(),
    ...     confidence=1.0, reason="date", source="rule:times", known_from=4))
    1847
    """
    found = _YEAR.match(expression.value)
    return int(found.group(1)) if found and expression.kind in {"date", "time"} else None


def goes_back(expression: TimeExpression) -> bool:
    """Whether it leads to what was before the point the telling has come to: "four days earlier", "years before"."""
    return (
        expression.direction == "before"
        and expression.kind in {"date", "time"}
        and expression.anchor in {"narration", "event", "expression"}
        and not _is_lately(expression)
    )


def is_age(expression: TimeExpression) -> bool:
    """Whether it is told by somebody's age: "when he was seven"."""
    return expression.anchor == "birth"


def _is_lately(expression: TimeExpression) -> bool:
    """The day before and less: what people look back on without a change of scene ("yesterday", "last night")."""
    if expression.unit == "day" and (expression.quantity or 1) <= 1 and expression.anchor == "narration":
        return True
    return expression.unit in {"second", "minute", "moment", "instant"} or (
        expression.unit == "hour" and (expression.quantity or 1) < 6
    )
