"""A lower bound for BookNLP's time: its encoders alone, one plain pass each over a book, beside fabula's whole reading.

`python -m training.booknlp_bound` reads The Secret Garden with fabula, and sends as many random word pieces through
encoders of the sizes that BookNLP's model files name (random weights, torch on the CPU, windows of 512). BookNLP also
tags and parses with spaCy, runs its speaker model once for each quotation rather than once over the text, and links
mentions: its true time is longer. Nothing of BookNLP is installed or needed.
"""

from __future__ import annotations

import json
import time
from pathlib import Path

import torch
from torch import nn

from fabula.pipeline import run_story
from fabula.reading.ingest import read_edition

ROOT = Path(__file__).resolve().parents[1]
BOOK = ROOT.parent / "shared" / "data" / "standardebooks" / "frances-hodgson-burnett_the-secret-garden.epub"
WINDOW, BATCH = 512, 4
PIECES_A_WORD = 1.3
"""Of an uncased vocabulary of 30,522 pieces on running words."""
# Layers, width, attention heads of the encoders for entities, coreference and speakers, as the files are named.
SIZES = {
    "small": ((4, 256, 4), (2, 256, 4), (8, 256, 4)),
    "big": ((6, 768, 12), (12, 768, 12), (12, 768, 12)),
}


def seconds(layers: int, width: int, heads: int, pieces: int) -> float:
    """Of one pass over so many pieces."""
    layer = nn.TransformerEncoderLayer(width, heads, 4 * width, activation="gelu", batch_first=True)
    encoder = nn.TransformerEncoder(layer, layers, enable_nested_tensor=False).eval()
    rows = torch.randn(BATCH, WINDOW, width)
    with torch.inference_mode():
        encoder(rows)
        batches = max(1, round(pieces / WINDOW / BATCH))
        timed = min(batches, 12)  # every batch costs the same
        start = time.perf_counter()
        for _ in range(timed):
            encoder(rows)
        return (time.perf_counter() - start) / timed * batches


def main() -> None:
    """Prints both, and how many times longer."""
    edition = read_edition(BOOK)
    words = len(edition.text.split())
    run_story(edition)  # loads everything
    start = time.perf_counter()
    run_story(edition)
    ours = time.perf_counter() - start
    report = {"words": words, "fabula": round(ours, 1), "threads": torch.get_num_threads()}
    for name, sizes in SIZES.items():
        bound = sum(seconds(*size, round(words * PIECES_A_WORD)) for size in sizes)
        report |= {name: round(bound, 1), f"{name}_times": round(bound / ours, 1)}
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
