"""How much fabula takes on. Each limit is far above any real book; past it a file is refused, not half read."""

from __future__ import annotations

from typing import Final

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

# Control characters that no text holds, as a share of all characters, from which a file counts as binary.
MAX_CONTROL_SHARE: Final = 0.1
MAX_CONTROL_SHARE_LEGACY: Final = 0.03  # when the bytes are not UTF-8 either
MIN_CONTROLS: Final = 4  # so many may stand in any text, however short
