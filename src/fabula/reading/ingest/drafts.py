"""Blocks before they have a place in the text, and how they are put together to an edition's text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fabula.errors import TooLargeError
from fabula.model.text import Block, InlineMark, SourceAddress
from fabula.reading.ingest.limits import MAX_BLOCKS, MAX_TEXT, raised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fabula.model.text import BlockKind, BlockLabel, BlockRole, InlineKind

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
    label: BlockLabel | None = None

    def cut(self, ranges: Iterable[tuple[int, int]]) -> list[Draft]:
        """The same block as several, in order, each with its share of the marks; what lies between them is dropped."""
        marks = sorted(self.marks)
        upcoming = 0
        running: list[Mark] = []
        pieces: list[Draft] = []
        for start, end in ranges:
            while upcoming < len(marks) and marks[upcoming][0] < end:
                running.append(marks[upcoming])
                upcoming += 1
            running = [mark for mark in running if mark[1] > start]
            piece = Draft(self.text[start:end], self.kind, self.role, self.level, self.file, self.element)
            piece.label = self.label
            piece.marks = [(max(first, start) - start, min(last, end) - start, kind) for first, last, kind in running]
            pieces.append(piece)
        return pieces


def assemble(drafts: Sequence[Draft], name: str) -> tuple[str, tuple[Block, ...]]:
    r"""The text, and the blocks that tile it.

    >>> text, blocks = assemble([Draft("Emma", "heading", level=1), Draft("She was happy.")], "emma.html")
    >>> text, [(block.start, block.end) for block in blocks]
    ('Emma\n\nShe was happy.', [(0, 6), (6, 20)])

    Raises:
        TooLargeError: more blocks or characters than the limits allow.
    """
    kept = _without_spacing(drafts)
    if len(kept) > raised(MAX_BLOCKS):
        raise TooLargeError(f"{name} has more than {raised(MAX_BLOCKS):,} paragraphs", way_out="split it into volumes")
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
                label=draft.label,
                level=draft.level,
                source=SourceAddress(file=draft.file, element=draft.element),
                marks=_placed(draft, start),
            )
        )
        start = end
    if start > raised(MAX_TEXT):
        raise TooLargeError(f"{name} has more than {raised(MAX_TEXT):,} characters", way_out="split it into volumes")
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
    """Gaps only where they tell something: one for a run of empty paragraphs, and none at either end.

    When the whole file is spaced by empty paragraphs, only runs longer than the usual one are gaps.
    """
    kept: list[Draft] = []
    runs: dict[int, int] = {}  # position in `kept` → how many empty paragraphs
    for draft in drafts:
        gap = draft.kind == "blank" and not draft.text
        if gap and not kept:
            continue
        if draft.text or not kept or kept[-1].text:
            if gap:
                runs[len(kept)] = 1
            kept.append(draft)
        elif gap:
            if kept[-1].kind == "blank":
                runs[len(kept) - 1] += 1
        else:  # a rule after a gap, or after another rule, is one break
            runs.pop(len(kept) - 1, None)
            kept[-1] = draft
    if len(runs) > SPACING_SHARE * (len(kept) - len(runs)):
        usual = Counter(runs.values()).most_common(1)[0][0]
        kept = [draft for at, draft in enumerate(kept) if runs.get(at, usual + 1) > usual]
    while kept and not kept[-1].text:
        kept.pop()
    return kept
