"""Stretches: what a correction leaves alone is not read again, and what is read gives what a fresh reading gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.cli import deciding
from fabula.model.codec import encode
from fabula.pipeline import MemoryCache, read_story
from fabula.reading.attribution.conversations import decode_all
from fabula.reading.ingest import read_edition

if TYPE_CHECKING:
    import pytest

    from fabula.reading.attribution.evidence import Weighing
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.turns import Turn

_CHAPTER = """\
Chapter {number}

Hedda Quill put the lantern on the step. Ruben Falk came up from the boats.

“You are late,” said Hedda Quill.

“The wind was against us. I told them {number} times.”

“And what did they say?”

“They laughed,” said Ruben Falk. “She will not laugh tomorrow.”

* * *

Ivo Brandt had heard it all from the loft, and she had not seen him.

“Come down, Ivo,” said Hedda Quill.

“I was asleep.”

“You were not.”

"""
EDITION = read_edition("".join(_CHAPTER.format(number=number) for number in range(1, 5)).encode(), name="quay.txt")


def test_one_correction_touches_one_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the turns between the breaks around the corrected speech are decoded again."""
    cache = MemoryCache()
    story = read_story(EDITION, cache=cache)
    quotation = next(
        one for one in story.quotations.quotations if "I told them 3 times" in one.pieces[-1].of(story.text)
    )
    ivo = next(character for character in story.cast.characters if character.name == "Ivo Brandt")
    seen: list[int] = []
    real = decode_all

    def watched(page: Page, turns: list[Turn], weighings: list[Weighing]) -> list[list[float]]:
        seen.append(len(turns))
        return real(page, turns, weighings)

    monkeypatch.setattr("fabula.reading.attribution.stage.decode_all", watched)
    log = [deciding.speaker(story, quotation, ivo)]
    corrected = read_story(EDITION, log=log, cache=cache)
    assert seen == [4]
    assert encode(corrected) == encode(read_story(EDITION, log=log))


def test_each_speech_corrected() -> None:
    """Whichever speech is corrected, and with all corrected before kept, the reading equals a fresh one."""
    cache = MemoryCache()
    story = read_story(EDITION, cache=cache)
    people = [character for character in story.cast.characters if not character.minor]
    log = []
    for number, quotation in enumerate(story.quotations.quotations[::5]):
        decision = deciding.speaker(story, quotation, people[number % len(people)])
        log.append(
            type(decision)(number=number + 1, kind=decision.kind, anchors=decision.anchors, value=decision.value)
        )
        assert encode(read_story(EDITION, log=log, cache=cache)) == encode(read_story(EDITION, log=log))
