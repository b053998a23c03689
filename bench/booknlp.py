"""What BookNLP reached on the same novels, from its recorded outputs."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from bench.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Collection

FILE = ROOT / "bench" / "data" / "booknlp.csv"
# Column → column that weighs it when novels are pooled.
WEIGHTS = {
    "det F1": "quotations",
    "spk +narr": "quotations",
    "strict 1:1": "quotations",
    "Expl": "explicit",
    "Anaph": "anaphoric",
    "Impl": "implicit",
}


def figures(novels: Collection[str]) -> dict[str, float]:
    """Per cent over the given novels, each weighed by its quotations (of that kind).

    Detection, too, is weighed by quotations, since the recorded table keeps no counts of segments.

    >>> {name: round(value, 1) for name, value in figures(["Emma"]).items()}["spk +narr"]
    50.2
    """
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(line for line in file if line[0] != "#") if row["novel"] in novels]
    return {
        column: sum(float(row[column]) * int(row[weight]) for row in rows) / sum(int(row[weight]) for row in rows)
        for column, weight in WEIGHTS.items()
    }
