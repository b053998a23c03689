"""The people put together so far, and where each is looked up: by first name, surname, title and spelling."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from fabula.reading.characters.people import Joined, Person
from fabula.textual.spelling import skeleton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.reading.characters.forms import Form, Forms

# A namesake named so many times less often does not make a short form doubtful.
DWARFED = 6


class Roll:
    """Takes forms in, each as a new person's or as one more of somebody's."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self.result = Joined()
        self.given_index: dict[str, list[Person]] = defaultdict(list)
        self.surname_index: dict[str, list[Person]] = defaultdict(list)
        self.title_index: dict[str, list[Person]] = defaultdict(list)
        self.spelled: dict[str, list[Person]] = defaultdict(list)  # by skeletons of first names and surnames
        # Which titles each surname is borne with: "Mr. Gray" and "Miss Gray" make "J. Gray" doubtful.
        self.titled: dict[str, Counter[str]] = defaultdict(Counter)
        self.surname_count: Counter[str] = Counter()
        for name, form in forms.of.items():
            if name.words and name.titles and not name.surname and not name.plural:
                self.surname_count[name.words[0]] += form.count
                if name.pronouns:
                    self.titled[name.words[0]][name.pronouns] += form.count

    def new(self, form: Form, reason: str, *, looked_up: bool = True) -> Person:
        """Somebody known by this form; who is not looked up gets no other."""
        person = Person(len(self.result.people), form, reason, self.forms.base)
        self.result.people.append(person)
        self.result.person[form.name] = person
        if looked_up:
            self._index(person, form)
        return person

    def join(self, form: Form, person: Person, reason: str, confidence: float) -> None:
        """One more form of a person's names."""
        person.add(form, reason, confidence)
        self.result.person[form.name] = person
        self._index(person, form)

    def unite(self, keeper: Person, gone: Person, reason: str, confidence: float) -> None:
        """Two people turn out to be one, who is found by all words that either was found by."""
        self.result.merge(keeper, gone, reason, confidence)
        for index in (self.given_index, self.surname_index, self.title_index, self.spelled):
            for row in index.values():
                if gone in row:
                    row.remove(gone)
                    self.put(row, keeper)

    def _index(self, person: Person, form: Form) -> None:
        name = form.name
        if form.plural:
            return
        if name.surname:
            person.surname = person.surname or name.surname
            if not self.husbands(form):
                for number, given in enumerate(name.given):
                    if len(given) == 1:
                        continue
                    if number == 0:
                        person.given = person.given or given
                    else:
                        person.middle.add(given)
                    self.put(self.given_index[given], person)
            self.put(self.surname_index[name.surname], person)
        for title in name.titles:
            self.put(self.title_index[title], person)
        for word in {word for word in (person.given, person.surname) if word}:
            self.put(self.spelled[skeleton(word)], person)

    def note(self, word: str, person: Person, index: dict[str, list[Person]]) -> None:
        """By one word a person is found from now on: a first name, or a surname."""
        self.put(index[word], person)
        self.put(self.spelled[skeleton(word)], person)

    @staticmethod
    def put(row: list[Person], person: Person) -> None:
        """Adds a person to a row of an index, once."""
        if person not in row:
            row.append(person)

    def husbands(self, form: Form) -> bool:
        """Whether "Mrs. John Gray" bears her husband's first name: unless the work calls that name she."""
        return (
            bool(form.name.surname)
            and "mrs" in form.name.titles
            and self.forms.given_leaning(form.name.words[0]) != "she"
        )

    @staticmethod
    def clear(bearers: Sequence[Person], times: int = DWARFED) -> list[Person]:
        """Without those who are named far less often than the first."""
        if len(bearers) < 2:
            return list(bearers)
        most = max(person.count for person in bearers)
        return [person for person in bearers if person.count * times >= most]
