"""Tales within the tale that go on over pages: somebody in the story becomes its teller, or its teller steps aside.

Who says "I" does not tell of himself by name. So where a person is called by name in talk, beside an I, and never told
of, that person may be the one who tells; where the telling names him, he is not. The best way to cut the book into
stretches told by him and not told by him is found by dynamic programming over its paragraphs (Viterbi).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fabula.lexicon.en.scenes import COMMENCING, TALE_STEPS, TALES
from fabula.model.people import Cast, Mentions
from fabula.model.spans import Span
from fabula.reading.scenes.drafts import LevelDraft
from fabula.reading.scenes.moments import year_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.model.ids import CharacterId
    from fabula.model.people import Character
    from fabula.model.stage import StoryView
    from fabula.reading.scenes.moments import Moments
    from fabula.reading.scenes.page import Page

# Somebody who tells must be called by name so often, and tell so much.
_CALLS = 4
# Somebody outside the tales must be called so often, and so many times as often as the telling names him.
_CALLS_AROUND, _HARDLY = 2, 4
_LEAST_WORDS = 800
# Scores of a paragraph: that names the one who tells, that has others call him; and of a change of teller.
_NAMED, _CALLED, _NOT_CALLED = -4.0, 1.5, -1.0
_CHANGE = -5.0
# "At this point of the housekeeper's story": who tells that does not tell the story.
_SPEAKS_OF_TALE = -13.0
# Share of I, my, me from which on a stretch is told by somebody, and below which it is told by nobody.
_SOMEBODY, _NOBODY = 0.006, 0.0008
_OPEN = frozenset({",", "“", "‘", '"', "—", "!", "?", ";", ".", "--", "'", "«"})
_CLOSE = frozenset({",", ".", "!", "?", "”", ";", "—", "’", '"', "--", "'", "»"})
_OWNERS = frozenset({"his", "her", "their"})
_NEAR_START = 80  # words before a tale in which it may be announced


class _Calls(NamedTuple):
    """By character: paragraphs in which talk calls him by name, and in which the telling names him.

    `tales` are those in which the telling says how somebody's story goes on.
    """

    called: dict[CharacterId, list[int]]
    named: dict[CharacterId, list[int]]
    tales: list[int]


def find_tales(view: StoryView, page: Page, moments: Moments, *, first_person: bool) -> list[LevelDraft]:
    """Stretches of whole paragraphs, in text order; none overlaps another."""
    if not first_person or not len(page.paragraphs):
        return []
    found = list(_handed_over(view, page))
    found += [
        draft
        for draft in _without_teller(page, moments)
        if not any(draft.first < other.end and other.first < draft.end for other in found)
    ]
    return sorted(found, key=lambda draft: draft.first)


def _handed_over(view: StoryView, page: Page) -> Iterator[LevelDraft]:
    calls = _calls(view, page)
    told = page.told.counts(page.paragraphs[:, 0], page.paragraphs[:, 1])
    best: list[LevelDraft] = []
    total = 0
    teller: CharacterId | None = None
    candidates = [who for who in calls.called if len(calls.called[who]) >= _CALLS and calls.named.get(who)]
    for who in sorted(candidates, key=lambda one: (-len(calls.called[one]), one))[:4]:
        stretches = _stretches(len(page.paragraphs), calls.called[who], calls.named[who], calls.tales)
        if not stretches or stretches[0][0] == 0:
            continue  # nobody's tale, or the main story's own teller
        drafts = [
            draft
            for first, end in stretches
            if (draft := _tale(page, calls, who, first, end)) is not None and told[first:end].sum() >= _LEAST_WORDS
        ]
        words = sum(
            int(told[page.paragraph_of(draft.first) : page.paragraph_of(draft.end - 1) + 1].sum()) for draft in drafts
        )
        if words > total:
            best, total = drafts, words
            teller = who
    around = _around(page, calls, best, teller) if best else None
    yield from (draft._replace(teller=teller, around=around) for draft in best)


def _around(page: Page, calls: _Calls, tales: Sequence[LevelDraft], teller: CharacterId | None) -> CharacterId | None:
    """Who says I outside the tales: whom talk calls by name there, most of all, and the telling there hardly names."""
    ranges = [(page.paragraph_of(tale.first), page.paragraph_of(tale.end - 1)) for tale in tales]

    def outside(paragraphs: Sequence[int]) -> int:
        return sum(not any(first <= one <= last for first, last in ranges) for one in paragraphs)

    counts = {who: outside(called) for who, called in calls.called.items() if who != teller}
    counts = {who: count for who, count in counts.items() if count >= _CALLS_AROUND}
    unnamed = [who for who, count in counts.items() if _HARDLY * outside(calls.named.get(who, ())) <= count]
    return max(unnamed, key=lambda who: (counts[who], who), default=None)


def _calls(view: StoryView, page: Page) -> _Calls:
    meant = {one.mention: one.character for one in view[Cast].references if one.character is not None}
    groups = {one.id for one in view[Cast].characters if one.group}
    called: dict[CharacterId, list[int]] = {}
    named: dict[CharacterId, list[int]] = {}
    told, talk = page.told.column, page.talk.column
    for mention in view[Mentions].mentions:
        who = meant.get(mention.id)
        if who is None or who in groups or mention.form == "pronoun":
            continue
        first, end = page.range_of(Span(mention.start, mention.end))
        if first >= len(told):
            continue
        if talk[first]:
            if mention.form == "proper" and page.word(first - 1) in _OPEN and page.word(end) in _CLOSE:
                _note(called, who, page.paragraph_of(first))
        elif told[first]:
            _note(named, who, page.paragraph_of(first))
    _add_namesakes(view, named)
    return _Calls(called, named, _tales_spoken_of(page))


def _add_namesakes(view: StoryView, named: dict[CharacterId, list[int]]) -> None:
    """Of those of one surname and no other pronouns it may be doubtful who is who: "Mrs. Dean" may be Ellen Dean."""
    families: dict[str, list[Character]] = {}
    for character in view[Cast].characters:
        if character.group:
            continue
        # A name of several words ends with the surname: "Ellen Dean", "Mrs. Dean"; not "Miss Cathy" alone.
        for surname in sorted({alias.name.split()[-1] for alias in character.aliases if " " in alias.name}):
            families.setdefault(surname, []).append(character)
    merged: dict[CharacterId, set[int]] = {}
    for family in families.values():
        for one in family:
            others = [two for two in family if {one.pronouns, two.pronouns} - {None} != {"she", "he"}]
            merged.setdefault(one.id, set()).update(paragraph for two in others for paragraph in named.get(two.id, ()))
    named |= {who: sorted(paragraphs) for who, paragraphs in merged.items() if paragraphs}


def _tales_spoken_of(page: Page) -> list[int]:
    """Paragraphs in which the telling has a tale that is not the teller's: "her story", "the housekeeper's story"."""
    told = page.told.column
    steps = {page.sentence_of(word) for word in page.with_lemmas(COMMENCING | TALE_STEPS).tolist() if told[word]}
    return sorted(
        {
            page.paragraph_of(word)
            for word in page.with_lemmas(TALES).tolist()
            if told[word]
            and (page.word(word - 1) in _OWNERS or page.word(word - 1) in {"'s", "’s"})
            and page.sentence_of(word) in steps
        }
    )


