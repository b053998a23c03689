"""Passages and the quotations in them, as data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from fabula.model.spans import Spans
from fabula.model.stage import StoryView
from fabula.model.text import Block, Edition, InlineMark, Paragraph, Section, Segmentation
from fabula.reading.quotations import QuotationsStage

if TYPE_CHECKING:
    from fabula.model.speech import Quotations

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(Path(__file__).with_name("cases").glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def view_of(text: str, marks: tuple[InlineMark, ...] = (), cuts: tuple[int, ...] = (0,)) -> StoryView:
    """A story of paragraphs set apart by blank lines, in chapters that start at `cuts`."""
    paragraphs = [
        Paragraph(start=found.start(), end=found.end(), number=number)
        for number, found in enumerate(re.finditer(r"\S(?:.*?\S)?(?=\s*?\n[ \t]*\n|\s*\Z)", text, re.DOTALL), start=1)
    ]
    sections = [
        Section(start=start, end=end, kind="chapter", number=number)
        for number, (start, end) in enumerate(zip(cuts, (*cuts[1:], len(text)), strict=True), start=1)
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


def read(text: str, marks: tuple[InlineMark, ...] = ()) -> Quotations:
    """The quotations of a text."""
    return QuotationsStage().read(view_of(text, marks))


def _looks(case: dict[str, Any]) -> tuple[InlineMark, ...]:
    marks = []
    for kind, words in case.get("looks", []):
        start = case["text"].index(words)
        marks.append(InlineMark(start=start, end=start + len(words), kind=kind))
    return tuple(marks)


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    """The passage has exactly the expected quotations, in order, with their pieces, mode and nesting."""
    found = read(case["text"], _looks(case)).quotations
    places = {quotation.id: number for number, quotation in enumerate(found)}

    shown = []
    for quotation in found:
        row: dict[str, Any] = {quotation.mode: [_plain(piece.of(case["text"])) for piece in quotation.pieces]}
        if quotation.parent is not None:
            row["in"] = places[quotation.parent]
        shown.append(row)
    expected = [
        {key: value if key == "in" else [_plain(piece) for piece in value] for key, value in row.items()}
        for row in case["expect"] or []
    ]

    assert expected == shown


def test_enough_cases() -> None:
    """Every family of marks is covered by more than a handful of passages."""
    assert len(CASES) >= 60
