"""Story views of bare text, for the tests of quotations."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.model.spans import Spans
from fabula.model.stage import StoryView
from fabula.model.text import Block, Edition, Paragraph, Section, Segmentation
from fabula.reading.quotations import QuotationsStage

if TYPE_CHECKING:
    from fabula.model.speech import Quotations
    from fabula.model.text import InlineMark, ParagraphKind

_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*?\n[ \t]*\n|\s*\Z)", re.DOTALL)


def view_of(
    text: str, marks: tuple[InlineMark, ...] = (), cuts: tuple[int, ...] = (0,), kind: ParagraphKind = "prose"
) -> StoryView:
    """A story of paragraphs set apart by blank lines, in chapters that start at `cuts`."""
    paragraphs = [
        Paragraph(start=found.start(), end=found.end(), number=number, kind=kind)
        for number, found in enumerate(_PARAGRAPH.finditer(text), start=1)
    ]
    sections = [
        Section(start=start, end=end, kind="chapter", number=number)
        for number, (start, end) in enumerate(pairwise((*cuts, len(text))), start=1)
    ]
    block = Block(start=0, end=len(text), kind="paragraph", marks=marks)
    return StoryView(
        {
            Edition: Edition(text=text, sha256="", language="en", blocks=(block,)),
            Segmentation: Segmentation(
                sections=tuple(sections), paragraphs=tuple(paragraphs), sentences=Spans.of([(0, len(text))])
            ),
        }
    )


def read(text: str, marks: tuple[InlineMark, ...] = (), kind: ParagraphKind = "prose") -> Quotations:
    """The quotations of a text."""
    return QuotationsStage().read(view_of(text, marks, kind=kind))
