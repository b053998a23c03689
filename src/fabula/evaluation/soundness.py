"""What must hold of every story, whatever was read and however well."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.evaluation.scene_faults import place_faults, scene_claims, scene_faults
from fabula.evaluation.timeline_faults import timeline_claims, timeline_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fabula.model.claims import Claim
    from fabula.model.ids import CharacterId
    from fabula.model.spans import Spans
    from fabula.model.story import Story


def assert_sound(story: Story) -> None:
    """Refuses a story that contradicts itself.

    Raises:
        AssertionError: names the first faults.
    """
    faults = []
    for fault in find_faults(story):
        faults.append(fault)
        if len(faults) == 10:
            break
    assert not faults, "the story is not sound:\n" + "\n".join(faults)


def find_faults(story: Story) -> Iterator[str]:
    """Everything in a story that contradicts what the model promises, one sentence each."""
    yield from _text_faults(story)
    yield from _structure_faults(story)
    yield from _quotation_faults(story)
    yield from _people_faults(story)
    yield from _attribution_faults(story)
    yield from scene_faults(story)
    yield from place_faults(story)
    yield from _event_faults(story)
    yield from _time_faults(story)
    yield from timeline_faults(story)
    yield from _decision_faults(story)
    for claim in _claims(story):
        yield from _claim_faults(claim, len(story.text))


def _text_faults(story: Story) -> Iterator[str]:
    position = 0
    for block in story.edition.blocks:
        if block.start != position or block.end <= block.start:
            yield f"block at {block.start} does not follow on {position}"
        for mark in block.marks:
            if not block.start <= mark.start < mark.end <= block.end:
                yield f"mark at {mark.start} is not inside its block at {block.start}"
        position = block.end
    if position != len(story.text):
        yield f"blocks end at {position}, the text at {len(story.text)}"
    yield from _column_faults("token", story.words.tokens, len(story.text))
    text = story.text
    for start, end in zip(story.words.tokens.starts, story.words.tokens.ends, strict=True):
        if text[start].isspace() or text[end - 1].isspace():
            yield f"token at {start} begins or ends with white space"


def _column_faults(name: str, spans: Spans, length: int) -> Iterator[str]:
    position = 0
    for start, end in zip(spans.starts, spans.ends, strict=True):
        if start < position or end <= start or end > length:
            yield f"{name} at {start} is empty, out of order or outside the text"
        position = end


def _structure_faults(story: Story) -> Iterator[str]:
    segmentation, text = story.segmentation, story.text
    position = 0
    for paragraph in segmentation.paragraphs:
        if paragraph.start < position or paragraph.end <= paragraph.start or paragraph.end > len(text):
            yield f"paragraph at {paragraph.start} is empty, out of order or outside the text"
        elif text[paragraph.start].isspace() or text[paragraph.end - 1].isspace():
            yield f"paragraph at {paragraph.start} begins or ends with white space"
        position = paragraph.end
    addresses = Counter((paragraph.chapter, paragraph.number) for paragraph in segmentation.paragraphs)
    for (chapter, number), count in addresses.items():
        if count > 1:
            yield f"{count} paragraphs have the address {chapter}¶{number}"
    yield from _column_faults("sentence", segmentation.sentences, len(text))
    yield from _sentence_faults(story)
    top = [section for section in segmentation.sections if section.level == 1]
    if top:
        edges = [0, *(section.end for section in top)]
        starts = [*(section.start for section in top), len(text)]
        yield from (
            f"top section at {start} does not follow on {end}"
            for end, start in zip(edges, starts, strict=True)
            if start != end
        )
    numbers = [section.number for section in segmentation.sections if section.number]
    if numbers != sorted(set(numbers)):
        yield "chapters are not numbered in order"
    for section in segmentation.sections:
        if not 0 <= section.start <= section.end <= len(text):
            yield f"section at {section.start} is outside the text"


def _sentence_faults(story: Story) -> Iterator[str]:
    """Sentences lie inside paragraphs and leave no word of a paragraph outside."""
    sentences = story.segmentation.sentences
    text = story.text
    for paragraph in story.segmentation.paragraphs:
        position = paragraph.start
        for number in sentences.within(paragraph.start, paragraph.end):
            if text[position : sentences.starts[number]].strip():
                yield f"words at {position} belong to no sentence"
            position = sentences.ends[number]
        if position > paragraph.end:
            yield f"a sentence leaves its paragraph at {paragraph.end}"
        elif text[position : paragraph.end].strip():
            yield f"words at {position} belong to no sentence"
    inside = sum(len(sentences.within(one.start, one.end)) for one in story.segmentation.paragraphs)
    if inside != len(sentences):
        yield f"{len(sentences) - inside} sentences begin outside paragraphs"


def _quotation_faults(story: Story) -> Iterator[str]:
    quotations = [quotation for quotation in story.quotations.quotations if quotation.pieces]
    if len(quotations) < len(story.quotations.quotations):
        yield "a quotation has no pieces"
    yield from _repeated("quotation", (quotation.id for quotation in quotations))
    by_id = {quotation.id: quotation for quotation in quotations}
    for quotation in quotations:
        for piece in quotation.pieces:
            if not 0 <= piece.start < piece.end <= len(story.text):
                yield f"piece at {piece.start} is empty or outside the text"
        if any(first.end > second.start for first, second in pairwise(quotation.pieces)):
            yield f"pieces of the quotation at {quotation.start} overlap or are out of order"
        if quotation.parent is not None:
            parent = by_id.get(quotation.parent)
            if parent is None:
                yield f"the parent of the quotation at {quotation.start} does not exist"
            elif not parent.start <= quotation.start < quotation.end <= parent.end:
                yield f"the quotation at {quotation.start} is not inside its parent at {parent.start}"
    if any(first.start > second.start for first, second in pairwise(quotations)):
        yield "quotations are out of order"
    top = sorted(piece for quotation in quotations if quotation.parent is None for piece in quotation.pieces)
    yield from (f"quotations overlap at {second.start}" for first, second in pairwise(top) if first.end > second.start)


def _people_faults(story: Story) -> Iterator[str]:
    mentions = story.mentions.mentions
    yield from _repeated("mention", (mention.id for mention in mentions))
    known = {mention.id for mention in mentions}
    for mention in mentions:
        if not 0 <= mention.start < mention.end <= len(story.text):
            yield f"mention at {mention.start} is empty or outside the text"
        if not mention.start <= mention.head.start < mention.head.end <= mention.end:
            yield f"the head of the mention at {mention.start} is not inside it"
        if mention.owner is not None and mention.owner not in known:
            yield f"the owner of the mention at {mention.start} does not exist"
    if any((first.start, -first.end) > (second.start, -second.end) for first, second in pairwise(mentions)):
        yield "mentions are out of order"
    characters = story.cast.characters
    yield from _repeated("character", (character.id for character in characters))
    ids = {character.id for character in characters}
    if any(first.importance < second.importance for first, second in pairwise(characters)):
        yield "characters are not ordered by importance"
    for character in characters:
        if not character.name:
            yield f"character {character.id} has no name"
        if any(first.count < second.count for first, second in pairwise(character.aliases)):
            yield f"the aliases of {character.name!r} are not ordered by count"
    for old, new in story.cast.redirects.items():
        if old in ids or new not in ids:
            yield f"the redirect from {old} to {new} leads from somebody or to nobody"
    references = (*story.cast.references, *story.attribution.references)
    yield from _repeated("reference for mention", (reference.mention for reference in references))
    for reference in references:
        if reference.mention not in known:
            yield f"a reference is to the mention {reference.mention}, which does not exist"
        if reference.character is not None and reference.character not in ids:
            yield f"the mention {reference.mention} refers to the character {reference.character}, who does not exist"
        if reference.character is not None and reference.cluster not in {None, reference.character}:
            yield f"the mention {reference.mention} refers to one character and to another cluster"
        yield from _candidate_faults(f"mention {reference.mention}", reference.candidates, ids)


def _attribution_faults(story: Story) -> Iterator[str]:
    uttered = [one.id for one in story.quotations.quotations if one.parent is None and one.mode != "words"]
    ids = {character.id for character in story.cast.characters}
    if [speaker.quotation for speaker in story.attribution.speakers] != uttered:
        yield "speakers are not one for each quotation, in their order"
    if [addressee.quotation for addressee in story.attribution.addressees] != uttered:
        yield "addressees are not one for each quotation, in their order"
    for speaker in story.attribution.speakers:
        if speaker.character is not None and speaker.character not in ids:
            yield f"the speaker of {speaker.quotation} does not exist"
        yield from _candidate_faults(f"speaker of {speaker.quotation}", speaker.candidates, ids)
    for addressee in story.attribution.addressees:
        if not ids.issuperset((*addressee.characters, *addressee.listeners)):
            yield f"an addressee of {addressee.quotation} does not exist"
        if not set(addressee.characters).isdisjoint(addressee.listeners):
            yield f"somebody is both spoken to and a mere listener of {addressee.quotation}"


def _candidate_faults(
    what: str, candidates: Sequence[tuple[CharacterId, float]], ids: set[CharacterId]
) -> Iterator[str]:
    if any(first[1] < second[1] for first, second in pairwise(candidates)):
        yield f"candidates of the {what} are not ranked"
    if len({id_ for id_, _ in candidates}) != len(candidates) or not ids.issuperset(id_ for id_, _ in candidates):
        yield f"a candidate of the {what} is repeated or does not exist"
    if sum(share for _, share in candidates) > 1.01:
        yield f"candidates of the {what} are likelier than certain together"


def _event_faults(story: Story) -> Iterator[str]:
    events, tokens = story.events.events, story.words.tokens
    ids = {character.id for character in story.cast.characters}
    known = {mention.id for mention in story.mentions.mentions}
    quotations = {quotation.id for quotation in story.quotations.quotations}
    yield from _repeated("event", (event.id for event in events))
    if any(first.start >= second.start for first, second in pairwise(events)):
        yield "events are out of order"
    for event in events:
        number = tokens.at(event.start)
        if number < 0 or (tokens.starts[number], tokens.ends[number]) != (event.start, event.end):
            yield f"the event at {event.start} is no word"
        if event.quotation is not None and event.quotation not in quotations:
            yield f"the quotation of the event at {event.start} does not exist"
        who = [participant.mention for participant in event.participants]
        if not known.issuperset(who) or len(set(who)) != len(who):
            yield f"a participant of the event at {event.start} does not exist or is there twice"
        if not ids.issuperset(one.character for one in event.participants if one.character is not None):
            yield f"a character in the event at {event.start} does not exist"


def _time_faults(story: Story) -> Iterator[str]:
    times = story.times.expressions
    yield from _repeated("time expression", (time.id for time in times))
    if any(first.end > second.start for first, second in pairwise(times)):
        yield "time expressions are out of order or overlap"
    for time in times:
        if not 0 <= time.start < time.end <= len(story.text) or not time.value:
            yield f"the time expression at {time.start} is empty or outside the text"
        if time.anchor_at is not None and (time.anchor is None or not time.anchor_at.end <= len(story.text)):
            yield f"the time expression at {time.start} is told from words that are no anchor"


def _decision_faults(story: Story) -> Iterator[str]:
    if [decision.number for decision in story.log] != sorted({decision.number for decision in story.log}):
        yield "the log is out of order"
    numbers = {decision.number for decision in story.log}
    told = {one.number for one in story.decisions.standing} | {one.number for one in story.decisions.orphans}
    if not told <= numbers:
        yield "a decision in force is not in the log"
    for one in story.decisions.standing:
        if any(not 0 <= place.start < place.end <= len(story.text) for place in one.places):
            yield f"decision {one.number} points outside the text"


def _claims(story: Story) -> Iterator[Claim]:
    yield from story.segmentation.breaks
    yield from story.segmentation.boundaries
    yield from story.quotations.quotations
    yield from story.mentions.mentions
    for character in story.cast.characters:
        yield character
        yield from character.aliases
    yield from story.cast.references
    yield from story.attribution.speakers
    yield from story.attribution.addressees
    yield from story.attribution.references
    yield from scene_claims(story)
    yield from story.events.events
    yield from story.times.expressions
    yield from timeline_claims(story)


def _claim_faults(claim: Claim, length: int) -> Iterator[str]:
    what = type(claim).__name__.lower()
    if not claim.evidence:
        yield f"a {what} has no evidence ({claim.reason})"
        return
    for span in claim.evidence:
        if not 0 <= span.start < span.end <= length:
            yield f"the evidence of a {what} at {span.start} is empty or outside the text"
    if not 0 <= claim.confidence <= 1:
        yield f"the confidence of a {what} is {claim.confidence}"
    if not max(span.end for span in claim.evidence) <= claim.known_from <= length:
        yield f"a {what} is known from {claim.known_from}, before its evidence or after the end"
    if not claim.reason or (":" not in claim.source and claim.source != "user"):
        yield f"a {what} has the reason {claim.reason!r} and the source {claim.source!r}"


def _repeated(what: str, ids: Iterable[str]) -> Iterator[str]:
    yield from (f"{what} {id_} is there {count} times" for id_, count in Counter(ids).items() if count > 1)
