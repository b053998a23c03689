"""Levels while they are looked for: stretches of words, with what says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId
    from fabula.model.scenes import FrameTense, LevelKind
    from fabula.model.spans import Span


class LevelDraft(NamedTuple):
    """A stretch told on a level of its own; numbers of words, the end excluded.

    Fields:
        tale: whether somebody tells it within the story, so that it lies one level deeper.
        anchor: number of the sentence that opens it.
        whole: whether it is told from break to break.
        teller: who says I in it, where that is not who says I around it.
        around: who says I around it, where that is known.
    """

    first: int
    end: int
    kind: LevelKind
    reason: str
    confidence: float
    anchor: int
    evidence: tuple[Span, ...]
    tale: bool = False
    whole: bool = False
    tense: FrameTense | None = None
    teller: CharacterId | None = None
    around: CharacterId | None = None
