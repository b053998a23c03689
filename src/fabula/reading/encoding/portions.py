"""Cuts the text into portions that the model reads apart: at headings, and in between where the words say so.

Chapters are not known yet, and need not be: what matters is that a change in one place moves no window elsewhere.
Larger than the portions of other stages, since each end of a portion is a place where the model sees one side only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from fabula.lexicon.en.structure import BOOK_WORDS, CHAPTER_WORDS, LETTER_WORDS, PART_WORDS, STORY_NAMES, VOLUME_WORDS
from fabula.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.text import Block, Edition

HEADED = 1_500  # code points; what is shorter under its heading, as a speech in a play, stays joined
SMALLEST = 12_000  # … and without a heading: two thousand words
LARGEST = 48_000
_BLOCKS, _SENTENCES = 0x1F, 0x7F  # one paragraph in 32 opens a portion, in a giant paragraph one sentence in 128
_KEY = 64  # code points that decide whether they open a portion
_HEADING = 90  # a line of a plain text that is longer is no heading

_HEADING_WORDS = VOLUME_WORDS | BOOK_WORDS | PART_WORDS | CHAPTER_WORDS | LETTER_WORDS | STORY_NAMES
# For: "XII.", "3", "— IV —".
_NUMERAL = re.compile(r"[\W_]*(?:[IVXLC]+|\d+)[\W_]*")
# For: "it is.” She", "gone! …"
_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*(\s+)")
_SPACE = re.compile(r"\s+")


class _Place(NamedTuple):
    """Where a portion may begin; whether it is under a heading; whether its words say that one begins."""

    start: int
    headed: bool
    opens: bool


def cut(edition: Edition) -> tuple[Span, ...]:
    """Portions that tile the edition's text and part no word.

    >>> from fabula.model.text import Block, Edition
    >>> edition = Edition(text="Call me Ishmael.", sha256="", language="en",
    ...     blocks=(Block(start=0, end=16, kind="paragraph"),))
    >>> cut(edition)
    (Span(start=0, end=16),)
    """
    end = len(edition.text)
    if not end:
        return ()
    cuts = [0]
    before = 0  # the place passed by last
    for place in _places(edition):
        so_far = place.start - cuts[-1]
        if so_far >= (HEADED if place.headed else SMALLEST) and (place.headed or place.opens):
            cuts.append(place.start)
        elif so_far > LARGEST and before > cuts[-1]:
            cuts.append(before)
        before = place.start
    if end - cuts[-1] > LARGEST and before > cuts[-1]:
        cuts.append(before)
    return tuple(Span(*pair) for pair in zip(cuts, [*cuts[1:], end], strict=True))


def _places(edition: Edition) -> Iterator[_Place]:
    text = edition.text
    headed = False  # the block before is a heading
    for block in edition.blocks:
        if block.kind == "blank":
            continue
        start, heads = block.start, _is_heading(block, text)
        if start and (text[start - 1].isspace() or text[start].isspace()):
            yield _Place(start, heads and not headed, _opens(text, start, _BLOCKS))
        headed = heads
        if block.end - start > LARGEST:
            yield from _inside(text, start, block.end)


def _inside(text: str, start: int, end: int) -> Iterator[_Place]:
    """Beginnings of sentences of a giant block; where it has none, of words."""
    last = start
    for sentence in _SENTENCE.finditer(text, start, end):
        while sentence.end() - last > LARGEST and (space := _SPACE.search(text, last + LARGEST // 2, sentence.end())):
            last = space.end()
            yield _Place(last, headed=False, opens=True)
        last = sentence.end()
        if last == end:
            return
        yield _Place(last, headed=False, opens=_opens(text, last, _SENTENCES))
    while end - last > LARGEST and (space := _SPACE.search(text, last + LARGEST // 2, end)):
        last = space.end()
        yield _Place(last, headed=False, opens=True)


def _opens(text: str, start: int, mask: int) -> bool:
    return crc32(text[start : start + _KEY].strip().encode("utf-8", "surrogatepass")) & mask == 0


def _is_heading(block: Block, text: str) -> bool:
    """As the source says, or, since plain text says nothing, as a short line reads."""
    if block.kind != "paragraph" or block.end - block.start > _HEADING:
        return block.kind == "heading"
    words = text[block.start : block.end].split()
    if len(words) == 1 and _NUMERAL.fullmatch(words[0]):
        return True
    return bool(words) and words[0][0].isupper() and words[0].lower().strip(".:—–-") in _HEADING_WORDS
