"""Does a probability mean what it says? Of the speakers said to be 0.8 sure, about 0.8 should be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bench.errors import predicted, speakers
from bench.places import PDNC, scorer
from bench.tables import percent

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD = ("stated", "speeches", "mean stated", "right")
TAG = "by a tag's name"
# Lower edges; below the first that is shown nobody is named, and the likeliest is counted.
EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


class Bin(msgspec.Struct):
    """Speeches whose speaker is said to be about equally sure."""

    rows: int = 0
    stated: float = 0.0
    right: int = 0


def measure(novel: str) -> dict[str, Bin]:
    """Counts of one novel, from its prediction in `bench/out/pdnc`; quotations not found are left out.

    So are those whose speaker is held to be nobody of the cast.
    """
    pdnc = scorer("pdnc")
    gold = pdnc.Novel(PDNC / novel)
    prediction = predicted(novel)
    names = pdnc.NameMap(gold, prediction)
    who = {**names.map, **names.narrator}
    bins = {label: Bin() for label in (*map(_label, EDGES), TAG)}
    for quotation, row, _ in speakers(gold, prediction):
        if row is None or row["reason"] == "unknown" or not (row["candidates"] or row["speaker"]):
            continue
        likeliest = row["speaker"] or row["candidates"][0][0]
        edge = max(edge for edge in EDGES if edge <= row["confidence"])
        one = bins[TAG if row["reason"] == "tag" else _label(edge)]
        one.rows += 1
        one.stated += row["confidence"]
        one.right += who.get(likeliest) == quotation.speaker
    return bins


def table(novels: Iterable[dict[str, Bin]]) -> list[list[str]]:
    """Several novels as one, a line for each bin that is not empty."""
    total: dict[str, Bin] = {}
    for bins in novels:
        for label, one in bins.items():
            so_far = total.setdefault(label, Bin())
            so_far.rows += one.rows
            so_far.stated += one.stated
            so_far.right += one.right
    return [
        [label, str(one.rows), percent(one.stated / one.rows), percent(one.right / one.rows)]
        for label, one in total.items()
        if one.rows
    ]


def _label(edge: float) -> str:
    return f"from {edge:.1f}"
