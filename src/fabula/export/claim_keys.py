"""What every row of the interchange JSON that says something inferred has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.model.claims import Claim
    from fabula.model.ids import CharacterId
    from fabula.model.story import Story


class WhyKeys(TypedDict):
    """What decided it, how sure, and why."""

    evidence: tuple[tuple[int, int], ...]
    confidence: float
    reason: str


class ClaimKeys(WhyKeys):
    """The same with who says so, and where it stands for people."""

    source: str
    address: str


def why_keys(claim: Claim) -> WhyKeys:
    """For something inferred inside another row."""
    return {
        "evidence": tuple((span.start, span.end) for span in claim.evidence),
        "confidence": round(claim.confidence, 4),
        "reason": claim.reason,
    }


def claim_keys(story: Story, claim: Claim, position: int) -> ClaimKeys:
    """For a row about the words at `position`."""
    return {**why_keys(claim), "source": claim.source, "address": story.address(position)}


def current(story: Story, id_: CharacterId | None) -> CharacterId | None:
    """The id that stands for this character now; None when it is no member of the cast."""
    if id_ is None:
        return None
    id_ = story.cast.redirects.get(id_, id_)
    return id_ if id_ in story.characters else None


def people(story: Story, ids: Iterable[CharacterId]) -> tuple[CharacterId, ...]:
    """The same for several, each once."""
    known = (current(story, id_) for id_ in ids)
    return tuple(dict.fromkeys(id_ for id_ in known if id_ is not None))
