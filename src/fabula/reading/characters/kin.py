"""Owned kin: whom "her father" and "Mr. Gray's sister" mean, as far as names or the text say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.kinship import CHILDREN, KIN, NAMESAKES_OF_KIN, SAME_KIN, SAME_SURNAME, TURNED
from fabula.reading.characters.roll import Roll
from fabula.textual.names import PersonName

if TYPE_CHECKING:
    from fabula.reading.characters.board import Board
    from fabula.reading.characters.entities import Entity
    from fabula.reading.characters.people import Person

# Named so often, an aunt is the aunt of the book.
_KNOWN = 5
_SOCIAL = frozenset(["mr", "mrs", "miss"])


def _family(person: Person) -> str | None:
    """The surname, which may stand behind a title only: Lucy, who is "Miss Gray" to others."""
    if person.surname is not None or person.given is None:
        return person.surname
    names = (form.name for form in person.forms)
    return next(
        (
            one.words[0]
            for one in names
            if len(one.words) == 1 and _SOCIAL & {*one.titles} and one.words[0] != person.given
        ),
        None,
    )


class Kin:
    """What is known of kin so far in the telling: stated beside a name, else read off titles and a shared surname."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._joined = board.joined
        self._of_person = board.of_person
        self._stated: dict[tuple[int, str], Entity] = {}
        self._turned: dict[tuple[int, str], list[Entity]] = {}
        self._called: dict[str, Entity] = {}

    def state(self, owner: Entity, noun: str, kin: Entity) -> None:
        """The text says so: "her sister, Lucy Gray"; then she is Lucy's sister, or Lucy's brother is he."""
        if owner is kin:
            return
        noun = SAME_KIN.get(noun, noun)
        self._stated[owner.number, noun] = kin
        turned = TURNED.get(noun, {}).get(owner.pronouns or "")
        if turned is not None and owner not in (owners := self._turned.setdefault((kin.number, turned), [])):
            owners.append(owner)

    def call(self, noun: str, entity: Entity) -> None:
        """Others call somebody by a word for kin: whose mother or aunt had no name so far is she."""
        self._called[noun] = entity
        nameless = {
            kin
            for (_, word), found in self._stated.items()
            if word == noun and (kin := self._board.now(found)).person is None and not kin.narrator and not kin.group
        }
        owners = {number for (number, word) in self._stated if word == noun}
        if len(nameless) == 1 and entity.number not in owners:
            self._board.absorb(entity, nameless.pop())

    def stated(self, owner: Entity, noun: str) -> Entity | None:
        """Who was called so of this owner, or is, since the owner was called the like of nobody else."""
        noun = SAME_KIN.get(noun, noun)
        found = self._stated.get((owner.number, noun))
        if found is not None:
            return self._board.now(found)
        owners = {self._board.now(one) for one in self._turned.get((owner.number, noun), ())}
        return owners.pop() if len(owners) == 1 else None

    def find(self, owner: Entity, noun: str) -> tuple[Entity, str, float] | None:
        """Who it is, why, and how surely: somebody with a name before somebody who has none."""
        noun = SAME_KIN.get(noun, noun)
        stated = self.stated(owner, noun)
        if stated is owner:
            stated = None
        if stated is not None and stated.person is not None:
            return stated, "kin noun", 0.8
        found = self._by_names(owner, noun) or ((stated, "kin noun", 0.8) if stated is not None else None)
        if found is not None or noun not in self._called:
            return found
        called = self._board.now(self._called[noun])
        there = called is not owner and self._board.activity.last(called) is not None
        return (called, "kin noun", 0.6) if there else None

    def _by_names(self, owner: Entity, noun: str) -> tuple[Entity, str, float] | None:
        """Somebody whom titles and surnames make kin of the owner."""
        if noun in {"aunt", "uncle"}:
            return self._by_title(owner, noun)
        if owner.person is None:
            return None
        if noun in SAME_SURNAME:
            return self._of_the_house(owner.person, noun)
        if noun not in NAMESAKES_OF_KIN:
            return None
        title = NAMESAKES_OF_KIN[noun]
        surname = _family(owner.person)
        if surname is None:
            return None
        if noun in {"husband", "wife"}:
            # Only of a Mrs. by her husband's name, or of a Mr. or the one man of a name whose wife bears it.
            if not owner.person.titles & {"mrs", "mr"} and self._only(surname, "he") is not owner.person:
                return None
        elif owner.person.titles & {"mrs"} or (owner.person.given is None and "miss" not in owner.person.titles):
            # The father of a Mrs. has another name; "Mr. Gray" is himself the father of the house.
            return None
        name = PersonName((title,), (surname,))
        person = self._joined.person.get(name)
        if person is None:
            # Of several whom the name may mean, nobody is his own father.
            several = [
                one
                for one in self._joined.open.get(name, ())
                if one is not owner.person and one.pronouns() in {None, KIN[noun][0]} and "miss" not in one.titles
            ]
            person = several[0] if len(several) == 1 else None
        if person is None and noun in {"husband", "wife", "father"}:
            person = self._only(surname, KIN[noun][0], titled=noun == "wife", besides=owner.person)
            if person is not None and self.stated(owner, "brother") is self._entity(person):
                return None
        if person is None or person.number == owner.person.number:
            return None
        return self._entity(person), "kin noun and surname", 0.65

    def _entity(self, person: Person) -> Entity:
        return self._board.now(self._of_person[person.number])

    def _by_title(self, owner: Entity, noun: str) -> tuple[Entity, str, float] | None:
        """Somebody who bears the noun before her name: Aunt Lucy, if there is no other, or no other who is active."""
        bearers = [one for one in self._joined.people if noun in one.titles and one is not owner.person]
        known = [self._entity(one) for one in bearers if one.count >= _KNOWN]
        if len(bearers) == len(known) == 1:
            return known[0], "kin noun and title", 0.6
        active = [one for one in known if self._board.activity.last(one)]
        return (active[0], "kin noun and title", 0.5) if len(active) == 1 else None

    def _only(
        self, surname: str, pronouns: str | None, *, titled: bool = False, besides: Person | None = None
    ) -> Person | None:
        """The one grown man or woman of a surname, `besides` somebody; `titled`: the one Mrs."""
        bearers = [
            person
            for person in self._joined.people
            if _family(person) == surname
            and person is not besides
            and person.pronouns() == pronouns
            and not person.plural
            and person.count >= _KNOWN
            and ("mrs" in person.titles or not titled)
            and not person.titles & {"miss", "master"}
        ]
        bearers = Roll.clear(bearers)
        return bearers[0] if len(bearers) == 1 else None

    def _of_the_house(self, owner: Person, noun: str) -> tuple[Entity, str, float] | None:
        """The son, daughter, brother or sister: the one other of that surname who goes by a first name, he or she."""
        if noun in CHILDREN and owner.given is not None and not owner.titles & {"mr", "mrs"}:
            return None  # "Lucy Gray's son" is likelier of another name
        if noun not in CHILDREN and (owner.given is None or "mrs" in owner.titles):
            return None
        pronouns, surname = KIN[noun][0], _family(owner)
        if surname is None:
            return None
        bearers = [
            person
            for person in self._joined.people
            if _family(person) == surname
            and person is not owner
            and person.given is not None
            and person.pronouns() == pronouns
            and not person.plural
            and "mrs" not in person.titles
        ]
        if len(bearers) != 1 or bearers[0].count < _KNOWN:
            return None
        return self._entity(bearers[0]), "kin noun and surname", 0.6
