"""`fabula read`: what it makes, and what it refuses without leaving a trace."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

import fabula
from fabula.cli.bundled import bundled_story

STORY = bundled_story().read_text(encoding="utf-8")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The bundled story under a name of its own, in a folder of its own."""
    path = tmp_path / "The Bell.txt"
    path.write_text(STORY, encoding="utf-8", newline="\n")
    return path


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_story_lies_beside_its_book_and_the_book_is_untouched(book: Path, fabula_run: Any) -> None:
    """Nothing else is left in the folder."""
    before = book.read_bytes()

    status, out, err = fabula_run("read", book)

    assert (status, err) == (0, "")
    assert left_in(book.parent) == ["The Bell.fabula", "The Bell.txt"]
    assert book.read_bytes() == before
    assert fabula.open(book.with_suffix(".fabula")).text == STORY
    assert f"Kept in {book.with_suffix('.fabula')}." in out


def test_the_summary_says_what_is_known_and_what_is_not(book: Path, fabula_run: Any) -> None:
    """Chapters, words, people, shares of speeches that add up, and what to do next."""
    _, out, _ = fabula_run("read", book)

    assert "3 chapters, 1,1" in out
    total, *shares = map(int, re.findall(r"(\d+)(?: speeches| \(\d+%\))", out))
    assert total == sum(shares) == len(fabula.open(book.with_suffix(".fabula")).attribution.speakers)
    assert f'fabula show "{book.with_suffix(".fabula")}" cast' in out


def test_the_summary_says_where_the_tags_and_the_text_differ(tmp_path: Path, fabula_run: Any) -> None:
    """Who is tagged and not found, and the other way about; a long list is cut short."""
    path = tmp_path / "ferry.md"
    absent = ", ".join(f"Gwen {word}" for word in ("Ash", "Birch", "Cedar", "Elm", "Fir", "Oak", "Yew"))
    path.write_text(
        f"---\ncharacters: [Ada Quill, {absent}]\n---\nAda Quill waited. “It is late,” said Ada. Tom Marsh rowed, and "
        "Ada sat down. Tom was tired, and he slept. “Wake up, Tom,” said Ada.\n",
        encoding="utf-8",
    )
    _, out, _ = fabula_run("read", path)

    assert "  tagged and not found: Gwen Ash; Gwen Birch; Gwen Cedar; Gwen Elm; Gwen Fir; Gwen Oak; and 1 more\n" in out
    assert "  found and not tagged: Tom Marsh\n" in out


def test_the_summary_says_where_speech_has_no_marks(tmp_path: Path, fabula_run: Any) -> None:
    """What no tag shows to be speech may be missing there; a chapter with marks is no part of it."""
    path = tmp_path / "mill.txt"
    path.write_text(
        "Chapter One\n\nIs it far? said Ned.\n\nTwo miles, Orla said.\n\nThen come, said Ned.\n\nThey went on.\n\n"
        "Chapter Two\n\nThe mill was open.\n\n“Who is there?” said the miller.\n",
        encoding="utf-8",
    )
    _, out, _ = fabula_run("read", path)
    _, marks, _ = fabula_run("show", path.with_suffix(".fabula"), "marks")

    assert "  speech has no marks in 1 chapter: " in out
    assert marks.splitlines() == ["1¶1     no marks; what tags show", "2¶1     double quotation marks (“)"]


def test_quiet_reads_without_a_word(book: Path, fabula_run: Any) -> None:
    """The file is there all the same."""
    assert fabula_run("read", book, "--quiet") == (0, "", "")
    assert book.with_suffix(".fabula").exists()


def test_standard_input_can_be_read(book: Path, fabula_process: Any, tmp_path: Path) -> None:
    """Into `story.fabula` in the current folder unless -o says otherwise."""
    done = fabula_process("read", "-", input=book.read_bytes(), cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, b"")
    assert fabula.open(tmp_path / "story.fabula").text == STORY


