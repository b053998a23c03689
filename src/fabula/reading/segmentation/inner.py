"""Headings inside a chapter that open no section: lines in capitals over a piece of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.reading.segmentation.units import Unit

_FEWEST = 3  # of them in the work; fewer are a shout, a sign or a signature
_LONGEST = 70  # code points


def find_inner_headings(units: Sequence[Unit]) -> frozenset[int]:
    """Unit numbers of lines in capitals that stand apart from what is before and after."""
    usual = Counter(unit.lines for unit in units if unit.is_story).most_common(1)
    room = usual[0][0] if usual else 0
    found = [number for number, unit in enumerate(units[:-1]) if number and _is_inner(units, number, unit, room)]
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def _is_inner(units: Sequence[Unit], number: int, unit: Unit, room: int) -> bool:
    words = unit.words
    return (
        unit.is_story
        and 4 <= len(words) <= _LONGEST
        and words.isupper()
        and "\n" not in words
        and words[-1] not in ",;:-—"
        and words[0].isalpha()
        and sum(character.isalpha() for character in words) >= 0.7 * len(words)
        and (unit.lines > room or units[number - 1].kind == "break")
        and units[number + 1].is_prose
        and not units[number + 1].words.isupper()
    )
