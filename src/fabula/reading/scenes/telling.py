"""How the main story is told: in which tense, and by whom to whom."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from fabula.model.claims import latest
from fabula.model.scenes import FrameTense, Person, Telling
from fabula.reading.scenes.flashbacks import tenses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.spans import Span
    from fabula.reading.scenes.page import Page

# Share of the words of the telling that mean the teller, from which on there is one; a "you" must be there more, for
# the reader is spoken to in many a book.
_FIRST, _SECOND = 0.006, 0.012
_FEW = 5


def find_telling(page: Page, edges: Sequence[int]) -> Telling | None:
    """Tense by its finite verbs, person by its pronouns; None where nothing is told.

    Each stretch between two breaks has one voice for its tense, however long it is: a long flashback does not make a
    story of today one of the past. Where the voices are even, the first stretch decides.

    Args:
        page: the words.
        edges: the first word of each stretch that the author set apart.
    """
    size = len(page.tokens)
    told = page.told.count(0, size)
    if not told:
        return None
    past, present = page.past.count(0, size) + page.pluperfect.count(0, size), page.present.count(0, size)
    tense: FrameTense | None = None
    sureness = 0.5
    verbs = past + present
    if verbs:
        voices = _voices(page, [*edges, size])
        of_past, of_present = voices.count("past"), voices.count("present")
        tense = "past" if past >= present else "present"
        if voices:
            tense = voices[0] if of_past == of_present else "past" if of_past > of_present else "present"
        sureness = (past if tense == "past" else present) / verbs
    person: Person = "third"
    first, second = page.first.count(0, size), page.second.count(0, size)
    if first >= _FEW and first >= _FIRST * told:
        person = "first"
    elif second >= _FEW and second >= _SECOND * told:
        person = "second"
    evidence = _evidence(page, tense)
    return Telling(
        tense=tense,
        person=person,
        evidence=evidence,
        confidence=round(sureness, 4),
        reason="verbs and pronouns" if verbs else "pronouns",
        source="rule:scenes",
        known_from=max(latest(evidence), int(page.ends[-1])),  # it is a sum over all that is told
    )


def _voices(page: Page, edges: Sequence[int]) -> list[FrameTense]:
    """The tense of each stretch that has a clear one."""
    mains = (tenses(page, first, end).main for first, end in pairwise(edges))
    return [main for main in mains if main is not None]


def _evidence(page: Page, tense: FrameTense | None) -> tuple[Span, ...]:
    """The first sentences that are told so."""
    column = {"past": page.past, "present": page.present, None: page.told}[tense].column
    words = np.flatnonzero(column)[:12].tolist() or np.flatnonzero(page.told.column)[:1].tolist()
    sentences = sorted({page.sentence_of(word) for word in words})[:3]
    return tuple(page.sentence_span(number) for number in sentences)
