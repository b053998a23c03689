"""Places and things: which mentions mean the same one; read with the model, which alone sees most of them."""

from __future__ import annotations

from typing import Any

import pytest

from fabula.pipeline import read_story
from fabula.reading.ingest import read_edition

FARM = """\
Chapter 1

Martha lived in Netherby. The house stood on a hill, and a lane led to the house. Ships lay in the harbour of \
Netherby. Martha walked down to the river and crossed the river by a bridge.

Chapter 2

She came back to Netherby in June. The house was cold. Ned had sailed to Netherby with the mail.
"""


@pytest.fixture(scope="module")
def story() -> Any:
    """The passage, read."""
    return read_story(read_edition(FARM.encode(), name="farm.txt", language="en"))


def clusters(story: Any, words: str) -> list[str | None]:
    """Which one each mention of these words means, in text order."""
    found = {reference.mention: reference.cluster for reference in story.cast.references}
    mentions = [m for m in story.mentions.mentions if story.text[m.start : m.end].lower() == words]
    assert mentions, words
    return [found.get(mention.id) for mention in mentions]


def test_a_name_means_the_same_place_all_through(story: Any) -> None:
    """In every chapter."""
    assert len(clusters(story, "netherby")) == 4
    assert len(set(clusters(story, "netherby"))) == 1


def test_the_house_is_the_house_of_before(story: Any) -> None:
    """Within its chapter; what is a river is no house."""
    first, second, *_ = clusters(story, "the house")

    assert first == second is not None
    assert len(set(clusters(story, "the river"))) == 1
    assert clusters(story, "the river")[0] != first


def test_no_place_is_of_the_cast(story: Any) -> None:
    """Nor has a reference to one a character."""
    kinds = {mention.id: mention.kind for mention in story.mentions.mentions}
    things = [one for one in story.cast.references if kinds[one.mention] not in {"PER", None}]

    assert things
    assert all(one.character is None and one.cluster and one.evidence for one in things)
    assert {character.name for character in story.cast.characters} == {"Martha", "Ned"}
