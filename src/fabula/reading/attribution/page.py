"""The page as attribution sees it: words, mentions and quotations of the whole work, found by position.

Nothing here decides anything; it only looks things up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from fabula.model.encoding import Encoding
from fabula.model.people import Cast, Mentions
from fabula.model.spans import Span, Spans
from fabula.model.speech import Quotations
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.attribution.sight import Sight
from fabula.textual.affinities import Affinities
from fabula.textual.compounds import whole_words

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId, MentionId
    from fabula.model.people import Character, Mention, Reference
    from fabula.model.stage import StoryView

# Code points of narration around a speech in which "I" must stand for the narrator to be there.
EARSHOT = 600
_MARKS = frozenset("\"'“”‘’«»„‟「」『』_*")


class Page:
    """Look-ups over one story view."""

    def __init__(self, view: StoryView) -> None:
        self.recall = view.recall
        self.text = view[Edition].text
        tokens = whole_words(view[Words], self.text).tokens
        self.starts = tokens.starts
        self.ends = tokens.ends
        segmentation = view[Segmentation]
        self.paragraphs = segmentation.paragraphs
        self.sentences = segmentation.sentences
        self.breaks = [pause.start for pause in segmentation.breaks]
        self.chapters = [section.start for section in segmentation.sections if section.number]
        self._restored = {one.start: one.confidence for one in segmentation.boundaries if one.opens == "paragraph"}
        self._paragraph_starts = [paragraph.start for paragraph in self.paragraphs]
        self.mentions = view[Mentions].mentions
        self._mention_starts = [mention.start for mention in self.mentions]
        self.affinities = Affinities(view[Encoding], view[Words])
        self.extents = self.affinities.spans_of(
            [(one.start, one.end) for one in (mention.extent or mention for mention in self.mentions)]
        )
        self.sight = Sight(self)
        self.by_id = {mention.id: mention for mention in self.mentions}
        cast = view[Cast]
        self.characters: dict[CharacterId, Character] = {character.id: character for character in cast.characters}
        self.narrator: CharacterId | None = next((c.id for c in cast.characters if c.narrator), None)
        self.references: dict[MentionId, Reference] = {reference.mention: reference for reference in cast.references}
        self._narrator_mentions = [
            mention
            for mention in self.mentions
            if self.narrator is not None and self.person(mention) == self.narrator and mention.person == 1
        ]
        self._narrator_starts = [mention.start for mention in self._narrator_mentions]
        narrators = {c.id for c in cast.characters if c.narrator}
        self._tellers = [
            mention for mention in self.mentions if mention.person == 1 and self.person(mention) in narrators
        ]
        self._teller_starts = [mention.start for mention in self._tellers]
        self.quotations = [
            quotation
            for quotation in view[Quotations].quotations
            if quotation.parent is None and quotation.mode != "words"
        ]
        told = {quotation.id for quotation in self.quotations}
        # Speech inside speech: “He said to me, ‘Ada, …’”
        self._reported = Spans.of(
            sorted(
                (piece.start, piece.end)
                for quotation in view[Quotations].quotations
                if quotation.parent in told and quotation.mode != "words"
                for piece in quotation.pieces
            )
        )
        pieces = sorted((piece.start, piece.end) for quotation in self.quotations for piece in quotation.pieces)
        self.piece_starts = [start for start, _ in pieces]
        self.piece_ends = [end for _, end in pieces]

    # ---- words

    def word(self, token: int) -> str:
        """The token's words as written."""
        return self.text[self.starts[token] : self.ends[token]]

    def tokens_in(self, start: int, end: int) -> range:
        """Numbers of the tokens that start in `[start, end)`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def token(self, position: int) -> int:
        """Number of the first token that starts at or after `position`."""
        return bisect_left(self.starts, position)

    def at_sentence_start(self, token: int) -> bool:
        """Whether the token opens a sentence."""
        return bool(self.sentence_start(self.starts[token]) == self.starts[token])

    # ---- structure

    def paragraph_at(self, position: int) -> int:
        """Number of the paragraph that holds `position` (or the last before it)."""
        return max(bisect_right(self._paragraph_starts, position) - 1, 0)

    def sure_of_paragraph(self, number: int) -> float:
        """How sure it is that a paragraph begins there; only of those that were given back it is doubted."""
        return self._restored.get(self.paragraphs[number].start, 1.0)

    def sentence_start(self, position: int) -> int:
        """Start of the sentence that holds `position`."""
        number = self.sentences.at(position)
        return self.sentences.starts[number] if number >= 0 else 0

    def cut_between(self, start: int, end: int) -> bool:
        """Whether a chapter or an explicit break opens in `(start, end]`."""
        return any(bisect_right(cuts, start) < bisect_right(cuts, end) for cuts in (self.breaks, self.chapters))

    def cut_before(self, position: int) -> int:
        """Where the chapter, or what follows the last explicit break, opens that holds `position`."""
        found = 0
        for cuts in (self.breaks, self.chapters):
            number = bisect_right(cuts, position)
            if number:
                found = max(found, cuts[number - 1])
        return found

    # ---- mentions

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Mentions that start in `[start, end)`, in order."""
        return list(self.mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)])

    def numbers_in(self, start: int, end: int) -> range:
        """Numbers of the mentions that start in `[start, end)`."""
        return range(bisect_left(self._mention_starts, start), bisect_left(self._mention_starts, end))

    def mention_at(self, position: int) -> Mention | None:
        """The longest mention that starts at `position`."""
        number = bisect_left(self._mention_starts, position)
        if number < len(self.mentions) and self.mentions[number].start == position:
            return self.mentions[number]
        return None

    def mention_ending(self, position: int, reach: int = 60) -> Mention | None:
        """The longest mention that ends at `position` and is at most `reach` code points long."""
        first = bisect_left(self._mention_starts, position - reach)
        for mention in self.mentions[first : bisect_left(self._mention_starts, position)]:
            if mention.end == position:
                return mention
        return None

    def person(self, mention: Mention) -> CharacterId | None:
        """Whom the cast stage takes the mention to mean."""
        reference = self.references.get(mention.id)
        return reference.character if reference else None

    # ---- speech

    def quoted(self, position: int) -> bool:
        """Whether `position` lies inside a piece of quotation."""
        number = bisect_right(self.piece_starts, position) - 1
        return number >= 0 and position < self.piece_ends[number]

    def reported_at(self, position: int) -> Span | None:
        """The speech inside a speech that holds `position`."""
        number = self._reported.at(position)
        return self._reported[number] if number >= 0 and position < self._reported[number].end else None

    def opens_piece(self, position: int) -> bool:
        """Whether a piece of quotation starts at `position`."""
        number = bisect_left(self.piece_starts, position)
        return number < len(self.piece_starts) and self.piece_starts[number] == position

    def inner_end(self, mark: int) -> str:
        """The last character of the speech whose piece ends at `mark`, its closing marks left out."""
        at = mark - 1
        while at > 0 and (self.text[at] in _MARKS or self.text[at].isspace()):
            at -= 1
        return self.text[at]

    def next_piece(self, position: int) -> int:
        """Start of the first piece at or after `position`, or the end of the text."""
        number = bisect_left(self.piece_starts, position)
        return self.piece_starts[number] if number < len(self.piece_starts) else len(self.text)

    def previous_piece_end(self, position: int) -> int:
        """End of the last piece that starts before `position`, or 0."""
        number = bisect_left(self.piece_starts, position) - 1
        return self.piece_ends[number] if number >= 0 else 0

    def narration(self, start: int, end: int) -> list[tuple[int, int]]:
        """The parts of `[start, end)` that no quotation covers, in order."""
        parts = []
        number = max(bisect_right(self.piece_starts, start) - 1, 0)
        at = start
        while number < len(self.piece_starts) and self.piece_starts[number] < end:
            opens, closes = self.piece_starts[number], self.piece_ends[number]
            if closes > at:
                if opens > at:
                    parts.append((at, opens))
                at = closes
            number += 1
        if at < end:
            parts.append((at, end))
        return parts

    def narrator_near(self, start: int, end: int) -> Span | None:
        """A word by which the first-person narrator speaks of himself or herself within earshot of `[start, end)`."""
        at = bisect_left(self._narrator_starts, start - EARSHOT)
        if at < len(self._narrator_starts) and self._narrator_starts[at] < end + EARSHOT:
            mention = self._narrator_mentions[at]
            return Span(mention.start, mention.end)
        return None

    def tells(self, character: CharacterId, position: int) -> bool:
        """Whether that character is the narrator there: of several who write letters, the one whose "I" is nearest."""
        if not self.characters[character].narrator:
            return False
        at = bisect_left(self._teller_starts, position)
        near = self._tellers[max(at - 1, 0) : at + 1]
        if not near:
            return True
        return self.person(min(near, key=lambda mention: abs(mention.start - position))) == character
