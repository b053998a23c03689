"""The user's word on who is two and who is nobody, before anybody is settled."""

from __future__ import annotations

from fabula.model.decisions import Decisions, StandingDecision
from fabula.model.spans import Span
from people_reading import People

MILL = """\
Orla Venn came to the mill. She knocked, and Ned Garrow opened. Orla smiled at him.

Then Ned bowed, and Orla sat down. Garrow had been a miller. Garrow was old, and he laughed; Ned was young.
"""


def decided(text: str, kind: str, *words: str, last: int = 0) -> Decisions:
    """One decision that points at some words; of the last, at the occurrence of that number, from 0."""
    places = []
    for number, word in enumerate(words):
        start = -1
        for _ in range(last + 1 if number == len(words) - 1 else 1):
            start = text.index(word, start + 1)
        places.append(Span(start, start + len(word)))
    return Decisions(standing=(StandingDecision(number=1, kind=kind, places=tuple(places)),))  # type: ignore[arg-type]


def test_a_split_parts_names_and_their_pronouns() -> None:
    """All that goes by the words is the other's, and "he" after them."""
    assert People(MILL).meant("he") == "Ned Garrow"
    told = decided(MILL, "split", "Ned Garrow", "Garrow", last=1)

    people = People(MILL, told, People(MILL).held())

    assert people.meant("Garrow") == people.meant("he") == "Garrow"
    assert people.meant("Ned") == "Ned Garrow"
    assert people.cast == People(MILL, told, people.held()).cast


def test_a_noun_phrase_is_somebody_else_from_there_on() -> None:
    """In its chapter; before it nothing changes."""
    text = "A guard stood there. The guard coughed. Then the guard laughed, and the guard went."
    was = People(text)
    assert was.meant("The guard") == was.meant("the guard") is not None

    people = People(text, decided(text, "split", "The guard", "the guard"))

    clusters = {people.said(m): r.cluster for r in people.cast.references for m in people.mentions if m.id == r.mention}
    assert clusters["The guard"] == clusters["A guard"]
    assert clusters["the guard"] != clusters["The guard"]


def test_what_is_no_person_means_nobody() -> None:
    """Nor do pronouns mean it any more."""
    text = "Neptune was green. Then Neptune smiled, and his beard shone. Ned looked at Neptune."
    assert People(text).meant("his") == "Neptune"

    people = People(text, decided(text, "nobody", "Neptune"))

    assert not people.called("Neptune")
    assert people.meant("Neptune", 2) is None
    assert people.meant("his") != "Neptune"


def test_a_noun_phrase_may_be_no_person() -> None:
    """Only in its chapter: elsewhere there may be a real one."""
    chapter = "Chapter {0}\n\nNed sat down. “Oh!” sighed the ghost. The ghost wept.\n\n"
    text = chapter.format(1) + chapter.format(2)

    people = People(text, decided(text, "nobody", "the ghost"))

    assert people.meant("the ghost") is None
    assert people.meant("the ghost", 2) == "the ghost"
