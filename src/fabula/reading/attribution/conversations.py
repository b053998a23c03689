"""A talk as a row of turns: what is known of each is weighed, then all are decoded together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fabula.reading.attribution.activity import on_stage
from fabula.reading.attribution.decoding import AFTER_ACT, INTO_ACT, SAME_PARAGRAPH, decode
from fabula.reading.attribution.evidence import law, tagged_person, weigh

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from fabula.model.ids import CharacterId, MentionId
    from fabula.reading.attribution.evidence import Weighing
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.turns import Turn

# Paragraphs of narration after which a talk has ended.
LONG_SILENCE = 12
# References in narration surer than this make their person a party to the talk.
SURE = 0.6


def weigh_all(page: Page, turns: list[Turn], hidden: AbstractSet[MentionId] = frozenset()) -> list[Weighing]:
    """Candidates, features and scores for every turn; `hidden` mentions are left out of account."""
    stage = on_stage(page, turns, [tagged_person(page, turn) for turn in turns], hidden)
    tags: Counter[CharacterId] = Counter()
    for turn in turns:
        certain = law(page, turn)
        if certain is not None:
            tags[certain[0]] += 1
    return [weigh(page, turns, number, stage[number], tags) for number in range(len(turns))]


def decode_all(page: Page, turns: list[Turn], weighings: list[Weighing]) -> list[list[float]]:
    """Decodes each conversation by itself.

    A short paragraph of narration between two speeches is somebody's move in the talk ("Lena made no answer."): it
    goes into the row of turns as one that is known, and comes out again.
    """
    result: list[list[float]] = []
    start = 0
    while start < len(turns):
        end = start + 1
        while end < len(turns) and turns[end].gap <= LONG_SILENCE:
            end += 1
        people: list[list[CharacterId]] = []
        scores: list[list[float]] = []
        gaps: list[int] = []
        spoken: list[int] = []
        for number in range(start, end):
            turn = turns[number]
            gap = turn.gap
            if number > start and turn.paragraph == turns[number - 1].last_paragraph:
                gap = SAME_PARAGRAPH
            actor = _actor(page, turn) if number > start and 0 < gap <= 2 else None
            if actor is not None:
                people.append([actor])
                scores.append([0.0])
                gaps.append(INTO_ACT)
                gap = AFTER_ACT
            spoken.append(len(people))
            people.append(weighings[number].people)
            scores.append(weighings[number].scores)
            gaps.append(gap)
        rows = decode(people, scores, gaps)
        result.extend(rows[row] for row in spoken)
        start = end
    return result


def _actor(page: Page, turn: Turn) -> CharacterId | None:
    """Whoever acts in the narration just before a turn."""
    for beat in turn.beats:
        if beat.place in ("just before", "previous"):
            reference = page.references.get(beat.subject.id)
            if reference is not None and reference.confidence >= SURE and reference.character in page.characters:
                return reference.character
    return None
