"""Tags are law: an explicit quotation whose tag names one member of the cast must not go to another person."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import msgspec

from bench.errors import predicted, speakers
from bench.places import PDNC, scorer

if TYPE_CHECKING:
    from collections.abc import Iterator


HEAD = ("novels", "quotations", "right", "unknown", "not found", "another person")


class Tags(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of one novel.

    Fields:
        rows: explicit quotations whose referring expression names exactly one gold character, and that is the speaker.
        right, unknown, missed: given to that one, to nobody (or nobody of the gold cast), not found as a quotation.
        exceptions: those given to another person of the gold cast; for the terminal, since they quote the corpus.
        places: the same by number and reason, for the page.
    """

    novel: str
    rows: int
    right: int
    unknown: int
    missed: int
    exceptions: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def counts(self) -> tuple[int, ...]:
        """Behind the name in the table."""
        return (self.rows, self.right, self.unknown, self.missed, len(self.exceptions))


def measure(novel: str) -> Tags:
    """Counts of one novel, from its prediction in `bench/out/pdnc`."""
    gold = scorer("pdnc").Novel(PDNC / novel)
    prediction = predicted(novel)
    named = dict(_named(novel, gold))
    counts = {"right": 0, "unknown": 0, "missed": 0}
    exceptions, places = [], []
    for quotation, row, meant in speakers(gold, prediction):
        if quotation.id not in named:
            continue
        expression = named[quotation.id]
        if row is None:
            counts["missed"] += 1
        elif meant is None:
            counts["unknown"] += 1
        elif meant == quotation.speaker:
            counts["right"] += 1
        else:
            places.append(f"{quotation.id} ({row['reason']})")
            exceptions.append(
                f"{quotation.id} “{expression}”: gold {gold.chars[quotation.speaker].name}, "
                f"read {gold.chars[meant].name} ({row['reason']})"
            )
    return Tags(novel=novel, rows=len(named), exceptions=tuple(exceptions), places=tuple(places), **counts)


def _named(novel: str, gold: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  # the scorer's classes are untyped
    """(quotation, referring expression) where the expression holds a name of one gold character: the speaker."""
    pdnc = scorer("pdnc")
    names = {
        name: next(iter(characters))
        for name, characters in gold.alias_table(articles=True).items()
        if len(characters) == 1
    }
    with (PDNC / novel / "quotation_info.csv").open(encoding="utf-8", newline="") as file:
        expressions = {row["quoteID"]: row["referringExpression"] for row in csv.DictReader(file)}
    for quotation in gold.quotes:
        if quotation.type != "Explicit":
            continue
        words = pdnc.norm(expressions[quotation.id], articles=True).split()
        found = set(_longest(words, names))
        if found == {quotation.speaker}:
            yield quotation.id, " ".join(expressions[quotation.id].split())


def _longest(words: list[str], names: dict[str, int]) -> Iterator[int]:
    """Characters named in the words; the longest name at each place."""
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            if " ".join(words[start:end]) in names:
                yield names[" ".join(words[start:end])]
                start = end
                break
        else:
            start += 1
