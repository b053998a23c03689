"""What is settled so far in one pass over the text: links, everybody who may be meant, who is active, who told whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.reading.characters.activity import Activity
from fabula.reading.characters.entities import Entity, Link
from fabula.reading.characters.meaning import Antecedents

if TYPE_CHECKING:
    from fabula.reading.characters.context import Context, Place
    from fabula.reading.characters.forms import Forms
    from fabula.reading.characters.narrator import Teller
    from fabula.reading.characters.people import Joined


class Board:
    """The state that names, pronouns and noun phrases are settled on.

    Attributes:
        entities: by number; those that were absorbed stay.
        linked: links by mention.
        telling: by number of the place of an I or "you" in narration, whom it means.
        narrator: who tells, where it is one; of several who tell, each is he or she in what the others write.
    """

    def __init__(self, context: Context, forms: Forms, joined: Joined, tellers: list[Teller]) -> None:
        self.context = context
        self.forms = forms
        self.joined = joined
        self.entities: list[Entity] = []
        self.of_person: dict[int, Entity] = {}
        for person in joined.people:
            entity = Entity(len(self.entities), person)
            self.entities.append(entity)
            self.of_person[person.number] = entity
        self.links: list[Link] = []
        self.linked: dict[str, Link] = {}
        self.antecedents = Antecedents(context, self.linked, self.now)
        self.activity = Activity()
        self._tag: Link | None = None  # of the subject of the last tag
        self._absorbed: dict[int, Entity] = {}  # number of an entity → the one it turned out to be
        self.by_id = {place.mention.id: place for place in context.places}
        self.telling: dict[int, Entity] = {}
        for teller in tellers:
            entity = self.of_person[teller.person.number] if teller.person is not None else self.made(local=False)
            entity.narrator = entity.narrator or teller.tells
            entity.you = teller.you
            self.telling.update((place.number, entity) for place in teller.places)
        self.tellers = list({entity.number: entity for entity in self.telling.values()}.values())
        self.narrator = next(iter(self.telling.values()), None) if len(tellers) == 1 else None

    def made(self, *, local: bool) -> Entity:
        """Somebody new, without a name."""
        entity = Entity(len(self.entities))
        entity.local = local
        self.entities.append(entity)
        return entity

    def link(self, link: Link) -> None:
        """A mention is settled; whom it means is active from now on."""
        self.links.append(link)
        self.linked[link.place.mention.id] = link
        if link.place.tags:
            self._tag = link
        if link.entity is not None and link.place.number not in self.telling and link.entity is not self.narrator:
            self.activity.note(link.entity, link.place)

    def answers(self, place: Place, entity: Entity) -> bool:
        """Whether the tag at `place` is of a speech that follows one of that person's: whoever answers is another."""
        last = self._tag
        return (
            place.tags
            and last is not None
            and last.entity is not None
            and self.now(last.entity) is entity
            and place.paragraph - last.place.paragraph == 1
        )

    def answered(self, place: Place) -> set[int]:
        """The numbers of those whom `answers` rules out."""
        last = self._tag
        if last is None or last.entity is None or not self.answers(place, self.now(last.entity)):
            return set()
        return {self.now(last.entity).number}

    def is_linked(self, place: Place) -> bool:
        """Whether it is settled whom the mention at `place` means."""
        return place.mention.id in self.linked

    def meant(self, place: Place) -> Entity | None:
        """Whom the mention at `place` means by now; None where that is nobody, or not settled."""
        link = self.linked.get(place.mention.id)
        return self.now(link.entity) if link is not None and link.entity is not None else None

    def words(self, place: Place) -> str:
        """The words of a mention, on one line."""
        return " ".join(self.context.text[place.mention.start : place.mention.end].split())

    # -- two turn out to be one
    def now(self, entity: Entity) -> Entity:
        """Whom an entity has turned out to be."""
        while entity.number in self._absorbed:
            entity = self._absorbed[entity.number]
        return entity

    def absorb(self, keeper: Entity, gone: Entity) -> None:
        """`gone` turned out to be `keeper`."""
        keeper.phrases.update(gone.phrases)
        keeper.pronouns = keeper.pronouns or gone.pronouns
        self._absorbed[gone.number] = keeper
        self.activity.forget(gone)

    def finished(self) -> list[Link]:
        """All links in text order, each to whom its mention means by now."""
        for link in self.links:
            if link.entity is not None and link.entity.number in self._absorbed:
                link.entity = self.now(link.entity)
            if any(entity.number in self._absorbed for entity, _ in link.candidates):
                link.candidates = self._candidates_now(link)
        self.links.sort(key=lambda link: link.place.number)
        return self.links

    def _candidates_now(self, link: Link) -> tuple[tuple[Entity, float], ...]:
        summed: dict[int, tuple[Entity, float]] = {}
        for entity, share in link.candidates:
            now = self.now(entity)
            summed[now.number] = now, summed.get(now.number, (now, 0.0))[1] + share
        return tuple(sorted(summed.values(), key=lambda item: (-item[1], item[0].number)))
