"""If only the surest speakers are named: how many of them are right? No quotation is left out of the count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bench.errors import predicted, speakers
from bench.places import PDNC, scorer
from bench.tables import percent

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD = ("share named", "quotations", "right", "least confidence")
SHARES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Answer(NamedTuple):
    """The likeliest speaker of one gold quotation: how sure it is said to be, and whether it is right."""

    confidence: float
    right: bool


def measure(novel: str) -> list[Answer]:
    """An answer for each quotation of one novel, by the prediction in `bench/out/pdnc`; 0 sure where none is named."""
    pdnc = scorer("pdnc")
    gold = pdnc.Novel(PDNC / novel)
    prediction = predicted(novel)
    names = pdnc.NameMap(gold, prediction)
    who = {**names.map, **names.narrator}
    found = []
    for quotation, row, _ in speakers(gold, prediction):
        if row is None or row["reason"] == "unknown" or not (row["candidates"] or row["speaker"]):
            found.append(Answer(0.0, right=False))
            continue
        likeliest = row["speaker"] or row["candidates"][0][0]
        found.append(Answer(row["confidence"], who.get(likeliest) == quotation.speaker))
    return found


def table(novels: Iterable[list[Answer]]) -> list[list[str]]:
    """Several novels as one, a line for each share; the surest are named first."""
    answers = sorted((answer for novel in novels for answer in novel), key=lambda answer: -answer.confidence)
    rows = []
    for share in SHARES:
        named = answers[: round(share * len(answers))]
        if named:
            right = sum(answer.right for answer in named) / len(named)
            rows.append([f"{100 * share:.0f} %", str(len(named)), percent(right), f"{named[-1].confidence:.2f}"])
    return rows
