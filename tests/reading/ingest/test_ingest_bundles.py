"""Several files that are one story: folders of scenes, archives of chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from document_files import rtf
from ingest_files import assert_tiled, docx, epub, para, shown, words, zipped

from fabula.errors import UnknownFormatError, UnreadableError
from fabula.reading.ingest import read_edition

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def folder(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder of these files."""
    for name, content in files.items():
        target = path / "Low Water" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path / "Low Water"


def test_scenes_of_a_folder_in_order(tmp_path: Path) -> None:
    """Numbers count as numbers; scenes are parted by breaks, and each block names its file."""
    edition = read_edition(
        folder(
            tmp_path, {"10 bell.md": "It *rang*.\n", "2 ferry.md": "# The Ferry\n\nIt was late.\n", "cover.png": b"x"}
        ),
        language="en",
    )

    assert shown(edition) == [
        ("heading", "body", "The Ferry"), ("paragraph", "body", "It was late."), ("break", "body", ""),
        ("paragraph", "body", "It rang."),
    ]  # fmt: skip
    assert [(block.source.file, block.source.element) for block in edition.blocks] == [
        ("2 ferry.md", "line 1"), ("2 ferry.md", "line 3"), ("10 bell.md", "start"), ("10 bell.md", "line 1"),
    ]  # fmt: skip
    assert edition.metadata.source_name == "Low Water"
    assert edition.metadata.more == {"files": "2", "left_out": "cover.png"}
    assert_tiled(edition)


def test_folders_inside_are_chapters(tmp_path: Path) -> None:
    """By their names without the number; scenes inside them are parted by breaks."""
    edition = read_edition(
        folder(
            tmp_path,
            {
                "01 The Ferry/1.txt": "It was late.",
                "01 The Ferry/2.txt": "It rained.",
                "02_the-mill/1.txt": "It stood.",
                "Characters/Ada.md": "Ada is tall.",
                "notes.md": "To do.",
                ".trash/old.md": "Gone.",
            },
        ),
        language="en",
    )

    assert [(kind, text) for kind, _, text in shown(edition)] == [
        ("heading", "The Ferry"), ("paragraph", "It was late."), ("break", ""), ("paragraph", "It rained."),
        ("heading", "The mill"), ("paragraph", "It stood."),
    ]  # fmt: skip


def test_a_folder_named_for_the_manuscript_is_the_story(tmp_path: Path) -> None:
    """What lies beside it is not."""
    path = folder(tmp_path, {"Manuscript/b.md": "Second.", "Manuscript/a.md": "First.", "plan.md": "Plan."})

    assert [text for text in words(read_edition(path, language="en")) if text] == ["Manuscript", "First.", "Second."]


def test_the_order_that_scenes_state(tmp_path: Path) -> None:
    """A number in the front matter of each; files that say they are something else are left out."""
    path = folder(
        tmp_path,
        {
            "a.md": "---\ntype: scene\norder: 2\n---\nSecond.",
            "b.md": "---\ntype: scene\norder: 1\n---\nFirst.",
            "c.md": "---\ntype: character\n---\nAda is tall.",
        },
    )
    edition = read_edition(path, language="en")

    assert [text for text in words(edition) if text] == ["First.", "Second."]
    assert edition.metadata.more["left_out"] == "c.md"


def test_the_order_that_an_index_lists(tmp_path: Path) -> None:
    """Scenes it does not name are left out."""
    index = "---\nlongform:\n  format: scenes\n  title: Low Water\n  scenes:\n    - The Mill\n    - The Ferry\n---\n"
    path = folder(
        tmp_path, {"Index.md": index, "The Ferry.md": "Late.", "The Mill.md": "Early.", "Cuttings.md": "Gone."}
    )

    assert [text for text in words(read_edition(path, language="en")) if text] == ["Early.", "Late."]


def test_chapters_of_an_archive() -> None:
    """Each file is headed by its own heading, its first line, its title in the front matter, or its name."""
    edition = read_edition(
        zipped(
            {
                "Low Water/02 mill.md": "---\ntitle: The Mill\n---\nIt stood by the water.",
                "Low Water/10 bell.rtf": rtf(r"\pard It rang.\par"),
                "Low Water/01.txt": "Chapter One\n\nIt was late.\n",
                "Low Water/03 fen.html": "<!DOCTYPE html><h1>The Fen</h1><p>It lay low.</p>",
                "Low Water/04 rope.docx": docx(para("It held.")),
                "__MACOSX/Low Water/._01.txt": "x",
            }
        ),
        language="en",
    )

    assert [(kind, text) for kind, _, text in shown(edition)] == [
        ("heading", "Chapter One"), ("paragraph", "It was late."),
        ("heading", "The Mill"), ("paragraph", "It stood by the water."),
        ("heading", "The Fen"), ("paragraph", "It lay low."),
        ("heading", "Rope"), ("paragraph", "It held."),
        ("heading", "Bell"), ("paragraph", "It rang."),
    ]  # fmt: skip
    assert edition.blocks[-3].source.file == "Low Water/04 rope.docx/word/document.xml"
    assert_tiled(edition)


