"""Plain text → blocks. The text is the file's own, character for character; nothing here decides what a chapter is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.errors import TooLargeError
from fabula.model.text import Block, Metadata, SourceAddress
from fabula.reading.ingest.breaks import MAX_BREAK, is_break
from fabula.reading.ingest.fanficfare_text import StoryText, read_story_text
from fabula.reading.ingest.gutenberg import MAX_CREDITS, find_boundaries, is_credit
from fabula.reading.ingest.italics import italic_marks
from fabula.reading.ingest.limits import MAX_BLOCKS, MAX_LINES, check_signs, raised
from fabula.reading.ingest.lines import Layout, Line, ends_paragraph, is_full, layout_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.model.text import BlockKind, BlockRole

    Region = tuple[int, int, BlockRole]  # start, end, what it is for


def read_plain_text(text: str, name: str, encoding: str) -> tuple[str, tuple[Block, ...], Metadata]:
    """The text unchanged, its blocks, and what a Gutenberg header says of it."""
    if max(text.count("\n"), text.count("\r")) > raised(MAX_LINES):
        raise TooLargeError(f"{name} has more than {raised(MAX_LINES):,} lines", way_out="split it into volumes")
    for signs in ("\n", "\r", "_*"):
        check_signs(text, signs, name)
    story = read_story_text(text)
    if story is not None:
        blocks = tuple(_blocks(text, story.regions, story.headings))
        return text, blocks, _described(story, name, encoding)
    bounds = find_boundaries(text)
    regions: tuple[Region, ...] = (
        (0, bounds.start, "licence"),
        (bounds.start, bounds.end, "body"),
        (bounds.end, len(text), "licence"),
    )
    blocks = tuple(_blocks(text, regions))
    if len(blocks) > raised(MAX_BLOCKS):
        raise TooLargeError(f"{name} has more than {raised(MAX_BLOCKS):,} paragraphs", way_out="split it into volumes")
    author = bounds.fields.get("author")
    metadata = Metadata(
        title=bounds.fields.get("title"),
        authors=(author,) if author else (),
        language=bounds.fields.get("language"),
        source_format="text",
        source_name=name,
        encoding=encoding,
        more={key: value for key, value in bounds.fields.items() if key not in {"title", "author", "language"}},
    )
    return text, blocks, metadata


def _described(story: StoryText, name: str, encoding: str) -> Metadata:
    return Metadata(
        title=story.title,
        authors=story.authors,
        language=story.fields.language,
        series=story.fields.series,
        tags=story.fields.tags,
        source_format="text",
        source_name=name,
        encoding=encoding,
        more=story.fields.more | {"made_by": "FanFicFare"},
    )


def _blocks(text: str, regions: Sequence[Region], headings: frozenset[int] = frozenset()) -> Iterator[Block]:
    number = 1
    count = 0
    for start, end, region in regions:
        if start >= end:
            continue
        groups, leading, lines = _groups(text, start, end, number)
        if leading:
            yield _block(text, start, groups[0][0].start if groups else end, "blank", role=region, number=number)
        layout, width = layout_of(text, groups)
        credits_left = MAX_CREDITS if regions[0][1] and regions[0][2] == "licence" and region == "body" else 0
        runs = [run for group in groups for run in _runs(text, group, layout, width)]
        for at, run in enumerate(runs):
            stop = runs[at + 1][0].start if at + 1 < len(runs) else end
            role: BlockRole = region
            if credits_left:
                credits_left -= 1
                if is_credit(text[run[0].first : run[-1].stop]):
                    role = "licence"
                else:
                    credits_left = 0
            count += 1
            if count > raised(MAX_BLOCKS) + 1:
                return
            kind = "heading" if run[0].start in headings else _kind(text, run, layout, width)
            yield _block(text, run[0].start, stop, kind, role=role, number=run[0].number)
        number += lines


def _groups(text: str, start: int, end: int, number: int) -> tuple[list[list[Line]], bool, int]:
    """Runs of lines that have words or marks on them; whether blank lines come first; how many lines there are."""
    groups: list[list[Line]] = []
    open_group: list[Line] = []
    leading = False
    count = 0
    for line in lines_of(text, start, end, number):
        count += 1
        if line.stop <= line.first:
            leading = leading or not (groups or open_group)
            if open_group:
                groups.append(open_group)
                open_group = []
        else:
            open_group.append(line)
    if open_group:
        groups.append(open_group)
    return groups, leading, count


def _runs(text: str, group: Sequence[Line], layout: Layout, width: int) -> Iterator[Sequence[Line]]:
    """A group cut into paragraphs; a row of marks on a line of its own always stands alone."""
    first = 0
    for at, line in enumerate(group):
        if at > first and _cuts(text, group[at - 1], line, layout, width):
            yield group[first:at]
            first = at
    yield group[first:]


def _cuts(text: str, before: Line, line: Line, layout: Layout, width: int) -> bool:
    if _is_break_line(text, before) or _is_break_line(text, line) or layout == "line":
        return True
    if layout == "indent":
        return line.indent > 0
    return layout == "fill" and ends_paragraph(text, before) and not is_full(text, before, line, width)


def _is_break_line(text: str, line: Line) -> bool:
    return line.length <= MAX_BREAK and is_break(text[line.first : line.stop])


def _kind(text: str, run: Sequence[Line], layout: Layout, width: int) -> BlockKind:
    if len(run) == 1:
        return "break" if _is_break_line(text, run[0]) else "paragraph"
    return "verse" if _is_verse(text, run, layout, width) else "paragraph"


def _is_verse(text: str, run: Sequence[Line], layout: Layout, width: int) -> bool:
    """Three lines or more, all set short of the margin and each opening with a capital: lines the writer ended."""
    if layout != "blank" or len(run) < 3 or width == 0 or len(run) > 200:
        return False
    if any(is_full(text, line, following, width) for line, following in pairwise(run)):
        return False
    opened = sum(not text[line.first].islower() for line in run)
    shouted = sum(text[line.first : line.stop].isupper() for line in run)
    words = sum(len(text[line.first : line.stop].split()) for line in run)
    return opened >= 0.8 * len(run) and shouted < 0.5 * len(run) and words >= 4 * len(run)


def _block(text: str, start: int, end: int, kind: BlockKind, *, role: BlockRole = "body", number: int) -> Block:
    return Block(
        start=start,
        end=end,
        kind=kind,
        role=role,
        level=1 if kind == "heading" else 0,
        source=SourceAddress(element=f"line {number}"),
        marks=italic_marks(text, start, end) if kind != "blank" else (),
    )
