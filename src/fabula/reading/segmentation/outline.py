"""The headings as a tree, and what each opens: a part, a chapter, something inside a chapter, or no story at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.reading.segmentation.candidates import STORY_RANKS, find_headings
from fabula.reading.segmentation.headings import HOLDERS, Rank, Shape, letters_of
from fabula.reading.segmentation.openings import Opening
from fabula.reading.segmentation.titles import join_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.text import SectionKind
    from fabula.reading.segmentation.units import Unit

_LITTLE = 400  # code points of story under a heading that holds others; more, and it is itself a chapter
_PRELUDE = 1_500  # … and from here on a part's own opening is a chapter before its first


@dataclass(slots=True)
class Heading:
    """A heading over units `[first, last]`; a salutation heads without being one, and then `last` is before `first`."""

    first: int
    last: int
    shape: Shape
    title: str
    level: int  # smaller holds larger
    story: int = 0  # code points of story from here to the next heading
    children: list[Heading] = field(default_factory=list)


def find_outline(units: Sequence[Unit], title: str | None) -> tuple[list[Opening], frozenset[int]]:
    """All openings in text order, and the numbers of the units that are headings."""
    shapes = find_headings(units)
    spans = join_titles(units, shapes)
    headings = _headings(units, shapes, spans)
    kept = frozenset(number for heading in headings for number in range(heading.first, heading.last + 1))
    openings: list[Opening] = []
    roots = _without_book_title(units, _tree(headings), title, openings)
    first_story = next((heading.first for heading in headings if heading.shape.rank in STORY_RANKS), -1)
    last_story = max((heading.first for heading in headings if heading.shape.rank in STORY_RANKS), default=-1)
    for root in roots:
        _open(root, 1, openings, first_story, last_story)
    return openings, kept


def _headings(units: Sequence[Unit], shapes: dict[int, Shape], spans: dict[int, tuple[int, str]]) -> list[Heading]:
    holders = _rank_holders(units, shapes, spans)
    chaptered = any(shape.rank in {Rank.CHAPTER, Rank.LETTER} for shape in shapes.values())
    first_chapter = min((at for at, shape in shapes.items() if shape.rank is Rank.CHAPTER), default=len(units))
    outer = _outer_style(units, shapes, spans)
    headings: list[Heading] = []
    numbers = sorted(spans)
    for number, following in pairwise([*numbers, len(units)]):
        shape = shapes[number]
        last, title = spans[number]
        level = 10 * (units[number].level or 1 if units[number].kind == "heading" else 1)
        if shape.rank in HOLDERS:
            level += holders[shape.rank] - 8
        elif shape.rank is Rank.LETTER:
            level += number > first_chapter  # "LETTER II." in the midst of a chapter
        elif shape.rank is Rank.NUMERAL:
            level += -3 if shape.style == outer else int(chaptered)
        story = sum(len(unit.words) for unit in units[last + 1 : following] if unit.is_story)
        headings.append(Heading(number, last, shape, title, level, story))
    if not chaptered:
        _free_restarts(headings)
    return headings


def _rank_holders(
    units: Sequence[Unit], shapes: dict[int, Shape], spans: dict[int, tuple[int, str]]
) -> dict[Rank, int]:
    """Volumes hold books and books hold parts, unless one stands right above another the other way round."""
    order = [Rank.VOLUME, Rank.BOOK, Rank.PART]
    for number, below in pairwise(sorted(spans)):
        upper, lower = shapes[number].rank, shapes[below].rank
        if upper not in HOLDERS or lower not in HOLDERS or order.index(upper) <= order.index(lower):
            continue
        if not any(unit.is_prose for unit in units[spans[number][0] + 1 : below]):
            order.remove(upper)
            order.insert(order.index(lower), upper)
    return {rank: place for place, rank in enumerate(order)}


def _outer_style(units: Sequence[Unit], shapes: dict[int, Shape], spans: dict[int, tuple[int, str]]) -> str:
    """Of two ways to write bare numbers the one that stands right above the other: "— I —" above "[ 1 ]"."""
    numbers = [number for number in sorted(spans) if shapes[number].rank is Rank.NUMERAL]
    above = 0
    total = 0
    style = shapes[numbers[0]].style if numbers else ""
    for number, following in pairwise(numbers):
        if shapes[number].style != style:
            continue
        total += 1
        between = units[spans[number][0] + 1 : following]
        above += shapes[following].style != style and not any(unit.is_prose for unit in between)
    return style if above and above >= 0.5 * total else ""


def _free_restarts(headings: Sequence[Heading]) -> None:
    """Numbers under a prologue that begin again at 1 are the book's own: they are not held by it."""
    holder: Heading | None = None
    seen: set[int] = set()
    for heading in headings:
        rank = heading.shape.rank
        if rank is Rank.NAMED:
            holder, seen = heading, set()
        elif rank in HOLDERS:
            holder = None
        elif rank is Rank.NUMERAL and holder is not None:
            number = heading.shape.number or 0
            if holder.story < _LITTLE and number not in seen and number == len(seen) + 1:
                seen.add(number)
                heading.level = holder.level + 1
            else:
                holder = None


def _tree(headings: Sequence[Heading]) -> list[Heading]:
    roots: list[Heading] = []
    path: list[Heading] = []
    for heading in headings:
        while path and path[-1].level >= heading.level:
            path.pop()
        (path[-1].children if path else roots).append(heading)
        path.append(heading)
    return roots


def _without_book_title(
    units: Sequence[Unit], roots: list[Heading], title: str | None, openings: list[Opening]
) -> list[Heading]:
    """The roots without the heading that is only the book's own title; what it holds takes its place."""
    if not roots or roots[0].shape.rank not in {Rank.NONE, Rank.CHAPTER} or roots[0].shape.number is not None:
        return roots
    first, others = roots[0], roots[1:]
    named = title is not None and letters_of(first.title) == letters_of(title)
    said = " ".join(unit.words for unit in units[first.last + 1 : first.last + 4])
    if first.story >= _LITTLE or not (first.children or others) or not (named or first.children or len(said) < _LITTLE):
        return roots
    if not (named or not others or all(other.shape.rank is not Rank.NONE for other in others) or first.story < 100):
        return roots
    openings.append(Opening(first.first, first.last, "paratext", first.title, paratext="title-page"))
    return [*first.children, *others]


def _open(heading: Heading, level: int, openings: list[Opening], first_story: int, last_story: int) -> None:
    rank = heading.shape.rank
    if rank is Rank.APPARATUS and not first_story < heading.first < last_story:
        openings.append(Opening(heading.first, heading.last, "paratext", heading.title, level, heading.shape.apparatus))
        return  # what it holds is no story either
    if heading.children and _holds(heading):
        openings.append(Opening(heading.first, heading.last, "part", heading.title, level))
        if heading.story >= _PRELUDE:
            openings.append(Opening(heading.last + 1, heading.last, "chapter", heading.title, level + 1))
        for child in heading.children:
            _open(child, level + 1, openings, first_story, last_story)
        return
    if rank in HOLDERS and not heading.story:
        kind: SectionKind = "part"
    else:
        kind = "letter" if rank is Rank.LETTER else "chapter"
    openings.append(Opening(heading.first, heading.last, kind, heading.title, level))


def _holds(heading: Heading) -> bool:
    """Whether it is a part that holds chapters, and not a chapter with headings inside."""
    rank = heading.shape.rank
    if rank in HOLDERS:
        return True
    if rank is Rank.NUMERAL:
        return not heading.story and any(child.shape.rank is not Rank.NONE for child in heading.children)
    if rank is Rank.NONE:
        return heading.story < _LITTLE
    return False
