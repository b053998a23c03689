"""What forbids that a form is one of somebody's names: titles, pronouns, and who is named beside whom."""

from __future__ import annotations

from collections import Counter

from fabula.reading.characters.forms import Form, Forms, leaning
from fabula.reading.characters.people import HINT, Person, are_parted
from fabula.textual.names import PersonName, titles_agree, usual_pronouns

# Log-likelihood from which the pronouns after names forbid a join.
_SURE = 2.0
# Called by both names at once so often, somebody may well bear each in one breath, up to this share.
_KNOWN_BY_BOTH = 3
_OF_ONE_NAME = 0.15


class Fitting:
    """Says whether two may be one."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms

    def fits(self, form: Form, person: Person) -> bool:
        """Titles, pronouns and company allow it."""
        if person.plural or not titles_agree(form.name.titles, tuple(person.titles)):
            return False
        return not self._he_and_she(form, person) and not self.apart(form, person)

    def are_one(self, one: Person, other: Person) -> bool:
        """Whether nothing forbids that two people are one."""
        if are_parted(self._forms, one, other) or not titles_agree(tuple(one.titles), tuple(other.titles)):
            return False
        return all(self.fits(form, other) for form in one.forms)

    def fits_full(self, form: Form, person: Person) -> bool:
        """As `fits`; a wife may bear her husband's whole name ("Mrs. John Gray"), so titles decide."""
        mine = form.name.pronouns or leaning(form.votes, self._forms.base, 2 * _SURE)
        theirs = person.pronouns() if person.fixed else leaning(person.votes, self._forms.base, 2 * _SURE)
        if mine and theirs and mine != theirs:
            return False
        return titles_agree(form.name.titles, tuple(person.titles))

    def apart(self, form: Form, person: Person) -> bool:
        """Whether the text names both in one breath too often for one person."""
        return any(self.met(form, other) for other in person.forms)

    def met(self, form: Form, other: Form) -> bool:
        """Whether the text names two forms in one breath too often for one person."""
        pair = frozenset((form.name, other.name))
        if self._forms.coordinated[pair]:
            return True
        both = self._forms.together[pair]
        fewer = min(form.count, other.count)
        if set(form.name.words) <= set(other.name.words) or set(other.name.words) <= set(form.name.words):
            # "Emma" stands by "Emma Woodhouse" with good reason; "Mr. Gray" by "Mrs. Gray" is told apart by titles.
            return both >= 3 and both >= 0.3 * fewer
        if self._one_name(form, other) or self._one_name(other, form):
            return both >= 3 and both > _OF_ONE_NAME * fewer
        if fewer < 20:
            return both >= 2 and both >= 0.15 * fewer
        return both >= 3 and both > 0.06 * fewer

    def _one_name(self, given: Form, surname: Form) -> bool:
        """Whether they are the first name and the surname of somebody whom the text calls by both: "Donald", "Gray".

        So are "Lucy" and "Miss Gray"; "Mrs. Gray" too, where no "Miss Gray" says that Lucy Gray may be the daughter.
        """
        if given.name.titles or len(given.name.words) != 1 or len(surname.name.words) != 1:
            return False
        titles = surname.name.titles
        if titles and titles != ("miss",):
            daughter = PersonName(("miss",), surname.name.words)
            if titles != ("mrs",) or daughter in self._forms.of:
                return False
        full = self._forms.of.get(PersonName((), (*given.name.words, *surname.name.words)))
        return full is not None and full.count >= _KNOWN_BY_BOTH

    def _he_and_she(self, form: Form, person: Person) -> bool:
        mine = form.name.pronouns or self._leaning(form.votes, form.hint)
        if mine is None:
            return False
        if person.fixed:
            return mine != person.pronouns()
        hint = usual_pronouns(person.given) if person.given else None
        theirs = self._leaning(person.votes, hint)
        if theirs is None and person.given:
            theirs = leaning(self._forms.given_votes.get(person.given, Counter()), self._forms.base, _SURE)
        return theirs is not None and mine != theirs

    def _leaning(self, votes: Counter[str], hint: str | None) -> str | None:
        """He or she, by the pronouns after a name; where they leave it open, what a first name says."""
        if hint is None:
            return leaning(votes, self._forms.base, _SURE)
        return leaning(votes + Counter({hint: HINT}), self._forms.base, _SURE) or hint
