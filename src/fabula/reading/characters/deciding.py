"""The user's word on who is one, who is two and who is nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.phrases import PHRASE_OPENERS

if TYPE_CHECKING:
    from fabula.model.decisions import Decisions
    from fabula.model.spans import Span
    from fabula.reading.characters.context import Context, Place
    from fabula.reading.characters.entities import Entity, Link
    from fabula.reading.characters.forms import Form, Forms
    from fabula.reading.characters.people import Joined


class Verdicts:
    """Who is two or nobody: known before anybody is settled, so that pronouns and noun phrases follow.

    Attributes:
        fresh: numbers of the places where a noun phrase means somebody new.
        nobody: chapters and noun phrases that mean nobody there.
    """

    def __init__(self, context: Context, forms: Forms, decisions: Decisions) -> None:
        self._forms = forms
        self._parted: list[tuple[Form | None, Form]] = []
        self._no_person: list[Form] = []
        self.fresh: set[int] = set()
        self.nobody: set[tuple[int, str]] = set()
        standing = decisions.of("split", "nobody")
        if not standing:
            return
        at = {(place.mention.start, place.mention.end): place for place in context.places}
        for decision in standing:
            places = [at.get((place.start, place.end)) for place in decision.places]
            last = places[-1]
            if last is None:
                continue
            form = forms.at.get(last.number)
            if decision.kind == "nobody":
                if form is not None:
                    self._no_person.append(form)
                else:
                    self.nobody.add((last.chapter, phrase_of(context, last)))
            elif form is None:
                self.fresh.add(last.number)
            else:
                first = places[0]
                keeps = forms.at.get(first.number) if first is not None else None
                self._parted.append((keeps, form))
                if keeps is not None:
                    forms.parted.add(frozenset((keeps.name, form.name)))

    def apply(self, joined: Joined) -> None:
        """Parts people in place, and takes out who is none."""
        for keeps, form in self._parted:
            person = joined.person.get(form.name)
            if person is not None and (keeps is None or joined.person.get(keeps.name) is person) and keeps is not form:
                joined.part(person, form, self._forms.base)
        for form in self._no_person:
            person = joined.person.get(form.name)
            if person is not None:
                joined.drop(person)


def phrase_of(context: Context, place: Place) -> str:
    """A noun phrase without its article, in small letters: what it is known again by."""
    words = context.text[place.mention.start : place.mention.end].lower().split()
    return " ".join(words[1:] if words and words[0] in PHRASE_OPENERS else words)


def joined_and_named(decisions: Decisions, links: list[Link]) -> dict[int, tuple[str, Span]]:
    """Merges in place what the user joined; returns the user's names by entity number."""
    names: dict[int, tuple[str, Span]] = {}
    standing = decisions.of("merge", "rename")
    if not standing:
        return names
    at = {(link.place.mention.start, link.place.mention.end): link for link in links if link.entity is not None}
    moved: dict[int, Entity] = {}

    def now(place: Span) -> Entity | None:
        link = at.get((place.start, place.end))
        entity = link.entity if link else None
        while entity is not None and entity.number in moved:
            entity = moved[entity.number]
        return entity

    for decision in standing:
        found = [entity for entity in (now(place) for place in decision.places) if entity is not None]
        if decision.kind == "rename" and found and decision.value:
            names[found[0].number] = (decision.value, decision.places[0])
        elif decision.kind == "merge" and len(found) == 2 and found[0] is not found[1]:
            keeper, gone = found
            _absorb(keeper, gone)
            moved[gone.number] = keeper
    for link in links:
        while link.entity is not None and link.entity.number in moved:
            link.entity = moved[link.entity.number]
            link.joined = True
    return names


def _absorb(keeper: Entity, gone: Entity) -> None:
    """Everything of `gone` becomes `keeper`'s, by the user's word."""
    keeper.before = keeper.before or keeper.copied()
    if gone.person is not None:
        if keeper.person is None:
            keeper.person = gone.person
            keeper.minor = False
        else:
            for form in gone.person.forms:
                keeper.person.add(form, "user", 1.0)
    keeper.phrases.update(gone.phrases)
    keeper.narrator = keeper.narrator or gone.narrator
    keeper.you = keeper.you or gone.you
    keeper.named = keeper.named or gone.named
    keeper.pronouns = keeper.pronouns or gone.pronouns
