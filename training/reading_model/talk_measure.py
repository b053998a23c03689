"""How often the head of talks names the right person among those whom a window of the encoder shows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import torch

from training.reading_model.talk import ROLES, candidates
from training.reading_model.talk_items import MOST, batch_of
from training.reading_model.talk_vectors import ASKED
from training.reading_model.windows import cut

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.reading_model.pack import Pack
    from training.reading_model.talk import TalkHead
    from training.reading_model.talk_items import Table

OVERLAP = 140
"""Words that two windows share, as where the encoder's own heads are measured: the same questions and answers."""
FAR = 500
"""Words from a question from which on nothing is looked at."""


def measure_talks(head: TalkHead, pack: Pack, table: Table, most: int) -> dict[str, float]:
    """Right persons among those meant in a window, in percent; what stands around the window may help to choose."""
    counts: Counter[str] = Counter()
    done: set[int] = set()
    cuts = [window for window in cut(pack, overlap=OVERLAP) if window[1] <= most]
    for at, (start, end) in enumerate(cuts):
        low = start if at == 0 else (start + cuts[at - 1][1]) // 2
        high = end if at + 1 == len(cuts) else (cuts[at + 1][0] + end) // 2
        rows = np.arange(*np.searchsorted(table.first, (start, end)))
        rows = rows[table.last[rows] < end]
        mine = (table.kind[rows] == 0) & (table.first[rows] >= low) & (table.first[rows] < high)
        mine &= (100 * table.weight[rows] > ASKED) & ~np.isin(table.first[rows], list(done))
        asked = rows[mine]
        if len(asked):
            done.update(table.first[asked].tolist())
            _count(head, table, rows, asked, counts)
    report: dict[str, float] = {}
    for role in ROLES:
        if counts[f"{role}_there"]:
            report[role] = round(100 * counts[f"{role}_right"] / counts[f"{role}_there"], 1)
            report[f"{role}_there"] = counts[f"{role}_there"]
    return report


def _count(
    head: TalkHead, table: Table, rows: NDArray[np.int64], asked: NDArray[np.int64], counts: Counter[str]
) -> None:
    """Adds the questions of one window."""
    middle = (rows[0] + rows[-1]) // 2
    use = np.arange(max(0, min(rows[0], middle - MOST // 2)), min(len(table), max(rows[-1] + 1, middle + MOST // 2)))
    near = (table.document[use] == table.document[asked[0]]) & (np.abs(table.first[use] - table.first[asked[0]]) < FAR)
    use = use[np.isin(use, rows) | near]
    shown = np.isin(use, rows)
    items, _, _ = batch_of(table, [use])
    with torch.no_grad():
        scores = head(items)[0].numpy()
    for role, name in enumerate(ROLES):
        free = candidates(items, role)[0].numpy()
        for number in asked.tolist():
            at, who = int(np.searchsorted(use, number)), int(table.goals[number, role])
            people = table.person[use]
            there = {int(one) for one in people[free[at] & shown]}
            if who not in there:
                continue
            here = scores[role, at][free[at]]
            shares: Counter[int] = Counter()
            for one, share in zip(people[free[at]].tolist(), np.exp(here - here.max()).tolist(), strict=True):
                shares[one] += share
            counts[f"{name}_there"] += 1
            counts[f"{name}_right"] += max(sorted(there), key=lambda one: shares[one]) == who
