"""What the encoding stage costs beyond its encoder: the same word pieces through the bare encoder are E (DESIGN 8).

E is the shipped network cut off behind its last layer, over plain windows of 256 pieces, one a call, as many side by
side as the stage has threads. Both are timed in turns, several times, in one process; the least of each counts.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from bench.places import SHARED, require
from fabula import learned
from fabula.learned.files import ModelFiles
from fabula.learned.pieces import PieceTable
from fabula.learned.session import SLOWER, threads_wanted
from fabula.model.stage import StoryView
from fabula.model.text import Edition, Words
from fabula.reading.encoding import EncodingStage
from fabula.reading.ingest import read_edition
from fabula.reading.words import WordsStage

if TYPE_CHECKING:
    from collections.abc import Callable

    from onnxruntime import InferenceSession

BOOK = SHARED / "data" / "standardebooks" / "frances-hodgson-burnett_the-secret-garden.epub"
PLAIN = 256
"""Pieces of a plain window, with its two marks."""
TURNS = 5
BEHIND = "/layers.5/norm_output/"
"""The last norm of the encoder, by the beginning of its name in the graph."""


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """Least seconds of each, over `words` words and `pieces` word pieces."""

    words: int
    pieces: int
    bare: float
    stage: float

    @property
    def ratio(self) -> float:
        """The stage, as a multiple of E."""
        return self.stage / self.bare


def bare_encoder() -> InferenceSession:
    """A session of the encoder alone."""
    import onnx  # noqa: PLC0415  # development only
    import onnxruntime

    model = onnx.load_from_string(ModelFiles().weights())
    last = next(node.output[0] for node in reversed(model.graph.node) if node.name.startswith(BEHIND))
    cut = onnx.utils.Extractor(model).extract_model(["pieces", "cases"], [last])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    # As the program loads it: what makes its encoder faster makes E less.
    return onnxruntime.InferenceSession(
        cut.SerializeToString(), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
    )


def measure() -> Cost:
    """Reads The Secret Garden both ways."""
    require(BOOK)
    edition = read_edition(BOOK)
    words = WordsStage().read(StoryView({Edition: edition}))
    view = StoryView({Edition: edition, Words: words})
    tokens = [edition.text[start:end] for start, end in zip(words.tokens.starts, words.tokens.ends, strict=True)]
    pieces = PieceTable(ModelFiles().vocabulary()).of(tokens)
    session, room = bare_encoder(), PLAIN - 2
    windows = [
        {
            "pieces": np.pad(pieces.numbers[start : start + room], 1, constant_values=101)[None],
            "cases": np.pad(pieces.cases[start : start + room], 1)[None],
        }
        for start in range(0, len(pieces.numbers), room)
    ]
    stage = EncodingStage()
    learned.reading_model().encode(tokens[:400])  # loads it
    with ThreadPoolExecutor(threads_wanted()) as pool:

        def bare() -> None:
            for _ in pool.map(lambda window: session.run(None, window)[0].shape, windows):
                pass

        bare()
        seconds = [(_seconds(bare), _seconds(lambda: stage.read(view))) for _ in range(TURNS)]
    return Cost(
        words=len(tokens),
        pieces=len(pieces.numbers),
        bare=min(one for one, _ in seconds),
        stage=min(other for _, other in seconds),
    )


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
