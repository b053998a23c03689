"""Stretches of a pack as the head of talks sees them: its speeches and mentions, with what the encoder says of each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import torch

from training.reading_model.talk import Items

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from training.reading_model.model import ReadingModel
    from training.reading_model.pack import Pack

MOST = 96
"""Items of a stretch."""
STEP = 64
"""Items from the beginning of one stretch to that of the next."""


@dataclass(slots=True)
class Table:
    """All items of a pack whose words were encoded, in the order of their first words."""

    given: NDArray[np.float16]
    kind: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    turn: NDArray[np.int64]
    paragraph: NDArray[np.int64]
    person: NDArray[np.int64]
    inside: NDArray[np.int64]
    goals: NDArray[np.int64]
    """Speaker and addressee of a speech, or -1."""
    weight: NDArray[np.float32]
    document: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.kind)


def table_of(pack: Pack, words: NDArray[np.int64], vectors: NDArray[np.float16], model: ReadingModel) -> Table:
    """The items of a pack.

    Args:
        pack: of texts with speeches.
        words: numbers of the words that were encoded, sorted.
        vectors: theirs.
        model: whose heads give each item's numbers.
    """
    spans, quotes = pack.spans, pack.quotes
    known = np.zeros(len(pack.case) + 1, bool)
    known[words] = True
    spans = spans[known[spans[:, 0]] & known[spans[:, 1] - 1]]
    quotes = quotes[known[quotes[:, 0]] & known[quotes[:, 1]]]

    def of(numbers: NDArray[np.int32]) -> torch.Tensor:
        return torch.from_numpy(vectors[np.searchsorted(words, numbers)].astype(np.float32))

    with torch.no_grad():
        hidden = model.heads.mention(of(spans[:, 0]), of(spans[:, 1] - 1))
        names = ("link_query", "link_key", "speaker_key", "addressee_key")
        of_spans = torch.cat([model.heads.vectors[name](hidden) for name in names], 1)
        of_quotes = torch.cat([side for end in (0, 1) for side in model.heads.queries(of(quotes[:, end]))], 1)
    first = np.concatenate([quotes[:, 0], spans[:, 0]]).astype(np.int64)
    order = np.lexsort((np.arange(len(first)), first))
    count = len(quotes)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    # The speech a mention stands in: the last that opens before it, where that closes after it.
    before = np.searchsorted(quotes[:, 0], spans[:, 0], side="right") - 1
    within = (before >= 0) & (quotes[before.clip(0), 1] > spans[:, 0]) if count else np.zeros(len(spans), bool)
    inside = np.concatenate([np.arange(count), np.where(within, before, -1)])
    kind = np.concatenate([np.zeros(count, np.int64), 1 + spans[:, 3] + 4 * within])
    boundary = pack.labels["boundary"]
    paragraphs = np.cumsum(boundary > 0)
    unknown = np.where(boundary[first] < 0, -1, paragraphs[first])
    nobody = np.full((len(spans), 2), -1, np.int64)
    return Table(
        given=torch.cat([of_quotes, of_spans]).half().numpy()[order],
        kind=kind[order],
        first=first[order],
        last=np.concatenate([quotes[:, 1], spans[:, 1] - 1]).astype(np.int64)[order],
        turn=(np.searchsorted(quotes[:, 0], first, side="right"))[order],
        paragraph=unknown[order],
        person=np.concatenate([np.full(count, -1), spans[:, 4]]).astype(np.int64)[order],
        inside=inside[order],
        goals=np.concatenate([quotes[:, 2:4], nobody]).astype(np.int64)[order],
        weight=np.concatenate([quotes[:, 4], np.zeros(len(spans))]).astype(np.float32)[order] / 100,
        document=(np.searchsorted(pack.doc_start, first, side="right"))[order],
    )


def stretches(table: Table, offset: int = 0, gap: int = 150) -> list[tuple[int, int]]:
    """Items from … to of stretches that ask something; none goes over the end of a text, or over much unread."""
    jumps = (np.diff(table.document) > 0) | (np.diff(table.first) > gap)
    ends = [0, *(np.flatnonzero(jumps) + 1).tolist(), len(table)]
    found = []
    for low, high in pairwise(ends):
        at = low - offset
        while True:
            start, end = max(at, low), min(at + MOST, high)
            if end > start and (table.goals[start:end, 0] >= 0).any():
                found.append((start, end))
            if end >= high:
                break
            at += STEP
    return found


def batch_of(table: Table, rows: Sequence[NDArray[np.int64]]) -> tuple[Items, torch.Tensor, torch.Tensor]:
    """Items of some stretches, given as numbers of items, with their goals and weights."""
    most = max(len(row) for row in rows)

    def padded(column: NDArray[np.generic], filling: float) -> torch.Tensor:
        out = np.full((len(rows), most, *column.shape[1:]), filling, column.dtype)
        for at, row in enumerate(rows):
            out[at, : len(row)] = column[row]
        return torch.from_numpy(out)

    names = ("kind", "first", "turn", "paragraph", "person", "inside")
    items = Items(padded(table.given, 0).float(), *(padded(getattr(table, name), -1) for name in names))
    return items, padded(table.goals, -1), padded(table.weight, 0)


def shuffled(many: Iterable[tuple[int, int]], seed: int) -> list[tuple[int, int]]:
    """In an order of its own for each seed."""
    rows = list(many)
    return [rows[at] for at in np.random.default_rng(seed).permutation(len(rows))]
