"""What segmentation makes of texts that non-programmers can add to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from fabula.model.encoding import Encoding
from fabula.model.stage import StoryView
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.ingest import read_edition
from fabula.reading.segmentation import SegmentationStage
from fabula.reading.segmentation.headings import parse_heading
from fabula.reading.segmentation.sentences import load_splitter, split_sentences
from fabula.reading.words import WordsStage

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = "The ferry came late to the landing, and nobody was there to meet it but a goat."
PROSE = " ".join([LINE, "Rain had fallen since noon on the roofs of Saltmere and on the sea.", *[LINE] * 6])


def cases(name: str) -> list[Any]:
    """The cases of one file."""
    path = Path(__file__).with_name("cases") / f"{name}.yml"
    return list(yaml.safe_load(path.read_text(encoding="utf-8")))


def read(case: dict[str, Any]) -> tuple[str, Segmentation]:
    """The text of a case and its segmentation."""
    text = case["text"].replace("PROSE", PROSE).replace("LINE", LINE)
    edition = read_edition(text.encode(), name=f"case.{case.get('format', 'txt')}", language="en")
    words = WordsStage().read(StoryView({Edition: edition}))
    return edition.text, SegmentationStage().read(StoryView({Edition: edition, Words: words, Encoding: Encoding()}))


def _sections(segmentation: Segmentation) -> Iterator[str]:
    for section in segmentation.sections:
        yield f"{'  ' * (section.level - 1)}{section.kind} {section.number} {section.title}".rstrip()


@pytest.mark.parametrize("case", cases("headings"), ids=lambda case: str(case[0]).replace("\n", " / "))
def test_lines_read_as_headings(case: list[Any]) -> None:
    """A line says rank, number and title, or is no heading."""
    shape = parse_heading(case[0])

    assert [shape.rank.name, shape.number, shape.title] if shape else case[1:] == ["none"]


@pytest.mark.parametrize("case", cases("sections"), ids=lambda case: case["name"])
def test_sections_of_cases(case: dict[str, Any]) -> None:
    """Parts, chapters and letters are found, numbered over the whole work, with their titles in one line."""
    _, segmentation = read(case)

    assert list(_sections(segmentation)) == case["sections"]


@pytest.mark.parametrize("case", cases("paratext"), ids=lambda case: case["name"])
def test_paratext_of_cases(case: dict[str, Any]) -> None:
    """What is no story is set apart, with its kind."""
    text, segmentation = read(case)
    found = [f"{one.kind} {text[one.start : one.end]}" for one in segmentation.paratext]

    assert [
        one[: len(want)] for one, want in zip(found, case["paratext"], strict=len(found) == len(case["paratext"]))
    ] == case["paratext"]
    assert len(found) == len(case["paratext"])


@pytest.mark.parametrize("case", cases("breaks"), ids=lambda case: case["name"])
def test_breaks_of_cases(case: dict[str, Any]) -> None:
    """Explicit breaks are claims; their evidence is the mark and the first word after it."""
    text, segmentation = read(case)
    found = [f"{one.reason} {one.evidence[1].of(text)}" for one in segmentation.breaks]

    assert found == case["breaks"]
    assert all(one.evidence[0].start == one.start for one in segmentation.breaks)


@pytest.mark.parametrize("case", cases("paragraphs"), ids=lambda case: case["name"])
def test_restored_paragraphs_of_cases(case: dict[str, Any]) -> None:
    """Paragraphs that a single line had lost are restored where quotations tell, and called so."""
    text, segmentation = read(case)
    found = [text[one.start : one.end] for one in segmentation.paragraphs if one.kind == "prose"]

    assert len(found) == len(case["paragraphs"])
    assert all(one.startswith(want) for one, want in zip(found, case["paragraphs"], strict=True)), found
    assert len(found) == 1 or all(one.restored for one in segmentation.paragraphs) is ("\n" not in text.strip())


@pytest.mark.parametrize("case", cases("sentences"))
def test_sentences_of_cases(case: str) -> None:
    """A paragraph is cut where its case says."""
    text = case.replace("|", "")

    assert "| ".join(text[start:end] for start, end in split_sentences(text, load_splitter())) == case
