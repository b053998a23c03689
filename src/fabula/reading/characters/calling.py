"""Who somebody is, by what others call him: “It's November, Mr. Gray” is said to the man in the bed.

A name that nobody bore before, and words for kin ("Mum", "Aunt"), tell of whoever is there and was not called so yet.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fabula.lexicon.en.kinship import KIN, SAME_KIN
from fabula.reading.characters.context import is_called
from fabula.reading.characters.roles import SUBJECT

if TYPE_CHECKING:
    from fabula.reading.characters.board import Board
    from fabula.reading.characters.context import Place
    from fabula.reading.characters.entities import Entity
    from fabula.reading.characters.kin import Kin

# So active, somebody without a name may be the one called.
_THERE = 0.25
# Mentions between which a speech and its tag stand.
_NEAR = 12
# Whoever is called so at least so many times as anybody else is, by the same word, is the one.
_CLEAR = 2


class Calling:
    """Heeds on a board whom speeches call."""

    def __init__(self, board: Board, kin: Kin) -> None:
        self._board = board
        self._kin = kin
        self._acted: Place | None = None  # who last did something outside speech
        self._called: dict[str, Counter[int]] = {}  # noun of kin → numbers of those called so

    def heed(self, place: Place) -> None:
        """What a mention, settled or not, says of who is called."""
        if not place.spoken:
            if place.role == SUBJECT and self._board.is_linked(place):
                self._acted = place
            return
        if not is_called(place):
            return
        word = self._board.words(place).lower()
        if word in KIN and KIN[word][1] == "singular":
            self._by_kin(place, SAME_KIN.get(word, word))
        elif place.mention.form == "proper":
            self._by_name(place)

    # -- names
    def _by_name(self, place: Place) -> None:
        """A name that nobody bore yet is that of whoever has none, and is the most active of those it suits."""
        board = self._board
        named = board.meant(place)
        if named is None or named.person is None or named.group or named.narrator:
            return
        if not named.person.is_new_at(place):
            return
        value, nameless, _ = next(
            (row for row in board.activity.ranked(named.pronouns, place) if row[1] is not named), (0.0, None, None)
        )
        if nameless is None or value < _THERE or not self._is_nameless(nameless) or self._says(place, nameless):
            return
        board.absorb(named, nameless)

    @staticmethod
    def _is_nameless(entity: Entity) -> bool:
        return entity.person is None and entity.minor and not (entity.group or entity.narrator or entity.you)

    def _says(self, place: Place, entity: Entity) -> bool:
        """Whether it may be `entity` who says what the name stands in: then somebody else is called."""
        places = self._board.context.places
        for number in range(max(place.number - _NEAR, 0), min(place.number + _NEAR, len(places))):
            tag = places[number]
            if tag.said != place.speech:
                continue
            if number < place.number:
                return self._board.meant(tag) is entity
            mention = tag.mention
            return mention.form != "proper" and mention.pronouns in {None, entity.pronouns} and mention.person == 3
        return False

    # -- kin
    def _by_kin(self, place: Place, noun: str) -> None:
        """“It is only tea, Aunt” is said to whoever spoke or acted last, in the paragraph before."""
        acted = self._acted
        if acted is None or place.paragraph - acted.paragraph > 1:
            return
        entity = self._board.meant(acted)
        pronouns = KIN[noun][0]
        if entity is None or entity.person is None or entity.group or entity.pronouns not in {None, pronouns}:
            return
        if acted.paragraph == place.paragraph and acted.mention.start < place.mention.start:
            return  # Ada turned round. “Mother, …”
        counts = self._called.setdefault(noun, Counter())
        counts[entity.number] += 1
        (first, most), *rest = counts.most_common(2)
        if first == entity.number and (not rest or most >= _CLEAR * rest[0][1]):
            self._kin.call(noun, entity)
