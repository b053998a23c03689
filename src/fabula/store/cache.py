"""The cache of a reading, kept in the story file: what stages made, by digest of what they read."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


_AS_IT_IS = b"\0"  # before a value that is not packed; no packed one begins so
_SAMPLE, _WORTH = 4_096, 0.7  # of learned vectors packing saves little and costs much


class StoredCache:
    """Entries of a story file, read all at once, and those a reading adds; saving keeps only what it used.

    Losing it costs time and nothing else, so a damaged entry counts as absent.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._packed: dict[str, bytes] = {}
        self._used: dict[str, None] = {}
        if path is not None and path.exists():
            from fabula.store.files import connect_to_read  # noqa: PLC0415  # files knows us not, load knows both

            with suppress(sqlite3.DatabaseError), closing(connect_to_read(path)) as connection:
                self._packed = dict(connection.execute("SELECT key, value FROM cache"))
        self._found = frozenset(self._packed)

    def get(self, key: str) -> bytes | None:
        """What was put under that key, or None."""
        packed = self._packed.get(key)
        if packed is None:
            return None
        try:
            value = packed[1:] if packed.startswith(_AS_IT_IS) else zlib.decompress(packed)
        except zlib.error:
            return None
        self._used[key] = None
        return value

    def put(self, key: str, value: bytes) -> None:
        """Keeps `value`."""
        self._packed[key] = zlib.compress(value, 1) if _is_worth_packing(value) else _AS_IT_IS + value
        self._used[key] = None

    def keep(self, beginning: str) -> None:
        """Counts all entries whose keys begin so as used."""
        self._used.update(dict.fromkeys(key for key in self._packed if key.startswith(beginning)))

    def write(self, connection: sqlite3.Connection) -> None:
        """Brings the table to what this reading used: the next one will most likely ask for the same."""
        stored = {key for (key,) in connection.execute("SELECT key FROM cache")}
        connection.executemany("DELETE FROM cache WHERE key = ?", ((key,) for key in stored - self._used.keys()))
        fresh = (key for key in self._used if key not in stored or key not in self._found)
        connection.executemany("REPLACE INTO cache VALUES (?, ?)", ((key, self._packed[key]) for key in fresh))


def _is_worth_packing(value: bytes) -> bool:
    """Whether samples of a large value shrink well; small ones are packed at once."""
    if len(value) < 16 * _SAMPLE:
        return True
    sample = b"".join(value[start : start + _SAMPLE] for start in range(0, len(value) - _SAMPLE, len(value) // 4))
    return len(zlib.compress(sample, 1)) < _WORTH * len(sample)