def _note(table: dict[CharacterId, list[int]], who: CharacterId, paragraph: int) -> None:
    paragraphs = table.setdefault(who, [])
    if not paragraphs or paragraphs[-1] != paragraph:
        paragraphs.append(paragraph)


def _stretches(size: int, called: Sequence[int], named: Sequence[int], tales: Sequence[int]) -> list[tuple[int, int]]:
    """Paragraphs told by somebody, `[first, end)`, the best that can be made of calls, names and tales spoken of."""
    by_him, not_by_him = np.zeros(size), np.zeros(size)
    by_him[list(called)] += _CALLED
    not_by_him[list(called)] += _NOT_CALLED
    by_him[list(named)] = _NAMED
    not_by_him[list(named)] = 0.0
    by_him[list(tales)] = _SPEAKS_OF_TALE
    score = [0.0, 0.0]
    back: list[tuple[int, int]] = []
    for other, his in zip(not_by_him.tolist(), by_him.tolist(), strict=True):
        # Of equals: into a tale as early, out of it as late as can be.
        from_other = 0 if score[0] > score[1] + _CHANGE else 1
        from_his = 1 if score[1] >= score[0] + _CHANGE else 0
        back.append((from_other, from_his))
        score = [
            max(score[0], score[1] + _CHANGE) + other,
            max(score[1], score[0] + _CHANGE) + his,
        ]
    state = 0 if score[0] > score[1] else 1
    states = []
    for step in reversed(back):
        states.append(state)
        state = step[state]
    states.reverse()
    edges = np.flatnonzero(np.diff([0, *states, 0])).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _tale(page: Page, calls: _Calls, who: CharacterId, first: int, end: int) -> LevelDraft | None:
    low, high = int(page.paragraphs[first, 0]), int(page.paragraphs[end - 1, 1])
    told = page.told.count(low, high)
    within = [one for one in calls.called[who] if first <= one < end]
    if not told or page.first.count(low, high) < _SOMEBODY * told or len(within) < 2:
        return None
    anchor = page.sentence_of(low)
    announced = _announced(page, low)
    called_at = page.segmentation.paragraphs[within[0]]
    evidence: tuple[Span, ...] = (page.sentence_span(anchor), Span(called_at.start, called_at.end))
    if announced is not None:
        evidence = (*evidence, page.sentence_span(announced))
    return LevelDraft(
        first=low,
        end=high,
        kind="analepsis",
        reason="another teller",
        confidence=0.85 if announced is not None else 0.7,
        anchor=anchor,
        evidence=evidence,
        tale=True,
        whole=True,
        tense="past" if page.past.count(low, high) >= page.present.count(low, high) else "present",
    )


