"""A path, some bytes or standard input → bytes and a name, with the errors a user can act on."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from fabula.errors import NotFoundError, TooLargeError, UnreadableError
from fabula.reading.ingest.limits import MAX_FILE_BYTES, raised


def read_stdin() -> bytes:
    """Everything on standard input, as bytes.

    Raises:
        TooLargeError: there is more than `MAX_FILE_BYTES`.
    """
    data = sys.stdin.buffer.read(raised(MAX_FILE_BYTES) + 1)
    _check_size(len(data), "-")
    return data


def fetch(source: Path | str | bytes, name: str = "") -> tuple[bytes, str]:
    """The bytes of `source` and the name to call it by. The string "-" is standard input.

    Raises:
        NotFoundError: no such file.
        UnreadableError: a directory, no permission, a failing disk, or it changed while it was read.
        TooLargeError: more than `MAX_FILE_BYTES`.
    """
    if isinstance(source, bytes):
        _check_size(len(source), name or "-")
        return source, name or "-"
    if source == "-":
        return read_stdin(), name or "-"
    path = Path(source)
    try:
        if path.is_dir():
            raise UnreadableError(f"{path} is a directory", way_out="name the file inside it that holds the story")
        _check_size(path.stat().st_size, str(path))
        # A device or a pipe has size 0 and no end: never read past the limit.
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            data = file.read(raised(MAX_FILE_BYTES) + 1)
            _check_unchanged(before, os.fstat(file.fileno()), path)
    except FileNotFoundError:
        raise NotFoundError(f"there is no file {path}", way_out="check the name and the folder") from None
    except PermissionError:
        raise UnreadableError(f"no permission to read {path}", way_out="ask its owner for read access") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        cause = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableError(f"cannot read {path}: {cause}", way_out="check the disk and the name") from error
    _check_size(len(data), str(path))
    return data, name or path.name


def _check_unchanged(before: os.stat_result, after: os.stat_result, path: Path) -> None:
    """A file that is being written while it is read would be neither its old self nor its new one."""
    if stat.S_ISREG(before.st_mode) and (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise UnreadableError(f"{path} changed while it was read", way_out="wait until it is saved, and read it again")


def _check_size(size: int, name: str) -> None:
    if size > raised(MAX_FILE_BYTES):
        raise TooLargeError(
            f"{name} is larger than {raised(MAX_FILE_BYTES):,} bytes", way_out="split it into volumes and read each"
        )
