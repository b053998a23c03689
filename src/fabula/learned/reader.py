"""Reads words with the model: pieces, windows, the network, and its word on each word gathered into columns.

What a window gives is cut down to its middle before the next one is looked at; hidden states are never kept.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from fabula.errors import ModelError
from fabula.learned.files import WEIGHTS, ModelFiles
from fabula.learned.gathering import OUTPUTS, encoding_of, middle_of
from fabula.learned.pieces import PieceTable
from fabula.learned.session import Session, threads_wanted
from fabula.learned.windows import cut_windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from numpy.typing import NDArray

    from fabula.learned.gathering import Middle
    from fabula.learned.inventory import Labels
    from fabula.learned.pieces import Pieces
    from fabula.learned.windows import Window
    from fabula.model.encoding import Encoding

_FEWEST = 8  # words of a window: so many heads are ranked
_FILLING = "."
_AHEAD = 1  # portions begun before the one before is done, so that no thread waits for the others at its end


class Reader:
    """The reading model, loaded when first asked. Gives the same whatever `threads` is."""

    def __init__(self, files: ModelFiles | None = None, *, threads: int | None = None) -> None:
        self._files = files or ModelFiles()
        self._threads = threads

    @cached_property
    def labels(self) -> Labels:
        """What its numbers are called."""
        return self._files.labels()

    @property
    def model(self) -> str:
        """Name and version, for the source of claims."""
        return f"reader@{self.labels.version}"

    @cached_property
    def _table(self) -> PieceTable:
        return PieceTable(self._vocabulary)

    @cached_property
    def _vocabulary(self) -> dict[str, int]:
        return self._files.vocabulary()

    @cached_property
    def _session(self) -> Session:
        session = Session(self._files.weights(), WEIGHTS)
        if lacking := OUTPUTS - session.outputs:
            raise ModelError(f"{WEIGHTS} gives no {', '.join(sorted(lacking))}")
        return session

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads or threads_wanted(), thread_name_prefix="fabula-reader")

    def encode(self, words: Sequence[str], marks: Sequence[int] = ()) -> Encoding:
        """The model's word on words that follow upon each other and on nothing else.

        Args:
            words: of a portion; windows stay inside it.
            marks: numbers of those that can open or close speech, ascending.

        Raises:
            ModelError: a file of the model is missing or damaged.
        """
        return next(self.encode_each([(words, marks)]))

    def encode_each(self, portions: Iterable[tuple[Sequence[str], Sequence[int]]]) -> Iterator[Encoding]:
        """The same for several portions, none of which knows of another; while one ends the next has begun.

        Raises:
            ModelError: a file of the model is missing or damaged.
        """
        begun: deque[list[Future[Middle]]] = deque()
        try:
            for words, marks in portions:
                begun.append(self._begin(words, marks))
                if len(begun) > _AHEAD:
                    yield self._finish(begun.popleft())
            while begun:
                yield self._finish(begun.popleft())
        finally:  # whoever lost interest, or pressed Ctrl-C, waits for no window that has not begun
            for future in chain.from_iterable(begun):
                future.cancel()

    def _begin(self, words: Sequence[str], marks: Sequence[int]) -> list[Future[Middle]]:
        if not (count := len(words)):
            return []
        pieces = self._table.of([*words, *[_FILLING] * (_FEWEST - count)] if count < _FEWEST else words)
        session, marked = self._session, np.asarray(marks, np.int64)

        def read(window: Window) -> Middle:
            return middle_of(session.run(self._given(pieces, window)), window, marked, count)

        return [self._pool.submit(read, window) for window in self._cut(pieces.starts)]

    def _cut(self, starts: NDArray[np.int64]) -> Sequence[Window]:
        return cut_windows(starts, *self.labels.window)

    def _finish(self, begun: Sequence[Future[Middle]]) -> Encoding:
        return encoding_of([future.result() for future in begun], self.model, self.labels.span_bias)

    def _given(self, pieces: Pieces, window: Window) -> dict[str, NDArray[Any]]:
        starts = pieces.starts[window.start : window.end + 1] - pieces.starts[window.start]
        numbers, cases = np.zeros((2, 1, starts[-1] + 2), np.int64)
        inside = slice(pieces.starts[window.start], pieces.starts[window.end])
        numbers[0, 0], numbers[0, -1] = self._vocabulary["[CLS]"], self._vocabulary["[SEP]"]
        numbers[0, 1:-1], cases[0, 1:-1] = pieces.numbers[inside], pieces.cases[inside]
        return {"pieces": numbers, "cases": cases, "firsts": starts[:-1] + 1, "lasts": starts[1:].copy()}
