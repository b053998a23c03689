"""What every row of the interchange JSON is made of, and how places and chances are written in it."""

from __future__ import annotations

from typing import Annotated

import msgspec

Offset = Annotated[int, msgspec.Meta(ge=0)]
Interval = tuple[Offset, Offset]
Probability = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Any row."""


class ClaimRow(Row, frozen=True, kw_only=True):
    """A row that says something inferred: what decided it, how sure, why, by whom, and where it stands for people."""

    id: str
    evidence: tuple[Interval, ...]
    confidence: Probability
    reason: str
    source: str
    address: str


class WhyRow(Row, frozen=True, kw_only=True):
    """Something inferred inside another row: what decided it, how sure, and why."""

    evidence: tuple[Interval, ...]
    confidence: Probability
    reason: str
