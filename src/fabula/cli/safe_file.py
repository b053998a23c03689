"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from fabula.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator

_STORY_MAGIC = b"SQLite format 3\x00"


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Opens a file beside `path` that takes its place when all is written.

    Raises:
        WriteError: it cannot be written, or `path` holds a story; what was there before is whole.
    """
    _keep_stories(path)
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as out:
            temporary = Path(out.name)
            yield out
            out.flush()
            os.fsync(out.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
        temporary = None
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}"
        raise WriteError(message, way_out="free some space or name another place with -o") from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def _keep_stories(path: Path) -> None:
    if path.is_dir():
        raise WriteError(f"cannot write {path}: it is a directory", way_out="name a file with -o")
    with suppress(OSError), path.open("rb") as there:
        if there.read(len(_STORY_MAGIC)) == _STORY_MAGIC:
            raise WriteError(f"{path} is a story file and is left alone", way_out="name another place with -o")


def _umask() -> int:
    # The only way to ask is to set it; a command has one thread.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
