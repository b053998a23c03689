"""Stretches around scene breaks: too rare in whole novels to be learned from those alone."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from training.reading_model.boundaries import Block, place, plain_text, tei_blocks, word_labels
from training.reading_model.pack import UNKNOWN
from training.reading_model.reading import page_of
from training.reading_model.speech import Document, training_novels, write
from training.reading_model.untag import Edits, apply

# Words to either side of a break.
BESIDE = 140


def stretches(blocks: list[Block]) -> list[list[Block]]:
    """The blocks around each break that stands apart from the last: so many that `BESIDE` words lie on both sides.

    >>> one = Block("paragraph", " ".join(["word"] * 150))
    >>> [[block.kind for block in blocks] for blocks in stretches([one, one, Block("break"), one, one])]
    [['paragraph', 'break', 'paragraph']]
    """
    found: list[list[Block]] = []
    last = 0
    for at, block in enumerate(blocks):
        if block.kind != "break" or at < last:
            continue
        low, high = _reach(blocks, at, -1), _reach(blocks, at, 1)
        found.append(blocks[max(low, last) : high + 1])
        last = high + 1
    return found


def _reach(blocks: list[Block], at: int, step: int) -> int:
    words = 0
    while words < BESIDE and 0 <= at + step < len(blocks):
        at += step
        words += len(blocks[at].text.split())
    return at


def document(blocks: list[Block], seed: str) -> Document:
    """One stretch, flattened and cut to `BESIDE` words around its breaks."""
    page = page_of(plain_text(blocks).encode())
    sentence, boundary, gone = word_labels(page, blocks, place(blocks, page.text), random.Random(seed))
    row = apply([page.word(token) for token in range(len(page.starts))], sentence, boundary, Edits(gone))
    scenes = [at for at, label in enumerate(row.boundary) if label == 2]
    low = max(scenes[0] - BESIDE, 0) if scenes else 0
    high = scenes[-1] + BESIDE if scenes else 0
    found = Document(row.words[low:high], row.sentence[low:high], row.boundary[low:high])
    if found.words:
        # What stands before the first word was cut off.
        found.sentence[0] = found.boundary[0] = UNKNOWN
    return found


def build(data: Path, out: Path) -> None:
    """Writes `breaks`, from the novels that are learned from."""
    documents = [
        document(blocks, f"{path.stem} {number}")
        for path in training_novels(data)[0]
        for number, blocks in enumerate(stretches(tei_blocks(path)))
    ]
    write("breaks", [doc for doc in documents if doc.words], out)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
