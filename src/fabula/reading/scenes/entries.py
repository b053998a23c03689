"""Flashbacks that open and close at no sign on the page: paragraphs that the pluperfect leads into.

"It had been in April. They had driven up to the lake, and there the old man bought two buns …": the pluperfect opens
the way, the simple past goes on. Such a stretch is a scene of its own where it takes up whole paragraphs and is told
at some length; what only looks back from within a scene is not (`asides`).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from fabula.lexicon.en.scenes import NOW
from fabula.reading.scenes.asides import looks_back
from fabula.reading.scenes.flashbacks import tenses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.model.ids import CharacterId
    from fabula.model.scenes import Telling
    from fabula.reading.scenes.drafts import LevelDraft
    from fabula.reading.scenes.moments import Moments
    from fabula.reading.scenes.page import Page

# Words, and verbs in the simple past, from which on a look back is a scene.
_LEAST, _SCENIC = 60, 4
# Reasons of a look back that says when; it may go on over talk, for so many paragraphs.
_DATED, _SOON = frozenset({"distance", "age"}), 12
_BEFORE = 200  # words before it, of whose things is told again when it is over


def find_entries(
    page: Page, moments: Moments, telling: Telling | None, taken: Sequence[LevelDraft]
) -> Iterator[LevelDraft]:
    """Each as a level from paragraph to paragraph, in text order; none within what is `taken`."""
    if telling is None or telling.tense != "past":
        return
    things = _Things(page)
    others = iter(sorted((one.first, one.end) for one in taken))
    other = next(others, None)
    reached = 0  # where the levels end that have begun
    for draft in looks_back(page, moments, telling.tense):
        while other is not None and other[0] <= draft.first:
            reached = max(reached, other[1])
            other = next(others, None)
        if draft.first < reached:
            continue
        number = page.paragraph_of(draft.first)
        first, end = (int(edge) for edge in page.paragraphs[number])
        if number == 0 or draft.first != first:
            continue
        last = page.paragraph_of(draft.end - 1)
        end = int(page.paragraphs[last, 1])
        if page.told.count(draft.end, end):  # the telling comes back within the paragraph
            continue
        if draft.reason in _DATED:
            end = things.returns(number, last) or end
        told = tenses(page, first, end)
        if page.told.count(first, end) >= _LEAST and told.past >= _SCENIC:
            yield draft._replace(end=end, whole=True)
            reached = max(reached, end)


class _Things:
    """Of what and of whom is told: the telling is back where it is told of what was there before.

    Things are known by nouns. Somebody who was there before and has had no part in the flashback tells it alone.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        nouns = page.with_xpos("NN", "NNS")
        self._nouns = nouns[[word not in page.who for word in nouns.tolist()]]  # people are no things
        self._heads = sorted(word for word in page.who if page.told.column[word])

    def _people(self, first: int, end: int) -> set[CharacterId]:
        low, high = bisect_left(self._heads, first), bisect_left(self._heads, end)
        return {self._page.who[word] for word in self._heads[low:high]}

    def _of(self, first: int, end: int) -> set[int]:
        low, high = np.searchsorted(self._nouns, (first, end))
        return set(self._page.lemmas.of_words[self._nouns[low:high]].tolist())

    def returns(self, entry: int, last: int) -> int | None:
        """The word with which a paragraph begins that comes back from a flashback; None if none does soon.

        Args:
            entry: number of the paragraph that leads into it.
            last: of the paragraph up to which it is known to go.
        """
        page = self._page
        ranges, paragraphs = page.paragraphs, page.segmentation.paragraphs
        first = int(ranges[entry, 0])
        before = self._of(max(0, first - _BEFORE), first)
        there = self._people(max(0, first - _BEFORE), first)
        for number in range(last + 1, min(last + 1 + _SOON, len(paragraphs))):
            if paragraphs[number].kind != "prose":
                return int(ranges[number, 0])
            low, high = (int(edge) for edge in ranges[number])
            if page.talk.count(low, low + 1) and not page.told.count(low, high):
                continue
            talked = page.talk.count(int(ranges[number - 1, 0]), low)  # then the talk may go on in the flashback
            if not talked and self._people(low, high) & there - self._people(first, low):
                return low
            here = self._of(low, high)
            if page.first_form(NOW, low, high) is not None:
                return low
            if len(here & before) > len(here & self._of(first, low)):
                return low
        return None


def with_entries(
    flashbacks: Sequence[LevelDraft], entries: Sequence[LevelDraft], scenes: Sequence[tuple[int, int]]
) -> list[LevelDraft]:
    """The levels of whole scenes, with an entry for each scene that opens with one and is not known for a flashback.

    Args:
        flashbacks: found by how whole scenes are told.
        entries: as found; a scene opens with each unless the user joined it to the one before.
        scenes: words of each scene, `[first, end)`.
    """
    known = {draft.first for draft in flashbacks}
    ends = dict(scenes)
    found = [
        draft._replace(end=min(draft.end, ends[draft.first]))
        for draft in entries
        if draft.first in ends and draft.first not in known
    ]
    return sorted([*flashbacks, *found], key=lambda draft: draft.first)
