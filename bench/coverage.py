"""If only the surest speakers are named: how many of them are right? No quotation is left out of the count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bench import pdnc
from bench.errors import predicted, speakers
from bench.places import PDNC, scorer
from bench.tables import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEAD = ("share named", "quotations", "right", "least confidence")
SHOWN_HEAD = ("novels", "", "nobody named", "of those named, right", "spk +narr", "Expl", "Anaph", "Impl", "strict")
_RATIOS = ("q_narrator", "q_narrator_Explicit", "q_narrator_Anaphoric", "q_narrator_Implicit", "q_strict")
SHARES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Answer(NamedTuple):
    """The likeliest speaker of one gold quotation: how sure it is said to be, whether it is right, whether it shows."""

    confidence: float
    right: bool
    shown: bool = False


def measure(novel: str) -> list[Answer]:
    """An answer for each quotation of one novel, by the prediction in `bench/out/pdnc`; 0 sure where none is named."""
    scores = scorer("pdnc")
    gold = scores.Novel(PDNC / novel)
    prediction = predicted(novel)
    names = scores.NameMap(gold, prediction)
    who = {**names.map, **names.narrator}
    found = []
    for quotation, row, _ in speakers(gold, prediction):
        if row is None or row["reason"] == "unknown" or not (row["candidates"] or row["speaker"]):
            found.append(Answer(0.0, right=False))
            continue
        likeliest = row["speaker"] or row["candidates"][0][0]
        found.append(Answer(row["confidence"], who.get(likeliest) == quotation.speaker, row["speaker"] is not None))
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


def shown(answers: Iterable[Answer], printed: Sequence[pdnc.Result], forced: Sequence[pdnc.Result]) -> list[list[str]]:
    """What is shown by default, beside what is shown when nobody is held back; both without the novels' names.

    A quotation that was not found has nobody named, either way.
    """
    answers = list(answers)
    named = {
        "by default": [one for one in answers if one.shown],
        "nobody held back": [one for one in answers if one.confidence],
    }
    rows = []
    for (how, some), results in zip(named.items(), (printed, forced), strict=True):
        ratios = pdnc.summary(results)
        silent, right = 1 - len(some) / len(answers), sum(one.right for one in some) / len(some)
        rows.append([how, percent(silent), percent(right), *(percent(ratios[key]) for key in _RATIOS)])
    return rows
