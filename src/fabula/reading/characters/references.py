"""Whom each mention means: names anywhere, pronouns and noun phrases outside speech, in one pass over the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.reading.characters.board import Board
from fabula.reading.characters.calling import Calling
from fabula.reading.characters.naming import Naming
from fabula.reading.characters.phrases import Phrases
from fabula.reading.characters.pronouns import Pronouns
from fabula.reading.characters.revealing import Revealing

if TYPE_CHECKING:
    from fabula.reading.characters.choosing import Chooser
    from fabula.reading.characters.context import Context, Place
    from fabula.reading.characters.deciding import Verdicts
    from fabula.reading.characters.entities import Entity, Link
    from fabula.reading.characters.forms import Forms
    from fabula.reading.characters.narrator import Teller
    from fabula.reading.characters.people import Joined
    from fabula.reading.characters.sameness import Decider


class Settler:
    """Goes through the text once and links mentions to entities."""

    def __init__(
        self,
        context: Context,
        forms: Forms,
        joined: Joined,
        tellers: list[Teller],
        chooser: Chooser,
        decider: Decider,
        verdicts: Verdicts,
    ) -> None:
        self.board = Board(context, forms, joined, tellers)
        self._names = Naming(self.board)
        self._pronouns = Pronouns(self.board, chooser)
        self._revealing = Revealing(self.board)
        self._phrases = Phrases(self.board, self._names, self._pronouns, verdicts, decider)
        self._calling = Calling(self.board, self._phrases.kin)

    @property
    def entities(self) -> list[Entity]:
        """Everybody, by number."""
        return self.board.entities

    def run(self) -> list[Link]:
        """All links in text order."""
        board = self.board
        scene = (-1, -1)
        for place in board.context.places:
            if (place.chapter, place.scene) != scene:
                scene = place.chapter, place.scene
                board.activity.clear()
            if not board.is_linked(place):
                self._settle(place)
            if board.is_linked(place):
                self._revealing.heed(place)
            else:
                board.antecedents.spread(place)
            self._calling.heed(place)
        return board.finished()

    def _settle(self, place: Place) -> None:
        """Finds out whom a mention means, if that can be told."""
        if place.mention.form == "proper":
            self._names.name(place)
        elif place.mention.form == "pronoun":
            self._pronouns.pronoun(place)
        else:
            self._phrases.phrase(place)
