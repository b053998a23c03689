"""Surnames: "Mr. Gray", "Gray"; whose they are, of those put together so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.titles import TITLES
from fabula.reading.characters.roll import DWARFED
from fabula.textual.names import PersonName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.reading.characters.first_names import FirstNames
    from fabula.reading.characters.fitting import Fitting
    from fabula.reading.characters.forms import Form, Forms
    from fabula.reading.characters.people import Person
    from fabula.reading.characters.roll import Roll

# Named so often by a title, somebody is not merely miscalled; and in a short work.
_OFTEN, _OFTEN_IN_SHORT = 6, 2
# Called by a first name alone so often, somebody goes by it.
_FAMILIARLY = 3
# So many times as often as by any full name, an officer is called by his rank and surname.
_MOSTLY = 3
# Kinds of titles that say what somebody does.
_OFFICES = frozenset(["rank", "learned", "clergy"])


class Surnames:
    """Takes in forms that are a surname, or have one after a title."""

    def __init__(self, forms: Forms, roll: Roll, fitting: Fitting, first_names: FirstNames) -> None:
        self._forms = forms
        self._roll = roll
        self._fitting = fitting
        self._first_names = first_names
        self._often = _OFTEN_IN_SHORT if forms.short else _OFTEN

    def titled(self, form: Form) -> None:
        """Takes "Mr. Gray" for the one Gray who may be called so, or leaves it to where it stands."""
        name = form.name
        surname = name.words[0]
        if len(surname) == 1 and self._initial(form, surname):
            return
        bearers = [person for person in self._roll.surname_index[surname] if self._fitting.fits(form, person)]
        if "mrs" in name.titles:
            # However few of the words after his name say he.
            bearers = [person for person in bearers if self._known_pronouns(person) != "he"]
        if "mr" in name.titles and any(
            self._known_pronouns(person) == "he" and person.given and self._fitting.apart(form, person)
            for person in self._roll.surname_index[surname]
        ):
            # One son of the house is named beside "Mr. Gray": the others are no likelier to be he.
            bearers = [person for person in bearers if "mr" in person.titles]
        bearers = [
            person
            for person in bearers
            if not self._set_apart(form, person) and not all(map(self._roll.husbands, person.forms))
        ]
        bearers = [person for person in bearers if not self._other_office(form, person)]
        # An officer or a doctor beside a Mrs. of his name is most likely he.
        mine = name.pronouns or ("he" if self._roll.titled[surname].total() else None)
        titled = self._roll.titled[surname]
        rivals = max((count for set_, count in titled.items() if set_ != mine), default=0)
        if mine and rivals > 0.25 * form.count:
            # "Fanny Gray" is not "Mrs. Gray" for want of another: the text has to say she.
            bearers = [person for person in bearers if person.told() == mine]
        if name.titles[-1] == "lady" or (name.titles[-1] == "squire" and len(bearers) > 1):
            # A squire of several men of a name is the head of the house.
            bearers = [person for person in bearers if name.titles[-1] in person.titles]
        if "mrs" in name.titles and PersonName(("miss",), name.words) in self._forms.of:
            # Daughters go by their first names, wives seldom do.
            bearers = [person for person in bearers if "mrs" in person.titles or self._wife(person)]
        same = [person for person in bearers if set(name.titles) & person.titles]
        if "miss" in name.titles and len(bearers) > 1:
            # "Miss Gray" is the eldest: her sisters are "Miss Jane", "Miss Jane Gray".
            same = [person for person in bearers if not self._called_miss_given(person)]
        same = self._roll.clear(same)
        if len(bearers) > 1 and len(same) == 1:
            self._roll.join(form, same[0], "title and surname", 0.75)
            return
        clear = self._roll.clear(bearers, 3 if "miss" in name.titles else DWARFED)
        if len(clear) > 1 and self._by_office(form, bearers):
            self._roll.join(form, max(bearers, key=lambda person: person.count), "title and surname", 0.75)
        elif len(clear) == 1:
            self._roll.join(form, clear[0], "title and surname", 0.9 if len(bearers) == 1 else 0.75)
        elif len(bearers) > 1:
            self._roll.result.open[name] = bearers
        elif not self._first_names.by_spelling(form, surname, lambda person: person.surname):
            person = self._roll.new(form, "title and surname")
            person.surname = surname
            self._roll.note(surname, person, self._roll.surname_index)

    def bare(self, form: Form) -> None:
        """Takes "Gray" for the one Gray, rather a man, or leaves it to where it stands."""
        word = form.name.words[0]
        bearers = [person for person in self._roll.surname_index.get(word, ()) if self._fitting.fits(form, person)]
        men = [person for person in bearers if person.pronouns() == "he"]
        if len(bearers) > 1 and men:
            bearers = men
        if len(bearers) > 1:
            titled = [person for person in bearers if any(not other.name.surname for other in person.forms)]
            bearers = titled or bearers
        bearers = self._roll.clear(bearers)
        if len(bearers) == 1:
            self._roll.join(form, bearers[0], "surname", 0.85)
        elif bearers:
            self._roll.result.open[form.name] = bearers
        elif self._roll.given_index.get(word):
            self._first_names.bare(form)
        else:
            self._first_names.single(form)

    def borne(self, form: Form, word: str) -> bool:
        """Takes a title by itself for the one person whose surname it is, if there is one."""
        bearers = [person for person in self._roll.surname_index.get(word, ()) if not person.plural]
        bearers = self._roll.clear(bearers)
        if len(bearers) != 1 or self._fitting.apart(form, bearers[0]):
            return False
        self._roll.join(form, bearers[0], "surname", 0.75)
        return True

    def _known_pronouns(self, person: Person) -> str | None:
        found = person.pronouns()
        for given in (person.given, *sorted(person.middle)):
            found = found or (self._forms.given_leaning(given) if given else None)
        return found

    def _initial(self, form: Form, letter: str) -> bool:
        """Takes "Mr. E." for the one bearer of that title whose surname begins so, when one stands out."""
        bearers = [
            person
            for person in self._roll.title_index[form.name.titles[-1]]
            if person.surname and person.surname[0] == letter and len(person.surname) > 1 and not person.plural
        ]
        bearers = self._roll.clear(bearers)
        if len(bearers) != 1:
            return False
        self._roll.join(form, bearers[0], "initial", 0.6)
        return True

    @staticmethod
    def _by_office(form: Form, bearers: Sequence[Person]) -> bool:
        """Whether "Captain Gray" is one man under several first names: hardly anybody calls him by any of those."""
        if TITLES[form.name.titles[-1]].kind not in _OFFICES:
            return False
        return form.count >= _MOSTLY * max(person.count for person in bearers)

    @staticmethod
    def _wife(person: Person) -> bool:
        return "miss" not in person.titles and any(other.name.surname for other in person.forms) and person.count <= 15

    def _called_miss_given(self, person: Person) -> bool:
        given = person.given
        return given is not None and any(
            "miss" in name.titles and name.words[:1] == (given,) for name in self._forms.of
        )

    @staticmethod
    def _set_apart(form: Form, person: Person) -> bool:
        """Whether he is called "Mr. John Gray" because "Mr. Gray" is another: so as a rule, and seldom "John Gray"."""
        full = [other for other in person.forms if other.name.surname]
        if form.elder >= 2 and full:
            return True
        titled = sum(other.count for other in full if other.name.titles == form.name.titles)
        return titled * 2 > sum(other.count for other in full) and form.count > 2 * titled and titled >= 2

    def _other_office(self, form: Form, person: Person) -> bool:
        """Whether "Dr. Gray" and "Mr. Gray" are two people: both are named often, he never by this title.

        So is "Dr. Gray" another than the Ned Gray whom the work mostly calls Ned: it may be his father.
        """
        mine, surname = form.name.titles[-1], form.name.words[0]
        if mine in person.titles:
            return False
        plain = self._forms.of.get(PersonName(("mr",), (surname,)))
        if TITLES[mine].kind in _OFFICES and "mr" not in form.name.titles:
            by_first = sum(other.count for other in person.forms if other.name.words == (person.given,))
            if by_first >= max(_FAMILIARLY, form.count + 1):
                return True
            return "mr" in person.titles and plain is not None and min(plain.count, form.count) >= self._often
        if mine != "mr":
            return False
        return any(
            min(other.count, form.count) >= self._often and not other.name.surname
            for other in person.forms
            if other.name.titles and TITLES[other.name.titles[-1]].kind in _OFFICES
        )
