"""Packs for the head of talks: novels with all that is said and all who are meant, and their tags taken off.

The edits are those of the packs that `speech` writes. Novels held out are also asked with few tags gone: around each
of them the talk stands as its author left it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.reading_model.boundaries import part_of, tei_blocks
from training.reading_model.speech import HARSH, SPARING, WORDS, Shares, document, training_novels, write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def build(data: Path, out: Path) -> None:
    """Writes `talks_harsh`, and of the novels held out `talks_harsh_dev` and `talks_sparing_dev`."""
    taught, held = training_novels(data)
    _write(out, "talks_harsh_dev", held, "", HARSH)
    _write(out, "talks_sparing_dev", held, " sparing", SPARING)
    _write(out, "talks_harsh", taught, "", HARSH)


def _write(out: Path, name: str, paths: Iterable[Path], seed: str, shares: Shares) -> None:
    blocks = ((path, part_of(tei_blocks(path), WORDS)) for path in paths)
    write(name, [document(some, path.stem + seed, shares, whole=True) for path, some in blocks], out)