def test_reading_onto_a_story_keeps_its_corrections(book: Path, fabula_run: Any, tmp_path: Path) -> None:
    """Also those of another file, with --after."""
    story, draft, other = tmp_path / "a.fabula", tmp_path / "draft.txt", tmp_path / "b.fabula"
    fabula_run("read", book, "-o", story)
    fabula_run("correct", story, "rename", "Mr. Pike", "The Customs Man")
    draft.write_text("It was a Tuesday.\n\n" + STORY, encoding="utf-8", newline="\n")

    for arguments in (("-o", story), ("-o", other, "--after", story)):
        status, out, _ = fabula_run("read", draft, *arguments)

        assert status == 0
        assert "1 correction of yours kept" in out
        assert "The Customs Man" in fabula_run("show", arguments[1], "cast")[1]


def test_the_given_encoding_is_used(tmp_path: Path, fabula_run: Any) -> None:
    """And one that Python does not know is an error of one line."""
    path = tmp_path / "old.txt"
    path.write_bytes(
        "“Where is the café?” asked Anna. She waited for the answer and looked at the sea.".encode("cp1252")
    )

    assert fabula_run("read", path, "--encoding", "cp1252")[0] == 0
    assert "café" in fabula.open(path.with_suffix(".fabula")).text
    status, _, err = fabula_run("read", path, "--encoding", "klingon")
    assert status in {2, 3}
    assert err.count("\n") == 1


def epub(path: Path, package: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
            '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        )
        archive.writestr("book.opf", package)


def make_bad(name: str, folder: Path) -> Path:
    path = folder / name
    match name:
        case "empty.txt":
            path.write_bytes(b"")
        case "blank.txt":
            path.write_bytes(b" \r\n\t\n" * 9)
        case "binary.txt":
            path.write_bytes(bytes(range(256)) * 40)
        case "spineless.epub":
            epub(path, '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/><manifest/></package>')
        case "truncated.epub":
            epub(path, "<package/>" + "x" * 5000)
            path.write_bytes(path.read_bytes()[:2000])
        case "one-letter.txt":
            path.write_bytes(b"a" * 50_000_000)
        case "folder.txt":
            path.mkdir()
        case "missing.txt":
            pass
    return path


@pytest.mark.parametrize(
    "name",
    [
        "empty.txt",
        "blank.txt",
        "binary.txt",
        "spineless.epub",
        "truncated.epub",
        pytest.param("one-letter.txt", marks=pytest.mark.slow),
        "folder.txt",
        "missing.txt",
    ],
)
def test_what_cannot_be_read_is_one_line_and_status_3(tmp_path: Path, fabula_run: Any, name: str) -> None:
    """It names the file and a way out; no story and nothing half-written is left, and an older story stays whole."""
    folder = tmp_path / "books"
    folder.mkdir()
    path = make_bad(name, folder)
    older = path.with_suffix(".fabula")
    fabula.read(bundled_story(), output=older)
    before, there = older.read_bytes(), left_in(folder)

    for output in (older, folder / "new.fabula"):
        status, out, err = fabula_run("read", path, "-o", output)

        assert (status, out) == (3, ""), err
        assert err.startswith("fabula: error: ")
        assert err.count("\n") == 1
        assert name in err
        assert re.search(r"\(.+\)$", err)
        assert (left_in(folder), older.read_bytes()) == (there, before)


@pytest.mark.parametrize("name", ["notes.txt", "folder", "missing/story.fabula"])
def test_an_output_that_is_no_story_is_left_alone(book: Path, fabula_run: Any, tmp_path: Path, name: str) -> None:
    """Status 4, before any time is spent on reading."""
    output = tmp_path / name
    if name == "notes.txt":
        output.write_text("mine", encoding="utf-8")
    elif name == "folder":
        output.mkdir()
    there = left_in(tmp_path)

    status, out, err = fabula_run("read", book, "-o", output)

    assert (status, out, err.count("\n")) == (4, "", 1)
    assert left_in(tmp_path) == there
    assert name != "notes.txt" or output.read_text(encoding="utf-8") == "mine"


def test_an_input_is_never_taken_for_the_output(book: Path, fabula_run: Any) -> None:
    """Even when the user asks for it."""
    status, _, err = fabula_run("read", book, "-o", book)

    assert (status, err.count("\n")) == (4, 1)
    assert book.read_text(encoding="utf-8") == STORY


def test_a_full_disk_leaves_the_older_story_whole(story: Path, book: Path, fabula_process: Any) -> None:
    """Status 4, one line, and nothing half-written beside it."""
    pytest.importorskip("resource", reason="this system limits no file sizes, so a full disk cannot be played")
    before, there = story.read_bytes(), left_in(story.parent)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))"

    for arguments in (
        ["read", book, "-o", story],
        ["read", book, "-o", story.with_name("new.fabula")],
        ["correct", story, "rename", "Mr. Pike", "Pike"],
        ["undo", story] if fabula.open(story).log else ["read", book],
        ["export", story, "--to", "json", "-o", story.with_name("story.json")],
    ):
        done = fabula_process(*arguments, before=limit)

        assert done.returncode == 4, done.stderr
        assert done.stderr.startswith(b"fabula: error: ")
        assert done.stderr.count(b"\n") == 1
        assert (left_in(story.parent), story.read_bytes()) == (there, before)


