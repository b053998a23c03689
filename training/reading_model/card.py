"""The model card: what the weights were made of, how good each head is, in fp32 and in int8, and where it fails."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
METRICS = HERE / "metrics.json"
CARD = HERE.parents[1] / "src" / "fabula" / "learned" / "MODEL_CARD.md"

ROWS = (
    (
        "litbank_dev",
        "entities",
        "entities, nested, exact span and type, F1",
        "LitBank, the 10 texts of the official part dev",
    ),
    ("litbank_dev", "people", "the same, people only", "the same"),
    ("litbank_dev", "pronouns", "pronouns that mean somebody, F1", "the same"),
    (
        "litbank_dev",
        "link_pronoun",
        "pronouns linked to a right antecedent in the window, %",
        "the same, gold mentions",
    ),
    ("litbank_dev", "link_noun", "noun phrases the same, or rightly to nobody, %", "the same"),
    ("litbank_dev", "events", "realis events, F1 of words", "LitBank, 7 of the 10 texts of the official part dev"),
    ("ewt_test", "upos", "universal part of speech, %", "UD English EWT, test, its own words"),
    ("ewt_test", "xpos", "Penn part of speech, %", "the same"),
    ("ewt_test", "feats", "morphology, whole string, %", "the same"),
    ("ewt_test", "lemma", "lemma, %", "the same"),
    ("ewt_test", "uas", "head, %", "the same; best head of each word, no tree built"),
    ("ewt_test", "las", "head and relation, %", "the same"),
    ("ewt_test", "sentence_starts", "first words of sentences, F1", "the same"),
    (
        "talk_talks_harsh_dev",
        "speaker",
        "head of talks: speaker among the names in the window, most tags taken off, %",
        "8 novels of ELTeC kept apart",
    ),
    ("eltec_dev", "speaker", "the same, each speech for itself, %", "the same"),
    ("eltec_dev", "speaker_nearest", "the same, guessed by the nearest name, %", "the same"),
    ("talk_talks_sparing_dev", "speaker", "head of talks: speaker, few tags taken off, %", "the same"),
    ("talk_talks_sparing_dev", "addressee", "addressee the same, %", "the same"),
    (
        "talk_litbank_quotes_dev",
        "speaker",
        "head of talks: speaker among all mentions in the window, %",
        "LitBank, the 10 texts",
    ),
    ("litbank_quotes_dev", "speaker", "the same, each speech for itself, %", "the same"),
    ("talk_litbank_quotes_dev", "addressee", "head of talks: addressee among them, %", "the same"),
    ("litbank_quotes_dev", "addressee", "the same, each speech for itself, %", "the same"),
    (
        "talk_talks_marked_dev",
        "speaker",
        "head of talks: speaker among all who are meant, as fabula reads them, %",
        "ten of the marked stories, kept apart",
    ),
    ("talk_talks_marked_dev", "addressee", "head of talks: addressee among them, %", "the same"),
    (
        "paragraphs_dev",
        "paragraphs",
        "paragraph breaks given back, F1",
        "The Secret Garden, Wuthering Heights, Moby Dick",
    ),
    ("eltec_dev", "paragraphs", "the same", "8 novels of ELTeC kept apart"),
    ("mobility_dev", "relation", "person at a place: relation, macro-F1", "mobility-books, dev"),
    ("mobility_dev", "span_kind", "the same: once or as a habit, macro-F1", "the same"),
    ("mobility_dev", "tense", "the same: tense, macro-F1", "the same"),
)


def table(metrics: dict[str, Any]) -> Iterator[str]:
    """Rows of the table of heads."""
    yield "| head | fp32 | int8 | measured on |"
    yield "| --- | ---: | ---: | --- |"
    for pack, key, title, where in ROWS:
        whole, small = (metrics[kind].get(pack, {}).get(key) for kind in ("fp32", "int8"))
        if whole is not None or small is not None:
            yield f"| {title} | {'' if whole is None else whole} | {'' if small is None else small} | {where} |"


def record(out: Path, **measured: dict[str, dict[str, float]]) -> None:
    """Writes `metrics.json`: what was measured, of which weights."""
    labels = json.loads((out / "shipped" / "labels.json").read_text(encoding="utf-8"))
    master = hashlib.sha256((out / "master.fp16.safetensors").read_bytes()).hexdigest()
    facts = {"version": labels["version"], "sha256": labels["sha256"], "master_sha256": master}
    facts["talk_sha256"] = labels["talk_sha256"]
    facts["date"] = datetime.now(tz=UTC).date().isoformat()
    METRICS.write_text(json.dumps(facts | measured, indent=1) + "\n", encoding="utf-8")


def write() -> None:
    """Writes the card from `metrics.json` and `card.md`, its text."""
    metrics = json.loads(METRICS.read_text(encoding="utf-8"))
    text = (HERE / "card.md").read_text(encoding="utf-8")
    for name in ("version", "sha256", "talk_sha256", "master_sha256", "date"):
        text = text.replace(f"«{name}»", str(metrics[name]))
    CARD.write_text(text.replace("«table»", "\n".join(table(metrics))), encoding="utf-8")
