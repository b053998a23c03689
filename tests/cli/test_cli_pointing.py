"""What users point at: WHO and PLACE."""

from __future__ import annotations

import msgspec
import pytest

from fabula.cli.pointing import place, who
from fabula.errors import AmbiguousError, NoSuchThingError
from fabula.textual.addresses import first_words
from made_story import ANNA, FOOTMAN, VOSS, WIFE, made_story

STORY = made_story()


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("Anna Kern", ANNA),
        ("Anna", ANNA),
        ("anna  kern", ANNA),
        ("kern", ANNA),
        ("c1", ANNA),
        ("c9", VOSS),  # merged away: its redirect
        ("mr. voss", VOSS),
        ("Mrs. Voss", WIFE),
        ("footman", FOOTMAN),
    ],
)
def test_a_character_is_found_by_id_name_alias_or_part_of_one(words: str, id_: str) -> None:
    """Case and spaces do not matter; whole names go before parts."""
    assert who(STORY, words).id == id_


def test_a_name_of_several_lists_them_with_their_ids() -> None:
    """Who "Voss" is, is asked back."""
    with pytest.raises(AmbiguousError) as caught:
        who(STORY, "Voss")

    assert str(caught.value) == "'Voss' could be Mr. Voss (c2), Mrs. Voss (c3) (say which by its id)"


@pytest.mark.parametrize("words", ["Anna Kerm", "anna kernn"])
def test_a_mistyped_name_is_answered_by_the_near_one(words: str) -> None:
    """The way out names whom it might be."""
    with pytest.raises(NoSuchThingError, match=r"did you mean Anna Kern\?"):
        who(STORY, words)


@pytest.mark.parametrize("words", ["", " ", "Zebulon", "’"])
def test_a_name_of_nobody_is_said_to_be_so(words: str) -> None:
    """Also the empty one, which is a part of every name."""
    with pytest.raises(NoSuchThingError, match="show STORY cast"):
        who(STORY, words)


def test_a_typewriter_apostrophe_means_the_curly_one() -> None:
    """People type ' where the book prints ’."""
    anna = msgspec.structs.replace(STORY.cast.characters[0], name="Anna O’Kern")
    cast = msgspec.structs.replace(STORY.cast, characters=(anna, *STORY.cast.characters[1:]))

    assert who(msgspec.structs.replace(STORY, cast=cast), "anna o'kern").id == ANNA


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("1¶1", "q1"),
        ("1¶2.1", "q2"),
        ("1¶2.2", "q3"),
        ("1:2.2", "q3"),
        ("1p3", "q4"),
        ("1¶1.1", "q1"),
        ("q6", "q6"),
        ("2¶2", "q7"),
    ],
)
def test_a_speech_is_found_by_address_or_id(words: str, id_: str) -> None:
    """Where several begin in one paragraph, a number after a point says which."""
    assert place(STORY, words).id == id_


def test_an_address_of_several_speeches_lists_them() -> None:
    """With their own addresses and first words."""
    with pytest.raises(AmbiguousError) as caught:
        place(STORY, "1¶2")

    assert "1¶2.1 “Not yet,”, 1¶2.2 “It is late,”" in str(caught.value)


@pytest.mark.parametrize("words", ["9¶9", "1¶0", "1¶2.3", "1¶1.2", "2¶1", "q5", "nowhere", "¶", ""])
def test_an_address_without_speech_is_said_to_be_so(words: str) -> None:
    """A nested or merely quoted phrase is none either."""
    with pytest.raises(NoSuchThingError):
        place(STORY, words)


def test_first_words_stand_on_one_line() -> None:
    """Line ends inside a speech are folded, and a cut is marked."""
    by_id = {quotation.id: quotation for quotation in STORY.quotations.quotations}

    assert first_words(STORY, by_id["q6"], 40) == "“You always do.”"
    assert first_words(STORY, by_id["q4"], 12) == "“Then I sha…"