def test_what_may_not_be_read_or_written_is_one_line(
    book: Path, story: Path, fabula_process: Any, ordinary: tuple[str, ...]
) -> None:
    """Status 3 for an input, 4 for a story or its folder; a story in a folder that may not be written can be shown."""
    folder = book.parent / "closed"
    folder.mkdir()
    kept = Path(shutil.copy(story, folder))
    folder.chmod(0o500)
    closed = book.with_name("closed.txt")
    closed.write_text(STORY, encoding="utf-8")
    hidden = Path(shutil.copy(story, book.with_name("hidden.fabula")))
    for path in (closed, hidden):
        path.chmod(0)
    before, there = kept.read_bytes(), left_in(folder)

    try:
        for status, *arguments in (
            (3, "read", closed),
            (4, "read", book, "-o", folder / "new.fabula"),
            (4, "read", book, "-o", kept),
            (4, "correct", kept, "rename", "Mr. Pike", "Pike"),
            (4, "export", kept, "--to", "json", "-o", folder / "story.json"),
            (4, "show", hidden, "cast"),
        ):
            done = fabula_process(*arguments, under=ordinary)

            assert (done.returncode, done.stdout) == (status, b""), (arguments, done.stderr)
            assert done.stderr.count(b"\n") == 1
            assert (left_in(folder), kept.read_bytes()) == (there, before)
        assert fabula_process("show", kept, "cast", under=ordinary).returncode == 0
    finally:
        folder.chmod(0o700)


def test_marks_that_the_user_names_are_kept(tmp_path: Path, fabula_run: Any) -> None:
    """`--marks` overrules what was found, and `correct marks auto` gives it back."""
    book = tmp_path / "book.txt"
    book.write_text("'Come,' said Ada. 'It is late.' The goat slept.", encoding="utf-8")
    story = tmp_path / "book.fabula"

    assert fabula_run("read", book, "--quiet", "--marks", "double") == (0, "", "")
    assert fabula_run("show", story, "marks")[1] == "1¶1     double quotation marks, as you chose\n"
    assert fabula_run("correct", story, "marks", "auto")[0] == 0
    assert fabula_run("show", story, "marks")[1] == "1¶1     single quotation marks (')\n"
    assert fabula_run("correct", story, "marks", "none", "--chapter", "7")[0] == 5
    assert "marks of the whole work" in fabula_run("undo", story)[1]


def test_a_folder_of_scenes_is_a_story_beside_it(tmp_path: Path, fabula_run: Any) -> None:
    """Its name is the folder's, dots and all."""
    folder = tmp_path / "Low Water 1.5"
    folder.mkdir()
    for number, words in enumerate(("Ada Quill waited.", "Tom Marsh rowed."), 1):
        (folder / f"{number}.md").write_text(words, encoding="utf-8")

    status, _, err = fabula_run("read", folder, "--language", "en", "--quiet")

    assert (status, err) == (0, "")
    assert (tmp_path / "Low Water 1.5.fabula").is_file()
