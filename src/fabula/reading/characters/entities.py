"""Anybody who may become a member of the cast while the references are settled."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.reading.characters.context import Place
    from fabula.reading.characters.people import Person


class Link:
    """Whom one mention was found to mean, and why."""

    __slots__ = ("candidates", "confidence", "entity", "evidence", "joined", "place", "reason")

    def __init__(self, place: Place, entity: Entity | None, reason: str, confidence: float) -> None:
        self.place = place
        self.entity = entity
        self.reason = reason
        self.confidence = confidence
        self.evidence: Place | None = None  # the earlier mention that decided it
        self.candidates: tuple[tuple[Entity, float], ...] = ()
        self.joined = False  # whether the user's word made it mean whom it means now


class Entity:
    """Somebody: a person with names, one known by a noun phrase, a group, or the narrator."""

    __slots__ = (
        "before",
        "group",
        "key",
        "local",
        "minor",
        "named",
        "narrator",
        "number",
        "person",
        "phrases",
        "pronouns",
        "related",
        "votes",
        "you",
    )

    def __init__(self, number: int, person: Person | None = None) -> None:
        self.number = number
        self.person = person
        self.pronouns: str | None = None
        self.group = False
        self.minor = False
        self.local = False  # somebody whom pronouns may mean, no member of the cast: "her friend", "they"
        self.narrator = False
        self.you = False  # the protagonist of a story told in the second person
        self.before: Entity | None = None  # as it was before the user joined others to it
        self.named = person is not None
        self.phrases: Counter[str] = Counter()  # noun phrases and names settled where they stand, with counts
        self.votes: Counter[str] = Counter()
        self.key = ""
        self.related = False  # the key says whose kin: "Orla's aunt"
        if person is not None:
            self.pronouns = person.pronouns()
            self.group = person.plural

    def copied(self) -> Entity:
        """The same as it is now; what is joined to this one later does not touch it."""
        other = Entity(self.number, self.person.copied() if self.person is not None else None)
        other.group, other.key, other.minor, other.named = self.group, self.key, self.minor, self.named
        other.local, other.related = self.local, self.related
        other.narrator, other.you, other.pronouns = self.narrator, self.you, self.pronouns
        other.phrases = self.phrases.copy()
        return other
