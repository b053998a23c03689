"""Blocks before they have a place in the text, and how they are put together to an edition's text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fabula.errors import TooLargeError
from fabula.model.text import Block, InlineMark, SourceAddress
from fabula.reading.ingest.limits import MAX_BLOCKS, MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fabula.model.text import BlockKind, BlockRole, InlineKind

BETWEEN = "\n\n"  # what stands between two blocks of an extracted text
SPACING_SHARE = 0.25  # from which empty paragraphs are how the whole file is spaced, and mean nothing

Mark = tuple[int, int, "InlineKind"]  # offsets inside the draft


@dataclass(slots=True)
class Draft:
    """One block of an extracted text. A rule and a gap have no text; their block is the white space between."""

    text: str
    kind: BlockKind = "paragraph"
    role: BlockRole = "body"
    level: int = 0
    file: str = ""
    element: str = ""
    marks: list[Mark] = field(default_factory=list)

    def cut(self, ranges: Iterable[tuple[int, int]]) -> list[Draft]:
        """The same block as several, each with its share of the marks; what lies between the ranges is dropped."""
        return [
            Draft(
                self.text[start:end],
                self.kind,
                self.role,
                self.level,
                self.file,
                self.element,
                [
                    (max(mark_start, start) - start, min(mark_end, end) - start, kind)
                    for mark_start, mark_end, kind in self.marks
                    if mark_start < end and mark_end > start
                ],
            )
            for start, end in ranges
        ]


def assemble(drafts: Sequence[Draft], name: str) -> tuple[str, tuple[Block, ...]]:
    r"""The text, and the blocks that tile it.

    >>> text, blocks = assemble([Draft("Emma", "heading", level=1), Draft("She was happy.")], "emma.html")
    >>> text, [(block.start, block.end) for block in blocks]
    ('Emma\n\nShe was happy.', [(0, 6), (6, 20)])

    Raises:
        TooLargeError: more blocks or characters than the limits allow.
    """
    kept = _without_spacing(drafts)
    if len(kept) > MAX_BLOCKS:
        raise TooLargeError(f"{name} has more than {MAX_BLOCKS:,} paragraphs", way_out="split it into volumes")
    blocks: list[Block] = []
    start = 0
    last = len(kept) - 1
    for at, draft in enumerate(kept):
        end = start + len(draft.text) + (len(BETWEEN) if at < last else 0)
        blocks.append(
            Block(
                start=start,
                end=end,
                kind=draft.kind,
                role=draft.role,
                level=draft.level,
                source=SourceAddress(file=draft.file, element=draft.element),
                marks=_placed(draft, start),
            )
        )
        start = end
    if start > MAX_TEXT:
        raise TooLargeError(f"{name} has more than {MAX_TEXT:,} characters", way_out="split it into volumes")
    return BETWEEN.join(draft.text for draft in kept), tuple(blocks)


def _placed(draft: Draft, by: int) -> tuple[InlineMark, ...]:
    """Marks without white space at their ends, in the edition's offsets."""
    placed: list[InlineMark] = []
    for start, end, kind in sorted(draft.marks):
        words = draft.text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip())
        if first < last:
            placed.append(InlineMark(start=by + first, end=by + last, kind=kind))
    return tuple(placed)


def _without_spacing(drafts: Sequence[Draft]) -> list[Draft]:
    """Gaps only where they tell something: between two blocks, one for a run, and not when the whole file has them."""
    kept: list[Draft] = []
    gaps = 0
    for draft in drafts:
        if not draft.text and draft.kind == "blank":
            if not kept or not kept[-1].text:
                continue
            gaps += 1
        elif not draft.text and kept and not kept[-1].text:  # a rule after a gap, or after another rule
            gaps -= kept[-1].kind == "blank"
            kept[-1] = draft
            continue
        kept.append(draft)
    if gaps > SPACING_SHARE * (len(kept) - gaps):
        kept = [draft for draft in kept if draft.text or draft.kind != "blank"]
    while kept and not kept[-1].text:
        kept.pop()
    return kept
