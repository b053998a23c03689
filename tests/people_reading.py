"""Reads a passage as far as the cast by rules alone, for tests of mentions and characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fabula.model.people import Cast, Mentions
from fabula.model.speech import Quotations
from fabula.model.stage import StoryView
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.characters import CharactersStage
from fabula.reading.ingest import read_edition
from fabula.reading.mentions import MentionsStage
from fabula.reading.quotations import QuotationsStage
from fabula.reading.segmentation import SegmentationStage
from fabula.reading.words import WordsStage
from silent_model import silent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fabula.model.decisions import Decisions
    from fabula.model.ids import CharacterId, MentionId
    from fabula.model.people import Character

_STAGES = (WordsStage, SegmentationStage, QuotationsStage, MentionsStage)


class People:
    """The layers of one passage up to the cast, and look-ups a test needs."""

    def __init__(
        self,
        text: str,
        decisions: Decisions | None = None,
        earlier: Mapping[CharacterId, frozenset[MentionId]] | None = None,
    ) -> None:
        self.edition = read_edition(text.encode(), name="passage.txt")
        layers: dict[type[Any], object] = {Edition: self.edition, **silent()}
        for stage in (made() for made in _STAGES):
            layers[stage.gives] = stage.read(StoryView(layers))
        self.text = self.edition.text
        self.words: Any = layers[Words]
        self.segmentation: Any = layers[Segmentation]
        self.quotations: Any = layers[Quotations]
        self.mentions: tuple[Any, ...] = layers[Mentions].mentions  # type: ignore[attr-defined]
        self.cast: Cast = CharactersStage().read(StoryView(layers, decisions, earlier))

    def said(self, mention: Any) -> str:
        """The mention's words, on one line."""
        return " ".join(self.text[mention.start : mention.end].split())

    def called(self, name: str) -> list[Character]:
        """Characters with that name."""
        return [c for c in self.cast.characters if name in {c.name, *(alias.name for alias in c.aliases)}]

    def meant(self, words: str, occurrence: int = 1) -> str | None:
        """Name of the character whom the given occurrence of some words, as a mention, means."""
        found = [mention for mention in self.mentions if self.said(mention) == words][occurrence - 1]
        means = {reference.mention: reference.character for reference in self.cast.references}.get(found.id)
        return next((c.name for c in self.cast.characters if c.id == means), None)

    def held(self) -> dict[CharacterId, frozenset[MentionId]]:
        """Each character's mentions: what the next reading inherits ids from."""
        return {
            c.id: frozenset(r.mention for r in self.cast.references if r.character == c.id)
            for c in self.cast.characters
        }
