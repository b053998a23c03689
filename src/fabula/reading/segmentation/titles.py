"""Titles that stand under the line with the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.structure import ARGUMENT_OPENERS
from fabula.reading.segmentation.headings import Rank, Shape, is_titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fabula.reading.segmentation.units import Unit

_LONGEST = 160  # code points of a title
_ARGUMENT = 320  # … and of one that tells what the chapter contains
_QUOTES = "“‘\"'«„"
_UNTITLED = frozenset({Rank.VOLUME, Rank.BOOK, Rank.PART, Rank.CHAPTER, Rank.LETTER, Rank.NUMERAL})


def join_titles(units: Sequence[Unit], shapes: dict[int, Shape]) -> dict[int, tuple[int, str]]:
    """For each heading, the last unit that belongs to it and its words in one line.

    A heading that proves to be the title of the one before is taken out of `shapes`.
    """
    spans: dict[int, tuple[int, str]] = {}
    argued = _is_argued(units, shapes)
    taken = -1
    for number in sorted(shapes):
        if number <= taken:
            del shapes[number]
            continue
        shape = shapes[number]
        if shape.style == "salutation":
            last = _before_salutation(units, number, shape)
            spans[number] = (last, shape.title)
            continue
        last = number
        following = number + 1
        if following < len(units) and shape.rank in _UNTITLED and not shape.title:
            if following in shapes:
                if _is_given_title(units, shapes, number) or _is_named_title(units, shapes, number):
                    last = following
            elif _is_title(units, number, shape, argued=argued):
                last = following
        spans[number] = (
            last,
            one_line([line for at in range(number, last + 1) for line in units[at].words.split("\n")]),
        )
        taken = last
    return spans


def one_line(lines: Iterable[str]) -> str:
    """A heading's lines as one.

    >>> one_line(["CHAPTER I", "Down the Rabbit-Hole"])
    'CHAPTER I. Down the Rabbit-Hole'
    """
    title = ""
    for line in lines:
        words = " ".join(line.split()).strip("_*")
        if words:
            joint = "" if not title else " " if title[-1] in ".:;,!?—–-" or title[-1].islower() else ". "
            title += joint + words
    return title


def _before_salutation(units: Sequence[Unit], number: int, shape: Shape) -> int:
    """The address lines are the heading; a salutation with none above it is story."""
    if shape.title.startswith(units[number].words.rstrip(",:;—-")[:20]) and units[number].words[-1:] in ",:;—-":
        return number - 1 if units[number].words.lower().startswith(("dear", "my ", "very ")) else number
    return number


def _is_given_title(units: Sequence[Unit], shapes: Mapping[int, Shape], number: int) -> bool:
    """Two headings of the source, the second without a number of its own."""
    here, below = units[number], units[number + 1]
    return (
        here.kind == "heading"
        and below.kind == "heading"
        and shapes[number + 1].rank is Rank.NONE
        and below.level >= here.level
        and shapes[number].number is not None
        and (shapes[number].rank not in {Rank.VOLUME, Rank.BOOK, Rank.PART} or below.level == here.level)
    )


def _is_named_title(units: Sequence[Unit], shapes: Mapping[int, Shape], number: int) -> bool:
    """As "CHAPTER XXXV." above "CONCLUSION."."""
    return (
        shapes[number].rank in {Rank.CHAPTER, Rank.NUMERAL}
        and shapes[number + 1].rank is Rank.NAMED
        and units[number].kind == units[number + 1].kind
        and units[number].level >= units[number + 1].level
    )


def _is_title(units: Sequence[Unit], number: int, shape: Shape, *, argued: bool) -> bool:
    unit = units[number + 1]
    words = unit.words
    if not unit.is_story or len(words) > _ARGUMENT or words.count("\n") > 3 or number + 2 >= len(units):
        return False
    if words[0] in _QUOTES and not words.isupper():
        return False
    if not units[number + 2].is_prose and shape.rank in {Rank.CHAPTER, Rank.NUMERAL} and not words.isupper():
        return False
    if len(words) <= _LONGEST and is_titled(words) and (words.isupper() or words[-1] not in ".!?,;:" or argued):
        return True
    if (
        words.lower().startswith(ARGUMENT_OPENERS)
        and words[0].isupper()
        and (argued or unit.lines <= 2 < _after(units, number))
    ):
        return True
    if shape.rank is Rank.LETTER:
        return len(words) <= 80 and "\n" not in words and is_titled(words.rstrip("."))
    return argued and not unit.words[0].islower()


def _after(units: Sequence[Unit], number: int) -> int:
    """Line ends between the unit under a heading and the next one."""
    return units[number + 2].lines


def _is_argued(units: Sequence[Unit], shapes: Mapping[int, Shape]) -> bool:
    """Whether chapters as a rule have a line under the number, set apart from what follows or in a title's dress."""
    found = [
        number
        for number, shape in shapes.items()
        if shape.rank in {Rank.CHAPTER, Rank.NUMERAL}
        and not shape.title
        and shape.number is not None
        and number + 2 < len(units)
        and number + 1 not in shapes
    ]
    if len(found) < 4:
        return False
    short = [
        number
        for number in found
        if len(units[number + 1].words) <= _ARGUMENT
        and units[number + 1].words[0] not in _QUOTES
        and units[number + 1].is_story
        and units[number + 2].is_story
        and (
            _after(units, number) > 2
            or is_titled(units[number + 1].words)
            or units[number + 1].words.lower().startswith(ARGUMENT_OPENERS)
        )
    ]
    return len(short) >= 0.7 * len(found)
