"""Ids that last: made of what is said, not of where or when it was counted (DESIGN.md 3)."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable

QuotationId = NewType("QuotationId", str)
MentionId = NewType("MentionId", str)
CharacterId = NewType("CharacterId", str)
SceneId = NewType("SceneId", str)
LevelId = NewType("LevelId", str)
PlaceId = NewType("PlaceId", str)
PresenceId = NewType("PresenceId", str)
TimeExpressionId = NewType("TimeExpressionId", str)
EventId = NewType("EventId", str)
MomentId = NewType("MomentId", str)
TemporalLinkId = NewType("TemporalLinkId", str)
ContradictionId = NewType("ContradictionId", str)

_SPACE = re.compile(r"\s+")


def span_ids(prefix: str, quotations: Iterable[str]) -> list[str]:
    """Ids for claims about spans, in text order: hash of kind, normalised quotation and occurrence number.

    A paragraph inserted anywhere leaves the ids of all other words alone, unless it repeats them earlier.

    >>> first, second, third = span_ids("m", ["Emma", "she", "Emma"])
    >>> first == third
    False
    >>> span_ids("m", ["he", "Emma"])[1] == first
    True
    """
    seen: Counter[str] = Counter()
    ids = []
    for quotation in quotations:
        normal = _SPACE.sub(" ", quotation).strip()
        seen[normal] += 1
        key = f"{prefix}\x1f{normal}\x1f{seen[normal]}".encode("utf-8", "surrogatepass")
        ids.append(f"{prefix}{blake2b(key, digest_size=6).hexdigest()}")
    return ids
