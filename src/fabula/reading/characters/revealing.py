"""Who somebody is, where the text says it: the stranger was Mr. Gray; Miss Lind became Mrs. Orr; "my name is Gray".

Somebody known by a noun phrase, and somebody by a name that is new, turn out to be one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.lexicon.en.revealing import BECOMES, IS_WHO, NAME_IS
from fabula.reading.characters.people import are_parted
from fabula.reading.characters.roles import GENITIVE, OWNER
from fabula.textual.own_names import WINDOW, is_own_name

if TYPE_CHECKING:
    from fabula.reading.characters.board import Board
    from fabula.reading.characters.context import Place
    from fabula.reading.characters.entities import Entity

_IS_WHO = re.compile(IS_WHO, re.IGNORECASE)
_BECOMES = re.compile(rf"{BECOMES}$", re.IGNORECASE)
_NAME_IS = re.compile(rf"{NAME_IS}$", re.IGNORECASE)
# Mentions that are looked back on, or ahead to a tag.
_NEAR = 12
# A subject stands so near before what it becomes.
_CLAUSE = 50


class Revealing:
    """Joins on a board whom the text says to be one."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._own: Place | None = None  # the name that somebody last gave as his or her own, in speech

    def heed(self, place: Place) -> None:
        """What a mention that was just settled reveals."""
        if place.mention.form == "proper" and place.number in self._board.forms.at:
            if place.after in GENITIVE:
                return  # "the stranger was Mr. Gray's brother"
            if place.spoken:
                self._said(place)
            else:
                self._told(place)
        if place.tags and self._own is not None:
            if place.paragraph == self._own.paragraph and place.number - self._own.number <= _NEAR:
                self._is(place, self._own)
            self._own = None

    # -- narration
    def _told(self, place: Place) -> None:
        subject = self._before(place)
        if subject is None:
            return
        if subject.mention.form != "pronoun" and _IS_WHO.fullmatch(self._between(subject, place)):
            self._is(subject, place)
        elif (
            self._is_new(place)
            and place.mention.start - subject.mention.end < _CLAUSE
            and _BECOMES.search(self._between(subject, place))
        ):
            self._becomes(subject, place)

    def _before(self, place: Place) -> Place | None:
        """The mention before, in the same sentence of the same voice."""
        before = self._board.context.earlier(place, 3)
        return next((one for one in before if one.mention.end <= place.mention.start), None)

    def _between(self, earlier: Place, place: Place) -> str:
        return self._board.context.text[earlier.mention.end : place.mention.start]

    # -- speech
    def _said(self, place: Place) -> None:
        board = self._board
        text, start = board.context.text, place.mention.start
        if is_own_name(text, start, 0):
            self._own = place
            speaker = self._tag_before(place)
            if speaker is not None:
                self._is(speaker, place)
                self._own = None
            return
        whose = _NAME_IS.search(text, max(0, start - WINDOW), start)
        if whose is None or not self._is_new(place):
            return
        pronouns = "he" if whose["own"].lower() == "his" else "she"
        active = board.activity.ranked(pronouns, place)
        if active and active[0][1].person is None:
            self._join(active[0][1], place)

    def _tag_before(self, place: Place) -> Place | None:
        """Who the tag before a speech says speaks it."""
        places = self._board.context.places
        for number in range(place.number - 1, max(place.number - _NEAR, -1), -1):
            earlier = places[number]
            if earlier.paragraph != place.paragraph:
                return None
            if not earlier.spoken:
                return earlier if earlier.tags else None
        return None

    # -- two are one
    def _is_new(self, place: Place) -> bool:
        """Whether nobody went by the name before."""
        person = self._board.joined.person.get(self._board.forms.at[place.number].name)
        return person is not None and person.is_new_at(place)

    def _is(self, somebody: Place, name: Place) -> None:
        """Somebody known by no name has this one."""
        entity = self._board.meant(somebody)
        if entity is not None and entity.person is None:
            self._join(entity, name)

    def _join(self, entity: Entity, name: Place) -> None:
        named = self._board.meant(name)
        if named is None or named is entity or named.person is None or named.group or entity.group:
            return
        if entity.narrator or entity.you or (entity.pronouns not in {None, named.pronouns} and named.pronouns):
            return
        self._board.absorb(named, entity)

    def _becomes(self, subject: Place, name: Place) -> None:
        """A name that is new is the subject's from here on."""
        board = self._board
        before, named = board.meant(subject), board.meant(name)
        if before is None or named is None:
            return
        if before is named or before.group or named.group or named.person is None or subject.role == OWNER:
            return
        if before.person is None:
            self._join(before, name)
            return
        if before.pronouns not in {None, named.pronouns} and named.pronouns is not None:
            return
        if not are_parted(board.forms, before.person, named.person):
            board.joined.merge(before.person, named.person, "became", 0.75)
            board.absorb(before, named)
