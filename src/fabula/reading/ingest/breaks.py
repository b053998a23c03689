"""Rows of marks that stand alone between two scenes."""

from __future__ import annotations

import re
import unicodedata

MAX_BREAK = 120  # characters; a longer row is not a line of a book

# "***", "* * *", "---", "~", "#", "=====", "⁂", "•", "<>", "-x-", "~*~": punctuation and symbols only …
_MARKS = frozenset("*-–—―−_~=+#•·∙●○◦◇◆❖★☆✦✧✶✻✽✿❀❦❧☙⁂⁎⁕⸻§¤^<>|/\\.:;,oO0xX@%$&°†‡¶○◯■□▪▫▲△▼▽♠♣♥♦♡♢♤♧☾☽☀∞")
# … or letters, in their known shapes: "oOo", "o0o", "-oOo-", "xxx", "XOXO", "ooo".
_LETTERED = re.compile(r"(?=.*[oOxX])(?:[oO0]{3,}|[xX]{3,}|[oO]-?[0O]-?[oO]|(?:[xX][oO0]){2,}[xX]?)")
# Words and numbers that only look alike: "...", "...!", "/", a lone "o", an ellipsis that is someone's silence.
_SILENCE = re.compile(r"[.,:;\s…!?]*")


def is_break(line: str) -> bool:
    """Whether a line that stands alone is a row of marks.

    >>> [is_break(row) for row in ("* * *", "oOo", "~", "---", "~*~oOo~*~", "⁂")]
    [True, True, True, True, True, True]
    >>> [is_break(row) for row in ("...", "XXX.", "—", "XX", "O!", "7", "")]
    [False, False, False, False, False, False, False]
    """
    row = line.strip()
    if not row or len(row) > MAX_BREAK or _SILENCE.fullmatch(row):
        return False
    marks = "".join(row.split())
    if not all(mark in _MARKS or _is_picture(mark) for mark in marks):
        return False
    if any(mark.isalnum() for mark in marks):
        # "XXX." is a chapter's number and "XX" another; a row of marks is written the same from both ends.
        bare = "".join(mark for mark in marks if mark.isalnum())
        return bool(_LETTERED.fullmatch(bare)) and marks == marks[::-1] and not re.fullmatch(r"X{1,3}", marks)
    if marks[0] in "-–—―−_<>|/\\.:;,&$@%^" and len(marks) == 1:
        return False  # one dash is a silence, one bracket a slip
    return any(mark not in ".:;,&$@%" for mark in marks)


def _is_picture(mark: str) -> bool:
    """Emoji, dingbats and their joiners, and private characters of symbol fonts: "🌙 🌙 🌙" parts scenes too."""
    return ord(mark) > 0x2000 and unicodedata.category(mark) in {"So", "Mn", "Cf", "Sk", "Co"}
