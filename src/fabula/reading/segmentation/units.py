"""The edition's blocks as the pieces that segmentation labels: paragraphs, headings, rows of marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.reading.segmentation.headings import STRONG, Rank, parse_heading
from fabula.reading.segmentation.lost_headings import split_headings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.text import Block, BlockKind, BlockRole, Edition

_LINE = 80  # code points; a heading that stands on the first line of its paragraph is no longer
_SENTENCE_ENDS = frozenset(".!?:;,…”’\"'—-)*_")


@dataclass(slots=True)
class Unit:
    """A block's words, or part of them; `[start, end)` is without white space at either end."""

    start: int
    end: int
    cut: int  # where a section that opens here begins: the white space before belongs to it
    words: str
    kind: BlockKind
    role: BlockRole = "body"
    level: int = 0
    file: str = ""
    lines: int = 0  # line ends between the unit before and this one
    indented: bool = False  # its first line is set in
    paratext: str = ""  # kind of paratext; "" is story
    label: str | None = None  # which note or summary it is, where the source says so
    split: bool = False  # the first line of a block; goes back to it when it proves no heading
    lost: bool = False  # cut from a long paragraph that had swallowed its headings

    @property
    def is_story(self) -> bool:
        """Whether it is neither apparatus nor a heading nor a row of marks."""
        return not self.paratext and self.role == "body" and self.kind in {"paragraph", "verse"}

    @property
    def is_prose(self) -> bool:
        """Whether it reads as sentences, and not as a title, a name or an entry of a list."""
        if self.kind not in {"paragraph", "verse"}:
            return False
        size = len(self.words)
        return size >= 200 or (size >= 40 and self.words[-1] in _SENTENCE_ENDS and self.words.count(" ") >= 7)


@dataclass(slots=True)
class Gap:
    """A block without words: a rule, or an empty paragraph that the source gave meaning."""

    start: int
    end: int
    rule: bool
    before: int  # number of the unit that follows


def units_of(edition: Edition) -> tuple[list[Unit], list[Gap]]:
    """Units and gaps of the whole edition, in text order."""
    units: list[Unit] = []
    gaps: list[Gap] = []
    text = edition.text
    end = 0
    for block in edition.blocks:
        raw = text[block.start : block.end]
        words = raw.strip()
        if not words:
            if block.kind != "paragraph" and block.end > block.start:
                gaps.append(Gap(block.start, block.end, block.kind == "break", len(units)))
            continue
        start = block.start + len(raw) - len(raw.lstrip())
        for unit in _cut_at_headings(block, start, words):
            unit.lines = _line_ends(text, end, unit.start)
            unit.indented = text[unit.start - 1 : unit.start] in {" ", "\t"}
            units.append(unit)
            end = unit.end
    return units, gaps


def _cut_at_headings(block: Block, start: int, words: str) -> Iterator[Unit]:
    """The block's words; one long line that holds headings is cut at them."""
    stretches = split_headings(words) if block.kind == "paragraph" and block.role == "body" else []
    if len(stretches) < 2:
        yield from _cut_first_line(block, start, words)
        return
    cut = block.start
    for stretch in stretches:
        part = words[stretch.start : stretch.end]
        first = start + stretch.start + len(part) - len(part.lstrip())
        part = part.strip()
        kind: BlockKind = "heading" if stretch.heading else "paragraph"
        yield Unit(
            first, first + len(part), cut, part, kind, "body", int(stretch.heading), block.source.file, lost=True
        )
        cut = first + len(part)


def _cut_first_line(block: Block, start: int, words: str) -> Iterator[Unit]:
    """The block's words; a first line that could be a heading by itself is cut off."""
    kind = "paragraph" if block.kind == "blank" else block.kind
    rest = start
    cut = block.start
    if "\n" in words and kind in {"paragraph", "verse"} and block.role == "body":
        line, _, more = words.partition("\n")
        line = line.rstrip()
        if len(line) <= _LINE and parse_heading(words) is None:
            shape = parse_heading(line)
            if shape and _stands_alone(line, more) and (shape.rank in STRONG - {Rank.APPARATUS} or not shape.title):
                yield Unit(start, start + len(line), cut, line, "paragraph", file=block.source.file, split=True)
                rest = start + len(words) - len(more.lstrip())
                cut = start + len(line)
                words = words[rest - start :]
                kind = "paragraph"
    unit = Unit(rest, rest + len(words), cut, words, kind, block.role, block.level, block.source.file)
    unit.label = block.label
    yield unit


def _stands_alone(line: str, more: str) -> bool:
    """Whether a first line ends before the margin: "BOOK I. (Folio), CHAPTER I.--This whale," goes on."""
    following = more.lstrip().split("\n", 1)[0]
    return len(line) <= 0.75 * len(following) and line[-1] not in ",;" and not following[:1].islower()


def _line_ends(text: str, start: int, end: int) -> int:
    return text.count("\n", start, end) or text.count("\r", start, end)
