"""I, you and she inside speech: references that follow from who speaks to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.model.claims import latest
from fabula.model.people import Reference
from fabula.model.spans import Span

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId
    from fabula.model.people import Mention
    from fabula.reading.attribution.addressees import Hearer
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.turns import Turn

SOURCE = "rule:attribution"


def refer_inside(
    page: Page,
    turns: list[Turn],
    speakers: list[tuple[CharacterId | None, float]],
    hearers: list[Hearer],
    spoken_of: list[tuple[CharacterId, Span]],
) -> tuple[list[Reference], list[tuple[CharacterId, Span]]]:
    """References for first- and second-person pronouns, and third-person ones by the last person spoken of.

    "We", generic "you" and "one" are linked to nobody.

    Args:
        page: the work.
        turns: a stretch of it.
        speakers: of each turn, and how sure they are.
        hearers: of each turn.
        spoken_of: people spoken of before these turns, most recent last; a few.

    Returns:
        The references in the order of turns, and those spoken of by the end.
    """
    references: list[Reference] = []
    for number, turn in enumerate(turns):
        speaker, sure = speakers[number]
        hearer = hearers[number]
        parties = {speaker, *hearer.people}
        for quotation in turn.quotations:
            for piece in quotation.pieces:
                for mention in page.mentions_in(piece.start, piece.end):
                    if mention.form != "pronoun":
                        person = page.person(mention)
                        if person is not None and person not in parties:
                            spoken_of = [pair for pair in spoken_of[-5:] if pair[0] != person]
                            spoken_of.append((person, Span(mention.start, mention.end)))
                        continue
                    if mention.id in page.references:
                        continue
                    reference = _refer(page, mention, piece, speaker, sure, hearer, spoken_of)
                    if reference is not None:
                        references.append(reference)
    return references, spoken_of


def _refer(
    page: Page,
    mention: Mention,
    piece: Span,
    speaker: CharacterId | None,
    sure: float,
    hearer: Hearer,
    spoken_of: list[tuple[CharacterId, Span]],
) -> Reference | None:
    if mention.person == 1 and mention.number == "singular" and speaker is not None:
        return _claim(mention, speaker, sure, "speaker", piece)
    if mention.person == 2 and hearer.people:
        # Of several who listen the first is meant most: the one called, or the one who spoke last.
        sure = hearer.confidence / (len(hearer.people) + len(hearer.listeners)) ** 0.5
        return _claim(mention, hearer.people[0], sure, "addressee", piece, *hearer.evidence[:1])
    if mention.person == 3 and mention.number == "singular" and mention.pronouns is not None:
        for person, where in reversed(spoken_of):
            character = page.characters[person]
            if character.pronouns == mention.pronouns and not character.group:
                return _claim(mention, person, 0.6, "last spoken of", where)
    return None


def _claim(mention: Mention, person: CharacterId, confidence: float, reason: str, *evidence: Span) -> Reference:
    return Reference(
        mention=mention.id,
        character=person,
        cluster=person,
        evidence=evidence,
        confidence=round(min(max(confidence, 0.0), 1.0), 4),
        reason=reason,
        source=SOURCE,
        known_from=latest(evidence, mention.end),
    )
