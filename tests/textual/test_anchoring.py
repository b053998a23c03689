"""Anchors find their words again, or say that they are gone; they never guess."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fabula.model.spans import Span
from fabula.textual.anchoring import anchor_at, find_anchor
from strategies import texts

DRAFT = (
    "Ottoline shut the ledger. She did not look at the clock.\n\n"
    "“The tide turns at nine, and the barge will not wait for anybody,” said Ottoline.\n\n"
    "Brandt coughed. “Then we had better be quick about it.”\n\n"
    "She did not answer. Ottoline was already at the door, and Brandt followed.\n"
)


def anchored(words: str, occurrence: int = 0) -> tuple[str, Span]:
    """The words and where they stand in the draft."""
    start = -1
    for _ in range(occurrence + 1):
        start = DRAFT.index(words, start + 1)
    return words, Span(start, start + len(words))


def found(span: Span, text: str) -> str | None:
    """What an anchor on the draft's words finds in another text."""
    place = find_anchor(anchor_at(DRAFT, span.start, span.end), text)
    return None if place is None else text[max(0, place.start - 12) : place.end]


@settings(deadline=None)
@given(text=texts, data=st.data())
def test_words_that_did_not_move_are_where_they_were(text: str, data: st.DataObject) -> None:
    """In the same text an anchor finds exactly its own place."""
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    assert find_anchor(anchor_at(text, start, end), text) == Span(start, end)


@settings(deadline=None)
@given(before=texts, after=texts)
def test_words_that_moved_are_followed(before: str, after: str) -> None:
    """Whatever is written before and after, words in their old company are found."""
    words, span = anchored("She", 1)
    moved = before + DRAFT + after

    assert find_anchor(anchor_at(DRAFT, span.start, span.end), moved) == Span(
        len(before) + span.start, len(before) + span.start + len(words)
    )


def test_the_likest_company_wins() -> None:
    """Of two places with the same words, the one whose neighbours are most alike is meant."""
    _, span = anchored("Ottoline", 2)
    draft = DRAFT.replace("was already at the door", "was already at the gate").replace("shut", "closed")

    assert found(span, draft) == "not answer. Ottoline"


def test_short_words_in_strange_company_are_gone() -> None:
    """A pronoun whose sentence was deleted is not taken for another one."""
    _, span = anchored("She", 1)
    draft = DRAFT.replace("She did not answer. Ottoline was already at the door, and Brandt followed.", "Rain fell.")

    assert found(span, draft) is None


def test_long_words_need_no_company() -> None:
    """A whole speech that was moved into a chapter of its own is found."""
    words, span = anchored("“Then we had better be quick about it.”")

    assert find_anchor(anchor_at(DRAFT, span.start, span.end), f"New. {words} New.") == Span(5, 5 + len(words))


def test_a_long_speech_survives_its_revision() -> None:
    """A word changed inside a long quotation does not lose it."""
    _, span = anchored("“The tide turns at nine, and the barge will not wait for anybody,”")
    draft = DRAFT.replace("at nine, and the barge", "at ten, and the old barge")
    place = find_anchor(anchor_at(DRAFT, span.start, span.end), draft)

    assert place is not None
    assert "turns at ten, and the old barge will not wait" in place.of(draft)


def test_a_short_speech_does_not() -> None:
    """Short words are found as they are or not at all."""
    text = "He said: “Yes, sir.” Then he left the room."
    changed = "He said: “Yes, Sal.” Then he left the room."
    start = text.index("Yes")

    assert find_anchor(anchor_at(text, start, start + 8), changed) is None


def test_words_deleted_are_gone() -> None:
    """A speech that is no longer in the text is an orphan."""
    words, span = anchored("“Then we had better be quick about it.”")

    assert found(span, DRAFT.replace(words, "He said nothing.")) is None


def test_an_empty_text_holds_no_anchor() -> None:
    """Nothing is found in nothing."""
    assert found(anchored("She")[1], "") is None
