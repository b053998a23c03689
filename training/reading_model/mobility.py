"""mobility-books (MIT): where a person is with regard to a place, in passages of about 160 words."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from training.reading_model.pack import FORMS, RELATIONS, SPAN_KINDS, TENSES, TYPES, UNKNOWN, PackWriter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TAGS = {"<char>": 0, "</char>": 1, "<place>": 2, "</place>": 3}
_SINGULAR = ("i", "me", "my", "mine", "you", "your", "yours", "he", "him", "his", "she", "her", "hers", "it", "its")
PRONOUNS = frozenset([*_SINGULAR, "we", "us", "our", "ours", "they", "them", "their", "theirs"])
MARKS = re.compile(r"``|''")


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a table written with doubled quotation marks in some fields and bare ones in others."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {
                key: (value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value).replace('""', '"')
                for key, value in row.items()
            }


def number(names: tuple[str, ...], name: str) -> int:
    """Number of a label, unknown for an empty one."""
    return names.index(name) if name in names else UNKNOWN


def build(data: Path, out: Path) -> None:
    """Writes `mobility_train` and `mobility_dev`."""
    for part in ("train", "dev"):
        writer = PackWriter()
        labels = {row["ID"]: row for row in rows(data / "mobility" / f"{part}.labels.tsv")}
        for row in rows(data / "mobility" / f"{part}.tsv"):
            words, places = list[str](), [UNKNOWN] * 4
            for word in row["context_100"].split():
                if word in TAGS:
                    places[TAGS[word]] = len(words)
                else:
                    words.append(MARKS.sub('"', word))
            label = labels[row["ID"]]
            # In an invalid pair one side is no person or no place: it teaches nothing.
            relation = number(RELATIONS, label["spatial_relation"]) if label["valid_relation"] == "VALID" else UNKNOWN
            if min(places) < 0:
                continue
            spans = [
                (
                    places[0],
                    places[1],
                    TYPES.index("PER"),
                    FORMS.index("pronoun" if row["char_text"].lower() in PRONOUNS else "nominal"),
                    -1,
                ),
                (places[2], places[3], TYPES.index("FAC"), FORMS.index("nominal"), -1),
            ]
            pair = (
                *places,
                relation,
                number(SPAN_KINDS, label["temporal_span"]),
                number(TENSES, label["narrative_tense"]),
            )
            writer.add(words, {}, spans=spans, pairs=[pair])
        pack = writer.pack()
        pack.save(out / f"mobility_{part}.npz")
        known = int((pack.pairs[:, 4] >= 0).sum())
        print(f"mobility_{part}: {writer.words} words, {len(pack.pairs)} pairs, {known} with a relation")
