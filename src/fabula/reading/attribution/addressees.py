"""To whom a turn is said: the person called by name, the person the tag turns to, or the other party to the talk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fabula.model.spans import Span
from fabula.reading.attribution.turns import around

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.turns import Turn

# How many turns away the other party may stand (the rule of nearest other speaker, ANCHORS' 0.93 with gold speakers)
REACH = 6
# Turns within which a third person belongs to the round that listens.
ROUND = 3


@dataclass(frozen=True, slots=True)
class Hearer:
    """Those a turn is said to, and why; and who else hears it."""

    people: tuple[CharacterId, ...]
    confidence: float
    reason: str
    evidence: tuple[Span, ...]
    listeners: tuple[CharacterId, ...] = ()


NOBODY = Hearer((), 0.0, "unknown", ())


def find_hearers(page: Page, turns: list[Turn], speakers: list[CharacterId | None]) -> list[Hearer]:
    """One `Hearer` a turn, given who speaks each."""
    result = []
    for number, turn in enumerate(turns):
        speaker = speakers[number]
        if turn.said_to is not None:
            people = tuple(person for person in turn.said_to if person != speaker)
            result.append(Hearer(people, 1.0, "user", (Span(turn.start, turn.end),)))
            continue
        hearer = _called(turn, speaker) or _told(page, turn, speaker)
        if hearer is None:
            hearer = _with_narrator(page, turn, speaker, _other_party(turns, speakers, number))
        result.append(hearer)
    return result


def _with_narrator(page: Page, turn: Turn, speaker: CharacterId | None, hearer: Hearer) -> Hearer:
    """The one who tells the story hears what is said where "I" am; where nobody else is there, it is said to them."""
    narrator = page.narrator
    if narrator is None or narrator == speaker or narrator in hearer.people or narrator in hearer.listeners:
        return hearer
    near = page.narrator_near(turn.start, turn.end)
    if near is None:
        return hearer
    if hearer.people:
        return replace(hearer, listeners=(*hearer.listeners, narrator), evidence=(*hearer.evidence, near))
    return Hearer((narrator,), 0.5, "turn-taking", (near,))


def _called(turn: Turn, speaker: CharacterId | None) -> Hearer | None:
    people: list[CharacterId] = []
    spans = []
    for address in turn.addresses:
        if address.person is not None and address.person != speaker and address.person not in people:
            people.append(address.person)
            spans.append(address.span)
    return Hearer(tuple(people), 0.92, "vocative", tuple(spans)) if people else None


def _told(page: Page, turn: Turn, speaker: CharacterId | None) -> Hearer | None:
    if turn.cue is None or turn.cue.to is None:
        return None
    reference = page.references.get(turn.cue.to.id)
    if reference is None or reference.character is None or reference.character == speaker:
        return None
    return Hearer((reference.character,), 0.9 * reference.confidence, "tag", (turn.cue.span,))


def _other_party(turns: list[Turn], speakers: list[CharacterId | None], number: int) -> Hearer:
    """The nearest other speaker, before rather than after; whoever else takes part in the talk just there listens."""
    others: dict[CharacterId, tuple[float, Turn]] = {}
    for direction, sure in ((-1, 0.8), (1, 0.7)):
        for distance, turn, at in around(turns, number, direction, REACH):
            person = speakers[at]
            if person is None or person == speakers[number] or person in others:
                continue
            if others and distance > ROUND:
                continue
            others[person] = (sure - 0.08 * distance, turn)
    if not others:
        return NOBODY
    spans = tuple(quotation.pieces[-1] for _, turn in others.values() for quotation in turn.quotations[-1:])
    first, *rest = others
    return Hearer((first,), max(others[first][0], 0.2), "turn-taking", spans, tuple(rest))
