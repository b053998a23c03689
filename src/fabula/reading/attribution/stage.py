"""The attribution stage: speakers, addressees, and then the pronouns inside speech.

Needs quotations, mentions and the cast; gives one speaker and one addressee claim for each quotation that somebody
utters. Does not look for new people: whoever speaks and is nobody in the cast stays unknown.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, TypeVar

import msgspec

from fabula.model.claims import latest
from fabula.model.encoding import Encoding
from fabula.model.ids import CharacterId  # noqa: TC001  # msgspec reads it at run time
from fabula.model.people import Cast, Mentions, Reference
from fabula.model.spans import Span  # noqa: TC001  # msgspec reads it at run time
from fabula.model.speech import Addressee, Attribution, Quotations, Speaker
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.attribution.activity import Activity
from fabula.reading.attribution.addressees import find_hearers
from fabula.reading.attribution.calibration import tempered
from fabula.reading.attribution.conversations import LONG_SILENCE, decode_all, weigh_some
from fabula.reading.attribution.decoding import SOMEBODY
from fabula.reading.attribution.inside import refer_inside
from fabula.reading.attribution.page import Page
from fabula.reading.attribution.relatives import Relatives
from fabula.reading.attribution.stretches import Stretches, by_stretch, find_stretches
from fabula.reading.attribution.turns import find_turns
from fabula.textual.namelessness import as_the_text_names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, TypeAlias

    from fabula.model.decisions import DecisionKind
    from fabula.model.speech import CueKind, Quotation
    from fabula.model.stage import Grain, Sees, StoryView
    from fabula.reading.attribution.addressees import Hearer
    from fabula.reading.attribution.evidence import Weighing
    from fabula.reading.attribution.turns import Turn

    # A place in speech, and who speaks there by the user's word (None: nobody can tell).
    _Fixed: TypeAlias = tuple[Span, CharacterId | None]
    # And to whom it is said.
    _Told: TypeAlias = tuple[Span, tuple[CharacterId, ...]]

_T = TypeVar("_T")

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
    version: ClassVar[int] = 14
    grain: ClassVar[Grain] = "work"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition, Words, Encoding, Segmentation, Quotations, Mentions, Cast)
    gives: ClassVar[type[Any]] = Attribution
    hears: ClassVar[tuple[DecisionKind, ...]] = ("speaker", "addressee")
    inherits: ClassVar[bool] = False
    sees: ClassVar[Sees] = {Cast: as_the_text_names}

    def read(self, view: StoryView) -> Attribution:
        """Decides stretch by stretch, so that a correction touches one stretch."""
        page = Page(view)
        depends = view.digest(*self.needs)
        reader = _Reader(page)
        stretches = view.recall(("stretches", depends), Stretches, reader.stretches)
        fixed, told = _fixed(page, view), _told(page, view)
        parts: list[_Part] = []
        spoken_of: list[tuple[CharacterId, Span]] = []
        for first, end in pairwise([*stretches.starts, len(page.quotations)]):
            here = _within(fixed, page.quotations[first:end])
            heard = _within(told, page.quotations[first:end])
            reads = (depends, first, end, here, heard, spoken_of)
            make = partial(reader.read, first, end, stretches.tags, here, heard, spoken_of)
            part = view.recall(reads, _Part, make)
            spoken_of = part.spoken_of
            parts.append(part)
        references = [reference for part in parts for reference in part.references]
        references.sort(key=lambda reference: page.by_id[reference.mention].start)
        return Attribution(
            speakers=tuple(claim for part in parts for claim in part.speakers),
            addressees=tuple(claim for part in parts for claim in part.addressees),
            references=tuple(references),
        )


class _Part(msgspec.Struct, frozen=True):
    """Claims of one stretch, and who was spoken of last in it."""

    speakers: list[Speaker]
    addressees: list[Addressee]
    references: list[Reference]
    spoken_of: list[tuple[CharacterId, Span]]


class _Reader:
    """Reads stretches in order; some may be left out."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._turns: dict[int, list[Turn]] = {}
        self._activity: Activity | None = None
        self._relatives: Relatives | None = None

    def stretches(self) -> Stretches:
        """Where they are; the turns found on the way are kept until they are read."""
        turns = find_turns(self._page)
        found = find_stretches(self._page, turns)
        self._turns = by_stretch(turns, found)
        return found

    def read(
        self,
        first: int,
        end: int,
        tags: dict[CharacterId, int],
        fixed: list[_Fixed],
        told: list[_Told],
        spoken_of: list[tuple[CharacterId, Span]],
    ) -> _Part:
        """The claims on quotations `first` up to `end`."""
        page = self._page
        if self._activity is None:
            self._activity = Activity(page)
        if self._relatives is None:
            self._relatives = Relatives(page)
        turns = self._turns.pop(first, None) or find_turns(page, first, end)
        _obey(turns, fixed)
        for where, people in told:
            for turn in _turns_at(turns, where):
                turn.said_to = people
        weighings = weigh_some(page, turns, self._activity, tags)
        probabilities = [tempered(row) for row in decode_all(page, turns, weighings)]
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
        references, spoken_of = refer_inside(page, turns, speakers, hearers, spoken_of, self._relatives)
        return _Part(claims, addressed, references, spoken_of)


