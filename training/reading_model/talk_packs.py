"""Packs for the head of talks: novels with all that is said and all who are meant, and their tags taken off.

The edits are those of the packs that `speech` writes; with few tags gone the talk stands around each of them as its
author left it. Novels to learn from are read by the whole program, as it stands, since so the head will see a text:
with pronouns and noun phrases whose people are known, now and then wrongly. Novels held out are read by rules alone,
and ask for a name among names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.decoder.talks import page_of
from training.reading_model.boundaries import part_of, plain_text, tei_blocks
from training.reading_model.speech import HARSH, SPARING, WORDS, document, training_novels, write

if TYPE_CHECKING:
    from pathlib import Path

    from training.reading_model.speech import Document

KINDS = (("talks_harsh", "", HARSH), ("talks_sparing", " sparing", SPARING))
"""Name of each pack, what is added to the seeds of its novels, and the tags that go."""


def build(data: Path, out: Path) -> None:
    """Writes `talks_harsh` and `talks_sparing`, and of the novels held out the same with `_dev`."""
    taught, held = training_novels(data)
    for name, seed, shares in KINDS:
        blocks = [(path, part_of(tei_blocks(path), WORDS)) for path in held]
        write(f"{name}_dev", [document(some, path.stem + seed, shares, whole=True) for path, some in blocks], out)
    documents: dict[str, list[Document]] = {name: [] for name, _, _ in KINDS}
    for path in taught:
        blocks_of = part_of(tei_blocks(path), WORDS)
        page = page_of(plain_text(blocks_of).encode())
        for name, seed, shares in KINDS:
            documents[name].append(document(blocks_of, path.stem + seed, shares, whole=True, page=page))
    for name, found in documents.items():
        write(name, found, out)
