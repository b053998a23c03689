"""LitBank (CC BY 4.0): nested entities, mentions and who they are, realis events, sentences of ninety openings.

Entities and coreference of the ten texts of the official entity part "dev" are kept apart, and so are the events of
the official event part "dev"; each text still teaches the other layer.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from training.reading_model.pack import FORMS, TYPES, PackWriter

if TYPE_CHECKING:
    from pathlib import Path

FORM_NAMES = {"PROP": "proper", "NOM": "nominal", "PRON": "pronoun"}


def official(score: Path) -> Any:
    """The module of the official scorer, which reads the gold."""
    sys.path.insert(0, str(score))
    import litbank

    return litbank


def forms_of(root: Path, name: str, sentence_starts: list[int]) -> dict[tuple[int, int], tuple[str, str]]:
    """Type and form of each annotated mention."""
    found = {}
    for line in (root / "coref" / "tsv" / f"{name}_brat.ann").read_text(encoding="utf-8").split("\n"):
        columns = line.split("\t")
        if columns[0] == "MENTION":
            start = sentence_starts[int(columns[2])] + int(columns[3])
            end = sentence_starts[int(columns[4])] + int(columns[5]) + 1
            found[start, end] = (columns[7], columns[8])
    return found


def build(data: Path, out: Path) -> None:
    """Writes `litbank_train` (what may be learned of each text) and `litbank_dev` (what may not)."""
    root, score = data / "litbank", data.parent / "score"
    litbank = official(score)
    splits = json.loads((score / "litbank_splits.json").read_text(encoding="utf-8"))
    kept = {layer: set(splits[layer]["dev"]) for layer in ("entities", "events")}
    writers = {part: PackWriter() for part in ("train", "dev")}
    for name in litbank.names(root):
        doc = litbank.Doc(root, name)
        forms = forms_of(root, name, doc.sents)
        starts = set(doc.sents)
        spans = [
            (start, end, TYPES.index(forms[start, end][0]), FORMS.index(FORM_NAMES[forms[start, end][1]]), cluster)
            for (start, end), cluster in doc.mentions.items()
            if (start, end) in forms
        ]
        known = {(start, end) for start, end, *_ in spans}
        missing = [
            (start, end, TYPES.index(kind), 1, -1) for start, end, kind in doc.entities if (start, end) not in known
        ]
        size = len(doc.tokens)
        labels = {
            "sentence": [int(at in starts) for at in range(size)],
            "event": [int(at in doc.events) for at in range(size)],
            "spans_known": [1] * size,
        }
        for part, writer in writers.items():
            given = dict(labels)
            if (part == "train") == (name in kept["events"]):
                del given["event"]
            spans_kept = (part == "train") == (name not in kept["entities"])
            if not spans_kept:
                del given["spans_known"]
            if spans_kept or "event" in given:
                writer.add(doc.tokens, given, spans=spans + missing if spans_kept else None)
    for part, writer in writers.items():
        pack = writer.pack()
        pack.save(out / f"litbank_{part}.npz")
        events = int((pack.labels["event"] == 1).sum())
        print(f"litbank_{part}: {writer.words} words, {len(pack.spans)} spans, {events} events")
