"""Sentences of one paragraph: nupunkt, then a repair that knows quotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_PIECE = 50_000  # code points fed to the splitter at once
_LOWER_START = re.compile(r"""[\s"'“”‘’_)\]—–-]*[^\W\d_A-Z]""")


def load_splitter() -> Callable[[str], list[tuple[int, int]]]:
    """The splitter of nupunkt with the model it brings."""
    from nupunkt import sent_spans  # heavy

    return sent_spans


def split_sentences(text: str, split: Callable[[str], list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """Spans of the sentences of a paragraph, white space between them left out."""
    spans: list[tuple[int, int]] = []
    for piece_start in range(0, len(text), _MAX_PIECE):
        piece = text[piece_start : piece_start + _MAX_PIECE]
        for start, end in split(piece):
            words = piece[start:end]
            trimmed = words.strip()
            if not trimmed:
                continue
            lead = len(words) - len(words.lstrip())
            begin = piece_start + start + lead
            finish = begin + len(trimmed)
            if spans and trimmed[0].islower():
                spans[-1] = (spans[-1][0], finish)
            else:
                spans.append((begin, finish))
    return spans
