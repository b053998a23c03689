"""Passages with the speakers they must give, through the whole reading; a case needs no Python (see cases/)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fabula.pipeline import read_story
from fabula.reading.ingest import read_edition

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(Path(__file__).parent.glob("cases/*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def names_of(story: Any, character: str | None) -> set[str]:
    """All names of a character; "narrator" for the one who tells the story."""
    if character is None:
        return set()
    person = story.character(character)
    return {person.name, *(alias.name for alias in person.aliases), *(["narrator"] if person.narrator else [])}


def means(story: Any, character: str | None, name: str | None) -> bool:
    """Whether a predicted character is the one the case names."""
    if name is None:
        return character is None or name in names_of(story, character)
    return name in names_of(story, character)


@pytest.mark.parametrize("case", CASES)
def test_passage(case: dict[str, Any]) -> None:
    """The passage is read with the speakers (and addressees) its author meant."""
    story = read_story(read_edition(case["text"].encode(), name="case.txt"))
    spoken = [q for q in story.quotations.quotations if q.mode != "words" and q.parent is None]
    claims = {claim.quotation: claim for claim in story.attribution.speakers}
    told = [claims[quotation.id].character for quotation in spoken]

    shown = [(story.text[q.start : q.end], sorted(names_of(story, c))) for q, c in zip(spoken, told, strict=True)]
    assert len(told) == len(case["speakers"]), shown
    assert all(means(story, c, name) for c, name in zip(told, case["speakers"], strict=True)), shown

    by_quotation = {claim.quotation: claim for claim in story.attribution.addressees}
    for key in ("addressees", "listeners"):
        for quotation, expected in zip(spoken, case.get(key, [None] * len(spoken)), strict=True):
            claim = by_quotation[quotation.id]
            heard = claim.characters if key == "addressees" else claim.listeners
            if expected is not None:
                assert len(heard) == len(expected), (key, quotation)
                assert all(means(story, c, name) for c, name in zip(heard, expected, strict=True)), (key, quotation)
