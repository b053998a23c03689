"""Quotations, and who says them to whom (terms of PDNC: explicit, anaphoric, implicit)."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from fabula.model.claims import Claim, Probability
from fabula.model.ids import CharacterId, QuotationId
from fabula.model.people import Reference
from fabula.model.spans import Span

Mode = Literal["speech", "thought", "writing", "words"]
CueKind = Literal["explicit", "anaphoric", "implicit"]


class Quotation(Claim, frozen=True, kw_only=True):
    """One speech (thought, written text, or merely quoted words): where, not who.

    Fields:
        pieces: contiguous parts in order, marks included; more than one when a tag interrupts it or it runs over
            several paragraphs (one piece a paragraph).
        mode: "words" is a title, a scare quote or a quoted term: nobody's speech.
        style: the mark that opens it: “ ‘ " ' « » „ 「 — or "italic", "q".
        parent: the quotation it is nested in, if any.
    """

    id: QuotationId
    pieces: tuple[Span, ...]
    mode: Mode = "speech"
    style: str = '"'
    parent: QuotationId | None = None

    @property
    def start(self) -> int:
        """Start of the first piece."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """End of the last piece."""
        return self.pieces[-1].end


# How speech is told from narration: "low" is „German“, "inward" »so«, "angles" <so>, "q" markup alone.
Manner = Literal[
    "double", "single", "guillemets", "inward", "low", "corners", "angles", "dashes", "script", "italics", "capitals",
    "q", "unmarked", "none",
]  # fmt: skip


MANNERS: tuple[Manner, ...] = get_args(Manner)


class MarkStyle(msgspec.Struct, frozen=True, kw_only=True):
    """How a chapter marks its speech.

    Fields:
        style: the sign that opens most of it: “ ‘ " ' « » „ 「 — or ":" for a script, "italic", "q", "unmarked".
        manner: what that sign belongs to.
        others: signs that open some more of it, the commoner first.
        chosen: whether the user said so.
    """

    start: int
    end: int
    style: str
    manner: Manner = "none"
    others: tuple[str, ...] = ()
    chosen: bool = False


class Quotations(msgspec.Struct, frozen=True, kw_only=True):
    """All quotations in order of their start (a nested one follows its parent), and the style of each chapter."""

    quotations: tuple[Quotation, ...]
    styles: tuple[MarkStyle, ...] = ()


class Speaker(Claim, frozen=True, kw_only=True):
    """Who says a quotation. `character` None is an honest "unknown"; candidates are ranked, best first."""

    quotation: QuotationId
    character: CharacterId | None
    candidates: tuple[tuple[CharacterId, Probability], ...] = ()
    cue: Span | None = None  # "said she": the words of the tag, when there is one
    kind: CueKind = "implicit"


class Addressee(Claim, frozen=True, kw_only=True):
    """To whom a quotation is said, and who else hears it.

    Fields:
        characters: those who are spoken to; empty when unknown.
        listeners: others who take part in the talk just there, and hear it; the nearer the sooner.
    """

    quotation: QuotationId
    characters: tuple[CharacterId, ...]
    listeners: tuple[CharacterId, ...] = ()


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """One speaker and one addressee claim for each top-level quotation that is not mere words, in their order.

    `references` are those inside speech that follow from them: "I", "you", "we".
    """

    speakers: tuple[Speaker, ...]
    addressees: tuple[Addressee, ...]
    references: tuple[Reference, ...] = ()
