"""Which forms of names are one person's: fullest first, then what fits only one of them (DESIGN.md 5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.kinship import KIN
from fabula.lexicon.en.names import FIRST_NAMES, OATHS
from fabula.lexicon.en.nicknames import is_pet_form
from fabula.lexicon.en.phrases import LORDS
from fabula.lexicon.en.titles import TITLES
from fabula.reading.characters.company import join_by_company
from fabula.reading.characters.first_names import FirstNames
from fabula.reading.characters.fitting import Fitting
from fabula.reading.characters.forms import Form, Forms, is_abstract
from fabula.reading.characters.roles import SUBJECT
from fabula.reading.characters.roll import Roll
from fabula.reading.characters.surnames import Surnames
from fabula.textual.names import PersonName, full_forms, usual_pronouns
from fabula.textual.spelling import is_variant

if TYPE_CHECKING:
    from fabula.reading.characters.people import Joined, Person


# Who is called upon in oaths is somebody of the story if told so often to have spoken.
_SPEAKS = 2

# Of several captains the one who is called so this many times as often as any other is "the Captain".
_FOREMOST = 2

# So often the narrator calls somebody by a word for kin who has no other name.
_TOLD = 3


def _by_count(forms: list[Form]) -> list[Form]:
    return sorted(forms, key=lambda form: (-form.count, form.first.mention.start))


class Joiner:
    """Takes forms in one by one."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._roll = Roll(forms)
        self._fitting = Fitting(forms)
        self._first_names = FirstNames(self._roll, self._fitting)
        self._surnames = Surnames(forms, self._roll, self._fitting, self._first_names)

    def run(self) -> Joined:
        """All forms, each with its person or the several it could be."""
        full: list[Form] = []
        titled: list[Form] = []
        singles: list[Form] = []
        lone: list[Form] = []
        plural: list[Form] = []
        for form in sorted(self._forms.of.values(), key=lambda form: form.first.mention.start):
            name = form.name
            if _is_called_upon(form) or _is_named_after(form) or _is_kin(form):
                continue
            if form.plural:
                plural.append(form)
            elif name.surname:
                full.append(form)
            elif name.words and name.titles:
                titled.append(form)
            elif name.words:
                # Part of a full name, it is a name however rare: "Ines" where there is an Ines Gray.
                part = self._forms.givens[name.words[0]] or self._forms.surnames[name.words[0]]
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
            given = self._roll.given_index.get(word)
            if self._forms.is_given(word) and (given or not (self._forms.surnames[word] or self._of_a_lord(word))):
                self._first_names.bare(form)
            else:
                late.append(form)
        for form in _by_count(titled):
            if self._titles_given(form):
                self._first_names.titled(form)
        for form in _by_count(titled):
            if not self._titles_given(form):
                self._surnames.titled(form)
        for form in late:
            self._surnames.bare(form)
        for form in lone:
            self._lone_title(form)
        for form in plural:
            self._roll.new(form, "group")
        return self._roll.result

    def _of_a_lord(self, word: str) -> bool:
        """Whether a word that is no first name stands behind a noble title: "Lord Gray", whom his friends call Gray."""
        names = (PersonName((title,), (word,)) for title in LORDS)
        return word not in FIRST_NAMES and any(name in self._forms.of for name in names)

    def _titles_given(self, form: Form) -> bool:
        """Whether the word after the title is a first name: "Sir Walter", "Aunt Jane", "Miss Emma"."""
        title, word = form.name.titles[-1], form.name.words[0]
        kind = TITLES[title].kind
        given, surname = word in self._roll.given_index, word in self._roll.surname_index
        if title == "master" and surname and not given:
            return False  # "Master Gray" of a grown man, as the country people say
        if kind == "kin" or title in {"sir", "master", "don", "dona"}:
            return True
        if title == "mr" and given and not surname:
            # "Mr. Edmund" of him whom those who are no servants call Edmund.
            plain = self._forms.of.get(PersonName((), (word,)))
            return plain is not None and plain.count > form.count
        return (
            self._forms.givens[word] > 3 * self._forms.surnames[word]
            or (title in {"miss", "lady", "lord"} and self._forms.givens[word] > self._forms.surnames[word])
            or (title in {"miss", "lady"} and given and not surname)
        )

    def _full(self, form: Form) -> None:
        name = form.name
        if self._chance(form):
            self._roll.new(form, "full name", looked_up=False)
            return
        candidates = [
            person
            for person in self._roll.surname_index[name.surname or ""]
            if person.given and self._given_fits(name, person) and self._fitting.fits_full(form, person)
        ]
        if candidates and not self._roll.husbands(form):
            best = max(candidates, key=lambda person: (person.given == name.given[0], person.count))
            self._roll.join(form, best, "same name", 0.95 if len(candidates) == 1 else 0.8)
        else:
            self._roll.new(form, "full name")

    def _chance(self, form: Form) -> bool:
        """Whether two only stand side by side once: "To Lucy Cecil seemed …", "to Mrs. Gray Lucy Marsh was …"."""
        if form.count > 2:
            return False
        if form.name.titles:
            return self._run_together(form)
        if len(form.name.words) != 2:
            return False
        first, second = (self._forms.of.get(PersonName((), (word,))) for word in form.name.words)
        if first is None or second is None or not self._fitting.met(first, second):
            return False
        # "the Parsee Ahab saw": what bears an article is no first name; and what is no surname elsewhere none here.
        return first.articles * 2 > first.count or self._forms.surnames[form.name.words[1]] <= form.count

    @staticmethod
    def _foremost(title: str, bearers: list[Person]) -> list[Person]:
        """Who is called by a title far more often than others are, whatever else those are called."""
        borne = {
            person.number: sum(form.count for form in person.forms if title in form.name.titles) for person in bearers
        }
        most = sorted(borne.values(), reverse=True)
        if len(most) < 2 or most[0] < _FOREMOST * most[1]:
            return []
        return [person for person in bearers if borne[person.number] == most[0]]

    def _run_together(self, form: Form) -> bool:
        """Whether a title and surname, and another's name, stand side by side."""
        name = form.name
        first, rest = name.words[0], name.words[1:]
        others = self._forms.of.get(PersonName((), rest)), self._forms.of.get(PersonName(name.titles, (first,)))
        if any(other is None or other.count <= form.count for other in others):
            return False
        forms = self._forms
        return forms.surnames[first] > forms.givens[first] and forms.givens[rest[0]] > forms.surnames[rest[0]]

    @staticmethod
    def _given_fits(name: PersonName, person: Person) -> bool:
        first, theirs = name.given[0], person.given or ""
        return (
            first == theirs
            or first in person.middle
            or bool(full_forms(first) & full_forms(theirs))
            or (len(first) == 1 and first == theirs[:1])
            or is_variant(first, theirs)
            or _is_pet_form(first, theirs)
            or _is_pet_form(theirs, first)
        )

    def _lone_title(self, form: Form) -> None:
        """Takes "the Colonel" for the only colonel, or one of several; a kin word alone is left to where it stands."""
        title = form.name.titles[-1] if form.name.titles else ""
        if title and 2 * form.articles < form.count and self._surnames.borne(form, title):
            return  # "Pope" beside "Mr. Pope"
        if title and _is_told_of(form, title):
            self._roll.new(form, "title")
            return
        if not title or TITLES[title].kind in {"kin", "social"} or title in {"sir", "lady", "lord", "father"}:
            return
        bearers = [person for person in self._roll.title_index[title] if self._fitting.fits(form, person)]
        if form.name.of:
            bearers = [person for person in bearers if not any(other.name.words for other in person.forms)]
        clear = self._foremost(title, bearers) or self._roll.clear(bearers, 2)
        if len(clear) == 1:
            self._roll.join(form, clear[0], "title", 0.8)
        elif bearers:
            self._roll.result.open[form.name] = bearers
        elif form.articles or form.said < form.count:
            self._roll.new(form, "title")


