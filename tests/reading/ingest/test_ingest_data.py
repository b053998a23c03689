"""Whole novels from the shared data: read, tiled, and in the right parts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from ingest_files import assert_tiled

from fabula.reading.ingest import read_edition

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
NOVELS = sorted((DATA / "pdnc" / "data").glob("*/novel_text.txt"))
BOOKS = sorted((DATA / "standardebooks").glob("*.epub"))
# File → headings in the story by their level.
CHAPTERS = {
    "arthur-conan-doyle_a-study-in-scarlet": {2: 2, 3: 14},
    "emily-bronte_wuthering-heights": {2: 34},
    "frances-hodgson-burnett_the-secret-garden": {2: 27},
    "herman-melville_moby-dick": {2: 136},
    "jane-austen_persuasion": {2: 24},
    "jane-austen_pride-and-prejudice": {2: 61},
}


@pytest.mark.skipif(not NOVELS, reason="the shared data are not here")
@pytest.mark.parametrize("path", NOVELS, ids=lambda path: path.parent.name)
def test_a_plain_novel_is_its_file(path: Path) -> None:
    """The text equals the file, and the detector is not needed to call it English."""
    edition = read_edition(path)

    assert edition.text.encode(edition.metadata.encoding) == path.read_bytes()
    assert_tiled(edition)


@pytest.mark.skipif(not BOOKS, reason="the shared data are not here")
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_book_falls_into_its_parts(path: Path) -> None:
    """Chapters by level; title page, imprint, colophon, licence and notes apart."""
    edition = read_edition(path)

    assert_tiled(edition)
    headings = Counter(block.level for block in edition.blocks if block.kind == "heading" and block.role == "body")
    assert headings == CHAPTERS[path.stem]
    others = [block for block in edition.blocks if block.role not in {"body", "epigraph"}]
    apart = {Path(block.source.file).stem: block.role for block in others}
    usual = {"titlepage": "title-page", "imprint": "front", "colophon": "back", "uncopyright": "licence"}
    assert usual.items() <= apart.items()
    assert not any(stem.startswith("chapter") for stem in apart)
    assert apart.get("endnotes", "note") == "note"
    assert edition.metadata.title
    assert len(edition.metadata.authors) == 1
