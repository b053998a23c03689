"""A folder on disk → its files that are story. Links are not followed, and nothing outside is looked at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from fabula.errors import TooLargeError, UnreadableError
from fabula.reading.ingest.bundle_order import Part, choose
from fabula.reading.ingest.limits import MAX_DEPTH, MAX_ENTRIES, MAX_FILE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_folder(folder: Path) -> tuple[list[Part], list[str]]:
    """Its files in the order of their names, and the paths of those that were left out.

    Raises:
        UnreadableError: no permission, or nothing in it that could be story.
        TooLargeError: more files or bytes than the limits allow.
    """
    paths: list[str] = []
    try:
        for path in _files(folder):
            paths.append(path)
            if len(paths) > MAX_ENTRIES:
                raise TooLargeError(
                    f"{folder} has more than {MAX_ENTRIES:,} files", way_out="name the folder inside it"
                )
        chosen = choose(paths)
        if not chosen:
            raise UnreadableError(
                f"{folder} is a directory with no file in it that could be a story",
                way_out="name the file, or the folder of scene files",
            )
        parts: list[Part] = []
        size = 0
        for path in chosen:
            with (folder / path).open("rb") as file:
                data = file.read(MAX_FILE_BYTES - size + 1)
            size += len(data)
            if size > MAX_FILE_BYTES:
                raise TooLargeError(f"{folder} is larger than {MAX_FILE_BYTES:,} bytes", way_out="read it in volumes")
            parts.append(Part(path, data))
    except OSError as error:
        raise UnreadableError(
            f"cannot read {folder}: {error.strerror or error}", way_out="ask its owner for read access"
        ) from error
    return parts, sorted(set(paths) - set(chosen))


def _files(folder: Path) -> Iterator[str]:
    """Paths of ordinary files inside, with `/`; hidden folders are not entered."""
    stack = [""]
    while stack:
        inside = stack.pop()
        if inside.count("/") > MAX_DEPTH:
            continue
        with os.scandir(folder / inside) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.is_symlink():
                    continue
                path = f"{inside}/{entry.name}" if inside else entry.name
                if entry.is_dir(follow_symlinks=False):
                    stack.append(path)
                elif entry.is_file(follow_symlinks=False):
                    yield Path(path).as_posix()
