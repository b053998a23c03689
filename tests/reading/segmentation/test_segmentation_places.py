"""Places where a lost paragraph may begin, and what speaks for each."""

from __future__ import annotations

import pytest

from fabula.reading.segmentation.lost_paragraphs import OTHERS, find_least, load_weights
from fabula.reading.segmentation.marks import find_quoted
from fabula.reading.segmentation.places import SIGNS, find_places


def signs(words: str, first: str) -> dict[str, float]:
    """Of the place before `first`."""
    at = words.index(first)
    return next(place.signs for place in find_places(words, find_quoted(words), 0, len(words)) if place.at == at)


def test_places_are_ends_of_sentences_outside_speech() -> None:
    """Not inside a quotation, nor in the middle of a sentence."""
    words = "He sat. “Is it far? Say so.” Ann, who knew, said nothing. “No.” They went."
    found = [words[place.at :].split(maxsplit=1)[0] for place in find_places(words, find_quoted(words), 0, len(words))]

    assert found == ["“Is", "Ann,", "“No.”", "They"]


@pytest.mark.parametrize("words", ["", "no end of a sentence anywhere", "“One speech and no more.”", "It rained."])
def test_where_no_sentence_ends_there_is_no_place(words: str) -> None:
    """Found by fuzzing: a scene without any place is one paragraph."""
    assert find_places(words, find_quoted(words), 0, len(words)) == []


@pytest.mark.parametrize(
    ("words", "first", "sign"),
    [
        ("“Is it far?” “Two miles.”", "“Two", "close to speech"),
        ("“Is it far?” asked Ned. “Two miles.”", "asked", "close to tag"),
        ("“It is far.” Ned sat down.", "Ned", "close to tale"),
        ("“It is far,” said Ned. Ann sat down.", "Ann", "tag to tale"),
        ("“It is far,” said Ned. “Two miles.”", "“Two", "tag to speech"),
        ("Ned sat down. “Two miles.”", "“Two", "tale to speech"),
        ("Ned sat down. Ann got up.", "Ann", "tale to tale"),
        ("“It is far,” said Ned. “I know,” said Ann.", "“I know", "speaker changes"),
        ("“It is far,” said Ned. “I know,” said Ned.", "“I know", "speaker stays"),
        ("“It is far,” said Ned. Ann sat down.", "Ann", "teller changes"),
        ("“It is far,” said Ned. Ned sat down.", "Ned sat", "teller stays"),
        ("Ned sat down. “Two miles,” said Ned.", "“Two", "subject speaks"),
        ("“It is far.” Ned sat down. “Two miles.”", "“Two", "beat between"),
        ("“It is far,” said Margaret. “I know,” he said.", "“I know", "speaker changes"),
        ("“Far?” said Ned. “It is.” “How far?” asked Ned.", "“It is", "turns say new"),
        ("“Far?” said Ned. “It is.” “How far?” asked Ann.", "“It is", "turns say same"),
        ("“Far?” said Ned. “It is.” “Oh.” “Very,” said Ann.", "“It is", "turns say new"),
        ("Ned sat. The next morning it rained.", "The next", "time first"),
    ],
)
def test_a_sign_is_seen(words: str, first: str, sign: str) -> None:
    """Each sign where it stands."""
    assert signs(words, first)[sign] == 1.0


def test_what_ended_in_a_full_stop_has_no_tag() -> None:
    """“I see.” Ann asked nothing: that is narration."""
    assert "close to tale" in signs("“I see.” Ann asked nothing.", "Ann")


def test_the_same_matter_is_alike() -> None:
    """Words that come again tell that the tale goes on; others that it has turned."""
    harbour = "The harbour froze, and the boats lay in the harbour. "
    goes_on = signs(harbour + "Boats were drawn up from the harbour.", "Boats")
    turns = signs(harbour + "Ludo inherited a theatre.", "Ludo")

    assert goes_on["same matter"] > turns.get("same matter", 0.0)


def test_every_sign_is_weighed() -> None:
    """And what a new speaker shows weighs for a paragraph, a tag against one."""
    weights = load_weights()

    assert set(weights) == {*SIGNS, *OTHERS}
    assert weights["speaker changes"] > weights["speaker stays"]
    assert weights["tag follows"] < 0 < weights["model"]


def test_doubtful_places_are_taken_where_little_is_sure() -> None:
    """The least chance falls with what can be hoped for, and stays under a half at most by a little."""
    sure = [0.99] * 40 + [0.45] + [0.02] * 40
    doubtful = [0.5, 0.45, 0.4, 0.35, 0.3] * 8

    assert find_least(sure) > 0.45
    assert find_least(doubtful) < 0.45
    assert find_least([]) == 1.0
