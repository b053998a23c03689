"""They and we: the several who are meant, by rules alone."""

from __future__ import annotations

import pytest

from people_reading import People


def clusters(people: People, *words: str) -> list[str | None]:
    """Which ones the mentions of these words mean, in text order."""
    found = {reference.mention: reference.cluster for reference in people.cast.references}
    return [found.get(mention.id) for mention in people.mentions if people.said(mention) in words]


def test_they_are_the_several_told_of_last() -> None:
    """Those of the sentence before, and no one person."""
    people = People("Orla slept. Then the guests came in. They laughed, and they sang.")

    guests, first, second = clusters(people, "the guests", "They", "they")
    assert guests == first == second is not None
    assert people.meant("They") is None


def test_they_without_anybody_are_some_who_are_not_of_the_cast() -> None:
    """And stay the same as long as they are told of."""
    people = People("Orla slept. They had come by night. Then they knocked.")

    first, second = clusters(people, "They", "they")
    assert first == second is not None
    assert [character.name for character in people.cast.characters] == ["Orla"]


@pytest.mark.parametrize(("between", "same"), [(" ", True), ("\n\nChapter 2\n\n", False)])
def test_we_are_the_same_in_a_chapter(between: str, same: bool) -> None:  # a parameter of the test
    """In another it may be others."""
    people = People(f"Chapter 1\n\nI rowed. We were wet, and our boat leaked.{between}Then we slept. I woke first.")

    first, *_, last = clusters(people, "We", "our", "we")
    assert (first == last) is same


def test_we_in_speech_is_nobodys_by_rule() -> None:
    """Only the model may tell who they are there."""
    people = People("Orla and Ned came in. “We are late,” said Orla.")

    assert clusters(people, "We") == [None]
