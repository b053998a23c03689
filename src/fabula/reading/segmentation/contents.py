"""Tables of contents: lines that name the headings without what they head."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.reading.segmentation.headings import HOLDERS, STRONG, Rank, Shape, letters_of, parse_heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fabula.reading.segmentation.units import Unit

FEWEST = 4  # headings in a row with nothing under them; three could be a part, a book and a chapter
_STORY = frozenset({Rank.CHAPTER, Rank.LETTER, Rank.NAMED})
_TOP = 30  # units; a table whose entries bear only numbers stands at the head of the book
_ENTRY = 160  # code points; no entry of a table is longer


def mark_contents(units: Sequence[Unit], shapes: dict[int, Shape]) -> None:
    """Labels tables of contents and takes their entries out of `shapes`."""
    _mark_blocks(units, shapes)
    _mark_empty_runs(units, shapes)
    _mark_headed(units, shapes)


def _take(units: Sequence[Unit], shapes: dict[int, Shape], first: int, stop: int) -> None:
    for number in range(first, stop):
        unit = units[number]
        if unit.role == "body" and unit.kind != "break":
            unit.paratext = unit.paratext or "contents"
        shapes.pop(number, None)


def _mark_blocks(units: Sequence[Unit], shapes: dict[int, Shape]) -> None:
    """A single block whose lines are headings."""
    for number, unit in enumerate(units):
        if unit.kind not in {"paragraph", "verse"} or unit.role != "body" or unit.words.count("\n") < 2:
            continue
        lines = [line for line in unit.words.split("\n")[:400] if line.strip()]
        if not any(map(_read_entry, lines[:4])):
            continue
        named = [shape for shape in map(_read_entry, lines) if shape is not None]
        if sum(shape.rank in STRONG for shape in named) < 3 and (number > _TOP or len(named) < 4):
            continue  # a list of things, an account
        if len(named) >= 3 and len(named) >= 0.5 * len(lines) and max(map(len, lines)) <= _ENTRY:
            _take(units, shapes, number, number + 1)


def _read_entry(line: str) -> Shape | None:
    shape = parse_heading(_entry(line))
    return shape if shape and shape.rank is not Rank.APPARATUS else None


def _entry(line: str) -> str:
    """An entry without its page number and the dots that lead to it."""
    return line.rstrip().rstrip("0123456789ivxlc").rstrip(" .\t\u00a0") or line


def _mark_empty_runs(units: Sequence[Unit], shapes: dict[int, Shape]) -> None:
    """Headings one upon the other; of such a run only the last is real, with what holds it."""
    found = sorted(shapes)
    run: list[int] = []
    begun = False
    for number, following in pairwise([*found, len(units)]):
        run.append(number)
        between = range(number + 1, following)
        if (
            following < len(units)
            and len(between) <= 3
            and not any(units[at].is_prose or units[at].role != "body" for at in between)
        ):
            continue
        if len(run) >= FEWEST and _is_table(
            units, shapes, run, later=found[bisect_right(found, run[-1]) :], begun=begun
        ):
            _mark_run(units, shapes, run)
        begun = begun or any(shapes[at].rank in _STORY or units[at].kind == "heading" for at in run if at in shapes)
        run = []


def _is_table(
    units: Sequence[Unit], shapes: Mapping[int, Shape], run: Sequence[int], *, later: Sequence[int], begun: bool
) -> bool:
    """Whether a run stands before the story, or names what comes later; a mere list of things does neither."""
    if any(units[number].kind == "heading" for number in run[:-1]):
        return False
    if not begun and any(shapes[number].rank in STRONG for number in run):
        return True
    named = {_full_identity(shapes[number]) for number in later}
    return sum(_full_identity(shapes[number]) in named for number in run) >= 0.5 * len(run)


def _full_identity(shape: Shape) -> tuple[Rank, int | None, str]:
    return (shape.rank, shape.number, letters_of(shape.title))


def _mark_run(units: Sequence[Unit], shapes: dict[int, Shape], run: list[int]) -> None:
    real = len(run) - 1
    while real and shapes[run[real - 1]].rank in HOLDERS and shapes[run[real - 1]].rank < shapes[run[real]].rank:
        real -= 1
    last = run[real]
    if real and last == run[-1] and not any(unit.is_prose for unit in units[last + 1 : last + 4]):
        last += 1  # a table at the very end, or before a preface: its last entry heads nothing either
    _take(units, shapes, run[0], last)


def _mark_headed(units: Sequence[Unit], shapes: dict[int, Shape]) -> None:
    """What stands under "CONTENTS" up to the first words that it names."""
    for number in sorted(shapes):
        shape = shapes.get(number)
        if shape is None or shape.apparatus != "contents":
            continue
        seen: set[str] = set()
        stop = number + 1
        for stop in range(number + 1, len(units)):
            unit = units[stop]
            if unit.kind == "heading" or unit.role != "body" or letters_of(unit.words) in seen:
                break
            if not unit.paratext and unit.is_prose and not _is_list(unit, seen):
                break
            if stop in shapes and not _is_empty(units, shapes, stop):
                break
            seen.update(letters_of(_entry(line)) for line in unit.words.split("\n"))
        else:
            stop = len(units)
        _take(units, shapes, number + 1, stop)


def _is_list(unit: Unit, seen: set[str]) -> bool:
    lines = unit.words.split("\n")
    return not seen and len(lines) >= 3 and max(map(len, lines)) <= 80 and not unit.words.endswith((".", "!", "?"))


def _is_empty(units: Sequence[Unit], shapes: Mapping[int, Shape], number: int) -> bool:
    following = number + 1
    return following < len(units) and (following in shapes or not units[following].is_prose)
