"""Words become word pieces and case."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.learned.files import ModelFiles
from fabula.learned.pieces import LONGEST, PieceTable
from tiny_reader import vocabulary

VOCABULARY = {piece: number for number, piece in enumerate(vocabulary())}


def pieces_by_word(table: PieceTable, words: list[str]) -> list[list[str]]:
    """The pieces of each word, spelt."""
    names, found = vocabulary(), table.of(words)
    return [[names[number] for number in found.numbers[start:end]] for start, end in pairwise(found.starts)]


def test_each_word_has_its_own_pieces() -> None:
    """A word is cut by itself, in small letters and without accents."""
    assert pieces_by_word(PieceTable(VOCABULARY), ["The", "LAMP", "Zoë", "'s"]) == [
        ["the"],
        ["lamp"],
        ["z", "##o", "##e"],
        ["'", "s"],
    ]


def test_what_has_no_pieces_is_unknown() -> None:
    """A sign outside the vocabulary, a sign that is thrown away, half a surrogate pair: one piece each."""
    assert pieces_by_word(PieceTable(VOCABULARY), ["漢", "\u200b", "\ud83d", "lamp"]) == [
        ["[UNK]"],
        ["[UNK]"],
        ["?"],
        ["lamp"],
    ]


def test_a_long_word_is_cut_off() -> None:
    """Of one word only so many pieces count; of a very long one nothing is known."""
    found = pieces_by_word(PieceTable(VOCABULARY), ["z" * 40, "z" * 4000])

    assert [len(pieces) for pieces in found] == [LONGEST, 1]


def test_every_piece_carries_the_case_of_its_word() -> None:
    """The pieces are small; the case column says how the word was written."""
    found = PieceTable(VOCABULARY).of(["zed", "Zed", "ZED", "McZed", "I"])

    assert found.cases.tolist() == [0] * 3 + [1] * 3 + [2] * 3 + [3] * 5 + [1]


@given(st.lists(st.text(min_size=1, max_size=8), max_size=12), st.lists(st.text(min_size=1, max_size=8), max_size=12))
def test_what_was_read_before_changes_nothing(words: list[str], earlier: list[str]) -> None:
    """A table that has seen other words gives the same pieces, each word at least one."""
    fresh, used = PieceTable(VOCABULARY), PieceTable(VOCABULARY)
    used.of(earlier)
    one, other = fresh.of(words), used.of(words)

    assert [column.tolist() for column in one] == [column.tolist() for column in other]
    assert all(start < end for start, end in pairwise(one.starts))
    assert len(one.starts) == len(words) + 1


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("harbour", ["harbour"]), ("Woodhouse", ["wood", "##house"]), ("naïve", ["naive"]), ("—", ["—"])],
)
def test_the_shipped_vocabulary_is_that_of_the_base_weights(word: str, pieces: list[str]) -> None:
    """Thirty thousand pieces, numbered by line."""
    vocabulary = ModelFiles().vocabulary()
    found = PieceTable(vocabulary).of([word])

    assert len(vocabulary) == 30522
    assert (vocabulary["[UNK]"], vocabulary["[CLS]"], vocabulary["[SEP]"]) == (100, 101, 102)
    assert found.numbers.tolist() == [vocabulary[piece] for piece in pieces]
