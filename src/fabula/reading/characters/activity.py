"""Who is active: a bounded window of people, each with a weight that fades from sentence to sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.reading.characters.roles import OBJECT, OTHER, OWNER, SUBJECT

if TYPE_CHECKING:
    from fabula.reading.characters.context import Place
    from fabula.reading.characters.entities import Entity

_WEIGHTS = {SUBJECT: 1.0, OTHER: 0.7, OBJECT: 0.55, OWNER: 0.5}
_FADE = 0.72
_SPOKEN = 0.25
_SIZE = 12
_CAP = 2.5


class _Row:
    __slots__ = ("count", "entity", "named", "place", "sentence", "weight")

    def __init__(self, entity: Entity, place: Place) -> None:
        self.entity = entity
        self.place = place
        self.sentence = place.sentence
        self.weight = 0.0
        self.count = 0
        self.named: Place | None = None  # where last meant by more than a pronoun


class Activity:
    """The people last named or meant, the most active of them found at any place."""

    def __init__(self) -> None:
        self._rows: dict[int, _Row] = {}

    def note(self, entity: Entity, place: Place, *, strength: float = 1.0) -> None:
        """`entity` is meant at `place`."""
        row = self._rows.get(entity.number)
        gain = _WEIGHTS[place.role] * strength * (_SPOKEN if place.spoken else 1.0)
        if row is None:
            if len(self._rows) >= _SIZE:
                oldest = min(
                    self._rows.values(), key=lambda other: (self._value(other, place.sentence), other.sentence)
                )
                del self._rows[oldest.entity.number]
            row = self._rows[entity.number] = _Row(entity, place)
        row.weight = min(_CAP, self._value(row, place.sentence) + gain)
        row.sentence = place.sentence
        row.count += 1
        if place.mention.form != "pronoun":
            row.named = place
        if not place.spoken or row.place.spoken:
            row.place = place

    def forget(self, entity: Entity) -> None:
        """`entity` turned out to be somebody else."""
        self._rows.pop(entity.number, None)

    def clear(self) -> None:
        """A new chapter: nobody is active."""
        self._rows.clear()

    @staticmethod
    def _value(row: _Row, sentence: int) -> float:
        gap = sentence - row.sentence
        return row.weight * (_FADE ** min(gap, 40))

    def ranked(self, pronouns: str | None, place: Place, *, plural: bool = False) -> list[tuple[float, Entity, Place]]:
        """Active people whom such a pronoun may mean, the likeliest first; all people if it is None."""
        found = []
        for row in self._rows.values():
            entity = row.entity
            if entity.group != plural:
                continue
            value = self._value(row, place.sentence)
            if not plural:
                if entity.pronouns is None:
                    value *= 0.5
                elif pronouns is not None and entity.pronouns != pronouns:
                    continue
            if row.place.spoken:
                value *= 0.5
            if value > 0.01:
                found.append((value, entity, row.place))
        found.sort(key=lambda item: (-item[0], -item[2].mention.start, item[1].number))
        return found

    def count(self, entity: Entity) -> int:
        """How often `entity` was meant, while it is in the window."""
        row = self._rows.get(entity.number)
        return row.count if row else 0

    def named(self, entity: Entity) -> Place | None:
        """Where `entity` was last meant by more than a pronoun, while it is in the window."""
        row = self._rows.get(entity.number)
        return row.named if row else None

    def last(self, entity: Entity) -> tuple[int, Place] | None:
        """When `entity` was last meant (a sentence), while it is in the window."""
        row = self._rows.get(entity.number)
        return (row.sentence, row.place) if row else None
