"""The reading model: weights, windows, word pieces; the only home of onnxruntime and tokenizers."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.learned.inventory import Labels
    from fabula.learned.reader import Reader


@cache
def reading_model() -> Reader:
    """The model that comes with fabula; nothing of it is loaded before it is asked."""
    from fabula.learned.reader import Reader  # noqa: PLC0415  # numpy is slow to load

    return Reader()


@cache
def labels() -> Labels:
    """What the model's numbers are called.

    Raises:
        ModelError: the file is missing or damaged.
    """
    from fabula.learned.files import ModelFiles  # noqa: PLC0415

    return ModelFiles().labels()


@cache
def identity() -> str:
    """What tells this model from others, as hex digits.

    Raises:
        ModelError: the file is missing.
    """
    from fabula.learned.files import ModelFiles  # noqa: PLC0415

    return ModelFiles().identity()


if hasattr(os, "register_at_fork"):  # a child has none of the threads that the model's pool believes in
    os.register_at_fork(after_in_child=reading_model.cache_clear)

__all__ = ["identity", "labels", "reading_model"]
