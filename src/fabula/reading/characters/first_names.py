"""First names: "Emma", "Aunt Jane", "Lizzy"; whose they are, of those put together so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.names import FIRST_NAMES
from fabula.lexicon.en.phrases import NOBLE_TITLES
from fabula.textual.names import full_forms
from fabula.textual.spelling import is_variant, skeleton

if TYPE_CHECKING:
    from collections.abc import Callable

    from fabula.reading.characters.fitting import Fitting
    from fabula.reading.characters.forms import Form
    from fabula.reading.characters.people import Person
    from fabula.reading.characters.roll import Roll

# A spelling that stands so seldom, beside one that stands so many times more often, is a slip.
_SLIPS, _FAMILIAR = 2, 4
# Named so seldom, somebody weighs nothing against one of a family.
_SELDOM = 2
# A name cut short keeps so many letters.
_STEM = 3
# So many times as often by a first name alone as with any surname.
_HARDLY_EVER = 50
# A surname borne so often is a family's whom the book is about.
_FAMILY = 15


class FirstNames:
    """Takes in forms that are a first name, or have one after a title."""

    def __init__(self, roll: Roll, fitting: Fitting) -> None:
        self._roll = roll
        self._fitting = fitting

    def bare(self, form: Form) -> None:
        """Takes "Emma" for the one Emma, or leaves it to where it stands."""
        word = form.name.words[0]
        bearers = [person for person in self._roll.given_index[word] if self._fitting.fits(form, person)]
        first = [person for person in bearers if person.given == word]
        bearers = first or bearers
        family = self._of_family(bearers)
        bearers = family or [person for person in bearers if not self._stranger(form, person)]
        clear = self._roll.clear(bearers)
        clear = self._of_family(clear) or clear
        if len(clear) == 1:
            self._roll.join(form, clear[0], "first name", 0.9 if len(bearers) == 1 else 0.75)
        elif self._changed_name(form, bearers):
            keeper, *gone = sorted(bearers, key=lambda person: person.forms[0].first.mention.start)
            for other in gone:
                self._roll.unite(keeper, other, "married name", 0.7)
            self._roll.join(form, keeper, "first name", 0.75)
        elif len(bearers) > 1:
            self._roll.result.open[form.name] = bearers
        elif not self._by_nickname(form, word):
            self.single(form)

    def titled(self, form: Form) -> None:
        """Takes "Aunt Jane" for the Jane who may be called so."""
        name, word = form.name, form.name.words[0]
        bearers = [person for person in self._roll.given_index[word] if self._fitting.fits(form, person)]
        bearers = [person for person in bearers if person.given == word] or bearers
        if "saint" in name.titles:
            bearers = [person for person in bearers if "saint" in person.titles]  # St. Paul's is not little Paul's
        if "mrs" in name.titles:
            bearers = [
                person
                for people in self._roll.surname_index.values()
                for person in people
                if self._wife_of(person, word)
            ]
        same = [person for person in bearers if set(name.titles) & person.titles]
        if name.titles[-1] in {"sir", "lady", "lord"} and not same:
            # A knight's full name has his title at least once.
            bearers = [person for person in bearers if person.surname is None]
        bearers = self._roll.clear(same or bearers)
        if len(bearers) == 1:
            self._roll.join(form, bearers[0], "title and first name", 0.85)
        elif len(bearers) > 1:
            self._roll.result.open[name] = bearers
        elif not self._by_nickname(form, word):
            person = self._roll.new(form, "title and name")
            person.given = word
            self._roll.put(self._roll.given_index[word], person)

    def single(self, form: Form) -> None:
        """Somebody known by one word."""
        word = form.name.words[0]
        if self.by_spelling(form, word, lambda person: person.given):
            return
        person = self._roll.new(form, "name")
        person.given = word
        self._roll.note(word, person, self._roll.given_index)

    def by_spelling(self, form: Form, word: str, of: Callable[[Person], str | None]) -> bool:
        """Takes "Denney", met once, for the Denny of whom the book is full."""
        if form.count > _SLIPS:
            return False
        bearers = [
            person
            for person in self._roll.spelled.get(skeleton(word), ())
            if is_variant(word, of(person) or "")
            and person.count >= _FAMILIAR * form.count
            and self._fitting.fits(form, person)
        ]
        if len(bearers) != 1:
            return False
        self._roll.join(form, bearers[0], "spelling", 0.7)
        return True

    def _by_nickname(self, form: Form, word: str) -> bool:
        """Takes "Lizzy" for an Elizabeth, when there is just one whom it fits."""
        bearers: list[Person] = []
        compound = [given for given in self._roll.given_index if given.startswith(f"{word}-")]  # "Emma" of an Emma-Jane
        for full in sorted({*full_forms(word), *compound} - {word}):
            for person in self._roll.given_index.get(full, ()):
                if person.given == full and not person.titles & NOBLE_TITLES and self._fitting.fits(form, person):
                    self._roll.put(bearers, person)
        bearers = bearers or self._cut_short(form, word)
        # "To Elizabeth Rosings seemed …" makes no second Elizabeth.
        bearers = self._roll.clear(bearers)
        if len(bearers) != 1:
            return False
        self._roll.join(form, bearers[0], "nickname", 0.75)
        return True

    def _cut_short(self, form: Form, word: str) -> list[Person]:
        """Whose name begins so: "Anj" of an Anjali; a first name of its own ("Ann") only if people merely say it."""
        if len(word) < _STEM or form.plural or (word in FIRST_NAMES and form.said < form.count):
            return []
        bearers: list[Person] = []
        for index in (self._roll.given_index, *(() if word in FIRST_NAMES else (self._roll.surname_index,))):
            for full, people in index.items():
                if full != word and full.startswith(word):
                    for person in people:
                        if not person.titles & NOBLE_TITLES and self._fitting.fits(form, person):
                            self._roll.put(bearers, person)
        return bearers

    def _of_family(self, bearers: list[Person]) -> list[Person]:
        """The one of several whose surname others bear too, where all others are named once or twice.

        "Of Lucy London knew nothing" makes no Lucy London, where there are Grays.
        """
        borne = [person for person in bearers if self._roll.surname_count[person.surname or ""] > _SELDOM]
        alone = len(bearers) > 1 and len(borne) == 1
        return borne if alone and all(person.count <= _SELDOM for person in bearers if person is not borne[0]) else []

    @staticmethod
    def _changed_name(form: Form, bearers: list[Person]) -> bool:
        """Whether women of one first name are one who married: their surnames are named hardly ever.

        Who tells of two would have to tell them apart.
        """
        if len(bearers) < 2 or any(person.pronouns() == "he" for person in bearers):
            return False
        full = [other for person in bearers for other in person.forms if other.name.surname]
        return form.count >= _HARDLY_EVER * sum(other.count for other in full if "mrs" not in other.name.titles)

    def _stranger(self, form: Form, person: Person) -> bool:
        """A full name met seldom and late is not the person whom the book calls by this first name from the start."""
        count = sum(other.count for other in person.forms if other.name.surname)
        borne = self._roll.surname_count[person.surname or ""]
        if borne * 2 >= form.count or borne >= _FAMILY:
            return False  # of a family the book is about
        first = min(other.first.mention.start for other in person.forms)
        earlier = sum(place.mention.start < first for place in form.places[:50])
        return count <= 3 and earlier >= 10 and earlier >= 0.2 * form.count

    @staticmethod
    def _wife_of(person: Person, given: str) -> bool:
        """Whether she is the "Mrs. John Gray" whom "Mrs. John" means."""
        return any("mrs" in other.name.titles and other.name.given[:1] == (given,) for other in person.forms)
