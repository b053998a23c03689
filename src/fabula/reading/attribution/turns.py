"""Turns: what one speaker says before another does, with everything on the page that bears on who it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fabula.reading.attribution.beats import Beat, find_beats
from fabula.reading.attribution.cues import Cue, cue_after, cue_before
from fabula.reading.attribution.vocatives import Address, find_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.ids import CharacterId
    from fabula.model.speech import Quotation
    from fabula.reading.attribution.page import Page


@dataclass(slots=True)
class Turn:
    """One or more quotations of one paragraph (or a speech over several) that one person speaks.

    Fields:
        cue: its tag, if it has one.
        beats: actions told in the same paragraph, or leading up to it.
        addresses: persons called by name or title inside it.
        named: persons spoken *of* inside it.
        gap: paragraphs of narration between it and the turn before; a large number after a break.
        adjoins: it follows the turn before in the same paragraph with nothing between (“Why?” “Because.”): two people.
    """

    quotations: list[Quotation]
    start: int
    end: int
    paragraph: int
    last_paragraph: int
    cue: Cue | None
    beats: list[Beat] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    named: set[CharacterId] = field(default_factory=set)
    gap: int = 0
    adjoins: bool = False
    fixed: CharacterId | None = None
    fixed_unknown: bool = False


NEW_CONVERSATION = 99
# Style of a line set like a play's or a chat's: its speaker's name stands before it.
SCRIPT = ":"


def find_cue(page: Page, quotation: Quotation) -> Cue | None:
    """The tag of one quotation: after its first piece, between pieces, before it, or after the last.

    A strong cue anywhere beats a weak one.
    """
    if quotation.style == SCRIPT:
        name = quotation.evidence[0]
        return Cue(name, page.mention_at(name.start), None, strong=True)
    weak: Cue | None = None
    pieces = quotation.pieces
    for number, piece in enumerate(pieces):
        paragraph = page.paragraphs[page.paragraph_at(piece.start)]
        if number == 0:
            start = max(paragraph.start, page.previous_piece_end(piece.start))
            before = cue_before(page, start, piece.start)
            if before is None and start == paragraph.start == piece.start:
                before = _lead_in(page, piece.start)
            if before is not None and before.strong:
                after = cue_after(page, piece.end, min(page.next_piece(piece.end), paragraph.end))
                if after is None or not after.strong:
                    return before
                return after
            weak = weak or before
        limit = min(page.next_piece(piece.end), max(paragraph.end, piece.end))
        after = cue_after(page, piece.end, limit)
        if after is not None:
            if after.strong:
                return after
            weak = weak or after
    return weak


def _lead_in(page: Page, start: int) -> Cue | None:
    """The tag that ends the paragraph before: "He observed drily:" and then, on a new line, the speech."""
    number = page.paragraph_at(start) - 1
    if number < 0 or page.paragraphs[number].kind != "prose":
        return None
    paragraph = page.paragraphs[number]
    if page.text[paragraph.end - 1] not in ":,—–-":
        return None
    return cue_before(page, max(paragraph.start, page.previous_piece_end(start)), paragraph.end)


def find_turns(page: Page, first_of: int = 0, end_of: int | None = None) -> list[Turn]:
    """All turns in order, or those of a stretch of quotations by their numbers.

    Quotations of one paragraph are one turn unless their tags name different subjects.
    """
    turns: list[Turn] = []
    for quotation in page.quotations[first_of:end_of]:
        first = page.paragraph_at(quotation.start)
        last = page.paragraph_at(quotation.end - 1)
        cue = find_cue(page, quotation)
        turn = turns[-1] if turns else None
        # Where paragraphs were lost, two speeches that are not joined are as a rule two people's.
        lost = page.paragraphs[first].restored
        adjoins = (
            turn is not None
            and turn.last_paragraph == first
            and (lost or not page.text[turn.end : quotation.start].strip())
        )
        if turn is not None and turn.last_paragraph == first and not adjoins and not _differs(page, turn.cue, cue):
            turn.quotations.append(quotation)
            turn.end, turn.last_paragraph = quotation.end, last
            if turn.cue is None or (cue is not None and cue.strong and not turn.cue.strong):
                turn.cue = cue or turn.cue
            continue
        turns.append(Turn([quotation], quotation.start, quotation.end, first, last, cue, adjoins=adjoins))
    before: Turn | None = None
    for turn in turns:
        turn.gap = _gap(page, before, turn)
        turn.beats = find_beats(page, turn.paragraph, turn.last_paragraph, turn.start, turn.end, turn.cue)
        for quotation in turn.quotations:
            for address in find_addresses(page, quotation):
                if address.vocative:
                    turn.addresses.append(address)
                elif address.person is not None:
                    turn.named.add(address.person)
        before = turn
    return turns


def _differs(page: Page, one: Cue | None, other: Cue | None) -> bool:
    """Whether two tags of one paragraph name different subjects, so that two people speak in it."""
    if one is None or other is None or not other.strong or one.subject is None or other.subject is None:
        return False
    if one.subject.form == "pronoun" or other.subject.form == "pronoun":
        mine, yours = one.subject.pronouns, other.subject.pronouns
        return one.subject.person != other.subject.person or (mine is not None and yours is not None and mine != yours)
    return page.person(one.subject) != page.person(other.subject)


def _gap(page: Page, before: Turn | None, turn: Turn) -> int:
    """Paragraphs without speech between two turns."""
    if before is None or page.cut_between(before.end, turn.start):
        return NEW_CONVERSATION
    return max(turn.paragraph - before.last_paragraph - 1, 0)


def around(turns: list[Turn], number: int, direction: int, reach: int) -> Iterator[tuple[int, Turn, int]]:
    """Turns before (`direction` -1) or after (1) one, nearest first, as far as its conversation and `reach` go.

    Yields:
        How many turns away, the turn, and its number.
    """
    at = number
    for distance in range(1, reach + 1):
        edge = at if direction < 0 else at + 1
        if not 0 <= at + direction < len(turns) or turns[edge].gap == NEW_CONVERSATION:
            return
        at += direction
        yield distance, turns[at], at
