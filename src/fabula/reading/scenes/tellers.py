"""Who says I where: the teller of a tale within the tale in it, and another outside.

The cast knows one teller for a book. Where the one it found tells a tale inside the story, the I around that tale is
somebody else's: whom others call by name there, or somebody unknown.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from fabula.model.people import Cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.ids import CharacterId
    from fabula.model.stage import StoryView
    from fabula.reading.scenes.drafts import LevelDraft
    from fabula.reading.scenes.page import Page


class Tellers:
    """Whom I, my and me of the telling mean.

    Args:
        view: the cast.
        page: the words; what it knows of I is set right.
        tales: levels of which some have a teller, none overlapping another.
    """

    def __init__(self, view: StoryView, page: Page, tales: Sequence[LevelDraft]) -> None:
        self._page = page
        self._told = sorted((one.first, one.end, one.teller) for one in tales if one.teller is not None)
        self._firsts = [first for first, _, _ in self._told]
        narrator = next((one.id for one in view[Cast].characters if one.narrator), None)
        tellers = {teller for _, _, teller in self._told}
        around = next((one.around for one in tales if one.around is not None), None)
        self.main = around if narrator in tellers else narrator
        for head in [head for head in page.who if page.first.column[head]] if self._told else []:
            who = self.at(head)
            if who is None:
                del page.who[head]
            else:
                page.who[head] = who

    def at(self, word: int) -> CharacterId | None:
        """Who tells at a word; None where that is not known."""
        number = bisect_right(self._firsts, word) - 1
        if number >= 0 and word < self._told[number][1]:
            return self._told[number][2]
        return self.main

    def meant(self, position: int, character: CharacterId) -> CharacterId | None:
        """Whom a mention at a position means, of which the cast says that it means a character."""
        if not self._told:
            return character
        word = self._page.word_at(position)
        return self.at(word) if word < len(self._page.tokens) and self._page.first.column[word] else character
