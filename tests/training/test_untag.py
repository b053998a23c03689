"""Tags that are taken off speeches."""

from __future__ import annotations

import pytest
from training.reading_model.untag import Edits, apply, strip_after

CASES = [
    ("“ Well , ” said Ada , “ come in . ”", 3, 7, 7, "“ Well , come in . ”"),
    ("“ I will , ” said Mr. Thorne .", 4, 9, None, "“ I will . ”"),
    ("“ Will you ? ” asked Ada . “ Do ! ”", 4, 8, 8, "“ Will you ? Do ! ”"),
    ("“ I will , ” said Ada . “ Now . ”", 4, 8, 8, "“ I will . Now . ”"),
    ("“ I will , ” said Ada . She rose .", 4, 8, None, "“ I will . ” She rose ."),
]


@pytest.mark.parametrize(("text", "close", "end", "following", "left"), CASES)
def test_a_tag_goes_and_punctuation_is_tidied(
    text: str, close: int, end: int, following: int | None, left: str
) -> None:
    """Two pieces of one speech become one; a comma before what is gone becomes a full stop at the end of a sentence."""
    words = text.split()
    edits = Edits()
    joined = strip_after(words, close, end, following, edits)
    assert joined is (following is not None)
    assert apply(words, [0] * len(words), [0] * len(words), edits).words == left.split()


def test_what_begins_with_a_tag_begins_with_the_speech_after_it() -> None:
    """A paragraph and a sentence that began with the tag begin with the mark that follows."""
    words = ["Rain", ".", "Ada", "said", ",", "“", "Come", ".", "”"]
    edits = Edits()
    edits.drop(2, 5)
    row = apply(words, [1, 0, 1, 0, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0, 0, 0, 0], edits)
    assert row.words == ["Rain", ".", "“", "Come", ".", "”"]
    assert row.sentence == [1, 0, 1, 0, 0, 0]
    assert row.boundary == [0, 0, 1, 0, 0, 0]
    assert row.number == [0, 1, -1, -1, -1, 2, 3, 4, 5]


def test_a_joined_sentence_does_not_begin_anew() -> None:
    """The second piece of a broken sentence goes on with it."""
    words = ["“", "Well", ",", "”", "said", "Ada", ",", "“", "come", "in", ".", "”"]
    edits = Edits()
    strip_after(words, 3, 7, 7, edits)
    row = apply(words, [1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0], [0] * 12, edits)
    assert row.sentence == [1, 0, 0, 0, 0, 0, 0]
