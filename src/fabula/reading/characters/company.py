"""Names that share no word but one person: "Miss Gray" is what the others call the Lucy of whom the narrator tells.

Miss Gray is spoken to where the narrator names Lucy, and the two are never named in one breath. (Whom people only talk
about tells nothing: a lady talks of her sister.) Only names that lack what the other has are tried: a title and surname
on one side, a first name on the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from fabula.lexicon.en.titles import TITLES
from fabula.reading.characters.context import is_called

if TYPE_CHECKING:
    from collections.abc import Callable

    from fabula.reading.characters.people import Joined, Person

# How many paragraphs round a speech count as its company.
_REACH = 2
_LEAST = 6  # places where the narrator names somebody
_VOCATIVES = 5
_COVERED = 0.4
_RIVAL = 0.6
_LIFT = 1.3
_ANSWERS = 5  # beside so many calls the tags name whoever is called, though the book hardly ever leaves her


def join_by_company(joined: Joined, fits: Callable[[Person, Person], bool]) -> None:
    """Joins people in place, the one less named into the other."""
    surnamed = [person for person in joined.people if _by_surname(person)]
    named = [person for person in joined.people if _by_given(person)]
    told = {person.number: _told(person) for person in (*surnamed, *named)}
    gone: set[int] = set()
    for group, others in ((surnamed, named), (named, surnamed)):
        everywhere = sorted({paragraph for person in group for paragraph in addressed(person)})
        for person in sorted(group, key=lambda one: (-one.count, one.number)):
            spoken = addressed(person)
            if person.number in gone or len(spoken) < _VOCATIVES or not _name_of_others(person):
                continue
            best = _companion(person, spoken, everywhere, [one for one in others if one.number not in gone], told, fits)
            if best is None:
                continue
            keeper, lesser = (best, person) if best.count >= person.count else (person, best)
            joined.merge(keeper, lesser, "company", 0.6)
            gone.add(lesser.number)


def _name_of_others(person: Person) -> bool:
    """Whether people call somebody so rather than the narrator, who has no need of two names for one."""
    return 2 * sum(form.said for form in person.forms) >= sum(form.count for form in person.forms)


def join_in_short(joined: Joined, fits: Callable[[Person, Person], bool], narrator: Person | None) -> None:
    """The same for a short work, where nobody is called by name five times: who is never told of and only called so.

    "Mr. Gray" is the one person there who could be he.
    """
    surnamed = [person for person in joined.people if _by_office_or_surname(person)]
    named = [person for person in joined.people if _by_given(person)]
    for person in [*named, *surnamed]:
        if person not in joined.people or person is narrator or any(form.said < form.count for form in person.forms):
            continue
        spoken = addressed(person)
        others = surnamed if person in named else named
        near = [
            other
            for other in others
            if other is not narrator
            and other in joined.people
            and other.pronouns() in {None, person.pronouns()} | ({"he", "she"} if person.pronouns() is None else set())
            and any(form.said < form.count for form in other.forms)
            and any(_near(_told(other), paragraph) for paragraph in spoken)
            and not _calls(other, spoken)
            and fits(person, other)
        ]
        if len(near) == 1:
            joined.merge(near[0], person, "company", 0.6)


def _calls(person: Person, paragraphs: list[int]) -> bool:
    """Whether a tag in one of these paragraphs names the person: nobody calls himself."""
    return not set(paragraphs).isdisjoint(_tagged(person))


def _answers(person: Person, paragraphs: list[int]) -> bool:
    """Whether tags beside these paragraphs often name the person, and none in them does."""
    tagged = _tagged(person)
    return not _calls(person, paragraphs) and sum(_near(tagged, paragraph) for paragraph in paragraphs) >= _ANSWERS


def _by_office_or_surname(person: Person) -> bool:
    """Known by a title and a surname, or a surname, only."""
    return not person.plural and person.surname is not None and person.given is None


def _by_surname(person: Person) -> bool:
    """Known by a title and a surname only."""
    return (
        not person.plural
        and person.surname is not None
        and person.given is None
        and bool(person.titles & {"mr", "mrs", "miss"})
        and not any(form.name.surname for form in person.forms)
    )


def _by_given(person: Person) -> bool:
    """Known by a first name, or one with a kin word before it, only."""
    return (
        not person.plural
        and person.given is not None
        and sum(form.count for form in person.forms if form.name.surname) <= 0.01 * person.count
        and all(TITLES[title].kind == "kin" or title in {"miss", "master"} for title in person.titles)
    )


def _told(person: Person) -> list[int]:
    """Paragraphs in which the narrator names a person."""
    return sorted(place.paragraph for form in person.forms for place in form.places if not place.spoken)


def _tagged(person: Person) -> list[int]:
    """Paragraphs in which a tag names a person."""
    return sorted(place.paragraph for form in person.forms for place in form.places if place.tags)


def addressed(person: Person) -> list[int]:
    """Paragraphs in which a person is called by name: "Miss Gray, …"."""
    return sorted(place.paragraph for form in person.forms for place in form.places if is_called(place))


def _near(paragraphs: list[int], paragraph: int) -> bool:
    return bisect_left(paragraphs, paragraph - _REACH) < bisect_right(paragraphs, paragraph + _REACH)


def _companion(
    person: Person,
    spoken: list[int],
    everywhere: list[int],
    others: list[Person],
    told: dict[int, list[int]],
    fits: Callable[[Person, Person], bool],
) -> Person | None:
    """The one who is told of where `person` is spoken of, if one stands out."""
    sure = person.pronouns()
    scores: Counter[int] = Counter()
    by_number: dict[int, Person] = {}
    # Only people named near enough, often enough.
    for other in others:
        theirs = other.pronouns()
        if len(told[other.number]) < _LEAST or sure is None or theirs != sure:
            continue
        if ("mrs" in person.titles and "miss" in other.titles) or ("miss" in person.titles and "mrs" in other.titles):
            continue
        by_number[other.number] = other
    for other in by_number.values():
        scores[other.number] = sum(_near(told[other.number], paragraph) for paragraph in spoken)
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < _COVERED * len(spoken):
        return None
    if len(ranked) > 1 and ranked[1][1] > _RIVAL * ranked[0][1]:
        return None
    best = by_number[ranked[0][0]]
    usual = sum(_near(told[best.number], paragraph) for paragraph in everywhere) / max(1, len(everywhere))
    if ranked[0][1] / len(spoken) < _LIFT * usual and not _answers(best, spoken):
        return None
    return best if fits(person, best) else None
