"""I, you and she inside speech: references that follow from who speaks to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from fabula.lexicon.en.pronouns import OF_ONE
from fabula.model.claims import latest
from fabula.model.people import Reference
from fabula.model.spans import Span
from fabula.reading.attribution.third_persons import KEPT, Parties, ThirdPersons, shares

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId, MentionId
    from fabula.model.people import Mention
    from fabula.reading.attribution.addressees import Hearer
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.relatives import Relatives
    from fabula.reading.attribution.third_persons import Ranked
    from fabula.reading.attribution.turns import Turn

SOURCE = "rule:attribution"


def refer_inside(
    page: Page,
    turns: list[Turn],
    speakers: list[tuple[CharacterId | None, float]],
    hearers: list[Hearer],
    spoken_of: list[tuple[CharacterId, Span]],
    relatives: Relatives,
) -> tuple[list[Reference], list[tuple[CharacterId, Span]]]:
    """References for first- and second-person pronouns, and for he and she.

    "We", generic "you" and "one" are linked to nobody.

    Args:
        page: the work.
        turns: a stretch of it.
        speakers: of each turn, and how sure they are.
        hearers: of each turn.
        spoken_of: people spoken of before these turns, most recent last; a few.
        relatives: whose relatives people are.

    Returns:
        The references in the order of turns, and those spoken of by the end.
    """
    references: list[Reference] = []
    made: dict[MentionId, Reference] = {}
    thirds = ThirdPersons(page, made)
    spoken_of = list(spoken_of)

    def note(person: CharacterId, mention: Mention) -> None:
        spoken_of[:] = [pair for pair in spoken_of[-KEPT:] if pair[0] != person]
        spoken_of.append((person, Span(mention.start, mention.end)))

    for number, turn in enumerate(turns):
        speaker, sure = speakers[number]
        hearer = hearers[number]
        present = {speaker, *hearer.people}
        parties = Parties(speaker, sure, hearer.people, hearer.confidence, hearer.listeners)
        for quotation in turn.quotations:
            for piece in quotation.pieces:
                # The shorter first where two begin together: "my" before "my uncle".
                within = page.numbers_in(piece.start, piece.end)
                for at in sorted(within, key=lambda at: (page.mentions[at].start, page.mentions[at].end)):
                    mention = page.mentions[at]
                    known = page.person(mention)
                    if known is not None:
                        if known not in present and mention.form != "pronoun":
                            note(known, mention)
                        continue
                    if mention.form != "pronoun":
                        meant = relatives.find(mention, piece, parties, made) if mention.kind == "PER" else None
                        reference = _claim(mention, *meant[:3], *meant[3]) if meant is not None else None
                    elif mention.id in page.references:
                        continue
                    elif mention.person == 3:
                        if mention.pronouns not in OF_ONE:
                            continue
                        ranked = shares(thirds.candidates(at, turn.start, parties, spoken_of))
                        reference = _third(mention, ranked)
                    else:
                        reference = _party(mention, piece, speaker, sure, hearer)
                    if reference is None or reference.character is None:
                        continue
                    references.append(reference)
                    made[mention.id] = reference
                    if mention.person == 3:
                        note(reference.character, mention)
    return references, spoken_of


def _party(mention: Mention, piece: Span, speaker: CharacterId | None, sure: float, hearer: Hearer) -> Reference | None:
    """I and you."""
    if mention.person == 1 and mention.number == "singular" and speaker is not None:
        return _claim(mention, speaker, sure, "speaker", piece)
    if mention.person == 2 and hearer.people:
        # Of several who listen the first is meant most: the one called, or the one who spoke last.
        sure = hearer.confidence / (len(hearer.people) + len(hearer.listeners)) ** 0.5
        return _claim(mention, hearer.people[0], sure, "addressee", piece, *hearer.evidence[:1])
    return None


def _third(mention: Mention, ranked: Ranked) -> Reference | None:
    """He and she, with the others whom they may mean."""
    if not ranked:
        return None
    share, person, where = ranked[0]
    candidates = tuple((other, round(part, 3)) for part, other, _ in ranked[:4]) if len(ranked) > 1 else ()
    return replace(_claim(mention, person, min(0.9, share), "spoken of", where), candidates=candidates)


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
