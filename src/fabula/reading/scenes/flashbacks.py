"""Scenes on a level of their own: by tense against the frame, a distance, a date, an age, the pluperfect, a dream."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fabula.lexicon.en.scenes import DREAMING, MEMORIES, NOW, REMEMBERING, WAKING
from fabula.model.spans import Span
from fabula.reading.scenes.drafts import LevelDraft
from fabula.reading.scenes.moments import is_age, year_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.scenes import FrameTense, LevelKind, Telling
    from fabula.model.time import TimeExpression
    from fabula.reading.scenes.moments import Moments
    from fabula.reading.scenes.page import Page

# Finite verbs that a tense must be told by, and their share, before a scene is said to be told in it.
_VERBS, _SHARE = 4, 0.7
# What opens a scene stands in its first sentences.
_OPENING_SENTENCES = 2
_OPENING_WORDS = 160
# Of the finite verbs of an opening, so many pluperfects lead back; and so large a share of them.
_PLUPERFECTS, _PLUPERFECT_SHARE = 3, 0.4
_LASTING = 0.3
_WOULD_SHARE = 0.5
# "She was seven" leads back to when she was; "she was forty" may tell how old she is.
_YOUNG = 18
# A word that opens the scene rather than a clause further on.
_FRONT = 8


class Tenses(NamedTuple):
    """How a stretch is told."""

    past: int
    present: int
    pluperfect: int
    future: int

    @property
    def main(self) -> FrameTense | None:
        """The tense of most of it, where it is clear."""
        past = self.past + self.pluperfect
        if past + self.present < _VERBS:
            return None
        share = past / (past + self.present)
        return "past" if share >= _SHARE else "present" if share <= 1 - _SHARE else None


def tenses(page: Page, first: int, end: int) -> Tenses:
    """Of the telling in a stretch."""
    return Tenses(
        page.past.count(first, end),
        page.present.count(first, end),
        page.pluperfect.count(first, end),
        page.future.count(first, end),
    )


class _Sign(NamedTuple):
    kind: LevelKind
    reason: str
    confidence: float
    words: Span  # what says so


def find_flashbacks(
    page: Page,
    moments: Moments,
    telling: Telling | None,
    scenes: Sequence[tuple[int, int]],
    taken: Sequence[LevelDraft],
) -> list[LevelDraft]:
    """A level for each scene that is none of the frame's; of `taken` tales the frame is their own past.

    Args:
        page: the words.
        moments: their time expressions.
        telling: of the main story.
        scenes: words of each scene, `[first, end)`.
        taken: levels that reach over scenes.
    """
    found: list[LevelDraft] = []
    year: int | None = None
    for number, (first, end) in enumerate(scenes):
        inside = next((draft for draft in taken if draft.first <= first and end <= draft.end), None)
        frame = inside.tense if inside is not None else telling.tense if telling is not None else None
        # Within a flashback of several scenes its own date is no news.
        known = None if inside is not None and not inside.tale else year
        signs = list(_signs(page, moments, frame, (first, end), known, opens_all=number == 0))
        best = max(signs, key=lambda sign: sign.confidence, default=None)
        if best is not None:
            anchor = page.sentence_of(page.word_at(best.words.start))
            found.append(
                LevelDraft(
                    first=first,
                    end=end,
                    kind=best.kind,
                    reason=best.reason,
                    confidence=best.confidence,
                    anchor=anchor,
                    evidence=tuple(dict.fromkeys((best.words, page.sentence_span(anchor)))),
                    tale=best.kind == "dream",
                    whole=True,
                    tense=tenses(page, first, end).main,
                )
            )
        else:
            years = [one for _, moment in _opening_moments(page, moments, first, end) if (one := year_of(moment))]
            year = max([*years, *([year] if year else [])], default=None)
    return found


def _signs(
    page: Page,
    moments: Moments,
    frame: FrameTense | None,
    scene: tuple[int, int],
    year: int | None,
    *,
    opens_all: bool,
) -> list[_Sign]:
    first, end = scene
    told = tenses(page, first, end)
    signs: list[_Sign] = []
    if frame == "present" and told.main == "past" and not leads_on(page, moments, scene):
        verbs = np.flatnonzero(page.past.column[first:end])[:1] + first
        signs.append(
            _Sign("analepsis", "tense", 0.9, page.span_of(int(verbs[0])) if len(verbs) else page.span_of(first))
        )
    behind = min(end, _behind_opening(page, first))
    dream = page.first_form(DREAMING, first, behind)
    if dream is not None and page.first_form(WAKING, first, behind) is None:
        signs.append(_Sign("dream", "dream", 0.8, page.span_of(dream)))
    if opens_all:
        return [
            sign for sign in signs if sign.kind == "dream"
        ]  # before the first scene there is nothing to go back from
    for word, moment in _opening_moments(page, moments, first, end):
        sign = _by_moment(page, moments, word, moment, first, year)
        if sign is not None:
            signs.append(sign)
    opening = min(end, first + _OPENING_WORDS)
    early = tenses(page, first, opening)
    finite = early.past + early.pluperfect + early.present
    memory = page.first_with(MEMORIES | REMEMBERING, first, behind)
    # By itself the pluperfect only says what had led up to a scene, unless it lasts.
    lasting = told.pluperfect >= _LASTING * max(1, told.past + told.pluperfect + told.present)
    leads = early.pluperfect >= _PLUPERFECTS and early.pluperfect >= _PLUPERFECT_SHARE * finite
    if frame == "past" and leads and (memory is not None or lasting):
        helper = int(np.flatnonzero(page.pluperfect.column[first:opening])[0]) + first
        sure = 0.75 if memory is not None else 0.65
        signs.append(_Sign("analepsis", "memory" if memory is not None else "pluperfect", sure, page.span_of(helper)))
    verbs_of_scene = told.past + told.present + told.pluperfect
    if frame is not None and told.future >= _VERBS and told.future >= _WOULD_SHARE * (verbs_of_scene + told.future):
        later = int(np.flatnonzero(page.future.column[first:end])[0]) + first
        signs.append(_Sign("prolepsis", "future", 0.65, page.span_of(later)))
    return signs


def leads_on(page: Page, moments: Moments, scene: tuple[int, int]) -> bool:
    """Whether the opening says that a scene comes next, whatever its tense: "Three days later they met"."""
    return any(
        moment.id in moments.on and page.told.count(scene[0], word) <= _FRONT
        for word, moment in _opening_moments(page, moments, *scene)
    )


def _by_moment(
    page: Page, moments: Moments, word: int, moment: TimeExpression, first: int, year: int | None
) -> _Sign | None:
    """What a time expression at the opening says of the level."""
    words = Span(moment.start, moment.end)
    named = year_of(moment)
    if named is not None and year is not None and named < year:
        return _Sign("analepsis", "date", 0.75, words)
    front = page.told.count(first, word) <= _FRONT
    had = page.pluperfect.count(first, min(len(page.tokens), first + _OPENING_WORDS)) > 0
    if moment.id in moments.back and front and not _is_aside(page, word):
        # "It was the Friday before the show": before what is still to come, unless the pluperfect says otherwise.
        return None if moment.anchor == "event" and not had else _Sign("analepsis", "distance", 0.75, words)
    if is_age(moment) and front and (had or (moment.quantity or 0) <= _YOUNG):
        return _Sign("analepsis", "age", 0.65, words)
    return None


def _is_aside(page: Page, word: int) -> bool:
    """Whether the telling is back at once: "A week before he had written. Now he stood in the yard."."""
    sentence = page.sentence_of(word)
    if sentence + 1 >= len(page.sentences):
        return False
    following = (int(edge) for edge in page.sentences[sentence + 1])
    return page.first_form(NOW, *following) is not None


def _opening_moments(page: Page, moments: Moments, first: int, end: int) -> Sequence[tuple[int, TimeExpression]]:
    return moments.within(first, min(end, _behind_opening(page, first)))


def _behind_opening(page: Page, first: int) -> int:
    """Behind the first sentences of the telling."""
    told = np.flatnonzero(page.told.column[first : first + _OPENING_WORDS])
    begin = first + int(told[0]) if len(told) else first
    last = min(page.sentence_of(begin) + _OPENING_SENTENCES, len(page.sentences)) - 1
    return int(page.sentences[last, 1]) if last >= 0 else first
