"""The attribution stage: speakers, addressees, and then the pronouns inside speech.

Needs quotations, mentions and the cast; gives one speaker and one addressee claim for each quotation that somebody
utters. Does not look for new people: whoever speaks and is nobody in the cast stays unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from fabula.model.claims import latest
from fabula.model.people import Cast, Mentions
from fabula.model.speech import Addressee, Attribution, Quotations, Speaker
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.attribution.addressees import find_hearers
from fabula.reading.attribution.conversations import LONG_SILENCE, decode_all, weigh_all
from fabula.reading.attribution.decoding import SOMEBODY
from fabula.reading.attribution.inside import refer_inside
from fabula.reading.attribution.page import Page
from fabula.reading.attribution.turns import NEW_CONVERSATION, find_turns
from fabula.textual.namelessness import as_the_text_names

if TYPE_CHECKING:
    from typing import Any

    from fabula.model.decisions import DecisionKind
    from fabula.model.ids import CharacterId
    from fabula.model.spans import Span
    from fabula.model.speech import CueKind
    from fabula.model.stage import Grain, Sees, StoryView
    from fabula.reading.attribution.addressees import Hearer
    from fabula.reading.attribution.evidence import Weighing
    from fabula.reading.attribution.turns import Turn

SOURCE = "rule:attribution"
# Candidates less likely than this are not kept.
LEAST = 0.02
# Nothing but a tag or the user makes a speaker surer than this.
MOST_SURE = 0.98
# A reason weaker than this decides less than who spoke before and after.
GROUND = 1.0


class AttributionStage:
    """Who says what to whom."""

    name: ClassVar[str] = "attribution"
    version: ClassVar[int] = 1
    grain: ClassVar[Grain] = "work"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition, Words, Segmentation, Quotations, Mentions, Cast)
    gives: ClassVar[type[Any]] = Attribution
    hears: ClassVar[tuple[DecisionKind, ...]] = ("speaker",)
    inherits: ClassVar[bool] = False
    sees: ClassVar[Sees] = {Cast: as_the_text_names}

    def read(self, view: StoryView) -> Attribution:
        """Decides conversation by conversation."""
        page = Page(view)
        turns = find_turns(page)
        turns = _obey(page, turns, view)
        weighings = weigh_all(page, turns)
        probabilities = decode_all(page, turns, weighings)
        ranked = [
            sorted(zip(row, weighing.people, strict=True), key=lambda pair: (-pair[0], pair[1]))
            for row, weighing in zip(probabilities, weighings, strict=True)
        ]
        speakers = [(person if person != SOMEBODY else None, sure) for (sure, person), *_ in ranked]
        hearers = find_hearers(page, turns, [person for person, _ in speakers])
        claims: list[Speaker] = []
        addressed: list[Addressee] = []
        for number, turn in enumerate(turns):
            for quotation in turn.quotations:
                claims.append(_speaker(turns, number, quotation.id, weighings[number], ranked[number]))
                addressed.append(_addressee(turn, quotation.id, quotation.end, hearers[number]))
        return Attribution(
            speakers=tuple(claims),
            addressees=tuple(addressed),
            references=tuple(refer_inside(page, turns, speakers, hearers)),
        )


def _obey(page: Page, turns: list[Turn], view: StoryView) -> list[Turn]:
    """Fixes the turns the user has spoken on; a turn of several quotations is one speaker's, so all are fixed."""
    for decision in view.decisions.of("speaker"):
        where = decision.places[0]
        person: CharacterId | None = None
        if len(decision.places) > 1:
            mention = page.mention_at(decision.places[1].start)
            person = page.person(mention) if mention is not None else None
        elif decision.value is not None:
            person = next((c.id for c in page.characters.values() if c.name == decision.value), None)
        for turn in turns:
            if any(piece.overlaps(where) for quotation in turn.quotations for piece in quotation.pieces):
                turn.fixed, turn.fixed_unknown = person, person is None
    return turns


def _kind(turn: Turn) -> CueKind:
    if turn.cue is None or turn.cue.subject is None:
        return "implicit"
    return "explicit" if turn.cue.subject.form == "proper" else "anaphoric"


def _speaker(
    turns: list[Turn],
    number: int,
    quotation: Any,  # noqa: ANN401  # QuotationId
    weighing: Weighing,
    ranked: list[tuple[float, CharacterId]],
) -> Speaker:
    turn = turns[number]
    probability, person = ranked[0]
    ground = weighing.reasons[weighing.people.index(person)]
    source = SOURCE
    if weighing.certain is not None:
        probability = weighing.certain
        source = "user" if ground is not None and ground.code == "user" else SOURCE
    else:
        probability = min(probability, MOST_SURE)
    if person == SOMEBODY and source != "user":
        reason, evidence = "unknown", _neighbours(turns, number)
    elif ground is None or ground.weight < GROUND:
        reason = "turn-taking"
        evidence = (*(ground.evidence if ground is not None else ()), *_neighbours(turns, number))
    else:
        reason, evidence = ground.code, ground.evidence
    return Speaker(
        quotation=quotation,
        character=None if person == SOMEBODY else person,
        candidates=tuple(
            (other, round(min(chance, 1.0), 4)) for chance, other in ranked if other != SOMEBODY and chance >= LEAST
        ),
        cue=turn.cue.span if turn.cue is not None else None,
        kind=_kind(turn),
        evidence=evidence,
        confidence=round(min(probability, 1.0), 4),
        reason=reason,
        source=source,
        known_from=latest(evidence, turn.end),
    )


def _neighbours(turns: list[Turn], number: int) -> tuple[Span, ...]:
    """The turns before and after, which decide where nothing else does; the turn itself when it stands alone."""
    spans = []
    if number > 0 and turns[number].gap <= LONG_SILENCE:
        spans.append(turns[number - 1].quotations[-1].pieces[-1])
    if number + 1 < len(turns) and turns[number + 1].gap <= LONG_SILENCE:
        spans.append(turns[number + 1].quotations[0].pieces[0])
    return tuple(spans) or (turns[number].quotations[0].pieces[0],)


def _addressee(turn: Turn, quotation: Any, end: int, hearer: Hearer) -> Addressee:  # noqa: ANN401
    evidence = hearer.evidence or (turn.quotations[0].pieces[0],)
    return Addressee(
        quotation=quotation,
        characters=hearer.people,
        evidence=evidence,
        confidence=round(hearer.confidence, 4),
        reason=hearer.reason,
        source=SOURCE,
        known_from=latest(evidence, end),
    )


__all__ = ["NEW_CONVERSATION", "AttributionStage"]
