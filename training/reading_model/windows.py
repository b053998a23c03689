"""Windows: stretches of a pack that go through the encoder at once, as tensors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from training.reading_model.encode import CLS, SEP, pieces_of
from training.reading_model.pack import COLUMNS, NO_HEAD, UNKNOWN, Pack

if TYPE_CHECKING:
    from torch import Tensor

MARKS = tuple(pieces[0] for pieces in pieces_of(['"', "“", "”", "‘"]))
"""Pieces of the marks that open or close speech."""
LENGTH = 320
"""Word pieces of a window, with [CLS] and [SEP]."""


@dataclass(slots=True)
class Batch:
    """Windows side by side; word columns are padded with `UNKNOWN`, tables count words within their window."""

    pieces: Tensor
    cases: Tensor
    mask: Tensor
    firsts: Tensor
    lasts: Tensor
    labels: dict[str, Tensor]
    spans: list[Tensor]
    quotes: list[Tensor]
    pairs: list[Tensor]


def cut(pack: Pack, offset: int = 0, overlap: int = 0) -> list[tuple[int, int]]:
    """Cuts a pack into windows of at most `LENGTH` pieces, as words from … to; short documents share a window."""
    ends, word, last = [], offset, len(pack.case)
    while word < last:
        room = pack.word_start[word] + LENGTH - 2
        end = int(np.searchsorted(pack.word_start, room, side="right")) - 1
        end = min(max(end, word + 1), last)
        ends.append((word, end))
        if end == last:
            break
        word = max(end - overlap, word + 1)
    return ends


def cut_documents(pack: Pack) -> list[tuple[int, int]]:
    """A window for each document: no neighbour, and nothing cut in two; last words that do not fit are left out."""
    ends = []
    for start, last in zip(pack.doc_start[:-1].tolist(), pack.doc_start[1:].tolist(), strict=True):
        room = pack.word_start[start] + LENGTH - 2
        end = int(np.searchsorted(pack.word_start, room, side="right")) - 1
        ends.append((start, min(end, last)))
    return ends


def _inside(table: np.ndarray, ends: tuple[int, ...], start: int, end: int, order: np.ndarray) -> np.ndarray:
    """Rows that lie within a window, their words counted from its start; `ends` are the columns that hold words."""
    if not len(table):
        return table
    low, high = np.searchsorted(order, (start, end))
    rows = table[low:high]
    rows = rows[np.all((rows[:, ends] >= start) & (rows[:, ends] <= end), axis=1)].copy()
    rows[:, ends] -= start
    return rows


class Windows:
    """Cuts batches from a pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._first_pair = pack.pairs[:, (0, 2)].min(1) if len(pack.pairs) else np.zeros(0, np.int32)
        if len(pack.pairs):
            order = np.argsort(self._first_pair, kind="stable")
            pack.pairs, self._first_pair = pack.pairs[order], self._first_pair[order]

    def asked(self, window: tuple[int, int]) -> int:
        """How many speeches that lie in a window ask for their speaker."""
        quotes = self.pack.quotes
        low, high = np.searchsorted(quotes[:, 0], window)
        return int(((quotes[low:high, 1] < window[1]) & (quotes[low:high, 4] > 50)).sum())

    def prose(self, window: tuple[int, int]) -> bool:
        """Whether nobody speaks in a window, by its marks."""
        start, end = self.pack.word_start[list(window)]
        return not np.isin(self.pack.pieces[start:end], MARKS).any()

    def batch(self, windows: list[tuple[int, int]]) -> Batch:
        """Tensors of some windows."""
        pack, count = self.pack, len(windows)
        longest = max(int(pack.word_start[end] - pack.word_start[start]) for start, end in windows) + 2
        most = max(end - start for start, end in windows)
        pieces, cases = np.zeros((count, longest), np.int64), np.zeros((count, longest), np.int64)
        mask = np.zeros((count, longest), bool)
        firsts, lasts = np.zeros((count, most), np.int64), np.zeros((count, most), np.int64)
        labels = {name: np.full((count, most), NO_HEAD if name == "head" else UNKNOWN, np.int64) for name in COLUMNS}
        spans, quotes, pairs = [], [], []
        for row, (start, end) in enumerate(windows):
            low, high = int(pack.word_start[start]), int(pack.word_start[end])
            size, length = end - start, high - low + 2
            pieces[row, 0], pieces[row, 1 : length - 1], pieces[row, length - 1] = CLS, pack.pieces[low:high], SEP
            starts = pack.word_start[start : end + 1] - low
            cases[row, 1 : length - 1] = np.repeat(pack.case[start:end], np.diff(starts))
            mask[row, :length] = True
            firsts[row, :size], lasts[row, :size] = starts[:-1] + 1, starts[1:]
            for name, column in labels.items():
                column[row, :size] = pack.labels[name][start:end]
            spans.append(torch.from_numpy(_inside(pack.spans, (0, 1), start, end, pack.spans[:, 0]).astype(np.int64)))
            quotes.append(
                torch.from_numpy(_inside(pack.quotes, (0, 1), start, end - 1, pack.quotes[:, 0]).astype(np.int64))
            )
            pairs.append(
                torch.from_numpy(_inside(pack.pairs, (0, 1, 2, 3), start, end, self._first_pair).astype(np.int64))
            )
        tensors = (torch.from_numpy(column) for column in (pieces, cases, mask, firsts, lasts))
        return Batch(
            *tensors, {name: torch.from_numpy(column) for name, column in labels.items()}, spans, quotes, pairs
        )
