"""Levels smaller than a scene: a few sentences of what was before, a tale told in talk, a letter read out.

In a past-tense story the pluperfect leads back and the simple past may go on there; in a present-tense story any past
does. What follows belongs to it until the telling returns: with the frame's own tense, or at the end of the paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fabula.lexicon.en.scenes import NOW
from fabula.model.spans import Span
from fabula.model.speech import Quotations
from fabula.reading.scenes.drafts import LevelDraft
from fabula.reading.scenes.flashbacks import leads_on
from fabula.reading.scenes.moments import is_age

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from fabula.model.scenes import FrameTense, Telling
    from fabula.model.stage import StoryView
    from fabula.reading.scenes.moments import Moments
    from fabula.reading.scenes.page import Page

# A stretch of so many words is more than a remark.
_LEAST = 25
# Sentences without a pluperfect that a look back may hold before its next one.
_BRIDGE = 2
_TALE_WORDS, _LETTER_WORDS = 110, 40
_TALE_VERBS = 0.6
_LETTERS_RARE = 0.5  # share of letters among the sections up to which a letter is not the frame itself


def find_asides(
    view: StoryView,
    page: Page,
    moments: Moments,
    telling: Telling | None,
    taken: Sequence[LevelDraft],
    scenes: Sequence[tuple[int, int]],
) -> list[LevelDraft]:
    """In text order, none inside another of its own sort; none in what is told from break to break as a flashback.

    Where a story in the present goes on in the past ("Three days later she was gone."), the past looks back on nothing.
    """
    whole = [(draft.first, draft.end) for draft in taken if draft.whole and not draft.tale]
    if telling is not None and telling.tense == "present":
        whole += [scene for scene in scenes if leads_on(page, moments, scene)]
    found = [
        draft
        for draft in looks_back(page, moments, telling.tense if telling is not None else None)
        if not any(first <= draft.first < end for first, end in whole)
    ]
    found += _tales_in_talk(view, page)
    found += _letters(page)
    return sorted(found, key=lambda draft: (draft.first, -draft.end))


def looks_back(page: Page, moments: Moments, frame: FrameTense | None) -> Iterator[LevelDraft]:
    """What a few sentences tell of what was before, in text order."""
    if frame is None or not len(page.sentences):
        return
    firsts, ends = page.sentences[:, 0], page.sentences[:, 1]
    told = page.told.counts(firsts, ends)
    back = (page.past if frame == "present" else page.pluperfect).counts(firsts, ends)
    if frame == "present":
        back = back + page.pluperfect.counts(firsts, ends)
        back = np.where(back > page.present.counts(firsts, ends), back, 0)
    now = _sentences_with(page, NOW)
    cues = {
        page.sentence_of(word): moment
        for word, moment in zip(moments.words, moments.expressions, strict=True)
        if moment.id in moments.back or is_age(moment)
    }
    if frame == "past":
        # "It had been in April": under a pluperfect any date is one of what was before.
        had = set(np.flatnonzero(page.pluperfect.counts(firsts, ends)).tolist())
        for word, moment in zip(moments.words, moments.expressions, strict=True):
            if moment.kind == "date" and moment.anchor != "speech" and page.sentence_of(word) in had:
                cues.setdefault(page.sentence_of(word), moment)
    paragraphs = np.searchsorted(page.paragraph_starts, page.sentence_starts, "right")
    number = 0
    # "… and by half past four it had eaten the lighthouse": a sentence that only touches on it does not lead back.
    plain = page.past.counts(firsts, ends) if frame == "past" else np.zeros(len(firsts), np.int64)
    leads = np.flatnonzero((back > 0) & (told > 0) & (back >= plain)).tolist()
    while number < len(leads):
        start = leads[number]
        last = start
        reach = number
        while reach + 1 < len(leads) and leads[reach + 1] - last <= _BRIDGE + 1:
            following = leads[reach + 1]
            if any(one in now for one in range(last + 1, following + 1)) or _talk_between(page, last, following):
                break
            reach, last = reach + 1, following
        cue = next((cues[one] for one in range(max(0, start - 1), start + 1) if one in cues), None)
        if cue is not None:  # "When I was six …": the simple past goes on to the end of the paragraph
            while last + 1 < len(paragraphs) and paragraphs[last + 1] == paragraphs[last] and last + 1 not in now:
                last += 1
        words = int(told[start : last + 1].sum())
        sentences = reach - number + 1
        if words >= _LEAST and (sentences > 1 or cue is not None):
            evidence = [page.sentence_span(start)]
            if cue is not None:
                evidence.insert(0, Span(cue.start, cue.end))
            strength = float(back[start : last + 1].sum()) / max(1, last - start + 1)
            yield LevelDraft(
                first=int(firsts[start]),
                end=int(ends[last]),
                kind="analepsis",
                reason="tense" if frame == "present" else "pluperfect" if cue is None else _cue_name(cue),
                confidence=round(min(0.85, 0.5 + 0.1 * sentences + 0.1 * min(1.0, strength)), 2),
                anchor=start,
                evidence=tuple(evidence),
                tense="past",
            )
        number = reach + 1


def _cue_name(cue: object) -> str:
    return "age" if getattr(cue, "anchor", None) == "birth" else "distance"


def _sentences_with(page: Page, lemmas: frozenset[str]) -> set[int]:
    return {page.sentence_of(word) for word in page.with_lemmas(lemmas).tolist() if page.told.column[word]}


def _talk_between(page: Page, first: int, end: int) -> bool:
    """Whether somebody speaks between two sentences: the scene goes on."""
    return page.talk.count(int(page.sentences[first, 1]), int(page.sentences[end, 0])) > 0


def _tales_in_talk(view: StoryView, page: Page) -> Iterator[LevelDraft]:
    """Long speeches told mostly in the past, and letters that are quoted."""
    past, present = _in_talk(page, "VBD"), _in_talk(page, "VBZ", "VBP")
    for quotation in view[Quotations].quotations:
        if quotation.parent is not None or quotation.mode not in {"speech", "writing"}:
            continue
        ranges = [page.range_of(piece) for piece in quotation.pieces]
        words = sum(end - first for first, end in ranges)
        letter = quotation.mode == "writing"
        if words < (_LETTER_WORDS if letter else _TALE_WORDS):
            continue
        told = sum(int(past[first:end].sum()) for first, end in ranges)
        said = sum(int(present[first:end].sum()) for first, end in ranges)
        if not letter and told < _TALE_VERBS * max(1, told + said):
            continue
        anchor = page.sentence_of(ranges[0][0])
        share = told / max(1, told + said)
        yield LevelDraft(
            first=ranges[0][0],
            end=ranges[-1][1],
            kind="embedded",
            reason="letter" if letter else "tale told",
            confidence=0.85 if letter else round(min(0.9, 0.3 + 0.6 * share), 2),
            anchor=anchor,
            evidence=(page.sentence_span(anchor), quotation.pieces[0]),
            tale=True,
            tense="past" if told >= said else "present",
        )


def _in_talk(page: Page, *tags: str) -> NDArray[np.bool_]:
    names = page.syntax.names.xpos
    if len(page.syntax) != len(page.tokens):
        return np.zeros(len(page.tokens), bool)
    numbers = [number for number, name in enumerate(names) if name in tags]
    return np.isin(np.frombuffer(page.syntax.xpos, np.uint8), numbers) & page.talk.column


def _letters(page: Page) -> Iterator[LevelDraft]:
    """Sections that are letters, in a book that is none of letters."""
    chapters = [one for one in page.segmentation.sections if one.kind in {"chapter", "letter"}]
    letters = [one for one in chapters if one.kind == "letter"]
    if len(letters) > _LETTERS_RARE * len(chapters):
        return
    for section in letters:
        first, end = page.range_of(Span(section.start, section.end))
        if page.told.count(first, end):
            anchor = page.sentence_of(first)
            yield LevelDraft(
                first=first,
                end=end,
                kind="embedded",
                reason="letter",
                confidence=0.85,
                anchor=anchor,
                evidence=(page.sentence_span(anchor),),
                tale=True,
                whole=True,
            )
