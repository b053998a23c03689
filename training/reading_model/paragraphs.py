"""Three novels whose paragraphs, scenes and chapters were lost, to be found again: measured on, never learned from."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from fabula.reading.attribution.page import Page
from training.reading_model.boundaries import blocks_of, word_labels
from training.reading_model.reading import read
from training.reading_model.speech import Document, write
from training.reading_model.untag import Edits, apply

BOOKS = ("frances-hodgson-burnett_the-secret-garden", "emily-bronte_wuthering-heights", "herman-melville_moby-dick")


def document(path: Path) -> Document:
    """One book as one stream of words; half of its headings are dropped."""
    view = read(path)
    page = Page(view)
    blocks, spans = blocks_of(view)
    sentence, boundary, gone = word_labels(page, blocks, spans, random.Random(path.stem))
    row = apply([page.word(token) for token in range(len(page.starts))], sentence, boundary, Edits(gone))
    return Document(row.words, row.sentence, row.boundary)


def build(data: Path, out: Path) -> None:
    """Writes `paragraphs_dev`."""
    write("paragraphs_dev", [document(data / "standardebooks" / f"{name}.epub") for name in BOOKS], out)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
