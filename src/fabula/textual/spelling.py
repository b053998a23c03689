"""Spellings of one name: "Catharine" and "Catherine", "Denney" and "Denny"."""

from __future__ import annotations

from fabula.lexicon.en.names import TWO_NAMES

_VOWELS = frozenset("aeiouy")
# Shorter names that differ by a letter are two names.
_LEAST = 5


def skeleton(name: str) -> str:
    """What spellings of one name share: its letters without vowels, "h" and doubling.

    >>> skeleton("denney"), skeleton("denny"), skeleton("catharine") == skeleton("catherine")
    ('dn', 'dn', True)
    """
    found = name[:1]
    for letter in name[1:]:
        if letter not in _VOWELS and letter != "h" and letter != found[-1]:
            found += letter
    return found


def is_variant(one: str, other: str) -> bool:
    """Whether two names in small letters are spellings of one: a vowel, an "h" or a doubling apart, not in the end.

    "Maria" and "Marie", "Julia" and "Julian", "Francis" and "Frances" are two names.

    >>> is_variant("catharine", "catherine"), is_variant("bennet", "bennett"), is_variant("denney", "denny")
    (True, True, True)
    >>> is_variant("maria", "marie"), is_variant("julia", "julian"), is_variant("francis", "frances")
    (False, False, False)
    """
    if one == other or min(len(one), len(other)) < _LEAST or one[0] != other[0] or {one, other} in TWO_NAMES:
        return False
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    first = next((at for at, (mine, theirs) in enumerate(zip(short, long, strict=False)) if mine != theirs), len(short))
    if len(short) == len(long):
        both = {short[first], long[first]}
        return first < len(short) - 1 and short[first + 1 :] == long[first + 1 :] and both <= _VOWELS
    if short[first:] != long[first + 1 :]:
        return False
    more = long[first]
    return more == long[first - 1] or (first < len(short) and (more in _VOWELS or more == "h"))
