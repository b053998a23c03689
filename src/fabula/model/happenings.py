"""Events; later states and who holds what."""

from __future__ import annotations

from typing import Literal

import msgspec

from fabula.model.claims import Claim
from fabula.model.ids import CharacterId, EventId, MentionId, QuotationId

# Of the verb in the active voice: who does it, to whom, who is given or told something, any other part.
Role = Literal["subject", "object", "recipient", "oblique"]
Tense = Literal["past", "present", "future"]
Aspect = Literal["simple", "progressive", "perfect", "perfect progressive"]


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something that has a part in an event.

    Fields:
        role: part it has by the grammar of the clause, the passive voice turned round: "Tom was seen by Ann" has the
            subject Ann and the object Tom.
        mention: the words that mean it.
        character: whom they mean, where that is known.
    """

    role: Role
    mention: MentionId
    character: CharacterId | None = None


class Event(Claim, frozen=True, kw_only=True):
    """Something that happens, by the word that tells it: "arrived", "his arrival" (terms of LitBank).

    Confidence is that of its being told as having happened.

    Fields:
        start: of the trigger, the one word that tells it.
        realis: asserted as happening to somebody at some time: not wished, feared, denied, supposed, or usual.
        tense: of the clause, where it has one.
        aspect: of the clause, where the trigger is a verb.
        participants: in the order of their roles, then of the text.
        quotation: the speech, thought or writing in which somebody tells it; None for the teller of the story.
    """

    id: EventId
    start: int
    end: int
    realis: bool = True
    tense: Tense | None = None
    aspect: Aspect | None = None
    participants: tuple[Participant, ...] = ()
    quotation: QuotationId | None = None


class Events(msgspec.Struct, frozen=True, kw_only=True):
    """Events in the order in which they are told."""

    events: tuple[Event, ...] = ()
