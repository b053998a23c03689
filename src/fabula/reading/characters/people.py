"""People put together from forms of names, before they are members of the cast."""

from __future__ import annotations

from collections import Counter
from copy import copy
from typing import TYPE_CHECKING

from fabula.reading.characters.forms import CLEAR, SOLE, Form, leaning

if TYPE_CHECKING:
    from fabula.reading.characters.context import Place
    from fabula.reading.characters.forms import Forms
    from fabula.textual.names import PersonName


# A set of pronouns other than he and she is a person's own if the text says it so many times as often as those.
_OTHERS = 8
# What a first name says of its bearer is worth so many pronouns.
HINT = 2
# And "they" only with so many votes.
_THEY = 3


class Person:
    """Somebody put together from forms of names."""

    __slots__ = (
        "base",
        "count",
        "fixed",
        "forms",
        "given",
        "middle",
        "number",
        "plural",
        "surname",
        "titles",
        "votes",
        "why",
    )

    def __init__(self, number: int, form: Form, reason: str, base: float) -> None:
        self.number = number
        self.base = base  # share of "she" in the work
        self.forms: list[Form] = []
        self.why: list[tuple[str, float]] = []
        self.given: str | None = None
        self.middle: set[str] = set()
        self.surname: str | None = None
        self.titles: set[str] = set()
        self.plural = form.plural
        self.count = 0
        self.votes: Counter[str] = Counter()  # what the pronouns after its names say
        self.fixed: Counter[str] = Counter()  # what its titles say
        self.add(form, reason, 0.95)

    def add(self, form: Form, reason: str, confidence: float) -> None:
        """Takes a form in."""
        self.forms.append(form)
        self.why.append((reason, confidence))
        self.titles.update(form.name.titles)
        self.count += form.count
        self.votes.update(form.votes)
        if form.name.pronouns:
            self.fixed[form.name.pronouns] += form.count

    def is_new_at(self, place: Place) -> bool:
        """Whether nobody went by any of the names before."""
        return all(form.first.number >= place.number for form in self.forms)

    def retell(self, forms: list[tuple[Form, tuple[str, float]]]) -> None:
        """Is known by these forms alone from now on."""
        self.forms, self.why = [], []
        self.titles, self.middle, self.count = set(), set(), 0
        self.votes, self.fixed = Counter(), Counter()
        for form, (reason, confidence) in forms:
            self.add(form, reason, confidence)
        names = [form.name for form in self.forms]
        if self.given is not None and not any(self.given in name.words for name in names):
            self.given = next((name.given[0] for name in names if name.given), None)
        if self.surname is not None and not any(self.surname in name.words for name in names):
            self.surname = next((name.surname for name in names if name.surname), None)

    def copied(self) -> Person:
        """The same person; forms added later to this one do not touch it."""
        other = copy(self)
        other.forms, other.why = list(self.forms), list(self.why)
        other.titles, other.middle = set(self.titles), set(self.middle)
        other.votes, other.fixed = self.votes.copy(), self.fixed.copy()
        return other

    def pronouns(self) -> str | None:
        """The set its titles fix, else the one the text uses."""
        if self.plural:
            return "they"
        if self.fixed:
            return self.fixed.most_common(1)[0][0]
        own = max(sorted(self.votes.keys() - {"he", "she"}), key=lambda one: self.votes[one], default=None)
        # Near many a man "they" is said of others.
        least = _THEY if own == "they" else SOLE
        if own is not None and self.votes[own] >= max(least, _OTHERS * (self.votes["he"] + self.votes["she"])):
            return own
        votes = self.votes + Counter({hint: HINT for form in self.forms if (hint := form.hint) is not None})
        return self._by(votes)

    def told(self) -> str | None:
        """He or she as the text says it, by titles or pronouns, whatever the first name is."""
        return self.fixed.most_common(1)[0][0] if self.fixed else self._by(self.votes)

    def _by(self, votes: Counter[str]) -> str | None:
        return leaning(votes, self.base, SOLE if min(votes["he"], votes["she"]) == 0 else CLEAR)


def are_parted(forms: Forms, one: Person, other: Person) -> bool:
    """Whether the user says that they are two."""
    return bool(forms.parted) and any(
        frozenset((mine.name, theirs.name)) in forms.parted for mine in one.forms for theirs in other.forms
    )


class Joined:
    """The outcome: people, and for each form its person or the several it could be."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.person: dict[PersonName, Person] = {}
        self.open: dict[PersonName, list[Person]] = {}

    def merge(self, keeper: Person, gone: Person, reason: str, confidence: float) -> None:
        """Two people turn out to be one."""
        for form in gone.forms:
            keeper.add(form, reason, confidence)
            self.person[form.name] = keeper
        keeper.given = keeper.given or gone.given
        keeper.surname = keeper.surname or gone.surname
        self.people[:] = [person for person in self.people if person is not gone]
        for name, several in self.open.items():
            if gone in several:
                rest = [person for person in several if person is not gone]
                self.open[name] = rest if keeper in rest else [*rest, keeper]

    def part(self, person: Person, form: Form, base: float) -> Person:
        """One form of a person's names turns out to be somebody else's."""
        person.retell([(one, why) for one, why in zip(person.forms, person.why, strict=True) if one is not form])
        other = Person(max(one.number for one in self.people) + 1, form, "user", base)
        other.given = form.name.given[0] if form.name.given else None
        other.surname = form.name.surname
        if form.name.words and not form.name.surname:
            # A single word is what it was in the person it was taken from.
            word = form.name.words[0]
            other.surname, other.given = (word, None) if person.surname == word else (None, word)
        other.why = [("user", 1.0)]
        self.people.append(other)
        self.person[form.name] = other
        return other

    def drop(self, person: Person) -> None:
        """What was taken for a person is none; its names mean nobody."""
        self.people[:] = [one for one in self.people if one is not person]
        for form in person.forms:
            del self.person[form.name]
        for name, several in list(self.open.items()):
            rest = [one for one in several if one is not person]
            if len(rest) == 1:
                del self.open[name]
                self.person[name] = rest[0]
            elif rest:
                self.open[name] = rest
            else:
                del self.open[name]
