"""Anybody who may become a member of the cast while the references are settled."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.reading.characters.context import Place
    from fabula.reading.characters.people import Person


class Link:
    """Whom one mention was found to mean, and why."""

    __slots__ = ("candidates", "confidence", "entity", "evidence", "place", "reason")

    def __init__(self, place: Place, entity: Entity | None, reason: str, confidence: float) -> None:
        self.place = place
        self.entity = entity
        self.reason = reason
        self.confidence = confidence
        self.evidence: Place | None = None  # the earlier mention that decided it
        self.candidates: tuple[tuple[Entity, float], ...] = ()


class Entity:
    """Somebody: a person with names, one known by a noun phrase, a group, or the narrator."""

    __slots__ = ("group", "key", "minor", "named", "narrator", "number", "person", "phrases", "pronouns", "votes")

    def __init__(self, number: int, person: Person | None = None) -> None:
        self.number = number
        self.person = person
        self.pronouns: str | None = None
        self.group = False
        self.minor = False
        self.narrator = False
        self.named = person is not None
        self.phrases: Counter[str] = Counter()  # noun phrases and names settled where they stand, with counts
        self.votes: Counter[str] = Counter()
        self.key = ""
        if person is not None:
            self.pronouns = person.pronouns()
            self.group = person.plural
