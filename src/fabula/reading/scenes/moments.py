"""Time expressions of the telling, looked up by where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from fabula.lexicon.en.scenes import LATELY
from fabula.model.time import Times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.ids import TimeExpressionId
    from fabula.model.stage import StoryView
    from fabula.model.time import TimeExpression
    from fabula.reading.scenes.page import Page

_HOURS = 6
_YEAR = re.compile(r"^(\d{4})(?:-|$)")


class Moments:
    """The time expressions of a story that the telling uses, in text order, by number of their first word.

    Attributes:
        back: those of them that lead to what was before.
        on: those that lead to what came after it.
    """

    def __init__(self, view: StoryView, page: Page) -> None:
        every = view[Times].expressions
        words = np.searchsorted(page.starts, [one.start for one in every]).tolist() if every else []
        told, headed = page.told.column, page.headed.column
        kept = [(word, one) for word, one in zip(words, every, strict=True) if word < len(told) and told[word]]
        self.words: list[int] = [word for word, _ in kept]
        self.expressions: list[TimeExpression] = [one for _, one in kept]
        self.back: frozenset[TimeExpressionId] = frozenset(
            one.id for word, one in kept if _goes_back(one, page.word(word))
        )
        self.on: frozenset[TimeExpressionId] = frozenset(one.id for _, one in kept if _goes_on(one))
        dated = [(word, one) for word, one in zip(words, every, strict=True) if word < len(told) and headed[word]]
        self._headed_words: list[int] = [word for word, _ in dated]
        self._headed = [one for _, one in dated]

    def within(self, first: int, end: int) -> Sequence[tuple[int, TimeExpression]]:
        """Those that begin in `[first, end)`, with their first words."""
        low, high = bisect_left(self.words, first), bisect_left(self.words, end)
        return list(zip(self.words[low:high], self.expressions[low:high], strict=True))

    def heading(self, first: int, end: int) -> Sequence[TimeExpression]:
        """Those that stand in headings within `[first, end)`: "Aberdeen, 15 April 1911"."""
        low, high = bisect_left(self._headed_words, first), bisect_left(self._headed_words, end)
        return self._headed[low:high]


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


def _goes_back(expression: TimeExpression, first_word: str) -> bool:
    """Whether it leads to what was before the point the telling has come to: "four days earlier", "years before".

    What people look back on without a change of scene does not: "yesterday", "last night", "an hour ago".
    """
    if expression.unit in {"second", "minute", "moment", "instant"}:
        return False
    if expression.unit == "hour" and (expression.quantity or 1) < _HOURS:
        return False
    return (
        expression.direction == "before"
        and expression.kind in {"date", "time"}
        and expression.anchor in {"narration", "event", "expression"}
        and first_word not in LATELY
    )


def _goes_on(expression: TimeExpression) -> bool:
    """Whether it leads to what came after the point the telling has come to: "three days later"."""
    return (
        expression.direction == "after"
        and expression.kind in {"date", "time"}
        and expression.anchor in {"narration", "expression"}
    )


def is_age(expression: TimeExpression) -> bool:
    """Whether it is told by somebody's age: "when he was seven"."""
    return expression.anchor == "birth"
