"""`show events`: what happens, who does it and to whom, in the words that tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from fabula.model.happenings import Aspect, Role, Tense  # noqa: TC001  # msgspec reads annotations at run time
from fabula.textual.degrees import CERTAIN_FROM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.cli.views import Choice
    from fabula.model.happenings import Event, Participant
    from fabula.model.ids import MentionId
    from fabula.model.people import Mention
    from fabula.model.story import Story

_TRIGGER, _WHO = 14, 36  # columns; longer ones are cut
_LEAD = 24  # letters before the trigger, at most


class Part(msgspec.Struct, frozen=True):
    """Somebody or something in an event: a character by id and name, anything else by its mention and words."""

    role: Role
    id: str
    name: str


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event with everything said of it."""

    id: str
    address: str
    start: int
    end: int
    trigger: str
    realis: bool
    tense: Tense | None
    aspect: Aspect | None
    participants: tuple[Part, ...]
    quotation: str | None
    degree: Literal["certain", "likely"]
    confidence: float
    reason: str
    source: str
    evidence: tuple[tuple[int, int], ...]
    text: str


def lines(story: Story, choice: Choice) -> Iterator[str]:
    """A line for each event: the word that tells it, who does it → to whom (and who else), and the words around it."""
    for row in rows(story, choice):
        parts = {role: ", ".join(part.name for part in row.participants if part.role in role) for role in _GROUPS}
        who = " ".join(form.format(parts[role]) for role, form in _GROUPS.items() if parts[role])
        line = f"{row.address:<9} {_cut(row.trigger, _TRIGGER):<{_TRIGGER}} {_cut(who, _WHO):<{_WHO}} "
        yield (line + _around(story, row, max(24, choice.width - len(line)))).rstrip()


# Roles as they are printed together.
_GROUPS: dict[tuple[Role, ...], str] = {
    ("subject",): "{}",
    ("object", "recipient"): "→ {}",
    ("oblique",): "({})",
}


def rows(story: Story, choice: Choice) -> Iterator[EventRow]:
    """An object for each event."""
    mentions = {mention.id: mention for mention in story.mentions.mentions}
    for event in story.events.events:
        address = story.address(event.start)
        if choice.chapter is not None and address.partition("¶")[0] != str(choice.chapter):
            continue
        parts = tuple(_part(story, participant, mentions) for participant in event.participants)
        if choice.speaker is not None and choice.speaker.id not in {part.id for part in parts}:
            continue
        yield _row(story, event, address, parts)


def _row(story: Story, event: Event, address: str, parts: tuple[Part, ...]) -> EventRow:
    return EventRow(
        id=event.id,
        address=address,
        start=event.start,
        end=event.end,
        trigger=story.text[event.start : event.end],
        realis=event.realis,
        tense=event.tense,
        aspect=event.aspect,
        participants=parts,
        quotation=event.quotation,
        degree="certain" if event.confidence >= CERTAIN_FROM else "likely",
        confidence=round(event.confidence, 4),
        reason=event.reason,
        source=event.source,
        evidence=tuple((span.start, span.end) for span in event.evidence),
        text=_sentence(story, event.start),
    )


def _part(story: Story, participant: Participant, mentions: dict[MentionId, Mention]) -> Part:
    if participant.character is not None:
        character = story.character(participant.character)
        return Part(participant.role, character.id, character.name)
    mention = mentions[participant.mention]
    return Part(participant.role, mention.id, " ".join(story.text[mention.start : mention.end].split()))


def _sentence(story: Story, position: int) -> str:
    number = story.segmentation.sentences.at(position)
    return " ".join(story.segmentation.sentences[number].of(story.text).split()) if number >= 0 else ""


def _around(story: Story, row: EventRow, most: int) -> str:
    """Words of the sentence around the trigger, on one line."""
    number = story.segmentation.sentences.at(row.start)
    if number < 0:
        return row.trigger
    sentence = story.segmentation.sentences[number]
    before = " ".join(story.text[sentence.start : row.start].split())
    if len(before) > _LEAD:
        before = "…" + before[-_LEAD:].partition(" ")[2]
    # Twice as many code points as are shown leave room for white space that is folded.
    after = story.text[row.start : min(sentence.end, row.start + 2 * most)]
    space = " " if before and story.text[row.start - 1].isspace() else ""
    return _cut(before + space + " ".join(after.split()), most)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
