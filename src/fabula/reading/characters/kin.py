"""Owned kin: whom "her father" and "Mr. Gray's sister" mean, as far as names or the text say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.kinship import CHILDREN, KIN, NAMESAKES_OF_KIN, SAME_KIN, SAME_SURNAME
from fabula.reading.characters.roll import Roll
from fabula.textual.names import PersonName

if TYPE_CHECKING:
    from fabula.reading.characters.entities import Entity
    from fabula.reading.characters.people import Joined, Person

# Named so often, an aunt is the aunt of the book.
_KNOWN = 5


class Kin:
    """What is known of kin so far in the telling: stated beside a name, else read off titles and a shared surname."""

    def __init__(self, joined: Joined, of_person: dict[int, Entity]) -> None:
        self._joined = joined
        self._of_person = of_person
        self._stated: dict[tuple[int, str], Entity] = {}

    def state(self, owner: Entity, noun: str, kin: Entity) -> None:
        """The text says so: "her sister, Lucy Gray"."""
        if owner is not kin:
            self._stated[owner.number, SAME_KIN.get(noun, noun)] = kin

    def stated(self, owner: Entity, noun: str) -> Entity | None:
        """Who was called so of this owner."""
        return self._stated.get((owner.number, SAME_KIN.get(noun, noun)))

    def find(self, owner: Entity, noun: str) -> tuple[Entity, str, float] | None:
        """Who it is, why, and how surely."""
        noun = SAME_KIN.get(noun, noun)
        stated = self._stated.get((owner.number, noun))
        if stated is not None:
            return stated, "kin noun", 0.8
        if noun in {"aunt", "uncle"}:
            # "Her aunt" where there is an Aunt Lucy and no other.
            bearers = [person for person in self._joined.people if noun in person.titles]
            if len(bearers) == 1 and bearers[0] is not owner.person and bearers[0].count >= _KNOWN:
                return self._of_person[bearers[0].number], "kin noun and title", 0.6
            return None
        if owner.person is None or owner.person.surname is None:
            return None
        if noun in SAME_SURNAME:
            return self._of_the_house(owner.person, noun)
        if noun not in NAMESAKES_OF_KIN:
            return None
        title = NAMESAKES_OF_KIN[noun]
        surname = owner.person.surname
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
            if person is not None and self.stated(owner, "brother") is self._of_person[person.number]:
                return None
        if person is None or person.number == owner.person.number:
            return None
        return self._of_person[person.number], "kin noun and surname", 0.65

    def _only(
        self, surname: str, pronouns: str | None, *, titled: bool = False, besides: Person | None = None
    ) -> Person | None:
        """The one grown man or woman of a surname, `besides` somebody; `titled`: the one Mrs."""
        bearers = [
            person
            for person in self._joined.people
            if person.surname == surname
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
        pronouns = KIN[noun][0]
        bearers = [
            person
            for person in self._joined.people
            if person.surname == owner.surname
            and person is not owner
            and person.given is not None
            and person.pronouns() == pronouns
            and not person.plural
            and "mrs" not in person.titles
        ]
        if len(bearers) != 1 or bearers[0].count < _KNOWN:
            return None
        return self._of_person[bearers[0].number], "kin noun and surname", 0.6