def test_an_archive_of_one_book_is_that_book() -> None:
    """With its metadata; an archive in an archive in an archive is refused."""
    book = epub({"a.xhtml": "<p>It was late.</p>"})
    edition = read_edition(zipped({"The Mill.epub": book}), language="en")

    assert (edition.text, edition.metadata.title) == ("It was late.", "The Mill")
    assert edition.blocks[0].source.file == "The Mill.epub/OEBPS/a.xhtml"
    with pytest.raises(UnknownFormatError, match="inside an archive"):
        read_edition(zipped({"a.txt": zipped({"b.txt": "late"})}))


def test_a_folder_without_a_story(tmp_path: Path) -> None:
    """Said in one line; links are not followed."""
    path = folder(tmp_path, {"cover.png": b"x"})
    (path / "a.txt").symlink_to(tmp_path / "elsewhere.txt")
    (tmp_path / "elsewhere.txt").write_text("It was late.", encoding="utf-8")

    with pytest.raises(UnreadableError, match="is a directory with no file"):
        read_edition(path)


SCRIVX = (
    "<?xml version='1.0'?><ScrivenerProject><Binder><BinderItem UUID='D' Type='DraftFolder'><Title>Draft</Title>"
    "<Children>"
    "<BinderItem UUID='F1' Type='Folder'><Title>The Ferry</Title><Children><BinderItem UUID='S2' Type='Text'><Title>"
    "Late"
    "</Title><MetaData><IncludeInCompile>Yes</IncludeInCompile></MetaData></BinderItem>"
    "<BinderItem UUID='S1' Type='Text'>"
    "<Title>Rain</Title></BinderItem><BinderItem UUID='S3' Type='Text'><Title>Cut</Title><MetaData><IncludeInCompile>No"
    "</IncludeInCompile></MetaData></BinderItem></Children></BinderItem></Children></BinderItem><BinderItem UUID='R' "
    "Type='ResearchFolder'><Title>Research</Title><Children><BinderItem UUID='N1' Type='Text'><Title>Ada</Title>"
    "</BinderItem></Children></BinderItem></Binder></ScrivenerProject>"
)
NWX = (
    "<?xml version='1.0'?><novelWriterXML><project><name>Low Water</name></project><content>"
    "<item handle='r1' parent='None' "
    "class='NOVEL' type='ROOT'><name>Novel</name></item><item handle='b' parent='r1' order='1' class='NOVEL' layout="
    "'DOCUMENT'><name>Second</name></item><item handle='a' parent='r1' order='0' class='NOVEL' layout='DOCUMENT'>"
    "<name>First</name></item><item handle='n' parent='r1' order='2' class='NOVEL' layout='NOTE'><name>Plan</name>"
    "</item>"
    "<item handle='c' parent='None' class='CHARACTER'><name>Ada</name></item></content></novelWriterXML>"
)


def test_a_scrivener_project(tmp_path: Path) -> None:
    """The draft in the binder's order; folders are chapters; research and what is not compiled is left out."""
    documents = {"S1": "It rained.", "S2": "It was late.", "S3": "Gone.", "N1": "Ada is tall."}
    files: dict[str, str | bytes] = {
        f"Files/Data/{name}/content.rtf": rtf(rf"\pard {text}\par") for name, text in documents.items()
    }
    edition = read_edition(folder(tmp_path, {"Low Water.scrivx": SCRIVX, **files}), language="en")

    assert [(kind, text) for kind, _, text in shown(edition)] == [
        ("heading", "The Ferry"), ("paragraph", "It was late."), ("break", ""), ("paragraph", "It rained."),
    ]  # fmt: skip
    assert edition.blocks[1].source.file == "Files/Data/S2/content.rtf"


def test_a_novelwriter_project(tmp_path: Path) -> None:
    """Documents in the tree's order; bookkeeping is no text, names of scenes are notes, people named in it tags."""
    head = "%%~name: First\n%%~path: r1/a\n%%~kind: NOVEL/DOCUMENT\n"
    first = (
        f"{head}##! The Ferry\n\n### On the quay\n\n@pov: Ada Quill\n@char: Tom Marsh\n% a comment\n\nIt was late.\n"
    )
    path = folder(
        tmp_path,
        {
            "nwProject.nwx": NWX,
            "content/a.nwd": first,
            "content/b.nwd": "%%~name: Second\n### In the mill\n\nIt stood.\n",
            "content/n.nwd": "%%~name: Plan\n\nGone.\n",
            "content/c.nwd": "%%~name: Ada\n\nAda is tall.\n",
        },
    )
    edition = read_edition(path, language="en")

    assert shown(edition) == [
        ("heading", "body", "The Ferry"), ("break", "body", ""), ("paragraph", "note", "On the quay"),
        ("paragraph", "body", "It was late."), ("break", "body", ""), ("paragraph", "note", "In the mill"),
        ("paragraph", "body", "It stood."),
    ]  # fmt: skip
    assert edition.metadata.title == "Low Water"
    assert edition.metadata.tags == {"characters": ("Ada Quill", "Tom Marsh")}
