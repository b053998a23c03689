"""The Archive's downloads of all ages, its EPUBs, and its pages saved by hand."""

from __future__ import annotations

import pytest
from archive_files import FERRY, MILL, archive_epub, download, old_archive_epub, saved_page
from ingest_files import assert_tiled, marks, shown

from fabula.model.text import SeriesPart
from fabula.reading.ingest import read_edition

AGES = (2015, 2020, 2023, 2026)
FILES = {
    **{f"download of {age}": (download(age=age), age) for age in AGES},
    "EPUB": (archive_epub(), 2026),
    "EPUB before 2019": (old_archive_epub(), 2015),
    "saved page": (saved_page(), 2026),
}


def story(age: int) -> list[tuple[str, str]]:
    """What is story, whatever the file."""
    before = ("Chapter 1: ", "Chapter 2: ") if age >= 2025 else ("", "")
    return [
        ("heading", f"{before[0]}The Ferry"),
        ("paragraph", "Ada Quill waited for the ferry. “It is late,” said Ada, and she meant very late."),
        ("break", ""),
        ("paragraph", "Tom Marsh rowed across in the dark."),
        ("heading", f"{before[1]}The Mill"),
        ("paragraph", "A letter"),
        ("paragraph", "“Sit down,” said Tom."),
    ]


@pytest.mark.parametrize("file", FILES)
def test_only_the_story_is_story(file: str) -> None:
    """Headings and text of the chapters, and nothing of what stands around them."""
    data, age = FILES[file]
    edition = read_edition(data, language="en")

    assert [(kind, words) for kind, role, words in shown(edition) if role == "body"] == story(age)
    assert ("italic", "very") in marks(edition)
    assert_tiled(edition)


@pytest.mark.parametrize("file", FILES)
def test_notes_and_summaries_are_kept_apart(file: str) -> None:
    """All of them are there, in their places, each by its kind; none is a heading."""
    edition = read_edition(FILES[file][0], language="en")
    told = {
        words: (block.role, block.label) for block, (_, _, words) in zip(edition.blocks, shown(edition), strict=True)
    }

    assert {words: told[words] for words in told if "Bettina" in words} == {
        "Bettina loses her hat.": ("summary", "work summary"),
        "“Thank you,” said Bettina.": ("note", "work notes"),
        "Bettina waits.": ("summary", "chapter summary"),
        "Bettina is my aunt.": ("note", "chapter notes"),
        "Bettina liked it.": ("note", "chapter end notes"),
        "Bettina says goodbye.": ("note", "work end notes"),
    }
    assert not any(block.level for block in edition.blocks if block.role != "body")
    assert "Velma" not in edition.text
    assert "Preface" not in edition.text
    assert "Chapter Text" not in edition.text


@pytest.mark.parametrize("file", FILES)
def test_the_card_of_the_work(file: str) -> None:
    """Title, authors by their links, tags by kind with commas inside them whole, series, dates, address."""
    data, age = FILES[file]
    metadata = read_edition(data, language="en").metadata

    assert metadata.title == "Low Water"
    assert metadata.authors == ("Pond (quillfan)", "Rushes")
    assert metadata.series == (SeriesPart(name="The Ferries", part="2"),)
    assert metadata.tags["rating"] == ("General Audiences",)
    assert metadata.tags["warnings"] == ("No Archive Warnings Apply",)
    assert metadata.tags["fandoms"] == ("River Tales - Various Authors",)
    assert metadata.tags["additional"] == ("Rain, and more rain",)
    assert "Nell, Keeper of Bells" in metadata.tags["characters"]
    assert metadata.tags["relationships"][0] == "Ada Quill/Tom Marsh"
    assert "subjects" not in metadata.tags
    assert metadata.more["url"] == "https://archive.example.org/works/99"
    assert (metadata.more["published"], metadata.more["updated"]) == ("2015-01-10", "2016-02-11")
    assert (metadata.more["words"].replace(",", ""), metadata.more["chapters"]) == ("12345", "2/?")
    if age >= 2022:
        assert metadata.language == "English"


def test_a_single_chapter_has_no_heading_of_its_own() -> None:
    """The hidden title before the text is for tables of contents; the text is all of the story."""
    edition = read_edition(
        download(f"<h2 class='toc-heading'>Low Water</h2><div class='userstuff'>{FERRY}</div>"), language="en"
    )

    assert [kind for kind, role, _ in shown(edition) if role == "body"] == ["paragraph", "break", "paragraph"]


def test_headings_inside_the_text_are_the_writers_own() -> None:
    """Words that look so, under the chapter's heading; the only headings there are, in a work of one chapter."""
    one = download(f"<div class='userstuff'><h1>Morning</h1>{FERRY}<h1>Night</h1>{MILL}</div>")

    assert ("bold", "A letter") in marks(read_edition(download(), language="en"))
    assert [text for kind, _, text in shown(read_edition(one, language="en")) if kind == "heading"] == [
        "Morning",
        "Night",
        "A letter",
    ]


def test_words_directly_in_the_chapters_are_story() -> None:
    """Old files of single chapters had no element around the text."""
    edition = read_edition(download(FERRY, age=2015), language="en")

    assert [kind for kind, role, _ in shown(edition) if role == "body"] == ["paragraph", "break", "paragraph"]


def test_blocks_of_an_epub_name_their_file_and_element() -> None:
    """Also where a chapter goes on in a file without a heading."""
    edition = read_edition(archive_epub(), language="en")
    block = next(block for block in edition.blocks if edition.text[block.start :].startswith("Tom Marsh"))

    assert (block.source.file, block.source.element) == ("Low_Water_split_003.xhtml", "body/div[1]/div[1]/p[1]")


def test_authors_without_a_link() -> None:
    """Anonymous, and works moved from another archive, as the byline says it."""
    for byline, authors in (
        ("by Anonymous", ("Anonymous",)),
        ("by Reeds [archived by <a rel='author'>Keeper</a>]", ("Reeds [archived by Keeper]",)),
    ):
        data = download().decode()
        start = data.index("<div class='byline'>") + len("<div class='byline'>")
        data = data[:start] + byline + data[data.index("</div>", start) :]

        assert read_edition(data.encode(), language="en").metadata.authors == authors
