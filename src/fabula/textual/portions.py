"""Cuts the text into portions where its own words say so, for stages that are cached portion by portion.

Cut points depend on the words beside them and not on how much text stands before (content-defined chunking), so that
an inserted paragraph changes the portion it falls in and, at most, a few neighbours; the rest is found again as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from fabula.model.spans import Span

if TYPE_CHECKING:
    from fabula.model.text import Edition

SMALLEST = 2_000  # code points; below, the bookkeeping of a portion costs more than reading it
LARGEST = 24_000  # above, one changed word would cost too much
_MASK = 0xF  # one paragraph in sixteen opens a portion


def cut_portions(edition: Edition, *, smallest: int = SMALLEST, largest: int = LARGEST) -> tuple[Span, ...]:
    """Portions that tile the edition's text, each made of whole blocks; a giant block is its own portion.

    >>> from fabula.model.text import Block, Edition
    >>> edition = Edition(text="Call me Ishmael.", sha256="", language="en",
    ...     blocks=(Block(start=0, end=16, kind="paragraph"),))
    >>> cut_portions(edition)
    (Span(start=0, end=16),)
    """
    text = edition.text
    if not text:
        return ()
    cuts = [0]
    last = 0
    before = 0  # length of the block before
    for block in edition.blocks:
        start, size = block.start, block.end - block.start
        if start > last and block.kind != "blank" and (text[start - 1].isspace() or text[start].isspace()):
            so_far = start - last
            if (
                before > largest
                or size > largest
                or so_far + size > largest
                or (so_far >= smallest and crc32(_key(text[start : block.end])) & _MASK == 0)
            ):
                cuts.append(start)
                last = start
        before = size
    ends = [*cuts[1:], len(text)]
    return tuple(Span(start, end) for start, end in zip(cuts, ends, strict=True))


def _key(words: str) -> bytes:
    return words.strip().encode("utf-8", "surrogatepass")
