"""How sure fabula is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from fabula.model.claims import SHOWN_FROM

if TYPE_CHECKING:
    from fabula.model.speech import Speaker

Degree = Literal["certain", "likely", "ambiguous", "unknown"]

CERTAIN_FROM = 0.9  # one in ten wrong is what a reader still calls certain


def degree(speaker: Speaker) -> Degree:
    """How well the speaker is known: certain or likely, ambiguous among candidates, or unknown.

    >>> from fabula.model.speech import Speaker
    >>> claim = Speaker(
    ...     evidence=(), confidence=0.95, reason="tag", source="rule:attribution", known_from=9,
    ...     quotation="q1", character="c1",
    ... )
    >>> degree(claim)
    'certain'
    """
    if is_known(speaker):
        return "certain" if speaker.confidence >= CERTAIN_FROM else "likely"
    return "ambiguous" if speaker.candidates or speaker.character is not None else "unknown"


def is_known(speaker: Speaker) -> bool:
    """Whether the speaker is sure enough to be named."""
    return speaker.character is not None and speaker.confidence >= SHOWN_FROM
