"""Places: where a story can happen, which holds which, and who is at one of them (terms of LitBank and of mobility)."""

from __future__ import annotations

from typing import Literal

import msgspec

from fabula.model.claims import Claim
from fabula.model.ids import CharacterId, MentionId, PlaceId, PresenceId
from fabula.model.spans import Span

# As of mentions: built by people, inhabited and governed, natural, a vehicle.
PlaceKind = Literal["FAC", "GPE", "LOC", "VEH"]
# How somebody stands to a place: in it, near it, going to it, coming from it, passing through it, none of these.
Whereabouts = Literal["in", "near", "to", "from", "thru", "none"]
Habit = Literal["punctual", "habitual"]
Moment = Literal["ongoing", "past"]


class Within(Claim, frozen=True, kw_only=True):
    """That a place lies in another: "the kitchen of the farm", "a cabin in the ship".

    Fields:
        place: the one that holds it.
    """

    place: PlaceId


class Place(Claim, frozen=True, kw_only=True):
    """Somewhere in the world of the story, under all its descriptions. Evidence is its first mention.

    Fields:
        name: for display: its commonest proper name, else its commonest description.
        names: how the text calls it and how often, the commonest first.
        kind: built (FAC), inhabited and governed (GPE), natural (LOC), a vehicle (VEH).
        within: the place that holds it, where that is known.
        mentions: the words that mean it, in text order.
    """

    id: PlaceId
    name: str
    names: tuple[tuple[str, int], ...]
    kind: PlaceKind
    within: Within | None = None
    mentions: tuple[MentionId, ...] = ()


class Presence(Claim, frozen=True, kw_only=True):
    """Somebody told of at a place: "she sat in the kitchen".

    Fields:
        who: the mention of the person.
        character: whom it means, where that is known.
        where: the mention of the place.
        place: which place it means.
        relation: how the person stands to the place.
        habit: told of once, or of what is usual.
        moment: told as being so where the telling has come to, or as having been so before it.
        start, end: the words from the one mention to the other.
    """

    id: PresenceId
    start: int
    end: int
    who: MentionId
    where: MentionId
    who_at: Span
    where_at: Span
    relation: Whereabouts
    habit: Habit = "punctual"
    moment: Moment = "ongoing"
    character: CharacterId | None = None
    place: PlaceId | None = None


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """All places, by their first mention, and everybody told of at one, in text order."""

    places: tuple[Place, ...] = ()
    presence: tuple[Presence, ...] = ()
