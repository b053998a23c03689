"""Which lines are headings: those the source calls so, those that say so, and numbers that make a sequence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from fabula.lexicon.en.structure import TRAILERS
from fabula.reading.segmentation.contents import mark_contents
from fabula.reading.segmentation.diaries import find_entries
from fabula.reading.segmentation.headings import LONGEST, STRONG, Rank, Shape, is_titled, parse_heading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fabula.reading.segmentation.units import Unit

_TRAILER = re.compile(rf"\W*(?:{TRAILERS})\W*", re.IGNORECASE)
_SALUTATION = re.compile(r"(?:my )?(?:very )?dear(?:est)?\b.{0,40}[,:;—-]", re.IGNORECASE)
STORY_RANKS = frozenset({Rank.CHAPTER, Rank.LETTER, Rank.NUMERAL})
_LABELS = frozenset({"note", "summary"})
_SHORT_STORY = 1_500  # code points under a title in capitals, on the mean, for it to head a story
_PAIR = 2
_LIST_ITEM = 600  # code points between two numbers, on the median; less is a list


def find_headings(units: Sequence[Unit]) -> dict[int, Shape]:
    """Unit number → what it says, for all headings; labels contents and trailers on the way."""
    given: dict[int, Shape] = {}
    worded: dict[int, Shape] = {}
    for number, unit in enumerate(units):
        if unit.role != "body" or unit.kind == "break" or len(unit.words) > 2 * LONGEST:
            continue
        if len(unit.words) <= 80 and _TRAILER.fullmatch(unit.words):
            unit.paratext = "trailer"
        elif unit.kind == "heading":
            flat = " ".join(unit.words.split())
            given[number] = parse_heading(unit.words) or Shape(Rank.NONE, title=flat)
        elif (shape := parse_heading(unit.words)) is not None:
            worded[number] = shape
    shapes = {**given, **worded}
    mark_contents(units, shapes)
    given = {number: shape for number, shape in given.items() if number in shapes}
    worded = {number: shape for number, shape in worded.items() if number in shapes}
    if len(given) >= 2:
        if not any(shape.rank in STORY_RANKS for shape in given.values()):
            given.update((number, shape) for number, shape in worded.items() if shape.rank is Rank.CHAPTER)
        return {**given, **_going_on(units, given, worded)}
    strong = {number: shape for number, shape in worded.items() if shape.rank in STRONG}
    found = {**given, **strong, **_sequences(units, worded, strong)}
    _drop_inner_apparatus(found)
    _drop_labels(units, found)
    if not any(shape.rank not in {Rank.APPARATUS, Rank.NONE} for shape in found.values()):
        found.update(_letters(units) or _diary(units) or _capitals(units))
    return found


def _going_on(units: Sequence[Unit], given: Mapping[int, Shape], worded: Mapping[int, Shape]) -> dict[int, Shape]:
    """Numbered chapters that the source sets as paragraphs after one it calls a heading; headings from here on."""
    found: dict[int, Shape] = {}
    last: int | None = None
    level = 0
    for number in sorted({*given, *worded}):
        shape = given.get(number) or worded[number]
        if shape.rank is not Rank.CHAPTER or shape.number is None:
            continue
        if number in given:
            last, level = shape.number, units[number].level
        elif last is not None and shape.number == last + 1:
            found[number], last = shape, last + 1
            units[number].kind, units[number].level = "heading", level
    return found


def _drop_inner_apparatus(found: dict[int, Shape]) -> None:
    """Words such as "Notes" or "Characters" between two chapters are a line of the story."""
    chapters = sorted(number for number, shape in found.items() if shape.rank in STORY_RANKS)
    for number in [number for number, shape in found.items() if shape.rank is Rank.APPARATUS]:
        inner = chapters and chapters[0] < number < chapters[-1]
        if inner and found[number].apparatus not in {"contents", "dedication"}:
            del found[number]


def _drop_labels(units: Sequence[Unit], found: dict[int, Shape]) -> None:
    """Words such as "Summary:" that no source calls a heading, with a story under them: a label, and no section."""
    chapters = sorted(number for number, shape in found.items() if shape.rank in STORY_RANKS)
    for number in [number for number, shape in found.items() if shape.apparatus in _LABELS]:
        if units[number].kind == "heading" or (chapters and number < chapters[0]):
            continue
        place = bisect_left(chapters, number)
        first = chapters[place - 1] if place else 0
        stop = chapters[place] if place < len(chapters) else len(units)
        above = sum(len(unit.words) for unit in units[first:number])
        below = sum(len(unit.words) for unit in units[number + 1 : stop])
        if below > above:
            del found[number]


def _sequences(units: Sequence[Unit], worded: Mapping[int, Shape], strong: Mapping[int, Shape]) -> dict[int, Shape]:
    """Bare or titled numbers that count: 1, 2, 3 … perhaps again from 1 in the next part."""
    by_style: dict[str, list[int]] = defaultdict(list)
    for number, shape in worded.items():
        if shape.rank is Rank.NUMERAL:
            by_style[shape.style].append(number)
    found: dict[int, Shape] = {}
    for style, numbers in by_style.items():
        runs = [numbers] if _counts_down(numbers, worded) else _runs(numbers, worded, strong)
        for run in runs:
            fewest = 3 if "t" in style else 2 if worded[run[0]].number == 1 else 1
            if len(run) == _PAIR and worded[run[0]].number == 1 and _spacing(units, run) >= _SHORT_STORY:
                fewest = _PAIR  # "1. Monday", "2. Tuesday": no list has so much under its items
            if len(run) < fewest or _spacing(units, run) < _LIST_ITEM or _is_song(units, run):
                continue
            # "ADVENTURE VI." goes on as "VII. THE ADVENTURE OF …": the same series
            rank = Rank.CHAPTER if "t" in style and worded[run[0]].number != 1 else Rank.NUMERAL
            found.update((number, worded[number]._replace(rank=rank)) for number in run)
    return found


def _counts_down(numbers: Sequence[int], worded: Mapping[int, Shape]) -> bool:
    """Whether all of them count down to one, as over the chapters of a story told backwards."""
    values = [worded[number].number for number in numbers]
    return len(values) > 2 and values == list(range(len(values), 0, -1))


def _is_song(units: Sequence[Unit], run: Sequence[int]) -> bool:
    """Numbers over stanzas."""
    return sum(units[number + 1].kind == "verse" for number in run if number + 1 < len(units)) > 0.5 * len(run)


def _runs(numbers: Sequence[int], worded: Mapping[int, Shape], strong: Mapping[int, Shape]) -> list[list[int]]:
    runs: list[list[int]] = []
    last = 0
    chapters = sorted(number for number, shape in strong.items() if shape.rank is Rank.CHAPTER)
    for number in numbers:
        value = worded[number].number or 0
        if runs and value == last + 1:
            runs[-1].append(number)
        elif value == 1 or _continues(value, number, worded, strong, chapters, runs):
            runs.append([number])
        elif runs and len(runs[-1]) >= 3 and last <= value <= last + 2:
            runs[-1].append(number)  # a number misprinted or left out
        else:
            continue
        last = value
    return runs


def _continues(
    value: int,
    number: int,
    worded: Mapping[int, Shape],
    strong: Mapping[int, Shape],
    chapters: Sequence[int],
    runs: Sequence[Sequence[int]],
) -> bool:
    """Whether a number above 1 may begin a run: after the last chapter so called, or the second piece of a chapter."""
    place = bisect_left(chapters, number)
    if worded[number].title:
        return place == len(chapters) > 1 and value == (strong[chapters[-1]].number or 0) + 1
    return value == 2 and place > 0 and (not runs or runs[-1][-1] < chapters[place - 1])


def _spacing(units: Sequence[Unit], run: Sequence[int]) -> float:
    stretches = pairwise([*run, len(units)])
    return median(sum(len(unit.words) for unit in units[number + 1 : end]) for number, end in stretches)


def _letters(units: Sequence[Unit]) -> dict[int, Shape]:
    """In a novel of letters each salutation opens one, with the date and place that stand above it."""
    found: dict[int, Shape] = {}
    for number, unit in enumerate(units):
        if not (unit.is_story and len(unit.words) <= 60 and _SALUTATION.fullmatch(unit.words)):
            continue
        first = number
        while first and number - first < 3 and units[first].lines <= 2 and _is_address(units[first - 1]):
            first -= 1
        title = " ".join(units[first].words.split()) if first < number else unit.words.rstrip(",:;—-")
        found[first] = Shape(Rank.LETTER, title=title, style="salutation")
    spread = _spacing(units, list(found)) if len(found) >= 3 else 0
    return found if spread >= 300 else {}


def _diary(units: Sequence[Unit]) -> dict[int, Shape]:
    """In a diary each date opens an entry."""
    return {
        number: Shape(Rank.LETTER, title=units[number].words.rstrip(".:"), style="date")
        for number in find_entries(units)
    }


def _is_address(unit: Unit) -> bool:
    """Date or place: "Skerra, 3 March", "THE PRIORY," on a line above a salutation."""
    words = unit.words
    return unit.is_story and len(words) <= 60 and is_titled(words.split("\n")[0]) and bool(re.search(r"[\d,]", words))


def _capitals(units: Sequence[Unit]) -> dict[int, Shape]:
    """Titles in capitals, standing apart, each over a story: a collection without numbers."""
    loose = [number for number, unit in enumerate(units) if _is_shouted_title(units, number, unit)]
    apart = [number for number in loose if (number == 0 or units[number].lines >= 3) and units[number + 1].is_prose]
    if len(apart) < 3 or _spacing(units, apart) < _SHORT_STORY:
        # No more room above them than above a paragraph, but so far from each other.
        apart = loose if len(loose) >= 5 and _spacing(units, loose) >= 3 * _SHORT_STORY else []
    return {number: Shape(Rank.CHAPTER, title=" ".join(units[number].words.split())) for number in apart}


def _is_shouted_title(units: Sequence[Unit], number: int, unit: Unit) -> bool:
    return (
        unit.is_story
        and 3 <= len(unit.words) <= 60
        and "\n" not in unit.words
        and unit.words.isupper()
        and unit.words[-1] not in ",;:"
        and any(following.is_prose for following in units[number + 1 : number + 6])
    )
