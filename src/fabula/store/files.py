"""The file of a story: what it is told by, and how it is replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import TYPE_CHECKING

from fabula.errors import BusyError, NewerSchemaError, NotAStoryError, NotFoundError, StoreError, WriteError
from fabula.store.lock import locked
from fabula.store.migrations import APPLICATION_ID, SCHEMA_VERSION, migrate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MAGIC = b"SQLite format 3\x00"
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}  # Windows knows no quota by that name


def check_target(path: Path) -> None:
    """Makes sure, before a long reading starts, that a story can be written at `path`.

    Raises:
        NotAStoryError: something is there that is no story.
        NewerSchemaError: a story of a newer fabula is there.
        WriteError: the folder is missing or cannot be written to.
    """
    with writing(path), told_as_ours(path):
        trial = _beside(path.resolve())
        trial.touch()
        trial.unlink()


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Holds the right to write a story at `path`, once it is sure that one may be written there.

    Raises:
        NotAStoryError: something is there that is no story.
        NewerSchemaError: a story of a newer fabula is there.
        BusyError: another program holds it.
        WriteError: the folder is missing or cannot be written to.
    """
    if path.exists() or path.is_symlink():
        check_story(path)
    folder = path.resolve().parent
    if not folder.is_dir():
        raise WriteError(f"{folder} is no folder", way_out="make it first")
    with ExitStack() as stack:
        with told_as_ours(path):
            stack.enter_context(locked(path))
        yield


def check_story(path: Path) -> int:
    """Makes sure that `path` is a story this fabula can open, by its first hundred bytes, and returns its schema.

    Raises:
        NotFoundError: nothing is there.
        NotAStoryError: it is something else.
        NewerSchemaError: its schema is newer than this program.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise NotFoundError(f"{path} does not exist") from None
    except (IsADirectoryError, PermissionError) as error:
        if path.is_dir():
            raise NotAStoryError(f"{path} is a folder, not a story") from None
        raise StoreError(f"{path} cannot be opened: {error.strerror}") from None
    # https://www.sqlite.org/fileformat.html: user version at byte 60, application id at byte 68.
    if not header.startswith(_MAGIC) or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAStoryError(f"{path} is not a story", way_out="fabula leaves it alone; choose another name")
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise NewerSchemaError(
            f"{path} was written by a newer fabula (schema {version}, this one knows {SCHEMA_VERSION})",
            way_out="update fabula",
        )
    return version


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that never writes, so that a read-only folder will do; of an older schema, a migrated copy."""
    version = check_story(path)
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5, isolation_level=None)
    if version == SCHEMA_VERSION:
        return connection
    copy = sqlite3.connect(":memory:", isolation_level=None)
    with closing(connection):
        connection.backup(copy)
    migrate(copy)
    return copy


@contextmanager
def replacing(path: Path, *, keep: bool) -> Iterator[sqlite3.Connection]:
    """A connection to a file beside `path` that takes its place when the block ends well; else `path` stays as it was.

    Args:
        path: of the story.
        keep: start from a copy of what is there, not from nothing.

    Raises:
        WriteError: disk full, no permission.
        NotAStoryError: what is there is no story.
    """
    path = path.resolve()
    beside = _beside(path)
    with told_as_ours(path):
        try:
            if path.exists():
                check_story(path)
            beside.unlink(missing_ok=True)  # of a run that was killed: we hold the lock, so it is nobody's
            if keep:
                shutil.copyfile(path, beside)
            connection = sqlite3.connect(beside, isolation_level=None)
            try:
                # Nobody else opens this file, and it counts for nothing until it is whole.
                connection.executescript(
                    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
                    "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;"
                )
                migrate(connection)
                connection.execute("BEGIN")
                yield connection
                connection.execute("COMMIT")
            finally:
                connection.close()
            _sync(beside)
            if path.exists():
                with suppress(OSError):
                    shutil.copymode(path, beside)
            os.replace(beside, path)  # noqa: PTH105  # Path.replace is the same; this one says what matters
            _sync(path.parent)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.writing")


def _sync(path: Path) -> None:
    """Makes the system put a file, or a folder where the system can, on the disk."""
    writable = path.is_file()
    try:
        descriptor = os.open(path, os.O_RDWR if writable else os.O_RDONLY)
    except OSError:
        if writable:
            raise
        return  # Windows opens no folders
    try:
        os.fsync(descriptor)
    except OSError:
        if writable:
            raise
    finally:
        os.close(descriptor)


@contextmanager
def told_as_ours(path: Path) -> Iterator[None]:
    """Tells the system's and SQLite's refusals in our words."""
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL
        cause = "the disk is full" if full else (error.strerror or str(error))
        raise WriteError(f"{path} could not be written: {cause}", way_out="what was there before is whole") from error
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise BusyError(f"another program is writing {path}", way_out="wait for it and try again") from error
        raise WriteError(f"{path} could not be written: {error}", way_out="what was there before is whole") from error
    except sqlite3.DatabaseError as error:
        raise NotAStoryError(f"{path} is damaged: {error}") from error
