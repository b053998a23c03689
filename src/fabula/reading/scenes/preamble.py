"""A teller's word before the story: "I want that understood before anybody tells it otherwise. It was the Friday …".

In a story told in the first person and the past, a first paragraph or two may be of the time of telling: in the
present, about the telling, without speech. Where what follows opens with a time, the story begins there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.story_time import OF_TELLING
from fabula.model.scenes import STORY_BEGINS
from fabula.model.spans import Span
from fabula.model.time import Times
from fabula.reading.scenes.openings import Opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.scenes import Telling
    from fabula.model.stage import StoryView
    from fabula.reading.scenes.page import Page

_PARAGRAPHS, _WORDS = 3, 260  # a longer one is a chapter of the story
_PRESENT = 2  # verbs in the present, at least
_FRONT = 5  # words in which the time must stand


def after_preamble(view: StoryView, page: Page, telling: Telling | None, openings: Sequence[Opening]) -> list[Opening]:
    """The openings, and one where the story begins after the teller's word, if there is such a word."""
    if telling is None or telling.person != "first" or telling.tense != "past" or not openings:
        return list(openings)
    found = _begins(view, page, openings)
    return list(openings) if found is None else sorted([*openings, found], key=lambda one: one.start)


def _begins(view: StoryView, page: Page, openings: Sequence[Opening]) -> Opening | None:
    paragraphs = page.segmentation.paragraphs
    opened = {one.first_words.start for one in openings}
    first = next((at for at, one in enumerate(paragraphs) if one.start >= openings[0].first_words.start), 0)
    low = int(page.paragraphs[first, 0])
    telling_words = page.with_lemmas(OF_TELLING)
    for number in range(first + 1, min(first + 1 + _PARAGRAPHS, len(paragraphs))):
        paragraph, end = paragraphs[number], int(page.paragraphs[number, 0])
        if paragraph.kind != "prose" or paragraph.start in opened or end - low > _WORDS or page.talk.count(low, end):
            return None
        told_of = [int(word) for word in telling_words if low <= word < end]
        if not told_of or page.present.count(low, end) < _PRESENT or not page.first.count(low, end):
            continue
        time = _time_first(view, page, number)
        if time is not None:
            said = page.segmentation.sentences[page.segmentation.sentences.at(int(page.starts[told_of[0]]))]
            return Opening(
                start=paragraph.start,
                first_words=Span(paragraph.start, paragraph.end),
                why="level",
                evidence=(said, time),
                confidence=0.8,
                reason=STORY_BEGINS,
            )
    return None


def _time_first(view: StoryView, page: Page, paragraph: int) -> Span | None:
    """The time with which a paragraph opens."""
    word, end = (int(edge) for edge in page.paragraphs[paragraph])
    last = int(page.starts[min(word + _FRONT, end - 1)])
    return next(
        (
            Span(time.start, time.end)
            for time in view[Times].expressions
            if page.starts[word] <= time.start <= last and time.kind in {"date", "time"}
        ),
        None,
    )
