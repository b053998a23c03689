"""A folder on disk: its files, by their paths inside. Links are not followed, and nothing outside is looked at."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from fabula.errors import TooLargeError, UnreadableError
from fabula.reading.ingest.limits import MAX_DEPTH, MAX_ENTRIES, MAX_FILE_BYTES, raised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def list_folder(folder: Path) -> list[str]:
    """Paths of its ordinary files, with `/`; hidden ones are left out.

    Raises:
        UnreadableError: no permission.
        TooLargeError: more than `MAX_ENTRIES`.
    """
    paths: list[str] = []
    try:
        for path in _files(folder):
            paths.append(path)
            if len(paths) > raised(MAX_ENTRIES):
                raise TooLargeError(
                    f"{folder} has more than {raised(MAX_ENTRIES):,} files", way_out="name the folder inside it"
                )
    except OSError as error:
        raise _refused(folder, error) from error
    return paths


def read_files(folder: Path, paths: Sequence[str]) -> list[bytes]:
    """The bytes of each.

    Raises:
        UnreadableError: no permission, or a file that went away.
        TooLargeError: more than `MAX_FILE_BYTES` in all.
    """
    found: list[bytes] = []
    size = 0
    try:
        for path in paths:
            # Looked at again while opening: a link may have taken the file's place since.
            descriptor = os.open(folder / path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
            with os.fdopen(descriptor, "rb") as file:
                data = file.read(raised(MAX_FILE_BYTES) - size + 1)
            size += len(data)
            if size > raised(MAX_FILE_BYTES):
                raise TooLargeError(
                    f"{folder} is larger than {raised(MAX_FILE_BYTES):,} bytes", way_out="read it in volumes"
                )
            found.append(data)
    except OSError as error:
        raise _refused(folder, error) from error
    return found


def _refused(folder: Path, error: OSError) -> UnreadableError:
    return UnreadableError(f"cannot read {folder}: {error.strerror or error}", way_out="ask its owner for read access")


def _files(folder: Path) -> Iterator[str]:
    stack = [""]
    while stack:
        inside = stack.pop()
        if inside.count("/") > raised(MAX_DEPTH):
            continue
        with os.scandir(folder / inside) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.is_symlink():
                    continue
                path = f"{inside}/{entry.name}" if inside else entry.name
                if entry.is_dir(follow_symlinks=False):
                    stack.append(path)
                elif entry.is_file(follow_symlinks=False):
                    yield path
