"""A zip archive that nobody need trust: bounded, never unpacked to disk."""

from __future__ import annotations

import io
import posixpath
import re
import stat
import zipfile
import zlib
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from fabula.errors import TooLargeError, UnreadableError
from fabula.reading.ingest.limits import MAX_ENTRIES, MAX_NAME, MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_FROM_BYTES, raised

if TYPE_CHECKING:
    from collections.abc import Iterator

_DRIVE = re.compile(r"[A-Za-z]:")
_AGAIN: Final = "get the file again, or unpack and repack it"
_CHUNK: Final = 1 << 20


class Archive:
    """Entries by name. Opening looks at names and sizes; reading counts what really comes out.

    Raises:
        UnreadableError: truncated, damaged, encrypted, or with names that lead outside it.
        TooLargeError: over one of the limits.
    """

    def __init__(self, data: bytes, name: str, *, spent: int = 0) -> None:
        self.name = name
        self.spent = spent  # bytes unpacked so far, with those of an archive around it
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OSError, UnicodeError) as error:
            raise UnreadableError(f"{name} is a broken or truncated archive", way_out="get the file again") from error
        if len(infos) > raised(MAX_ENTRIES):
            raise TooLargeError(f"{name} has more than {raised(MAX_ENTRIES):,} entries", way_out=_AGAIN)
        self._infos: dict[str, zipfile.ZipInfo] = {}
        self._folded: dict[str, str] = {}
        for info in infos:
            self._check(info)
            self._infos.setdefault(info.filename, info)
            self._folded.setdefault(info.filename.lower(), info.filename)

    def __contains__(self, entry: str) -> bool:
        return entry in self._infos

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def find(self, entry: str) -> str | None:
        """The name under which `entry` is kept, whatever its case and percent signs; None when it is not there."""
        for candidate in (entry, unquote(entry)):
            clean = posixpath.normpath(candidate)
            if clean in self._infos:
                return clean
            if clean.lower() in self._folded:
                return self._folded[clean.lower()]
        return None

    def read(self, entry: str) -> bytes:
        """The bytes of an entry, as far as the limits allow.

        Raises:
            UnreadableError: damaged or encrypted.
            TooLargeError: it, or all that was read so far, is over a limit.
        """
        info = self._infos[entry]
        if info.flag_bits & 0x1:
            raise UnreadableError(f"{self.name} is encrypted ({entry})", way_out="ask its seller for an open copy")
        parts: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as file:
                while part := file.read(_CHUNK):
                    parts.append(part)
                    size += len(part)
                    self.spent += len(part)
                    self._check_size(entry, size, info.compress_size)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            RuntimeError,
            ValueError,
        ) as error:
            raise UnreadableError(f"{self.name} is damaged at {entry}", way_out="get the file again") from error
        return b"".join(parts)

    def _check_size(self, entry: str, size: int, packed: int) -> None:
        if self.spent > raised(MAX_UNPACKED_BYTES):
            raise TooLargeError(
                f"{self.name} unpacks to more than {raised(MAX_UNPACKED_BYTES):,} bytes", way_out=_AGAIN
            )
        if size > RATIO_FROM_BYTES and size > raised(MAX_RATIO) * max(packed, 1):
            raise TooLargeError(
                f"{self.name}: {entry} unpacks to more than {raised(MAX_RATIO)} times its size, as no book does",
                way_out=_AGAIN,
            )

    def _check(self, info: zipfile.ZipInfo) -> None:
        entry = info.filename
        if len(entry) > raised(MAX_NAME):
            raise TooLargeError(f"{self.name} has a name of more than {raised(MAX_NAME):,} characters", way_out=_AGAIN)
        parts = entry.replace("\\", "/").split("/")
        if ".." in parts or entry.startswith(("/", "\\")) or _DRIVE.match(entry):
            raise UnreadableError(f"{self.name} has an entry that leads outside it: {entry[:80]!r}", way_out=_AGAIN)
        if stat.S_ISLNK(info.external_attr >> 16):
            raise UnreadableError(f"{self.name} has an entry that is a link: {entry[:80]!r}", way_out=_AGAIN)
