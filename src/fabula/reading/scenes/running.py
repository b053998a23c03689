"""Chapter headings that a scene runs through: the sentence, or the talk, goes on beneath them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from fabula.model.speech import Attribution, Quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.ids import CharacterId
    from fabula.model.stage import StoryView
    from fabula.reading.scenes.moments import Moments
    from fabula.reading.scenes.openings import Opening
    from fabula.reading.scenes.page import Page

# A sentence that ends so has not ended.
_OPEN_ENDED = frozenset(",;:")
_SOON = 25  # words in which a time would tell of a new scene
_TURNS = 3  # of the talk before a heading, whose speakers may go on


def without_headings_run_through(
    view: StoryView, page: Page, moments: Moments, openings: Sequence[Opening]
) -> list[Opening]:
    """The openings without those chapters beneath which the scene before goes on."""
    talk = _Talk(view, page)
    return [
        opening
        for number, opening in enumerate(openings)
        if not (number and opening.why == "chapter" and _goes_on(page, moments, talk, opening))
    ]


def _goes_on(page: Page, moments: Moments, talk: _Talk, opening: Opening) -> bool:
    first = page.word_at(opening.first_words.start)
    number = page.paragraph_of(first)
    before = next(
        (one for one in reversed(page.segmentation.paragraphs[:number][-6:]) if one.kind in {"prose", "verse"}), None
    )
    if before is None:
        return False
    if page.text[before.end - 1] in _OPEN_ENDED and page.text[opening.first_words.start].islower():
        return True
    if moments.within(first, first + _SOON):
        return False
    return talk.goes_on(page.word_at(before.start), page.word_at(before.end) - 1, first)


class _Talk:
    """Who speaks where, to see whether the same people go on talking."""

    def __init__(self, view: StoryView, page: Page) -> None:
        by_id = {quotation.id: quotation for quotation in view[Quotations].quotations}
        turns = sorted(
            (
                (page.word_at(by_id[speaker.quotation].start), speaker.character, speaker.cue is not None)
                for speaker in view[Attribution].speakers
                if by_id[speaker.quotation].mode == "speech"
            ),
            key=lambda turn: turn[0],
        )
        self._page = page
        self._at = [word for word, _, _ in turns]
        self._who: list[CharacterId | None] = [who for _, who, _ in turns]
        self._tagged = [tagged for _, _, tagged in turns]

    def goes_on(self, begin: int, last: int, first: int) -> bool:
        """Whether there is talk in the paragraph of words `begin` to `last`, answered from the word `first` on."""
        talk = self._page.talk
        if first >= len(talk.column) or not talk.column[first] or not talk.count(begin, last + 1):
            return False
        answer = bisect_left(self._at, first)
        before = self._who[max(0, bisect_right(self._at, last) - _TURNS) : bisect_right(self._at, last)]
        if answer == len(self._at) or self._at[answer] != first or not before:
            return False
        if not self._tagged[answer]:
            return False  # a motto beneath the heading looks like talk
        who = self._who[answer]
        # Another than who spoke last, and one of those who were talking: the talk goes on.
        return who is not None and who != before[-1] and who in before