def _is_pet_form(short: str, full: str) -> bool:
    """Whether a name, itself no common one, may be what somebody of another is called at home."""
    if short in FIRST_NAMES or not is_pet_form(short, full):
        return False
    return usual_pronouns(short) in {None, usual_pronouns(full)}


def _is_called_upon(form: Form) -> bool:
    """Whether a name is one of oaths and prayers: God, Heaven, the Almighty."""
    name = form.name
    if name.titles or not name.words or not OATHS.issuperset(name.words):
        return False
    return sum(place.tags for place in form.places) < _SPEAKS


def _is_named_after(form: Form) -> bool:
    """Whether a first name mostly bears an article, and never speaks: a ship, an inn, a picture."""
    name = form.name
    if name.titles or not name.words or name.words[0] not in FIRST_NAMES or form.plural:
        return False
    return 2 * form.articles > form.count and not any(place.tags for place in form.places)


def _is_told_of(form: Form, title: str) -> bool:
    """Whether the narrator too calls somebody by a word for kin alone: "Daddy laughed"."""
    told = [place for place in form.places if not place.spoken]
    return title in KIN and len(told) >= _TOLD and not form.articles and any(one.role == SUBJECT for one in told)


def _is_kin(form: Form) -> bool:
    """Whether people only call somebody by a word for kin: whose mum she is says who speaks."""
    name = form.name
    lone = not name.titles and len(name.words) == 1 and name.words[0].lower() in KIN
    return lone and form.said == form.count


def join_forms(forms: Forms) -> Joined:
    """People from the forms of names, each form with its one person or the several it could be."""
    joined = Joiner(forms).run()
    join_by_company(joined, Fitting(forms).are_one)
    return joined
