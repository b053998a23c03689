"""Whom pronouns and nouns mean inside speech, through the whole reading; what speaks for a third person."""

from __future__ import annotations

from typing import Any

import pytest

from fabula.model.spans import Span
from fabula.pipeline import read_story
from fabula.reading.attribution.third_persons import WEIGHTS, shares
from fabula.reading.ingest import read_edition

TEA = """\
Orla Venn sat by the window with her brother, Ned Venn. Ned mended a net; he was tired. Mrs. Tarn was out. She had \
taken her basket.

“Mrs. Tarn will be late,” said Orla to Ned. “She always is. I wish she would hurry.”

“My sister frets,” said Ned to the cat.

“Your sister is right,” said Orla. “Look, child, it rains.”

Orla's uncle, Captain Oake, came down. He shook his head.

“My uncle is angry,” said Orla to Ned. “He has lost his pipe.”
"""


@pytest.fixture(scope="module")
def story() -> Any:
    """The passage, read."""
    return read_story(read_edition(TEA.encode(), name="tea.txt"))


def meant(story: Any, words: str, after: str) -> tuple[str | None, str | None]:
    """Whom the first mention of these words after some others means, and why."""
    start = story.text.index(after)
    mention = next(m for m in story.mentions.mentions if m.start >= start and story.text[m.start : m.end] == words)
    references = [*story.cast.references, *story.attribution.references]
    reference = next((one for one in references if one.mention == mention.id), None)
    if reference is None or reference.character is None:
        return None, None
    return story.character(reference.character).name, reference.reason


def test_she_is_the_one_spoken_of(story: Any) -> None:
    """Not the woman who says it, nor the man to whom it is said."""
    assert meant(story, "She", "“She always") == ("Mrs. Tarn", "spoken of")
    assert meant(story, "she", "I wish") == ("Mrs. Tarn", "spoken of")


def test_kin_are_those_of_who_speaks_or_is_spoken_to(story: Any) -> None:
    """As the narration calls them so, at whatever place."""
    assert meant(story, "My uncle", "“My uncle") == ("Captain Oake", "kin noun")
    assert meant(story, "child", "“Look, child") == ("Ned Venn", "vocative")
    assert meant(story, "He", "“He has lost")[0] == "Captain Oake"


def test_claims_inside_speech_are_sound(story: Any) -> None:
    """Each has evidence, is known once that is read, and ranks those it may mean."""
    assert story.attribution.references
    for claim in story.attribution.references:
        assert claim.evidence
        assert claim.known_from >= max(span.end for span in claim.evidence)
        shown = [share for _, share in claim.candidates]
        assert shown == sorted(shown, reverse=True)
        assert not claim.candidates or claim.candidates[0][0] == claim.character


def candidate(person: str, **features: float) -> Any:
    """Somebody with what speaks for him or her; names of features have spaces for underscores."""
    given = {name.replace("_", " "): value for name, value in features.items()}
    assert given.keys() <= WEIGHTS.keys()
    return person, Span(0, 1), given


def test_who_speaks_is_no_third_person() -> None:
    """However well everything else speaks for it; in doubt about the speaker it may be."""
    sure = shares([candidate("a", speaker=1.0, spoken_of_before=0.0), candidate("b", spoken_of_before=3.0)])
    unsure = shares([candidate("a", speaker=0.1, spoken_of_before=0.0), candidate("b", spoken_of_before=3.0)])

    assert [person for _, person, _ in sure] == ["b", "a"]
    assert [person for _, person, _ in unsure] == ["a", "b"]
    assert sum(share for share, _, _ in sure) == pytest.approx(1)


def test_the_order_of_candidates_tells_nothing() -> None:
    """Of two for whom the same speaks, the first id comes first."""
    both = [candidate("b", gap=1.0), candidate("a", gap=1.0)]

    assert shares(both) == shares(both[::-1])
    assert shares([]) == []
