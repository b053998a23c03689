"""How much fabula takes on. Each limit is far above any real book; past it a file is refused, not half read.

Who trusts a file may raise all of them together for one reading: `raised` gives each as it stands now.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

from fabula.errors import TooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator

# A million words are about 6 MB of text; the longest serials about 60 MB.
MAX_FILE_BYTES: Final = 1_000_000_000
MAX_TEXT: Final = 200_000_000  # code points
MAX_BLOCKS: Final = 1_000_000  # with ten words each they would still make ten million words
MAX_LINES: Final = 3_000_000  # of a plain text

# Archives. A picture book may weigh 300 MB; its text does not. Prose packs 3 to 4 times, a style sheet 20 times.
MAX_ENTRIES: Final = 50_000
MAX_UNPACKED_BYTES: Final = 500_000_000
MAX_RATIO: Final = 200
RATIO_FROM_BYTES: Final = 5_000_000  # small files may pack as well as they like
MAX_NAME: Final = 1_000  # characters of an entry's name

MAX_DEPTH: Final = 1_000  # elements inside elements; a hand-made page has some thirty

# Line ends, tags and marks make structure, and structure takes a hundred times its size in memory. Where so many stand
# so near to each other, on the mean, there are hardly any words between them.
MANY_SIGNS: Final = 200_000
MIN_BETWEEN: Final = 6  # characters or bytes

# Control characters that no text holds, as a share of all characters, from which a file counts as binary.
MAX_CONTROL_SHARE: Final = 0.1
MAX_CONTROL_SHARE_LEGACY: Final = 0.03  # when the bytes are not UTF-8 either
MIN_CONTROLS: Final = 4  # so many may stand in any text, however short

_TIMES: ContextVar[float] = ContextVar("limits", default=1.0)


def raised(limit: int) -> int:
    """A limit as it stands in this reading.

    >>> raised(MAX_RATIO)
    200
    >>> with times(3):
    ...     raised(MAX_RATIO)
    600
    """
    return int(limit * _TIMES.get())


def check_signs(data: str | bytes, signs: str, name: str) -> None:
    """Refuses what is nearly all structure.

    Raises:
        TooLargeError: more than `MANY_SIGNS` of them, with fewer than `MIN_BETWEEN` characters to each.
    """
    found = sum(data.count(sign) if isinstance(data, str) else data.count(sign.encode()) for sign in signs)
    if found > raised(MANY_SIGNS) and len(data) < MIN_BETWEEN * found:
        what = "line ends" if signs in {"\n", "\r"} else f"marks ({signs})"
        raise TooLargeError(
            f"{name} has {found:,} {what} and hardly a word between them", way_out="name the file that holds the story"
        )


@contextmanager
def times(factor: float) -> Iterator[None]:
    """All limits so many times as high, as long as the block lasts."""
    token = _TIMES.set(max(1.0, factor))
    try:
        yield
    finally:
        _TIMES.reset(token)
