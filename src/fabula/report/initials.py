"""Initials for everybody, all different, so that a speaker is known without colour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.textual.names import parse_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = frozenset(["the", "a", "an", "of", "de", "von", "van"])
_LONGEST = 3
_LONGEST_TITLE = 4


def give_initials(names: Iterable[str]) -> list[str]:
    """Initials for each name, in order; the first to ask gets the plainest.

    >>> give_initials(["Miss Anna Kern", "Mr. Voss", "Mrs. Voss", "the Captain", "Arno Kern", "Adam Kern"])
    ['AK', 'MV', 'MrsV', 'Ca', 'ArK', 'AdK']
    """
    taken: set[str] = set()
    given = []
    for name in names:
        mine = next(initials for initials in _ideas(name) if initials not in taken)
        taken.add(mine)
        given.append(mine)
    return given


def _ideas(name: str) -> Iterator[str]:
    words = [word for word in _WORD.findall(name) if word not in _SMALL] or _WORD.findall(name) or ["?"]
    titles = len(parse_name(name).titles)
    if len(words) > titles + 1:  # first and last name say enough without "Miss"
        words = words[titles:]
    letters = "".join(word[0].upper() for word in words[:_LONGEST])
    if len(words) == 1:
        for length in range(2, min(5, len(words[0]) + 1)):
            yield _capital(words[0][:length])
    else:
        yield letters
        last = words[-1][0].upper()
        if titles and len(words[0]) <= _LONGEST_TITLE:
            yield _capital(words[0]) + last  # "MrB" would be a bad name for Mrs. Bennet
        yield _capital(words[0][:2]) + last
        yield _capital(words[0][:3]) + last
        yield letters[0] + _capital(words[-1][:2])
        yield letters[0] + _capital(words[-1][:3])
    number = 2
    while True:
        yield f"{letters}{number}"
        number += 1


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
