"""Whom a name means where it stands: its one person, or one of several who bear it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.reading.characters.context import beside
from fabula.reading.characters.entities import Link
from fabula.reading.characters.people import are_parted

if TYPE_CHECKING:
    from fabula.reading.characters.board import Board
    from fabula.reading.characters.context import Place
    from fabula.reading.characters.entities import Entity
    from fabula.reading.characters.forms import Form

# A namesake named within so many sentences is the one meant.
_CLOSE = 3
# "Her name was Gray", "whom they called Gray", "calls him Gray".
_CALLING = frozenset(["was", "is", "him", "her"])
_SAYS_NAME = re.compile(
    r"\b(?:(?=his|her)(?P<own>\w+) name (?:was|is)|(?:calls?|called|nicknamed|christened|named) (?P<him>him|her))\s*$",
    re.IGNORECASE,
)


class Naming:
    """Settles names on a board."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def name(self, place: Place) -> None:
        """Links a name to its person."""
        board = self._board
        form = board.forms.at.get(place.number)
        if form is None:
            return
        person = board.joined.person.get(form.name)
        if person is not None:
            index = next(number for number, other in enumerate(person.forms) if other is form)
            reason, confidence = person.why[index]
            board.link(Link(place, board.now(board.of_person[person.number]), reason, confidence))
            self._called(place)
            return
        several = board.joined.open.get(form.name)
        if several:
            self.settle(place, [board.of_person[other.number] for other in several], form)

    def settle(self, place: Place, several: list[Entity], form: Form | None) -> None:
        """A form that could be several people: the one who is active, else the one most named."""
        board = self._board
        scored = []
        for entity in several:
            last = board.activity.last(entity)
            gap = max(0, place.sentence - last[0]) if last else 99
            near = 1 / (1 + gap) if gap <= _CLOSE else 0.0
            # By default the one whom the book brought in first: it is the later namesakes who need their full names.
            first = entity.person.forms[0].first.mention.start if entity.person else 0
            weight = (
                -min((one.first.mention.start for one in entity.person.forms), default=first) if entity.person else 0
            )
            scored.append((near, weight, -entity.number, entity, last))
        scored.sort(key=lambda item: item[:3], reverse=True)
        near, _, _, best, last = scored[0]
        confidence = 0.7 if near else 0.5
        link = Link(place, best, "active namesake" if near else "commonest namesake", confidence)
        if last:
            link.evidence = last[1]
        rest = (1 - confidence) / max(1, len(scored) - 1)
        link.candidates = ((best, confidence), *((row[3], rest) for row in scored[1:]))
        if form is not None:
            words = board.words(place)
            best.phrases[words[4:] if words[:4].lower() == "the " and form.name.words else words] += 1
        board.link(link)

    def beside(self, place: Place) -> Entity | None:
        """Who is named right after a noun phrase: "her sister Lucy", "his wife, Mrs. Gray,"."""
        board = self._board
        number = place.number + 1
        places = board.context.places
        while number < len(places) and places[number].mention.start < place.mention.end:
            number += 1
        if number >= len(places) or number not in board.forms.at:
            return None
        form = board.forms.at[number]
        if form.plural or not beside(board.context.text, place, places[number]):
            return None
        person = board.joined.person.get(form.name)
        if person is None or (place.mention.pronouns and person.pronouns() not in {None, place.mention.pronouns}):
            return None
        return board.of_person[person.number]

    # -- "her name was Orla"
    def _called(self, place: Place) -> None:
        """Joins whom the text says to be called so: "Her name was Orla", "everybody calls him Sunny"."""
        board = self._board
        if place.spoken or place.before not in _CALLING or place.number == 0:
            return
        said = _SAYS_NAME.search(board.context.text, max(0, place.mention.start - 30), place.mention.start)
        if said is None:
            return
        for number in range(place.number - 1, max(place.number - 3, -1), -1):
            link = board.linked.get(board.context.places[number].mention.id)
            if link is not None and link.place.mention.start == max(said.start("own"), said.start("him")):
                named = board.linked[place.mention.id].entity
                if link.entity is not None and named is not None:
                    self._absorb(board.now(link.entity), board.now(named))
                return

    def _absorb(self, one: Entity, named: Entity) -> None:
        person = named.person
        if one is named or person is None or one.group or named.group or named.narrator:
            return
        if one.person is None:
            one, named = named, one
        elif are_parted(self._board.forms, one.person, person) or (
            one.person.surname and person.surname and one.person.surname != person.surname
        ):
            return
        elif person.count > one.person.count and person.surname:
            return  # a pronoun misread is likelier than a nickname better known
        else:
            self._board.joined.merge(one.person, person, "called so", 0.75)
        self._board.absorb(one, named)
