"""A whole reading: all layers of one story together."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from fabula.model.decisions import Decision, Decisions
from fabula.model.happenings import Events
from fabula.model.people import Cast, Mentions
from fabula.model.places import Places
from fabula.model.scenes import Scenes
from fabula.model.speech import Attribution, Quotations
from fabula.model.text import Edition, Segmentation, Words
from fabula.model.time import Times
from fabula.model.timeline import Timeline

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId
    from fabula.model.people import Character

# In order of reading. A story holds one of each.
LAYERS = (
    Edition,
    Words,
    Segmentation,
    Quotations,
    Times,
    Mentions,
    Cast,
    Attribution,
    Places,
    Scenes,
    Events,
    Timeline,
)


class Story(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What fabula made of one work. Frozen; a correction or a new draft makes a new one.

    Fields:
        log: every decision ever made on this story, undone or not.
        decisions: those in force in this text, and the orphans.
        notes: what puzzled a stage; sentences for the user.
    """

    edition: Edition
    words: Words
    segmentation: Segmentation
    quotations: Quotations
    mentions: Mentions
    cast: Cast
    attribution: Attribution
    scenes: Scenes
    events: Events = Events()
    times: Times = Times()
    places: Places = Places()
    timeline: Timeline = Timeline()
    log: tuple[Decision, ...] = ()
    decisions: Decisions = Decisions()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The edition's text."""
        return self.edition.text

    @cached_property
    def characters(self) -> dict[CharacterId, Character]:
        """The cast by id."""
        return {character.id: character for character in self.cast.characters}

    def character(self, id_: CharacterId) -> Character:
        """The character of that id, also when it was merged away since."""
        return self.characters[self.cast.redirects.get(id_, id_)]

    def address(self, position: int) -> str:
        """Where `position` stands, for people: "12¶4" is paragraph 4 of chapter 12; "0¶1" is before chapter 1."""
        number = bisect_right(self._paragraph_starts, position) - 1
        if number < 0:
            return "0¶0"
        paragraph = self.segmentation.paragraphs[number]
        return f"{paragraph.chapter}¶{paragraph.number}"

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.segmentation.paragraphs]
