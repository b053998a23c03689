"""The files of the reading model, which lie in this package: weights, names of its numbers, word pieces."""

from __future__ import annotations

from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from fabula.errors import ModelError
from fabula.learned.inventory import Labels, read_labels

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

WEIGHTS, TALK, LABELS, VOCABULARY = "reader.onnx", "talk.onnx", "labels.json", "vocab.txt"


class ModelFiles:
    """A folder with the four files; read when asked for."""

    def __init__(self, folder: Traversable | None = None) -> None:
        self._folder = resources.files("fabula.learned") if folder is None else folder

    def weights(self) -> bytes:
        """The network, found to be the one that the labels were made for.

        Raises:
            ModelError: it is missing, or not that one.
        """
        return self._whole(WEIGHTS, self.labels().sha256)

    def talk(self) -> bytes:
        """The head of talks, found to be the one that the labels were made for.

        Raises:
            ModelError: it is missing, or not that one.
        """
        return self._whole(TALK, self.labels().talk_sha256)

    def labels(self) -> Labels:
        """What the numbers are called.

        Raises:
            ModelError: the file is missing or damaged.
        """
        content = self._read(LABELS)
        try:
            return read_labels(content)
        except msgspec.DecodeError as error:
            raise ModelError(f"{self._folder / LABELS} is damaged: {error}") from None

    def vocabulary(self) -> dict[str, int]:
        """Word pieces with their numbers.

        Raises:
            ModelError: the file is missing or damaged.
        """
        try:
            lines = self._read(VOCABULARY).decode("utf-8").split("\n")
        except UnicodeDecodeError as error:
            raise ModelError(f"{self._folder / VOCABULARY} is damaged: {error}") from None
        pieces = {piece: number for number, piece in enumerate(line.rstrip("\r") for line in lines) if piece}
        if not {"[CLS]", "[SEP]", "[UNK]"} <= pieces.keys():
            raise ModelError(f"{self._folder / VOCABULARY} is damaged: it holds no [CLS], [SEP], [UNK]")
        return pieces

    def identity(self) -> str:
        """What tells these files from those of other weights: the labels name the weights by their digest.

        Raises:
            ModelError: the file is missing.
        """
        return sha256(self._read(LABELS)).hexdigest()

    def _whole(self, name: str, wanted: str) -> bytes:
        content = self._read(name)
        found = sha256(content).hexdigest()
        if wanted and found != wanted:
            raise ModelError(f"{self._folder / name} is damaged: its SHA-256 is {found[:12]}…, not {wanted[:12]}…")
        return content

    def _read(self, name: str) -> bytes:
        file = self._folder / name
        try:
            return file.read_bytes()
        except FileNotFoundError:
            raise ModelError(f"the reading model is missing: {file}") from None
        except OSError as error:
            raise ModelError(f"the reading model cannot be read: {file}: {error.strerror}") from None
