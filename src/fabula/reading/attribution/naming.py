"""Who gives his or her own name in a speech: "I'm Ada", "he said to me, ‘Ada, …’", or "Ada" when asked for a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.naming import ASKED, CLAUSE_ENDS, TOLD
from fabula.reading.attribution.clauses import is_possessor
from fabula.textual.own_names import announces_itself, is_own_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.people import Mention
    from fabula.model.spans import Span
    from fabula.model.speech import Quotation
    from fabula.reading.attribution.page import Page

# Words before reported speech among which the one told may stand.
_REACH = 8
# A question that asks for one has so many words at most.
_QUESTION = 10
# An answer that gives a name has so many words at most.
_SHORT = 8


def own_names(page: Page, quotation: Quotation) -> Iterator[Mention]:
    """Names in a quotation that are the speaker's own."""
    for piece in quotation.pieces:
        for mention in page.mentions_in(piece.start, piece.end):
            if mention.form != "proper" or mention.kind not in ("PER", None) or is_possessor(page, mention):
                continue
            if _given(page, mention, piece) or _called(page, mention):
                yield mention


def _given(page: Page, mention: Mention, piece: Span) -> bool:
    """Whether the words around a name give it as the speaker's: "I'm Ada", "Ada here"."""
    if is_own_name(page.text, mention.start, piece.start):
        return True
    return announces_itself(page.text, mention.start, mention.end, piece.start)


def _called(page: Page, mention: Mention) -> bool:
    """Whether somebody, in words that the speaker repeats, calls the speaker so."""
    reported = page.reported_at(mention.start)
    if reported is None or mention.start - reported.start > 1:
        return False
    token = page.token(reported.start)
    for number in range(token - 1, max(token - _REACH, 0), -1):
        word = page.word(number).lower()
        if word in TOLD:
            return True
        if word in CLAUSE_ENDS:
            return False
    return False


def asks_name(page: Page, quotation: Quotation) -> bool:
    """Whether its last piece asks for a name, whatever is said after that."""
    piece = quotation.pieces[-1]
    low = [page.word(token).lower() for token in page.tokens_in(piece.start, piece.end)]
    return any(
        tuple(low[at : at + len(words)]) == words and "?" in low[at : at + _QUESTION]
        for words in ASKED
        for at in range(len(low))
    )


def answers_with(page: Page, quotation: Quotation) -> Mention | None:
    """The name that a short speech opens with."""
    piece = quotation.pieces[0]
    tokens = page.tokens_in(piece.start, piece.end)
    if len(tokens) > _SHORT + 2:
        return None
    first = next((token for token in tokens if page.word(token)[:1].isalpha()), None)
    if first is None:
        return None
    mention = page.mention_at(page.starts[first])
    return mention if mention is not None and mention.form == "proper" else None
