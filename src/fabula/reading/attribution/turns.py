"""Turns: what one speaker says before another does, with everything on the page that bears on who it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fabula.model.spans import Span
from fabula.reading.attribution.beats import Beat, find_beats
from fabula.reading.attribution.clauses import STOPS
from fabula.reading.attribution.cues import Cue, cue_after, cue_announcing, cue_before
from fabula.reading.attribution.naming import answers_with, asks_name, own_names
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
        own: persons whose name it gives as the speaker's own, and where; as a rule one.
        gap: paragraphs of narration between it and the turn before; a large number after a break.
        apart: how sure it is that a paragraph begins with it; less than 1 where paragraphs were lost.
        fixed, fixed_unknown: the speaker by the user's word, or that nobody can tell.
        said_to: those spoken to by the user's word; None where the user has said nothing.
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
    own: dict[CharacterId, Span] = field(default_factory=dict)
    gap: int = 0
    adjoins: bool = False
    apart: float = 1.0
    fixed: CharacterId | None = None
    fixed_unknown: bool = False
    said_to: tuple[CharacterId, ...] | None = None


NEW_CONVERSATION = 99
# How sure it is that two speeches of one paragraph, which are not joined, are two people's, where paragraphs were lost.
PARTED = 0.7
# A paragraph that was given back with less than this may be none.
DOUBTFUL = 0.6
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
                after = cue_after(page, piece.end, min(page.next_piece(piece.end), _tag_end(page, piece.end)))
                if after is None or not after.strong or _only_repeats(page, before, after):
                    return before
                if _is_next(page, before, after, piece):
                    return before
                return after
            weak = weak or before
        elif weak is None:
            weak = _later(page, pieces[number - 1].end, piece.start)
        limit = min(page.next_piece(piece.end), max(_tag_end(page, piece.end), piece.end))
        after = cue_after(page, piece.end, limit)
        if after is not None:
            if after.strong:
                return after
            weak = weak or after
    return weak


def _tag_end(page: Page, mark: int) -> int:
    """How far the tag of a piece that ends at `mark` may reach.

    To the end of its paragraph, or of the next, where it is doubtful that one begins right after the mark.
    """
    number = page.paragraph_at(mark - 1)
    end = page.paragraphs[number].end
    if mark < end or number + 1 == len(page.paragraphs) or page.sure_of_paragraph(number + 1) >= DOUBTFUL:
        return end
    return page.paragraphs[number + 1].end


def _later(page: Page, start: int, piece: int) -> Cue | None:
    """The tag that leads up to a later piece; who speaks there spoke, as a rule, the pieces before it."""
    cue = cue_before(page, start, piece)
    return cue if cue is not None and cue.strong else None


def _lead_in(page: Page, start: int) -> Cue | None:
    """The tag that ends the paragraph before: "He observed drily:" or "Ada began again.", on a new line the speech."""
    number = page.paragraph_at(start) - 1
    if number < 0 or page.paragraphs[number].kind != "prose":
        return None
    paragraph = page.paragraphs[number]
    opens = max(paragraph.start, page.previous_piece_end(start))
    if page.text[paragraph.end - 1] == ".":
        return cue_announcing(page, opens, paragraph.end)
    return cue_before(page, opens, paragraph.end) if page.text[paragraph.end - 1] in ":,;—–-" else None


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
        if (
            turn is not None
            and turn.last_paragraph == first
            and not adjoins
            and not (_differs(page, turn.cue, cue) or _opens_anew(page, turn, cue))
        ):
            turn.quotations.append(quotation)
            turn.end, turn.last_paragraph = quotation.end, last
            if turn.cue is None or (cue is not None and cue.strong and not turn.cue.strong):
                turn.cue = cue or turn.cue
            continue
        turns.append(Turn([quotation], quotation.start, quotation.end, first, last, cue, adjoins=adjoins))
        if lost:
            same = turn is not None and turn.last_paragraph == first
            turns[-1].apart = PARTED if same else page.sure_of_paragraph(first)
    before: Turn | None = None
    for turn in turns:
        turn.gap = _gap(page, before, turn)
        turn.beats = find_beats(page, turn.paragraph, turn.last_paragraph, turn.start, turn.end, turn.cue)
        for quotation in turn.quotations:
            for mention in own_names(page, quotation):
                if (person := page.person(mention)) is not None:
                    turn.own.setdefault(person, Span(mention.start, mention.end))
            for address in find_addresses(page, quotation):
                if address.person is not None and address.person in turn.own:
                    continue
                if address.vocative:
                    turn.addresses.append(address)
                elif address.person is not None:
                    turn.named.add(address.person)
        if before is not None and asks_name(page, before.quotations[-1]):
            given = answers_with(page, turn.quotations[0])
            if given is not None and (person := page.person(given)) is not None:
                turn.addresses = [address for address in turn.addresses if address.person != person]
                turn.named.discard(person)
                turn.own.setdefault(person, Span(given.start, given.end))
        before = turn
    return turns


def _is_next(page: Page, before: Cue, after: Cue, piece: Span) -> bool:
    """Whether what follows a speech that is tagged before tells of somebody else, or of what comes next.

    A new sentence, its subject first: "Ada said, “Is it late?” Ned yawned." What leads up to the next speech:
    "Ada said, “Come in,” and he said, “Thank you.”"
    """
    subject = after.subject
    opens = page.text[after.span.start].isupper()
    if subject is None or before.subject is None or (after.span.start < subject.start and not opens):
        return False  # “…” said Ned
    if page.inner_end(piece.end) in STOPS and opens:
        return subject.form != "pronoun" or page.text[piece.end : after.span.start].isspace()
    rest = page.text[after.span.end : page.next_piece(piece.end)].strip()
    return rest in {",", ":"} and _clash(page, before, after) if before.subject.form != "pronoun" else False


def _only_repeats(page: Page, before: Cue, after: Cue) -> bool:
    """Whether a tag after a speech says less of its speaker than the one before: "Ada cried, “…” she added"."""
    if before.subject is None or after.subject is None or before.subject.form == "pronoun":
        return False
    return after.subject.form == "pronoun" and after.subject.person == 3 and not _clash(page, before, after)


def _clash(page: Page, named: Cue, pronoun: Cue) -> bool:
    """Whether the pronoun of one tag cannot stand for whom the other names."""
    assert named.subject is not None
    assert pronoun.subject is not None
    if pronoun.subject.number != named.subject.number:
        return True
    person = page.person(named.subject)
    own = page.characters[person].pronouns if person in page.characters else named.subject.pronouns
    return own is not None and pronoun.subject.pronouns is not None and own != pronoun.subject.pronouns


def _opens_anew(page: Page, turn: Turn, cue: Cue | None) -> bool:
    """Whether a tag that names somebody leads up to a speech, and what was said before in its paragraph has no tag."""
    if turn.cue is not None or cue is None or not cue.strong or cue.subject is None or cue.subject.form != "proper":
        return False
    return cue.span.start >= turn.end and page.inner_end(turn.end) in STOPS


def _differs(page: Page, one: Cue | None, other: Cue | None) -> bool:
    """Whether two tags of one paragraph, in their order, name different subjects, so that two people speak in it."""
    if one is None or other is None or not other.strong or one.span == other.span:
        return False
    if one.subject is None or other.subject is None:  # “…” said a voice. Emma said, “…”
        return one.strong and (one.subject is not None or other.subject is not None)
    if one.subject.id == other.subject.id:
        return False
    if one.subject.form == "pronoun" and other.subject.form == "pronoun":
        mine, yours = one.subject.pronouns, other.subject.pronouns
        return one.subject.person != other.subject.person or (mine is not None and yours is not None and mine != yours)
    if other.subject.form == "pronoun":
        return other.subject.person != 3 or _clash(page, one, other)
    if one.subject.form == "pronoun":  # who was "she" is not named afterwards, unless it is said to be the same
        return not one.strong or _clash(page, other, one) or page.person(one.subject) != page.person(other.subject)
    first, second = page.person(one.subject), page.person(other.subject)
    if first is None and second is None:
        heads = [page.text[cue.head.start : cue.head.end].lower() for cue in (one.subject, other.subject)]
        return heads[0] != heads[1]
    return first != second


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
