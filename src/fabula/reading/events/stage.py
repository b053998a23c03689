"""The events stage. Needs nearly all that was read before; gives `Events`.

An event is a word that the reading model takes for the trigger of something told as having happened (realis; Sims,
Park and Bamman, "Literary Event Detection", 2019: asserted, about something particular, at some time). Who has a part
in it follows from the tree of its sentence, by rules: subjects, objects and obliques, the passive voice turned round,
subjects shared by joined verbs, relative clauses led back to their noun. Does not attempt events that did not happen,
things that are no mention ("the door") as participants, or whether two words tell the same event.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from fabula.model.claims import latest
from fabula.model.encoding import EVEN, PROBABILITIES, Encoding
from fabula.model.happenings import Event, Events, Participant, Role
from fabula.model.ids import EventId, span_ids
from fabula.model.people import Cast, Mentions
from fabula.model.spans import Span
from fabula.model.speech import Attribution, Quotations
from fabula.model.syntax import Syntax
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.events.arguments import Argument, arguments_of
from fabula.reading.events.linking import Links
from fabula.textual.grammar import Grammar
from fabula.textual.namelessness import as_the_text_names
from fabula.textual.tenses import tense_and_aspect

if TYPE_CHECKING:
    from fabula.model.decisions import DecisionKind
    from fabula.model.ids import CharacterId, MentionId, QuotationId
    from fabula.model.people import Reference
    from fabula.model.stage import Grain, Sees, StoryView

# From even odds on a word is an event: so the model was measured.
REALIS_FROM = EVEN

_ROLES: tuple[Role, ...] = ("subject", "object", "recipient", "oblique")
_REASONS = {"VERB": "event verb", "AUX": "event verb", "NOUN": "event noun", "PROPN": "event noun"}
_OTHER_REASON = "event word"


class EventsStage:
    """Finds what happens, and who has a part in it."""

    name: ClassVar[str] = "events"
    version: ClassVar[int] = 1
    grain: ClassVar[Grain] = "work"
    needs: ClassVar[tuple[type[Any], ...]] = (
        Edition,
        Words,
        Segmentation,
        Encoding,
        Syntax,
        Quotations,
        Mentions,
        Cast,
        Attribution,
    )
    gives: ClassVar[type[Any]] = Events
    hears: ClassVar[tuple[DecisionKind, ...]] = ()
    inherits: ClassVar[bool] = False
    sees: ClassVar[Sees] = {Cast: as_the_text_names}

    def read(self, view: StoryView) -> Events:
        """Events in text order."""
        triggers = find_triggers(view)
        if not triggers:
            return Events()
        reading = _Reading(view)
        text, tokens = view[Edition].text, view[Words].tokens
        ids = span_ids("ev", (tokens[word].of(text) for word in triggers))
        return Events(events=tuple(reading.event(EventId(id_), word) for id_, word in zip(ids, triggers, strict=True)))


def find_triggers(view: StoryView) -> list[int]:
    """Numbers of the words that tell events; headings, and what is beside the story, tell none."""
    odds = np.frombuffer(view[Encoding].event, np.uint8)
    tokens = view[Words].tokens
    told = np.zeros(len(tokens) + 1, np.int32)  # how many stretches of story begin and end at each word
    for paragraph in view[Segmentation].paragraphs:
        if paragraph.kind in {"prose", "verse"}:
            inside = tokens.within(paragraph.start, paragraph.end)
            told[inside.start] += 1
            told[inside.stop] -= 1
    for paratext in view[Segmentation].paratext:
        inside = tokens.within(paratext.start, paratext.end)
        told[inside.start] -= 2  # more than any paragraph adds
        told[inside.stop] += 2
    found: list[int] = np.flatnonzero((odds >= REALIS_FROM) & (told[:-1].cumsum() > 0)).tolist()
    return found


class _Reading:
    """What every event of a work is made with."""

    def __init__(self, view: StoryView) -> None:
        self._grammar = Grammar(view[Syntax])
        self._links = Links(view, self._grammar)
        self._tokens = view[Words].tokens
        self._odds = view[Encoding].event
        self._sentences = view[Segmentation].sentences
        self._source = f"model:event@{view[Encoding].model.rpartition('@')[2]}"
        pieces = sorted(
            (piece.start, piece.end, quotation.id)
            for quotation in view[Quotations].quotations
            if quotation.parent is None and quotation.mode != "words"
            for piece in quotation.pieces
        )
        self._pieces = pieces
        self._piece_starts = [start for start, _, _ in pieces]

    def event(self, id_: EventId, word: int) -> Event:
        """The event that a word tells."""
        grammar, own = self._grammar, self._tokens[word]
        quotation = self._quotation(own.start)
        arguments = [
            one
            for one in arguments_of(grammar, word)
            # "“Tom,” she said": what is in the speech has no part in its being said, whatever the tree makes of it
            if self._quotation(self._tokens.starts[one.word]) == quotation
        ]
        participants, references = self._participants(arguments, own)
        evidence = self._evidence(word, arguments)
        tense, aspect = tense_and_aspect(grammar, word)
        return Event(
            id=id_,
            start=own.start,
            end=own.end,
            tense=tense,
            aspect=aspect,
            participants=participants,
            quotation=quotation,
            evidence=evidence,
            confidence=round(PROBABILITIES[self._odds[word]], 4),
            reason=_REASONS.get(grammar.upos(word), _OTHER_REASON),
            source=self._source,
            # Who "the stranger" is may be known later than that he came.
            known_from=max([latest(evidence), *(reference.known_from for reference in references)]),
        )

    def _participants(self, arguments: list[Argument], own: Span) -> tuple[tuple[Participant, ...], list[Reference]]:
        """Those who are mentions, and what says whom these mean."""
        speaker = self._links.speaker_by_cue(own.start)
        found: dict[MentionId, tuple[Role, CharacterId | None, int]] = {}
        references = []
        for role, word, _ in arguments:
            mention = self._links.mention(word)
            if mention is None or mention.id in found:
                continue
            reference = self._links.reference(mention)
            character = reference.character if reference is not None else None
            if reference is not None:
                references.append(reference)
            elif role == "subject":
                character = speaker
            found[mention.id] = role, character, mention.start
        if speaker is not None and all(role != "subject" for role, _, _ in found.values()):
            # "supplied Anna": whom the tag names is who speaks, though the tree takes the name for an object
            found = {
                id_: ("subject" if who == speaker else role, who, start) for id_, (role, who, start) in found.items()
            }
        ordered = sorted(found.items(), key=lambda one: (_ROLES.index(one[1][0]), one[1][2]))
        return tuple(Participant(role=role, mention=id_, character=who) for id_, (role, who, _) in ordered), references

    def _evidence(self, word: int, arguments: list[Argument]) -> tuple[Span, ...]:
        """The trigger, and the words of its clause that say who has a part in it; for lack of such, its sentence."""
        own = self._tokens[word]
        words = {one for argument in arguments for one in (argument.word, *argument.through)} - {word}
        if words:
            return tuple(sorted({own, *map(self._span, words)}))
        number = self._sentences.at(own.start)
        return (own, self._sentences[number]) if number >= 0 else (own,)

    def _span(self, word: int) -> Span:
        """A word, with all of the mention that it carries."""
        mention = self._links.mention(word)
        return self._tokens[word] if mention is None else Span(mention.start, mention.end)

    def _quotation(self, position: int) -> QuotationId | None:
        number = bisect_right(self._piece_starts, position) - 1
        if number < 0:
            return None
        _, end, quotation = self._pieces[number]
        return quotation if position < end else None
