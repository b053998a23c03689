"""An author's tags as a weak prior for the cast: they join names that nothing in the text joins or keeps apart.

"Ada Quill" among the tags makes one person of an Ada and a Quill who never stand together as a full name, and
"Ada Quill | The Heron" of her and the Heron. Whoever the text names in one breath, or calls he and she, stays two, and
nobody is made out of a tag alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.textual.names import parse_name
from fabula.textual.tags import other_names, tagged_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fabula.model.text import Metadata
    from fabula.reading.characters.forms import Forms
    from fabula.reading.characters.people import Joined, Person
    from fabula.textual.names import PersonName

_JOINED = ("tag", 0.7)


def trust_tags(forms: Forms, metadata: Metadata) -> None:
    """Names that are tagged, or part of a tagged name, are people's however seldom they stand."""
    words = {name.words for tag in tagged_names(metadata) for name in _names(tag) if name.words}
    words |= {(word,) for several in words for word in several if len(word) > 1}
    for form in forms.of.values():
        form.sure = form.sure or form.name.words in words


def join_by_tags(joined: Joined, fits: Callable[[Person, Person], bool], metadata: Metadata) -> None:
    """Joins in place those whom one tag names and nothing in the text keeps apart, the less named into the other."""
    tags = [_names(tag) for tag in tagged_names(metadata)]
    borne = _surnames(tags)
    for names in tags:
        found = list(dict.fromkeys(person for name in names for person in _bearers(joined, name, borne)))
        while len(found) > 1:
            keeper = max(found, key=lambda one: (one.count, -one.number))
            found.remove(keeper)
            gone = next((person for person in found if _agree(keeper, person) and fits(keeper, person)), None)
            if gone is None:
                break
            found.remove(gone)
            joined.merge(keeper, gone, *_JOINED)
            full = next((name for name in names if name.surname), None)
            if full is not None and keeper.surname in {None, full.surname}:
                keeper.given, keeper.surname = full.given[0], full.surname
            found.append(keeper)


def _agree(one: Person, other: Person) -> bool:
    """Whether the text does not call one he and the other she; so much it need not be sure of against a tag."""
    return one.pronouns() in {None, other.pronouns()} or other.pronouns() is None


def _names(tag: str) -> list[PersonName]:
    """The names one tag gives a person: "Ada Quill | The Heron"."""
    return [parse_name(name)._replace(article=False, epithets=()) for name in other_names(tag)]


def _surnames(tags: list[list[PersonName]]) -> dict[str, int]:
    """How many tags bear each surname: where it is a family's, it joins nobody."""
    borne: dict[str, int] = {}
    for names in tags:
        for surname in {name.surname for name in names if name.surname}:
            borne[surname] = borne.get(surname, 0) + 1
    return borne


def _bearers(joined: Joined, name: PersonName, borne: dict[str, int]) -> Iterator[Person]:
    """Who goes by the name, by its first name alone, or by its surname alone where one tag has it; each if only one."""
    parts = [name.words]
    if name.surname:
        parts += [name.words[:1]] + ([name.words[-1:]] if borne[name.surname] == 1 else [])
    for words in parts:
        people = [person for person in joined.people if _goes_by(person, words) and _is_free(person, name)]
        if len(people) == 1:
            yield people[0]


def _goes_by(person: Person, words: tuple[str, ...]) -> bool:
    return bool(words) and not person.plural and any(form.name.words == words for form in person.forms)


def _is_free(person: Person, name: PersonName) -> bool:
    """Whether the text gives the person no other full name than the tag's."""
    full = {form.name.words for form in person.forms if form.name.surname}
    return not full or not name.surname or name.words in full
