"""PDNC: sixteen whole novels, quotations with speaker and addressees; measured, never fitted on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from bench.places import OUT, PDNC, SCORE, require, scorer
from bench.reading import read
from bench.tables import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COLUMNS = (
    ("relaxed_f", "det F1"),
    ("q_narrator", "spk +narr"),
    ("q_narrator_Explicit", "Expl"),
    ("q_narrator_Anaphoric", "Anaph"),
    ("q_narrator_Implicit", "Impl"),
    ("q_strict", "strict"),
    ("addr_lenient_f", "addr F1"),
    ("talker_major", "talk maj"),
    ("talker_intermediate", "int"),
    ("talker_minor", "min"),
    ("speaking_mapped", "spk P"),
)
HEAD = ("novel", "quotations", *(title for _, title in COLUMNS), "splits", "seconds")


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """Of one novel: the scorer's raw counts, seconds by stage, words."""

    novel: str
    raw: dict[str, Any]
    seconds: dict[str, float]
    words: int

    @property
    def summary(self) -> dict[str, float]:
        """The scorer's ratios."""
        return summary([self])


def measure(novel: str, *, kept: bool = False) -> Result:
    """Reads one novel, writes the prediction to `bench/out/pdnc`, and scores it; `kept` scores what lies there."""
    require(PDNC / novel, SCORE)
    folder = OUT / "pdnc"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{novel}.json"
    seconds: dict[str, float] = {}
    words = 0
    if not (kept and path.exists()):
        reading = read(PDNC / novel / "novel_text.txt", f"{novel}.txt")
        seconds, words = reading.seconds, reading.words
        path.write_bytes(reading.export())
    return scored(novel, json.loads(path.read_text(encoding="utf-8")), seconds=seconds, words=words)


def with_nobody_held_back(novel: str) -> Result:
    """The kept prediction, with the likeliest person wherever none is sure enough: what `--min-confidence 0` shows.

    Who is spoken to stays as it is.
    """
    prediction = json.loads((OUT / "pdnc" / f"{novel}.json").read_text(encoding="utf-8"))
    for quote in prediction["quotes"]:
        if quote["speaker"] is None and quote["candidates"]:
            quote["speaker"] = quote["candidates"][0][0]
    return scored(novel, prediction)


def scored(
    novel: str, prediction: dict[str, Any], *, seconds: dict[str, float] | None = None, words: int = 0
) -> Result:
    """What the scorer says of a prediction for one novel."""
    pdnc = scorer("pdnc")
    raw = pdnc.score_novel(pdnc.Novel(PDNC / novel), prediction)
    return Result(novel=novel, raw=raw, seconds=seconds or {}, words=words)


def summary(results: Iterable[Result]) -> dict[str, float]:
    """Micro figures over several novels, by the scorer's own pooling."""
    pdnc = scorer("pdnc")
    ratios: dict[str, float] = pdnc.summary(pdnc.pool([result.raw for result in results]))
    return ratios


def row(name: str, results: Sequence[Result]) -> list[str]:
    """A line of the table."""
    ratios = summary(results)
    seconds = sum(sum(result.seconds.values()) for result in results)
    return [
        name,
        f"{ratios['q_n']:.0f}",
        *(percent(ratios.get(key)) for key, _ in COLUMNS),
        f"{ratios['splits']:.2f}",
        f"{seconds:.1f}",
    ]
