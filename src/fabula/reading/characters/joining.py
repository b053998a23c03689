"""Which forms of names are one person's: fullest first, then what fits only one of them (DESIGN.md 5.2)."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from fabula.lexicon.en.phrases import NOBLE_TITLES
from fabula.lexicon.en.titles import TITLES
from fabula.reading.characters.company import join_by_company
from fabula.reading.characters.forms import Form, Forms, is_abstract, leaning
from fabula.reading.characters.people import Joined, Person, are_parted
from fabula.textual.names import PersonName, full_forms, titles_agree
from fabula.textual.spelling import is_variant, skeleton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# A namesake named so many times less often does not make a short form doubtful.
_DWARFED = 6
# Log-likelihood from which the pronouns after names forbid a join.
_SURE = 2.0
# Named so often by a title, somebody is not merely miscalled.
_OFTEN = 6
# A spelling that stands so seldom, beside one that stands so many times more often, is a slip.
_SLIPS, _FAMILIAR = 2, 4
# A surname borne so often is a family's whom the book is about.
_FAMILY = 15


def _by_count(forms: list[Form]) -> list[Form]:
    return sorted(forms, key=lambda form: (-form.count, form.first.mention.start))


class Joiner:
    """Takes forms in one by one, and says whether two people may be one."""

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

    # -- the steps, fullest forms first
    def run(self) -> Joined:
        """All forms, each with its person or the several it could be."""
        full: list[Form] = []
        titled: list[Form] = []
        singles: list[Form] = []
        lone: list[Form] = []
        plural: list[Form] = []
        for form in sorted(self.forms.of.values(), key=lambda form: form.first.mention.start):
            name = form.name
            if form.plural:
                plural.append(form)
            elif name.surname:
                full.append(form)
            elif name.words and name.titles:
                titled.append(form)
            elif name.words:
                # Part of a full name, it is a name however rare: "Ines" where there is an Ines Gray.
                part = self.forms.givens[name.words[0]] or self.forms.surnames[name.words[0]]
                if form.sure or part or (form.count > 2 and not is_abstract(form)):
                    singles.append(form)
            else:
                lone.append(form)
        # Titled full names first fix whether a bare full name is he or she.
        for form in sorted(full, key=lambda form: (not form.name.titles, -form.count, form.first.mention.start)):
            self._full(form)
        late = []
        for form in _by_count(singles):
            word = form.name.words[0]
            if self.forms.is_given(word) and (not self.forms.surnames[word] or self.given_index.get(word)):
                self._bare_given(form)
            else:
                late.append(form)
        for form in _by_count(titled):
            if self._titles_given(form):
                self._titled_given(form)
        for form in _by_count(titled):
            if not self._titles_given(form):
                self._titled_surname(form)
        for form in late:
            self._bare_surname(form)
        for form in lone:
            self._lone_title(form)
        for form in plural:
            self._new(form, "group")
        return self.result

    def _titles_given(self, form: Form) -> bool:
        """Whether the word after the title is a first name: "Sir Walter", "Aunt Jane", "Miss Emma"."""
        title, word = form.name.titles[-1], form.name.words[0]
        kind = TITLES[title].kind
        if kind == "kin" or title in {"sir", "master", "don", "dona"}:
            return True
        return (
            self.forms.givens[word] > 3 * self.forms.surnames[word]
            or (title in {"miss", "lady", "lord"} and self.forms.givens[word] > self.forms.surnames[word])
            or (title in {"miss", "lady"} and word in self.given_index and word not in self.surname_index)
        )

    # -- ways to take a form in
    def _new(self, form: Form, reason: str) -> Person:
        person = Person(len(self.result.people), form, reason, self.forms.base)
        self.result.people.append(person)
        self.result.person[form.name] = person
        self._index(person, form)
        return person

    def _join(self, form: Form, person: Person, reason: str, confidence: float) -> None:
        person.add(form, reason, confidence)
        self.result.person[form.name] = person
        self._index(person, form)

    def _index(self, person: Person, form: Form) -> None:
        name = form.name
        if form.plural:
            return
        if name.surname:
            person.surname = person.surname or name.surname
            if not self._husbands(form):
                for number, given in enumerate(name.given):
                    if len(given) == 1:
                        continue
                    if number == 0:
                        person.given = person.given or given
                    else:
                        person.middle.add(given)
                    self._put(self.given_index[given], person)
            self._put(self.surname_index[name.surname], person)
        for title in name.titles:
            self._put(self.title_index[title], person)
        for word in {word for word in (person.given, person.surname) if word}:
            self._put(self.spelled[skeleton(word)], person)

    @staticmethod
    def _put(row: list[Person], person: Person) -> None:
        if person not in row:
            row.append(person)

    def _husbands(self, form: Form) -> bool:
        """Whether "Mrs. John Gray" bears her husband's first name: unless the work calls that name she."""
        return (
            bool(form.name.surname)
            and "mrs" in form.name.titles
            and self.forms.given_leaning(form.name.words[0]) != "she"
        )

    # -- what forbids a join
    def _apart(self, form: Form, person: Person) -> bool:
        """Whether the text names both in one breath too often for one person."""
        return any(self._met(form, other) for other in person.forms)

    def _met(self, form: Form, other: Form) -> bool:
        pair = frozenset((form.name, other.name))
        if self.forms.coordinated[pair]:
            return True
        both = self.forms.together[pair]
        fewer = min(form.count, other.count)
        if set(form.name.words) <= set(other.name.words) or set(other.name.words) <= set(form.name.words):
            # "Emma" stands by "Emma Woodhouse" with good reason; "Mr. Gray" by "Mrs. Gray" is told apart by titles.
            return both >= 3 and both >= 0.3 * fewer
        if fewer < 20:
            return both >= 2 and both >= 0.15 * fewer
        return both >= 3 and both > 0.06 * fewer

    def _fits(self, form: Form, person: Person) -> bool:
        """Titles, pronouns and company allow it."""
        if person.plural or not titles_agree(form.name.titles, tuple(person.titles)):
            return False
        return not self._he_and_she(form, person) and not self._apart(form, person)

    def fits(self, one: Person, other: Person) -> bool:
        """Whether nothing forbids that two people are one."""
        if are_parted(self.forms, one, other) or not titles_agree(tuple(one.titles), tuple(other.titles)):
            return False
        return all(self._fits(form, other) for form in one.forms)

    def _he_and_she(self, form: Form, person: Person) -> bool:
        mine = form.name.pronouns or leaning(form.votes, self.forms.base, _SURE)
        if mine is None:
            return False
        if person.fixed:
            return mine != person.pronouns()
        theirs = leaning(person.votes, self.forms.base, _SURE)
        if theirs is None and person.given:
            theirs = leaning(self.forms.given_votes.get(person.given, Counter()), self.forms.base, _SURE)
        return theirs is not None and mine != theirs

    @staticmethod
    def _clear(bearers: Sequence[Person], times: int = _DWARFED) -> list[Person]:
        """Without those who are named far less often than the first."""
        if len(bearers) < 2:
            return list(bearers)
        most = max(person.count for person in bearers)
        return [person for person in bearers if person.count * times >= most]

    # -- one step each
    def _full(self, form: Form) -> None:
        name = form.name
        if self._chance(form):
            person = Person(len(self.result.people), form, "full name", self.forms.base)
            self.result.people.append(person)
            self.result.person[name] = person
            return
        candidates = [
            person
            for person in self.surname_index[name.surname or ""]
            if person.given and self._given_fits(name, person) and self._fits_full(form, person)
        ]
        if candidates and not self._husbands(form):
            best = max(candidates, key=lambda person: (person.given == name.given[0], person.count))
            self._join(form, best, "same name", 0.95 if len(candidates) == 1 else 0.8)
        else:
            self._new(form, "full name")

    def _chance(self, form: Form) -> bool:
        """Whether two people only stand side by side once: "To Lucy Cecil seemed …"."""
        if form.count > 2 or form.name.titles or len(form.name.words) != 2:
            return False
        first, second = (self.forms.of.get(PersonName((), (word,))) for word in form.name.words)
        if first is None or second is None or not self._met(first, second):
            return False
        # "the Parsee Ahab saw": what bears an article is no first name; and what is no surname elsewhere none here.
        return first.articles * 2 > first.count or self.forms.surnames[form.name.words[1]] <= form.count

    @staticmethod
    def _given_fits(name: PersonName, person: Person) -> bool:
        first, theirs = name.given[0], person.given or ""
        return (
            first == theirs
            or first in person.middle
            or bool(full_forms(first) & full_forms(theirs))
            or (len(first) == 1 and first == theirs[:1])
            or is_variant(first, theirs)
        )

    def _fits_full(self, form: Form, person: Person) -> bool:
        """As `_fits`; a wife may bear her husband's whole name ("Mrs. John Gray"), so titles decide."""
        mine = form.name.pronouns or leaning(form.votes, self.forms.base, 2 * _SURE)
        theirs = person.pronouns() if person.fixed else leaning(person.votes, self.forms.base, 2 * _SURE)
        if mine and theirs and mine != theirs:
            return False
        return titles_agree(form.name.titles, tuple(person.titles))

    def _titled_surname(self, form: Form) -> None:
        name = form.name
        surname = name.words[0]
        if len(surname) == 1 and self._initial(form, surname):
            return
        bearers = [person for person in self.surname_index[surname] if self._fits(form, person)]
        if "mrs" in name.titles:
            # However few of the words after his name say he.
            bearers = [person for person in bearers if self._known_pronouns(person) != "he"]
        if "mr" in name.titles and any(
            self._known_pronouns(person) == "he" and person.given and self._apart(form, person)
            for person in self.surname_index[surname]
        ):
            # One son of the house is named beside "Mr. Gray": the others are no likelier to be he.
            bearers = [person for person in bearers if "mr" in person.titles]
        bearers = [
            person
            for person in bearers
            if not self._set_apart(form, person) and not all(map(self._husbands, person.forms))
        ]
        bearers = [person for person in bearers if not self._other_office(form, person)]
        # An officer or a doctor beside a Mrs. of his name is most likely he.
        mine = name.pronouns or ("he" if self.titled[surname].total() else None)
        titled = self.titled[surname]
        rivals = max((count for set_, count in titled.items() if set_ != mine), default=0)
        if mine and rivals > 0.25 * form.count:
            # "Fanny Gray" is not "Mrs. Gray" for want of another: the text has to say she.
            bearers = [person for person in bearers if self._known_pronouns(person) == mine]
        if name.titles[-1] == "lady":
            bearers = [person for person in bearers if "lady" in person.titles]
        if "mrs" in name.titles and PersonName(("miss",), name.words) in self.forms.of:
            # Daughters go by their first names, wives seldom do.
            bearers = [person for person in bearers if "mrs" in person.titles or self._wife(person)]
        same = [person for person in bearers if set(name.titles) & person.titles]
        if "miss" in name.titles and len(bearers) > 1:
            # "Miss Gray" is the eldest: her sisters are "Miss Jane", "Miss Jane Gray".
            same = [person for person in bearers if not self._called_miss_given(person)]
        same = self._clear(same)
        if len(bearers) > 1 and len(same) == 1:
            self._join(form, same[0], "title and surname", 0.75)
            return
        clear = self._clear(bearers, 3 if "miss" in name.titles else _DWARFED)
        if len(clear) == 1:
            self._join(form, clear[0], "title and surname", 0.9 if len(bearers) == 1 else 0.75)
        elif len(bearers) > 1:
            self.result.open[name] = bearers
        elif not self._by_spelling(form, surname, lambda person: person.surname):
            person = self._new(form, "title and surname")
            person.surname = surname
            self._put(self.surname_index[surname], person)
            self._put(self.spelled[skeleton(surname)], person)

    def _known_pronouns(self, person: Person) -> str | None:
        found = person.pronouns()
        for given in (person.given, *sorted(person.middle)):
            found = found or (self.forms.given_leaning(given) if given else None)
        return found

    def _initial(self, form: Form, letter: str) -> bool:
        """Takes "Mr. E." for the one bearer of that title whose surname begins so, when one stands out."""
        bearers = [
            person
            for person in self.title_index[form.name.titles[-1]]
            if person.surname and person.surname[0] == letter and len(person.surname) > 1 and not person.plural
        ]
        bearers = self._clear(bearers)
        if len(bearers) != 1:
            return False
        self._join(form, bearers[0], "initial", 0.6)
        return True

    @staticmethod
    def _wife_of(person: Person, given: str) -> bool:
        """Whether she is the "Mrs. John Gray" whom "Mrs. John" means."""
        return any("mrs" in other.name.titles and other.name.given[:1] == (given,) for other in person.forms)

    @staticmethod
    def _wife(person: Person) -> bool:
        return "miss" not in person.titles and any(other.name.surname for other in person.forms) and person.count <= 15

    def _called_miss_given(self, person: Person) -> bool:
        given = person.given
        return given is not None and any("miss" in name.titles and name.words[:1] == (given,) for name in self.forms.of)

    @staticmethod
    def _set_apart(form: Form, person: Person) -> bool:
        """Whether he is called "Mr. John Gray" because "Mr. Gray" is another: so as a rule, and seldom "John Gray"."""
        full = [other for other in person.forms if other.name.surname]
        if form.elder >= 2 and full:
            return True
        titled = sum(other.count for other in full if other.name.titles == form.name.titles)
        return titled * 2 > sum(other.count for other in full) and form.count > 2 * titled and titled >= 2

    def _other_office(self, form: Form, person: Person) -> bool:
        """Whether "Dr. Gray" and "Mr. Gray" are two people: both are named often, he never by this title."""
        mine, surname = form.name.titles[-1], form.name.words[0]
        if mine in person.titles:
            return False
        plain = self.forms.of.get(PersonName(("mr",), (surname,)))
        if TITLES[mine].kind in {"rank", "learned", "clergy"}:
            return "mr" in person.titles and plain is not None and min(plain.count, form.count) >= _OFTEN
        if mine != "mr":
            return False
        return any(
            other.count >= _OFTEN and form.count >= _OFTEN and not other.name.surname
            for other in person.forms
            if other.name.titles and TITLES[other.name.titles[-1]].kind in {"rank", "learned", "clergy"}
        )

    def _bare_given(self, form: Form) -> None:
        word = form.name.words[0]
        bearers = [person for person in self.given_index[word] if self._fits(form, person)]
        first = [person for person in bearers if person.given == word]
        bearers = first or bearers
        bearers = [person for person in bearers if not self._stranger(form, person)]
        clear = self._clear(bearers)
        # "Of Lucy London knew nothing" makes no Lucy London, where there are Grays.
        borne = [person for person in clear if self.surname_count[person.surname or ""] > 2]
        if len(borne) == 1 and all(person.count <= 2 for person in clear if person is not borne[0]):
            clear = borne
        if len(clear) == 1:
            self._join(form, clear[0], "first name", 0.9 if len(bearers) == 1 else 0.75)
        elif len(bearers) > 1:
            self.result.open[form.name] = bearers
        elif not self._by_nickname(form, word):
            self._single(form)

    def _single(self, form: Form) -> None:
        word = form.name.words[0]
        if self._by_spelling(form, word, lambda person: person.given):
            return
        person = self._new(form, "name")
        person.given = word
        self._put(self.given_index[word], person)
        self._put(self.spelled[skeleton(word)], person)

    def _by_spelling(self, form: Form, word: str, of: Callable[[Person], str | None]) -> bool:
        """Takes "Denney", met once, for the Denny of whom the book is full."""
        if form.count > _SLIPS:
            return False
        bearers = [
            person
            for person in self.spelled.get(skeleton(word), ())
            if is_variant(word, of(person) or "")
            and person.count >= _FAMILIAR * form.count
            and self._fits(form, person)
        ]
        if len(bearers) != 1:
            return False
        self._join(form, bearers[0], "spelling", 0.7)
        return True

    def _stranger(self, form: Form, person: Person) -> bool:
        """A full name met seldom and late is not the person whom the book calls by this first name from the start."""
        count = sum(other.count for other in person.forms if other.name.surname)
        borne = self.surname_count[person.surname or ""]
        if borne * 2 >= form.count or borne >= _FAMILY:
            return False  # of a family the book is about
        first = min(other.first.mention.start for other in person.forms)
        earlier = sum(place.mention.start < first for place in form.places[:50])
        return count <= 3 and earlier >= 10 and earlier >= 0.2 * form.count

    def _by_nickname(self, form: Form, word: str) -> bool:
        """Takes "Lizzy" for an Elizabeth, when there is just one whom it fits."""
        bearers: list[Person] = []
        for full in sorted(full_forms(word) - {word}):
            for person in self.given_index.get(full, ()):
                if person.given == full and not person.titles & NOBLE_TITLES and self._fits(form, person):
                    self._put(bearers, person)
        # "To Elizabeth Rosings seemed …" makes no second Elizabeth.
        bearers = self._clear(bearers)
        if len(bearers) != 1:
            return False
        self._join(form, bearers[0], "nickname", 0.75)
        return True

    def _titled_given(self, form: Form) -> None:
        name, word = form.name, form.name.words[0]
        bearers = [person for person in self.given_index[word] if self._fits(form, person)]
        bearers = [person for person in bearers if person.given == word] or bearers
        if "mrs" in name.titles:
            bearers = [
                person for people in self.surname_index.values() for person in people if self._wife_of(person, word)
            ]
        same = [person for person in bearers if set(name.titles) & person.titles]
        if name.titles[-1] in {"sir", "lady", "lord"} and not same:
            # A knight's full name has his title at least once.
            bearers = [person for person in bearers if person.surname is None]
        bearers = self._clear(same or bearers)
        if len(bearers) == 1:
            self._join(form, bearers[0], "title and first name", 0.85)
        elif len(bearers) > 1:
            self.result.open[name] = bearers
        elif not self._by_nickname(form, word):
            person = self._new(form, "title and name")
            person.given = word
            self._put(self.given_index[word], person)

    def _bare_surname(self, form: Form) -> None:
        word = form.name.words[0]
        bearers = [person for person in self.surname_index.get(word, ()) if self._fits(form, person)]
        men = [person for person in bearers if person.pronouns() == "he"]
        if len(bearers) > 1 and men:
            bearers = men
        if len(bearers) > 1:
            titled = [person for person in bearers if any(not other.name.surname for other in person.forms)]
            bearers = titled or bearers
        bearers = self._clear(bearers)
        if len(bearers) == 1:
            self._join(form, bearers[0], "surname", 0.85)
        elif bearers:
            self.result.open[form.name] = bearers
        elif self.given_index.get(word):
            self._bare_given(form)
        else:
            self._single(form)

    def _lone_title(self, form: Form) -> None:
        """Takes "the Colonel" for the only colonel, or one of several; a kin word alone is left to where it stands."""
        title = form.name.titles[-1] if form.name.titles else ""
        if not title or TITLES[title].kind in {"kin", "social"} or title in {"sir", "lady", "lord", "father"}:
            return
        bearers = [person for person in self.title_index[title] if self._fits(form, person)]
        if form.name.of:
            bearers = [person for person in bearers if not any(other.name.words for other in person.forms)]
        clear = self._clear(bearers, 2)
        if len(clear) == 1:
            self._join(form, clear[0], "title", 0.8)
        elif bearers:
            self.result.open[form.name] = bearers
        elif form.articles or form.said < form.count:
            self._new(form, "title")


def join_forms(forms: Forms) -> Joined:
    """People from the forms of names, each form with its one person or the several it could be."""
    joiner = Joiner(forms)
    joined = joiner.run()
    join_by_company(joined, joiner.fits)
    return joined
