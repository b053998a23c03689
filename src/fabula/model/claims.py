"""Claims: anything inferred, with what decided it."""

from __future__ import annotations

from typing import Annotated

import msgspec

from fabula.model.spans import Span

Probability = Annotated[float, msgspec.Meta(ge=0, le=1)]

# A speaker or addressee less likely than this is shown and exported as unknown, its candidates kept.
SHOWN_FROM = 0.4


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Something fabula holds to be so, and why.

    Fields:
        evidence: the spans that *decided* it: the tag, the vocative, the previous turns. Outside explicit names never
            only the claim's own span.
        confidence: probability that it is right, calibrated where data allow.
        reason: short code in plain words: "tag", "turn-taking", "vocative", "kin noun".
        source: `rule:<stage>`, `model:<head>@<version>` or `user`.
        known_from: end of the latest evidence; a reader who has come so far can know it.
    """

    evidence: tuple[Span, ...]
    confidence: Probability
    reason: str
    source: str
    known_from: int


def latest(evidence: tuple[Span, ...], own_end: int = 0) -> int:
    """The position from which a claim resting on `evidence` (and lying before `own_end`) is known.

    >>> latest((Span(5, 9), Span(2, 4)), own_end=7)
    9
    """
    return max([own_end, *(span.end for span in evidence)])
