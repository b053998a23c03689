"""`show speech`: who says what to whom, how sure that is, why, and how it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from fabula.export.json_format import ranked
from fabula.model.claims import SHOWN_FROM
from fabula.model.ids import CharacterId
from fabula.textual.addresses import first_words, speech_addresses, speeches
from fabula.textual.degrees import Degree, degree, is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.cli.views import Choice
    from fabula.model.speech import Addressee, Quotation, Speaker
    from fabula.model.story import Story

_WHO = 34  # columns for "speaker → addressee"; longer ones are cut


class Person(msgspec.Struct, frozen=True):
    """A character as far as a line of speech needs it."""

    id: str
    name: str


class SpeechRow(msgspec.Struct, frozen=True, kw_only=True):
    """A speech with everything said of it."""

    id: str
    address: str
    pieces: tuple[tuple[int, int], ...]
    mode: str
    speaker: Person | None
    addressees: tuple[Person, ...]
    degree: Degree
    confidence: float
    reason: str
    source: str
    evidence: tuple[tuple[int, int], ...]
    candidates: tuple[tuple[str, float], ...]
    text: str


class _Speech(NamedTuple):
    quotation: Quotation
    address: str
    speaker: Speaker | None
    addressee: Addressee | None


def lines(story: Story, choice: Choice) -> Iterator[str]:
    """A line for each speech; candidates beside one that is not known."""
    for speech in _chosen(story, choice):
        who = _speaker_words(story, speech)
        heard = ", ".join(person.name for person in _addressees(story, speech.addressee))
        if heard:
            who = f"{who} → {heard}"
        how = degree(speech.speaker) if speech.speaker is not None else "unknown"
        reason = speech.speaker.reason if speech.speaker is not None else ""
        line = f"{speech.address:<9} {_cut(who):<{_WHO}} {how:<9} {reason:<14} "
        yield line + first_words(story, speech.quotation, max(24, choice.width - len(line)))


def rows(story: Story, choice: Choice) -> Iterator[SpeechRow]:
    """An object for each speech."""
    for quotation, address, speaker, addressee in _chosen(story, choice):
        claim = speaker if speaker is not None else quotation
        known = speaker is not None and is_known(speaker)
        yield SpeechRow(
            id=quotation.id,
            address=address,
            pieces=tuple((piece.start, piece.end) for piece in quotation.pieces),
            mode=quotation.mode,
            speaker=_person(story, speaker.character) if speaker is not None and known else None,
            addressees=tuple(_addressees(story, addressee)),
            degree=degree(speaker) if speaker is not None else "unknown",
            confidence=round(claim.confidence, 4),
            reason=claim.reason,
            source=claim.source,
            evidence=tuple((span.start, span.end) for span in claim.evidence),
            candidates=ranked(story, speaker) if speaker is not None else (),
            text=" … ".join(piece.of(story.text) for piece in quotation.pieces),
        )


def _chosen(story: Story, choice: Choice) -> Iterator[_Speech]:
    speakers = {claim.quotation: claim for claim in story.attribution.speakers}
    addressees = {claim.quotation: claim for claim in story.attribution.addressees}
    every = speeches(story)
    addresses = speech_addresses(story, every)
    for quotation in every:
        address, speaker = addresses[quotation.id], speakers.get(quotation.id)
        if choice.chapter is not None and address.partition("¶")[0] != str(choice.chapter):
            continue
        known = speaker is not None and is_known(speaker)
        if choice.unknown and known:
            continue
        if choice.speaker is not None and not (
            speaker is not None and known and _current(story, speaker.character) == choice.speaker.id
        ):
            continue
        yield _Speech(quotation, address, speaker, addressees.get(quotation.id))


def _speaker_words(story: Story, speech: _Speech) -> str:
    if speech.speaker is None:
        return "unknown"
    person = _person(story, speech.speaker.character)
    if person is not None and is_known(speech.speaker):
        return person.name
    candidates = [_person(story, CharacterId(id_)) for id_, _ in ranked(story, speech.speaker)[:2]]
    return " or ".join(candidate.name for candidate in candidates if candidate) + "?" if candidates else "unknown"


def _addressees(story: Story, addressee: Addressee | None) -> Iterator[Person]:
    if addressee is not None and addressee.confidence >= SHOWN_FROM:
        for id_ in addressee.characters:
            person = _person(story, id_)
            if person is not None:
                yield person


def _current(story: Story, id_: CharacterId | None) -> CharacterId | None:
    return None if id_ is None else story.cast.redirects.get(id_, id_)


def _person(story: Story, id_: CharacterId | None) -> Person | None:
    character = story.characters.get(current) if (current := _current(story, id_)) is not None else None
    return None if character is None else Person(id=character.id, name=character.name)


def _cut(who: str) -> str:
    return who if len(who) <= _WHO else who[: _WHO - 1] + "…"
