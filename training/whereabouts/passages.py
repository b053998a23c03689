"""Passages of mobility-books read by fabula, each with the pair it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.reading.ingest import read_edition
from training.reading import layers
from training.reading_model.mobility import MARKS, TAGS, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

_CLOSE = frozenset({",", ".", ";", ":", "!", "?", ")", "’", "”", "n't", "'s", "’s", "n’t"})
_OPEN = frozenset({"(", "“", "‘"})


class Passage(NamedTuple):
    """A text with the pair asked for, `[start, end)` in code points, and what is true of it ("" where nobody says)."""

    text: str
    char: tuple[int, int]
    place: tuple[int, int]
    valid: bool
    relation: str
    habit: str
    moment: str


def passages(data: Path, part: str) -> Iterator[Passage]:
    """All of "train" or "dev", in order."""
    labels = {row["ID"]: row for row in rows(data / "mobility" / f"{part}.labels.tsv")}
    for row in rows(data / "mobility" / f"{part}.tsv"):
        label = labels[row["ID"]]
        text, edges = _plain(row["context_100"].split())
        if min(edges) >= 0:
            yield Passage(
                text=text,
                char=(edges[0], edges[1]),
                place=(edges[2], edges[3]),
                valid=label["valid_relation"] == "VALID",
                relation={"NO REL": "none"}.get(label["spatial_relation"], label["spatial_relation"].lower()),
                habit=label["temporal_span"].lower(),
                moment={"ALREADY HAPPENED": "past", "ONGOING": "ongoing"}.get(label["narrative_tense"], ""),
            )


def _plain(words: list[str]) -> tuple[str, list[int]]:
    """Words as prose, and where the four tags stood in it."""
    parts: list[str] = []
    edges = [-1, -1, -1, -1]
    length = 0
    opening: list[int] = []
    glued = True
    for raw in words:
        if raw in TAGS:
            if TAGS[raw] % 2:
                edges[TAGS[raw]] = length
            else:
                opening.append(TAGS[raw])
            continue
        word = MARKS.sub('"', raw)
        if not glued and word not in _CLOSE:
            parts.append(" ")
            length += 1
        for tag in opening:
            edges[tag] = length
        opening.clear()
        parts.append(word)
        length += len(word)
        glued = word in _OPEN
    return "".join(parts), edges


def read(passage: Passage, last: str = "characters") -> dict[type[Any], Any]:
    """Layers of a passage up to a stage."""
    return layers(read_edition(passage.text.encode(), name="passage.txt", language="en"), last)
