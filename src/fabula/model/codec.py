"""Layers to bytes and back, the same bytes for the same layer: for the cache and for digests."""

from __future__ import annotations

import gc
from array import array
from contextlib import contextmanager
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

L = TypeVar("L")


def _pack(value: Any) -> Any:  # noqa: ANN401  # msgspec's hook
    if isinstance(value, array):
        return value.tobytes()
    message = f"cannot encode {type(value).__name__}"
    raise NotImplementedError(message)


def _unpack(kind: type[Any], value: Any) -> Any:  # noqa: ANN401  # msgspec's hook
    if kind is array:
        column = array("I")
        column.frombytes(value)
        return column
    message = f"cannot decode {kind.__name__}"
    raise NotImplementedError(message)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_pack, order="sorted")


def encode(layer: object) -> bytes:
    """MessagePack; arrays as their machine's bytes (a story file is tied to byte order only in its cache)."""
    return _ENCODER.encode(layer)


def decode(data: bytes, kind: type[L]) -> L:
    """The layer again, types and bounds checked.

    >>> from fabula.model.text import Words
    >>> from fabula.model.spans import Spans
    >>> words = Words(tokens=Spans.of([(0, 4), (5, 14)]))
    >>> decode(encode(words), Words) == words
    True

    Raises:
        msgspec.DecodeError: the bytes are not such a layer.
    """
    return msgspec.msgpack.decode(data, type=kind, dec_hook=_unpack)


def digest(*parts: bytes) -> str:
    """Hex digest of several byte strings, kept apart by their lengths."""
    state = blake2b(digest_size=16)
    for part in parts:
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.hexdigest()


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keeps Python from looking for cycles while very many claims are made: there are none among them.

    Each claim made counts towards the next search, and each search walks over all of them; loading a novel takes
    three times as long with it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
