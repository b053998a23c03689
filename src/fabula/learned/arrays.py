"""The columns of an `Encoding` as arrays, without copying where they are stored as they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from fabula.model.encoding import EVEN, HEADS, ODDS_STEP, SCORE_STEP

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from fabula.model.encoding import Encoding, Vectors


def bytes_of(column: bytes) -> NDArray[np.uint8]:
    """A column of a byte each: tags, relations, sizes."""
    return np.frombuffer(column, np.uint8)


def log_odds(column: bytes) -> NDArray[np.float32]:
    """Logarithms of odds.

    >>> log_odds(bytes([120, 128, 132])).tolist()
    [-1.0, 0.0, 0.5]
    """
    return (bytes_of(column).astype(np.float32) - np.float32(EVEN)) / np.float32(ODDS_STEP)


def chances(column: bytes) -> NDArray[np.float32]:
    """Probabilities from odds.

    >>> chances(bytes([0, 128, 255])).round(2).tolist()
    [0.0, 0.5, 1.0]
    """
    one = np.float32(1)
    return np.asarray(one / (one + np.exp(-log_odds(column))), np.float32)


def heads(encoding: Encoding) -> tuple[NDArray[np.int16], NDArray[np.float32], NDArray[np.uint8]]:
    """Candidates for heads, a row of `HEADS` a word: distances (0 is the root), logarithms of chances, relations."""
    distances = np.frombuffer(encoding.heads, np.int16).reshape(-1, HEADS)
    scores = bytes_of(encoding.head_scores).reshape(-1, HEADS).astype(np.float32) / np.float32(-SCORE_STEP)
    return distances, scores, bytes_of(encoding.rels).reshape(-1, HEADS)


def vectors(table: Vectors) -> NDArray[np.float32]:
    """Vectors, a row each."""
    numbers = np.frombuffer(table.numbers, np.int8).reshape(len(table), table.width)
    return numbers * np.frombuffer(table.scales, np.float32)[:, None]


def word_numbers(column: bytes) -> NDArray[np.uint32]:
    """A column of numbers of words: where spans start, which words are marks."""
    return np.frombuffer(column, np.uint32)


def name_numbers(column: bytes) -> NDArray[np.uint16]:
    """A column of numbers of names of which there are many: morphology, scripts of lemmas."""
    return np.frombuffer(column, np.uint16)
