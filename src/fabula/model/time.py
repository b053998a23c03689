"""Words that tell when, how long or how often: time expressions, valued as in TIMEX3 (TimeML)."""

from __future__ import annotations

from typing import Literal

import msgspec

from fabula.model.claims import Claim
from fabula.model.ids import TimeExpressionId
from fabula.model.spans import Span

TimeKind = Literal["date", "time", "duration", "set"]
# What a time is told from: the point the telling has come to, the moment somebody speaks or writes, another time
# expression, something that happens, somebody's birth.
TimeAnchor = Literal["narration", "speech", "expression", "event", "birth"]
Direction = Literal["before", "same", "after"]
TimeModifier = Literal[
    "APPROX", "START", "MID", "END", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"
]  # fmt: skip
Quantifier = Literal["EVERY", "EACH", "MOST"]


class TimeExpression(Claim, frozen=True, kw_only=True):
    """A time expression: "two weeks", "the next morning", "in the spring of 1815", "twice a week".

    The span leaves out the preposition before it. `value` holds X for what the words do not tell ("at dusk":
    `XXXX-XX-XXTEV`); what can be told from elsewhere is said by the anchor, not put into it. A moment told by its
    distance ("two years before") has the distance as value.

    Fields:
        anchor: what it is told from; None when it stands for itself ("1815", "two weeks", "a Tuesday").
        anchor_at: the words it is told from, where they are known.
        direction: on which side of its anchor it lies.
        quantity: how many units, how far from the anchor, or the number in a row ("the third day"); None when vague.
        most: the larger of two numbers ("three or four days").
        unit: of the quantity, in the singular; an invented one as the story has it ("cycle").
        name: what the moment is called, where the value says less ("dusk", "Good Friday", "Monday").
        frequency: how many times in each `value`, for a set ("twice a week": 2).
        quantifier: of a set ("every Sunday").
        signal: the word before that ties it to what is told: "since", "until", "by" …; "" for none.
        either_half: an hour of the twelve that may be of the morning or the afternoon ("half past four").
    """

    id: TimeExpressionId
    start: int
    end: int
    kind: TimeKind
    value: str
    anchor: TimeAnchor | None = None
    anchor_at: Span | None = None
    direction: Direction | None = None
    modifier: TimeModifier | None = None
    quantity: float | None = None
    most: float | None = None
    unit: str | None = None
    name: str | None = None
    frequency: float | None = None
    quantifier: Quantifier | None = None
    signal: str = ""
    either_half: bool = False


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """All time expressions, in text order; none overlaps another."""

    expressions: tuple[TimeExpression, ...] = ()
