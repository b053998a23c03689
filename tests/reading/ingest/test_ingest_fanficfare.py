"""FanFicFare's EPUB, HTML and plain text."""

from __future__ import annotations

import pytest
from fanficfare_files import fanficfare_epub, fanficfare_html, fanficfare_text
from ingest_files import assert_tiled, marks, shown, words

from fabula.model.text import SeriesPart
from fabula.reading.ingest import read_edition

FILES = {
    "EPUB": fanficfare_epub(),
    "EPUB with a table": fanficfare_epub(table=True),
    "HTML": fanficfare_html(),
    "text": fanficfare_text(),
    "text with Windows line ends": fanficfare_text(newline="\r\n"),
}


@pytest.mark.parametrize("file", FILES)
def test_only_the_story_is_story(file: str) -> None:
    """Chapters with their titles; title page, contents, log and notes stand apart."""
    edition = read_edition(FILES[file], language="en")
    italic = "_very_" if file.startswith("text") else "very"
    body = [(kind, " ".join(text.split())) for kind, role, text in shown(edition) if role == "body"]

    assert [row for row in body if row[1] != "A letter"] == [
        ("heading", "1. The Ferry"),
        (
            "paragraph",
            f"Ada Quill waited for the ferry. “It is late,” said Ada, and she meant {italic} late.",
        ),
        ("break", "* * *" if file.startswith("text") else ""),
        ("paragraph", "Tom Marsh rowed across in the dark."),
        ("heading", "2. The Mill"),
        ("paragraph", "“Sit down,” said Tom."),
    ]
    assert ("italic", "very") in marks(edition)
    assert_tiled(edition)


@pytest.mark.parametrize("file", [name for name in FILES if not name.startswith("text")])
def test_notes_and_summaries_are_kept_apart(file: str) -> None:
    """By their class, each with its label."""
    edition = read_edition(FILES[file], language="en")
    told = [(block.label, text) for block, text in zip(edition.blocks, words(edition), strict=True)]

    assert [row for row in told if row[0]] == [
        ("work notes", "Author's Note:"),
        ("work notes", "“Thank you,” said Bettina."),
        ("chapter summary", "Summary for the Chapter:"),
        ("chapter summary", "Bettina waits."),
        ("chapter end notes", "Notes for the Chapter:"),
        ("chapter end notes", "Bettina liked it."),
    ]


@pytest.mark.parametrize("file", FILES)
def test_the_title_page(file: str) -> None:
    """Title, author, tags by kind, series, dates and address; the package's mixed subjects give way."""
    metadata = read_edition(FILES[file], language="en").metadata

    assert (metadata.title, metadata.authors, metadata.language) == ("Low Water", ("Pond",), "English")
    assert metadata.series == (SeriesPart(name="The Ferries", part="2"),)
    assert metadata.tags["characters"] == ("Ada Quill", "Tom Marsh", "Gwen Hollis")
    assert metadata.tags["relationships"] == ("Ada Quill/Tom Marsh",)
    assert metadata.tags["genres"] == ("Adventure", "Rain")
    assert "subjects" not in metadata.tags
    assert metadata.more["url"] == "https://archive.example.org/works/99"
    assert metadata.more["status"] == "In-Progress"
    assert metadata.more["description"] == "Bettina loses her hat."
    assert metadata.more["made_by"] == "FanFicFare"


def test_a_text_that_only_ends_so_is_plain_text() -> None:
    """Without the labelled lines it is somebody's story."""
    edition = read_edition(b"Low Water\n\nby Pond\n\n\n\tOne\n\nIt rained.\n\nEnd file.\n", language="en")

    assert edition.metadata.title is None
    assert words(edition)[-1] == "End file."
