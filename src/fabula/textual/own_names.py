"""Where somebody gives a name as his or her own: "I'm Ada", "they call me Ada", "Ada here".

Two stages ask: the cast, who it is that has the name; attribution, who speaks.
"""

from __future__ import annotations

import re
from typing import Final

from fabula.lexicon.en.naming import ANNOUNCED, I_AM

# Code points before a name that may say whose it is.
WINDOW: Final = 40
_I_AM = re.compile(rf"{I_AM}$", re.IGNORECASE)
_ANNOUNCED = re.compile(rf"\s+(?:{'|'.join(ANNOUNCED)})\s*[^\w\s]", re.IGNORECASE)


def is_own_name(text: str, start: int, opens: int) -> bool:
    """Whether the words right before a name, which go back to `opens` at most, give it as the speaker's own.

    >>> said = "My name is Ada, and that is Lena."
    >>> is_own_name(said, said.index("Ada"), 0), is_own_name(said, said.index("Lena"), 0)
    (True, False)
    >>> is_own_name(said, said.index("Ada"), said.index("is"))
    False
    """
    return _I_AM.search(text, max(opens, start - WINDOW), start) is not None


def announces_itself(text: str, start: int, end: int, opens: int) -> bool:
    """Whether a name opens what is said from `opens` on, and whoever says it is there: "Ada here.", "Ada speaking:".

    >>> announces_itself("“Ada here. Who is that?”", 1, 4, 0), announces_itself("“Is Ada here?”", 4, 7, 0)
    (True, False)
    """
    if any(sign.isalpha() for sign in text[opens:start]):
        return False
    return _ANNOUNCED.match(text, end) is not None
