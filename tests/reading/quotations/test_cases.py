"""Passages and the quotations in them, as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fabula.model.text import InlineMark
from quotation_views import read

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(Path(__file__).with_name("cases").glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


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
