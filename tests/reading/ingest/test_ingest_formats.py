"""The table of formats: each cell is held here, and the table in the docs is made of the same cells."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from format_cases import ADA, CASES, TOM, Case
from ingest_files import assert_tiled, marks, shown

import fabula
from fabula.reading.ingest import read_edition

if TYPE_CHECKING:
    from fabula.model.text import Edition

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "formats.md"
COLUMNS = ("read", "metadata", "notes apart", "italics", "breaks", "places in the source")


def read(case: Case, path: Path) -> Edition:
    """The edition of a file, or of a folder made under `path`."""
    if isinstance(case.data, bytes):
        return read_edition(case.data, language="en")
    for name, content in case.data.items():
        target = path / "story" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    return read_edition(path / "story", language="en")


@pytest.mark.parametrize("name", CASES)
def test_read(name: str, tmp_path: Path) -> None:
    """The story's words, in order, and its headings."""
    edition = read(CASES[name], tmp_path)
    body = [text for _, role, text in shown(edition) if role == "body" and text]

    assert_tiled(edition)
    told = [text.replace("_", "").replace("\n", " ") for text in body if text.startswith(("Ada Quill", "Tom Marsh"))]
    assert told == [ADA.format("very"), TOM]
    assert "“Sit down,” said Tom." in body


@pytest.mark.parametrize("name", CASES)
def test_metadata(name: str, tmp_path: Path) -> None:
    """Title and author, where the format can say them."""
    metadata = read(CASES[name], tmp_path).metadata

    known = bool(metadata.authors) and metadata.authors[0].startswith("Pond")
    assert known == (CASES[name].metadata == "yes")


@pytest.mark.parametrize("name", CASES)
def test_notes_apart(name: str, tmp_path: Path) -> None:
    """Words about Bettina are apparatus, where the format marks it as such."""
    edition = read(CASES[name], tmp_path)
    roles = {role for _, role, text in shown(edition) if "Bettina" in text}

    if CASES[name].notes == "yes":
        assert "body" not in roles
    else:  # told by its words, later
        assert roles <= {"body", "front"}


@pytest.mark.parametrize("name", CASES)
def test_italics(name: str, tmp_path: Path) -> None:
    """The word that is set so."""
    assert ("italic", "very") in marks(read(CASES[name], tmp_path))


@pytest.mark.parametrize("name", CASES)
def test_breaks(name: str, tmp_path: Path) -> None:
    """Between the two scenes of the first chapter."""
    found = [(kind, text) for kind, role, text in shown(read(CASES[name], tmp_path)) if role == "body"]
    at = next(at for at, (_, text) in enumerate(found) if text.startswith("Tom Marsh"))

    assert found[at - 1][0] == "break"


@pytest.mark.parametrize("name", CASES)
def test_places_in_the_source(name: str, tmp_path: Path) -> None:
    """File in the archive or folder, and element, paragraph or line."""
    edition = read(CASES[name], tmp_path)
    block = next(block for block in edition.blocks if TOM in edition.text[block.start : block.end])

    assert (block.source.file, block.source.element) == CASES[name].place


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if isinstance(case.data, bytes)])
def test_later_stages_keep_notes_out(name: str) -> None:
    """Of a whole reading: two chapters, three scenes, two people, two speeches; nothing comes from the apparatus."""
    data = CASES[name].data
    assert isinstance(data, bytes)
    story = fabula.read(data, language="en")

    assert [character.name for character in story.cast.characters if not character.minor] == ["Ada Quill", "Tom Marsh"]
    assert [story.text[piece.start : piece.end] for one in story.quotations.quotations for piece in one.pieces] == [
        "“It is late,”",
        "“Sit down,”",
    ]
    assert sum(section.number > 0 for section in story.segmentation.sections) == 2
    assert [scene.why for scene in story.scenes.scenes] == ["chapter", "mark", "chapter"]
    told = [story.text[one.start : one.end] for one in story.segmentation.paragraphs]
    assert not any("Bettina" in words for words in told)


def test_the_table_in_the_docs() -> None:
    """Holds these formats and cells, and no others."""
    rows = re.findall(r"^\| ([^|]+?) \| (yes .*?) \|$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    table = {name: tuple(cell.strip() for cell in cells.split("|")) for name, cells in rows}

    assert table == {
        name: ("yes", case.metadata, case.notes, case.italics, case.breaks, "yes") for name, case in CASES.items()
    }
    assert f"| format | {' | '.join(COLUMNS)} |" in PAGE.read_text(encoding="utf-8")
