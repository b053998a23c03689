"""The model with its encoder in int8, behind the face that `measure` knows: what each head loses is told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from training.reading_model.export import INPUTS, write_graph

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

    from training.reading_model.model import ReadingModel
    from training.reading_model.windows import Batch


class Quantised:
    """Word vectors from the int8 graph; everything else is the model's own."""

    def __init__(self, model: ReadingModel, folder: Path) -> None:
        from onnxruntime import InferenceSession

        path = folder / "words.int8.onnx"
        write_graph(model, path, int8=True, only_words=True)
        self._session = InferenceSession(str(path))
        self._model = model

    def __getattr__(self, name: str) -> object:
        return getattr(self._model, name)

    def words(self, batch: Batch) -> Tensor:
        """Vectors of the words of one window, 1 × words × WIDTH."""
        given = (batch.pieces, batch.cases, batch.firsts[0], batch.lasts[0])
        fed = {name: tensor.numpy() for name, tensor in zip(INPUTS, given, strict=True)}
        return torch.from_numpy(self._session.run(None, fed)[0])[None]
