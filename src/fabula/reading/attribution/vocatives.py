"""Who is called by name inside a speech, and who is only spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.lexicon.en.clauses import HONORIFICS, VOCATIVE_LEADS

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId
    from fabula.model.people import Mention
    from fabula.model.spans import Span
    from fabula.model.speech import Quotation
    from fabula.reading.attribution.page import Page

_CLOSERS = frozenset(",.!?;:—–-”’\"'…»)")
_OPENERS = frozenset("“‘\"'«„—–-(*_")


@dataclass(frozen=True, slots=True)
class Address:
    """A person named inside speech; `person` None with `pronouns` for a bare "sir" or "madam"."""

    mention: Mention | None
    span: Span
    person: CharacterId | None
    vocative: bool
    pronouns: str | None = None


def is_vocative(page: Page, mention: Mention, piece: Span) -> bool:
    """Whether a name is called out: "Emma, come here", "No, my dear Emma!", but not "Emma is here".

    Set off by marks on both sides. In a row of names ("Jane, Kitty, and Lydia") nobody is called.
    """
    text = page.text
    after = mention.end
    while after < piece.end and text[after] in " _":
        after += 1
    if after < piece.end and text[after] not in _CLOSERS:
        return False
    token = page.token(mention.start) - 1
    before = page.word(token) if token >= 0 and page.starts[token] >= piece.start else "“"
    low = before.lower()
    while low in VOCATIVE_LEADS and token >= 0:
        token -= 1
        before = page.word(token) if page.starts[token] >= piece.start else "“"
        low = before.lower()
        if low in {",", "“", '"', "‘", "'", ".", "!", "?", "—", "--", ";"}:
            return True
    if before in _OPENERS or before in {"“", ".", "!", "?", ";", "—", "--", ":", "…", "..."}:
        # A bare name between full stops answers a question more often than it calls: "Emma." "Emma?"
        return after < piece.end and (text[after] in ",!" or page.token(piece.end) - page.token(mention.start) > 4)
    if before == ",":
        if after < piece.end and text[after] == ",":
            nxt = page.token(after) + 1
            return not (nxt < len(page.starts) and page.word(nxt) in {"and", "or"})
        return True
    return False


def _may_hold_honorific(words: str) -> bool:
    """A quick look, for most speeches hold none and word by word it takes long."""
    low = words.lower()
    return any(word in low for word in HONORIFICS)


def find_addresses(page: Page, quotation: Quotation) -> list[Address]:
    """Everybody a quotation names, and "sir", "madam" and the like that tell the pronouns of the person addressed."""
    found: list[Address] = []
    for piece in quotation.pieces:
        for mention in page.mentions_in(piece.start, piece.end):
            if mention.form == "pronoun" or mention.kind not in ("PER", None):
                continue
            person = page.person(mention)
            if page.reported_at(mention.start) is not None:
                # Called in words that are only repeated: neither now, nor by this speaker.
                if person is not None:
                    found.append(Address(mention, mention.head, person, vocative=False, pronouns=mention.pronouns))
                continue
            vocative = is_vocative(page, mention, piece)
            if person is None and not vocative:
                continue
            found.append(Address(mention, mention.head, person, vocative, mention.pronouns))
        tokens = page.tokens_in(piece.start, piece.end)
        if not tokens or not _may_hold_honorific(page.text[piece.start : page.ends[tokens[-1]]]):
            continue
        for token in tokens:
            word = page.word(token).lower()
            if word in HONORIFICS and token + 1 < len(page.starts) and page.word(token + 1)[:1] in ",.!?;—-”\"’'":
                found.append(Address(None, piece, None, vocative=True, pronouns=HONORIFICS[word]))
                break
    return found
