"""Where the parts of a book open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.text import SectionKind
    from fabula.reading.segmentation.units import Gap, Unit


@dataclass(slots=True)
class Opening:
    """What begins at a unit."""

    unit: int
    last: int  # last unit of its heading
    kind: SectionKind
    title: str
    level: int = 1
    paratext: str = ""  # what its own words are, when they are no story


def rejoin(
    units: Sequence[Unit], gaps: Sequence[Gap], openings: Sequence[Opening], kept: frozenset[int]
) -> tuple[list[Unit], list[Opening], frozenset[int]]:
    """The same, headings so called, and first lines that proved none put back to their paragraphs."""
    joined: list[Unit] = []
    where: list[int] = []
    waiting: Unit | None = None
    for number, unit in enumerate(units):
        where.append(len(joined))
        if unit.split and number not in kept and not unit.paratext and not units[number + 1].paratext:
            waiting = unit
            continue
        if waiting is not None:
            unit.words = f"{waiting.words}{' ' * (unit.start - waiting.end)}{unit.words}"
            unit.start, unit.cut, unit.lines = waiting.start, waiting.cut, waiting.lines
            waiting = None
        if number in kept:
            unit.kind = "heading"
        joined.append(unit)
    where.append(len(joined))
    for gap in gaps:
        gap.before = where[gap.before]
    moved = [replace(opening, unit=where[opening.unit], last=_moved(where, opening)) for opening in openings]
    return joined, moved, frozenset(where[number] for number in kept)


def _moved(where: Sequence[int], opening: Opening) -> int:
    return where[opening.last] if opening.last >= opening.unit else where[opening.unit] - 1