def _fixed(page: Page, view: StoryView) -> list[_Fixed]:
    """The places whose speakers the user has told, in the order in which it was done."""
    fixed: list[_Fixed] = []
    for decision in view.decisions.of("speaker"):
        person: CharacterId | None = None
        if len(decision.places) > 1:
            person = _meant(page, decision.places[1])
        elif decision.value is not None:
            person = _called(page, decision.value)
        fixed.append((decision.places[0], person))
    return fixed


def _told(page: Page, view: StoryView) -> list[_Told]:
    """The places of speeches of which the user has told to whom they are said, in the order in which it was done."""
    told: list[_Told] = []
    for decision in view.decisions.of("addressee"):
        people = [_meant(page, place) for place in decision.places[1:]]
        if decision.value is not None:
            people.append(_called(page, decision.value))
        told.append((decision.places[0], tuple(person for person in people if person is not None)))
    return told


def _meant(page: Page, place: Span) -> CharacterId | None:
    """Whom the mention at a place means.

    Several may begin there, one inside the other: the one told first, else any that means somebody.
    """
    here = page.mentions_in(place.start, place.start + 1)
    here.sort(key=lambda mention: mention.end != place.end)
    return next((found for mention in here if (found := page.person(mention)) is not None), None)


def _called(page: Page, name: str) -> CharacterId | None:
    return next((one.id for one in page.characters.values() if one.name == name), None)


def _within(fixed: list[tuple[Span, _T]], quotations: Sequence[Quotation]) -> list[tuple[Span, _T]]:
    """Those that may bear on some quotations."""
    if not fixed or not quotations:
        return []
    start = min(quotation.start for quotation in quotations)
    end = max(quotation.end for quotation in quotations)
    return [(where, person) for where, person in fixed if where.start < end and start < where.end]


def _obey(turns: list[Turn], fixed: list[_Fixed]) -> None:
    """Fixes the turns the user has spoken on; a turn of several quotations is one speaker's, so all are fixed."""
    for where, person in fixed:
        for turn in _turns_at(turns, where):
            turn.fixed, turn.fixed_unknown = person, person is None


def _turns_at(turns: list[Turn], where: Span) -> list[Turn]:
    """Turns with words at a place."""
    return [
        turn
        for turn in turns
        if any(piece.overlaps(where) for quotation in turn.quotations for piece in quotation.pieces)
    ]


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
        listeners=hearer.listeners,
        evidence=evidence,
        confidence=round(hearer.confidence, 4),
        reason=hearer.reason,
        source="user" if hearer.reason == "user" else SOURCE,
        known_from=latest(evidence, end),
    )
