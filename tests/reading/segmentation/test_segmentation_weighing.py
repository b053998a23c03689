"""Sentences that rules and model find together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.reading.segmentation.sentences import load_splitter, split_sentences
from fabula.reading.segmentation.weighing import weigh_sentences
from fabula.reading.words.tokenizer import find_words

SURE, UNSURE, NEVER = 250, 128, 2


def weighed(text: str, *, sure: tuple[str, ...] = (), never: tuple[str, ...] = (), before: str = "") -> str:
    """Sentences with bars between them; the model is sure of some words by their first letters, and against others."""
    whole = before + text
    words = find_words(whole)
    odds = bytes(
        SURE
        if whole[start:].startswith(sure or ("\0",))
        else NEVER
        if whole[start:].startswith(never or ("\0",))
        else UNSURE
        for start in words.starts
    )
    ruled = [(a + len(before), b + len(before)) for a, b in split_sentences(text, load_splitter())]
    return "|".join(whole[a:b] for a, b in weigh_sentences(whole, ruled, words, odds))


def test_where_the_model_cannot_say_the_rules_count() -> None:
    """Even odds change nothing."""
    assert weighed("The ferry left. “Wait!” cried Ada.") == "The ferry left.|“Wait!” cried Ada."


def test_the_model_sees_sentences_without_full_stops() -> None:
    """A beginning that no rule sees is one when the model is sure of it."""
    assert weighed("we missed it again thanks for waiting", sure=("thanks",)) == "we missed it again|thanks for waiting"


def test_the_model_mends_what_the_rules_cut_wrongly() -> None:
    """A beginning by rule is none when the model is sure of that."""
    text = "He sat by Gen. Tarn all day. It rained."

    assert weighed(text, never=("Tarn",)) == "He sat by Gen. Tarn all day.|It rained."
    assert weighed("They sailed. At dawn it rained.", never=("At",)) == "They sailed. At dawn it rained."


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("“rowed” home (rowed) in the arm-chair", "”"),
        ("“rowed” home (rowed) in the arm-chair", "rowed"),
        ("“rowed” home (rowed) in the arm-chair", ")"),
        ("“rowed” home (rowed) in the arm-chair", "chair"),
        ("It was _hers,_ he said, not ours", "_ he"),
        ('It was "hers," he said, not "ours"', "ours"),
        ('It was "hers," he said, not "ours"', '" he'),
        ("“Who rowed?” Perpetua asked", "Perpetua"),
        ("“Who rowed?” she asked", "she"),
        ("— Who rowed? she asked", "she"),
    ],
)
def test_no_sentence_begins_where_none_can(text: str, first: str) -> None:
    """Not with a closing mark, not behind an opening one, not inside a word, not with the tag of a speech."""
    assert "|" not in weighed(text, sure=(first,))


def test_offsets_are_those_of_the_whole_work() -> None:
    """A paragraph in mid-text is weighed by its own words."""
    assert weighed("It rained she slept.", sure=("she",), before="she said so.\n\n") == "It rained|she slept."


@given(st.text(alphabet="aA .!?“”\"'(), \n-", min_size=1, max_size=60), st.data())
def test_sentences_leave_no_word_out(text: str, data: st.DataObject) -> None:
    """Whatever the model says, sentences are in order, apart, trimmed, and hold every word of the paragraph."""
    ruled = split_sentences(text, load_splitter())
    words = find_words(text)
    odds = bytes(data.draw(st.lists(st.integers(0, 255), min_size=len(words), max_size=len(words))))
    found = weigh_sentences(text, ruled, words, odds) if ruled else []
    at = 0
    for start, end in found:
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        at = end
    assert not text[at:].strip()