def _announced(page: Page, low: int) -> int | None:
    """The sentence shortly before or at the start of a tale that calls it one, or in which somebody begins to tell."""
    begin, end = max(0, low - _NEAR_START), min(len(page.tokens), low + _NEAR_START // 2)
    for lemmas in (TALES, COMMENCING):
        words = page.with_lemmas(lemmas)
        near = words[(words >= begin) & (words < end)].tolist()
        if near:
            return page.sentence_of(near[0])
    return None


def _without_teller(page: Page, moments: Moments) -> Iterator[LevelDraft]:
    """Chapters in which nobody says I, in a book where somebody does, that an earlier date or distance opens."""
    chapters = [one for one in page.segmentation.sections if one.number and one.kind == "chapter"]
    ranges = [page.range_of(Span(one.start, one.end)) for one in chapters]
    nobody = [
        page.told.count(*both) >= _LEAST_WORDS and page.first.count(*both) < _NOBODY * page.told.count(*both)
        for both in ranges
    ]
    number = 1  # the first chapter is the main story, whoever tells it
    years = _years(moments, *ranges[0]) if ranges else []
    while number < len(ranges):
        if not nobody[number]:
            years += _years(moments, *ranges[number])
            number += 1
            continue
        last = number
        while last + 1 < len(ranges) and nobody[last + 1]:
            last += 1
        first, end = ranges[number]
        opening = first + max(400, (end - first) // 4)
        for word, expression in moments.within(first, min(end, opening)):
            year = year_of(expression)
            if (year is not None and years and year < min(years)) or expression.id in moments.back:
                anchor = page.sentence_of(word)
                yield LevelDraft(
                    first=first,
                    end=ranges[last][1],
                    kind="analepsis",
                    reason="date" if year is not None else "distance",
                    confidence=0.85 if year is not None else 0.6,
                    anchor=anchor,
                    evidence=(Span(expression.start, expression.end), page.sentence_span(anchor)),
                    whole=True,
                    tense="past",
                )
                break
        number = last + 1


def _years(moments: Moments, first: int, end: int) -> list[int]:
    found = Counter(year for _, one in moments.within(first, end) if (year := year_of(one)) is not None)
    return list(found)
