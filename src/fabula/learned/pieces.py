"""Words to word pieces and case. Each distinct word is looked at once; the rest is arithmetic on arrays."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

LONGEST = 12  # pieces of one word that are kept; the model was trained so
MOST = 500_000  # distinct words remembered; a corpus has more, most of them once


class Pieces(NamedTuple):
    """Pieces of some words in a row: their numbers, the case each takes from its word, where each word starts.

    `starts` has one number more than there are words.
    """

    numbers: NDArray[np.int64]
    cases: NDArray[np.int64]
    starts: NDArray[np.int64]


class PieceTable:
    """The pieces of every word seen so far."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._tokenizer = _tokenizer(vocabulary)
        self._unknown = vocabulary["[UNK]"]
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[str, int] = {}
        self._pieces: list[int] = []
        self._ends: list[int] = []
        self._cases: list[int] = []
        self._arrays: tuple[NDArray[np.int64], ...] = ()

    def of(self, words: Sequence[str]) -> Pieces:
        """The pieces of words in a row; each word has at least one."""
        if len(self._rows) > MOST:
            self._forget()
        rows = self._rows
        new = [word for word in dict.fromkeys(words) if word not in rows]
        if new or not self._arrays:
            self._learn(new)
        ends, pieces, cases = self._arrays
        found = np.fromiter(map(rows.__getitem__, words), np.int64, len(words))
        sizes = ends[found + 1] - ends[found]
        starts = np.zeros(len(words) + 1, np.int64)
        np.cumsum(sizes, out=starts[1:])
        # Piece k of the row is the (k - start of its word)-th piece of that word in the table.
        places = np.repeat(ends[found] - starts[:-1], sizes) + np.arange(starts[-1])
        return Pieces(pieces[places], np.repeat(cases[found], sizes), starts)

    def _learn(self, words: Sequence[str]) -> None:
        # Half a surrogate pair, which a broken file may hold, is no text to the tokenizer.
        whole = [word if word.isascii() else word.encode("utf-8", "replace").decode() for word in words]
        for word, encoded in zip(words, self._tokenizer.encode_batch(whole, add_special_tokens=False), strict=True):
            self._rows[word] = len(self._cases)
            self._pieces.extend(encoded.ids[:LONGEST] or (self._unknown,))
            self._ends.append(len(self._pieces))
            self._cases.append(case_of(word))
        self._arrays = (
            np.array([0, *self._ends], np.int64),
            np.array(self._pieces, np.int64),
            np.array(self._cases, np.int64),
        )


def case_of(word: str) -> int:
    """0 lower or caseless, 1 Title, 2 UPPER, 3 mixed: what the pieces, which are small, no longer tell.

    >>> [case_of(word) for word in ("the", "Anne", "I", "MOST", "McKay", "'s", "19th", "“")]
    [0, 1, 1, 2, 3, 0, 0, 0]
    """
    if word.islower():
        return 0
    letters = [letter for letter in word if letter.isupper() or letter.islower()]
    if not any(letter.isupper() for letter in letters):
        return 0
    if all(letter.isupper() for letter in letters):
        return 2 if len(letters) > 1 else 1
    return 1 if letters[0].isupper() and not any(letter.isupper() for letter in letters[1:]) else 3


def _tokenizer(vocabulary: Mapping[str, int]) -> Tokenizer:
    """The uncased word pieces of BERT, as the tokenizer of the base weights is set."""
    # Whatever comes with the library may never look for a network, and one novel's words are soon cut by one thread.
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from tokenizers import Tokenizer  # costs 20 ms
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer

    tokenizer = Tokenizer(WordPiece(dict(vocabulary), unk_token="[UNK]", max_input_chars_per_word=100))  # noqa: S106
    tokenizer.normalizer = BertNormalizer(clean_text=True, handle_chinese_chars=True, lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer
