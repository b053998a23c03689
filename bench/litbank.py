"""LitBank: the openings of ninety novels; quotations, people and speakers, entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bench.places import LITBANK, OUT, SCORE, require, scorer
from bench.reading import read
from bench.tables import percent

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = ("what", "P", "R", "F1")
ROWS = (
    ("quotes_exact", "quotations, exact"),
    ("quotes_relaxed", "quotations, IoU 0.8"),
    ("coref_per_mentions", "mentions of people"),
    ("coref_per_muc", "people, MUC"),
    ("coref_per_b3", "people, B3"),
    ("coref_per_ceafe", "people, CEAFe"),
    ("speaker_clusters_b3", "speakers, B3"),
    ("entities", "entities"),
    ("entities_PER", "entities, people"),
    ("entities_span", "entities, span only"),
    ("events", "events"),
)
SINGLE = (
    ("coref_per_conll", "people, CoNLL"),
    ("unseen_coref_conll", "everybody and everything, CoNLL, on unseen texts"),
    ("unseen_coref_per_conll", "people, CoNLL, on unseen texts"),
    ("speaker_mention_map", "speakers by mention"),
    ("speaker_oracle_11", "speakers, best one-to-one"),
)


def measure(*, whole: bool = False) -> dict[str, float]:
    """Reads each opening (or the whole novel) as it stands in `original/`, and scores it.

    Entities and events are scored on the part "dev"; quotations and people have no such part and are scored on all
    ninety texts, and who is who once more on those of "dev", which the reading model has not learned.
    """
    require(LITBANK, SCORE)
    litbank = scorer("litbank")
    folder = OUT / "litbank"
    folder.mkdir(parents=True, exist_ok=True)
    for name in litbank.names(LITBANK):
        data = (LITBANK / "original" / f"{name}.txt").read_bytes()
        if not whole:
            end = litbank.Doc(LITBANK, name).chars()[-1][1]  # of the last annotated word
            data = data.decode("utf-8")[:end].encode("utf-8")
        (folder / f"{name}.json").write_bytes(read(data, f"{name}.txt").export())
    ratios: dict[str, float] = litbank.score_dir(LITBANK, folder, "dev")[0]
    unseen = [
        litbank.score_doc(litbank.Doc(LITBANK, name), msgspec.json.decode((folder / f"{name}.json").read_bytes()))
        for name in litbank.names(LITBANK)
        if name in litbank.wanted("entities", "dev", None)
    ]
    return ratios | {f"unseen_{key}": value for key, value in litbank.summary(litbank.pool(unseen)).items()}


def rows(ratios: dict[str, float]) -> Iterator[list[str]]:
    """Lines of the table."""
    for key, title in ROWS:
        if f"{key}_f" in ratios:
            yield [title, *(percent(ratios[f"{key}_{letter}"]) for letter in "prf")]
    for key, title in SINGLE:
        if key in ratios:
            yield [title, "", "", percent(ratios[key])]
