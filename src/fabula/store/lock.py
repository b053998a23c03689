"""One writer at a time: a lock held by the system, so that it ends with the program that held it."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from fabula.errors import BusyError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the right to write the story at `path`, by a small file beside it that goes away afterwards.

    Not re-entrant: who holds it calls only functions that say that they expect it held.

    Raises:
        BusyError: another program, or another thread, holds it.
        OSError: the folder cannot be written to.
    """
    beside = path.resolve().with_name(f".{path.name}.lock")
    descriptor = _acquire(beside, path)
    try:
        yield
    finally:
        # Unlinked before it is let go, so that who waits for it finds out that this file counts no more.
        with suppress(OSError):
            if sys.platform != "win32":
                beside.unlink()
        os.close(descriptor)
        with suppress(OSError):
            if sys.platform == "win32":
                beside.unlink()


def _acquire(beside: Path, path: Path) -> int:
    while True:
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _take(descriptor)
        except OSError as error:
            os.close(descriptor)
            if isinstance(error, (BlockingIOError, PermissionError)):
                raise BusyError(
                    f"another program is writing {path}", way_out="wait until it is done and try again"
                ) from None
            raise
        # The one before us may have removed the file between our opening and our locking it.
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), beside.stat()):
                return descriptor
        os.close(descriptor)
