"""Files made to do harm, or damaged: nothing but words comes out of them, and nothing else is touched."""

from __future__ import annotations

import io
import os
import socket
import struct
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from ingest_files import assert_tiled, epub, zipped

from fabula.errors import InputError, TooLargeError, UnreadableError
from fabula.reading.ingest import read_edition

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "The ferry came late to the landing, and nobody was there to meet it but a goat."


def with_false_sizes(data: bytes, size: int) -> bytes:
    """The archive with another unpacked size in every header."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = 0
        while (at := changed.find(signature, at)) >= 0:
            changed[at + offset : at + offset + 4] = struct.pack("<I", size)
            at += 4
    return bytes(changed)


def overlapping() -> bytes:
    """Two names for the same bytes inside an archive."""
    data = bytearray(zipped({"a.txt": WORDS, "b.txt": WORDS * 3}))
    central = [at for at in range(len(data) - 4) if data[at : at + 4] == b"PK\x01\x02"]
    data[central[1] + 42 : central[1] + 46] = data[central[0] + 42 : central[0] + 46]
    return bytes(data)


def in_a_zip_in_a_zip(depth: int) -> bytes:
    """An archive in an archive in an archive."""
    data = WORDS.encode()
    name = "story.txt"
    for _ in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(name, data)
        data, name = out.getvalue(), "inner.zip"
    return data


BILLION = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE: dict[str, tuple[bytes, str]] = {
    "a script": (f"<p>{WORDS}</p><script>alert('ferry')</script>".encode(), "a.html"),
    "a script in an attribute": (
        f"<p onclick=\"alert('x')\">{WORDS}</p><img src=x onerror=alert(1)>".encode(),
        "a.html",
    ),
    "a page that wants to go elsewhere": (
        f"<meta http-equiv=refresh content='0;url=http://example.org'><base href='http://example.org/'><p>{WORDS}</p>"
        "<iframe src='http://example.org'></iframe><link rel=stylesheet href='http://example.org/a.css'>".encode(),
        "a.html",
    ),
    "bidirectional controls": (f"{WORDS} \u202egoat\u202c \u2066ferry\u2069".encode(), "a.txt"),
    "NUL bytes here and there": (WORDS.replace(" late", "\x00late").encode(), "a.txt"),
    "a half of a surrogate pair": (WORDS.encode() + b" \xed\xa0\x80 \xed\xb0\x80", "a.txt"),
    "halves as references": (f"<p>{WORDS} &#xD800; &#xDC00; &#0; &#x110000;</p>".encode(), "a.html"),
    "halves in RTF": (rb"{\rtf1 The ferry came late. \u-10240? \u-9216? \u0? \u65535? \bin99999999999 }", "a.rtf"),
    "an endless line": (WORDS.encode() * 20_000, "a.txt"),
    "an endless word": (b"<p>" + b"goat" * 500_000 + b"</p>", "a.html"),
    "a hundred thousand attributes": (b"<p " + b"a=b " * 100_000 + f">{WORDS}</p>".encode(), "a.html"),
    "entities of its own in HTML": (
        f"<!DOCTYPE html [<!ENTITY x0 'x'>{BILLION}]><p>{WORDS} &x9;</p>".encode(),
        "a.html",
    ),
    "a file that calls itself an EPUB": (WORDS.encode(), "a.epub"),
    "an EPUB that calls itself text": (epub({"a.xhtml": f"<p>{WORDS}</p>"}), "a.txt"),
    "a page that calls itself Word": (f"<!DOCTYPE html><p>{WORDS}</p>".encode(), "a.docx"),
    "a name with every slash there is": (WORDS.encode(), "../..\\C:/etc//passwd\x00\n.txt"),
    "sizes too small": (with_false_sizes(epub({"a.xhtml": f"<p>{WORDS}</p>"}), 3), "a.epub"),
    "sizes too large": (with_false_sizes(epub({"a.xhtml": f"<p>{WORDS}</p>"}), 0xFFFFFFF0), "a.epub"),
    "entries over each other": (overlapping(), "a.zip"),
    "archives in archives": (in_a_zip_in_a_zip(40), "a.zip"),
    "a name twice": (zipped({"a.txt": WORDS}) + zipped({"a.txt": WORDS}), "a.zip"),
    "bytes before the archive": (b"goat" * 100 + zipped({"a.txt": WORDS}), "a.zip"),
    "a page of nothing but open tags": (b"<p><b><i>" * 200 + WORDS.encode(), "a.html"),
    "comments without an end": (f"<p>{WORDS}</p>".encode() + b"<!--" * 100_000, "a.html"),
    "tags without an end": (f"<p>{WORDS}</p>".encode() + b"<" * 300_000, "a.html"),
    "marks of Markdown without an end": (
        f"{WORDS}\n\n".encode() + b"[" * 50_000 + b"*" * 50_000 + b"`" * 5_001,
        "a.md",
    ),
    "quotations in quotations": (f"{WORDS}\n\n".encode() + b"> " * 2_000 + b"late", "a.md"),
    "lists in lists": ("\n".join(f"{'  ' * depth}- late" for depth in range(300)).encode(), "a.md"),
}


def check_refusal(error: InputError) -> None:
    """One line, with a way out."""
    assert "\n" not in str(error)
    assert error.way_out


@pytest.fixture
def nothing_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No socket opens, and no file but for modules and data of Python's own is opened or written."""

    def refused(*_: object, **__: object) -> None:
        pytest.fail("a reader wanted the network")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)


@pytest.mark.usefixtures("nothing_outside")
@pytest.mark.parametrize("case", HOSTILE)
def test_it_is_read_or_refused_in_one_line(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback, no file left behind, no way out of the text."""
    data, name = HOSTILE[case]
    monkeypatch.chdir(tmp_path)

    try:
        edition = read_edition(data, name=name, language="en")
    except InputError as error:
        check_refusal(error)
    else:
        assert_tiled(edition)
        edition.text.encode("utf-8")  # no half of a surrogate pair
        assert "alert(" not in edition.text
        assert "example.org" not in edition.text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "case", ["a script", "bidirectional controls", "sizes too large", "a file that calls itself an EPUB"]
)
def test_words_come_out_of_it(case: str) -> None:
    """What is harmless in a hostile file is read."""
    data, name = HOSTILE[case]

    assert WORDS in read_edition(data, name=name, language="en").text


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"a\n\n" * 400, "a.txt"),
        (b"_a_ " * 400, "a.txt"),
        (b"<!DOCTYPE html>" + b"<p>a" * 400, "a.html"),
        (b"- a\n" * 400, "a.md"),
        (b"*a* " * 400, "a.md"),
        (b"{\\rtf1 " + b"{a}" * 400 + b"}", "a.rtf"),
        (epub({"a.xhtml": "<b>a</b>" * 400}), "a.epub"),
    ],
)
def test_structure_without_words_is_refused(data: bytes, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take a hundred times its size in memory; the same between words is read."""
    monkeypatch.setattr("fabula.reading.ingest.limits.MANY_SIGNS", 200)

    with pytest.raises(TooLargeError, match="hardly a word"):
        read_edition(data, name=name, language="en")
    assert read_edition(data, name=name, language="en", limits=100).text


@pytest.mark.parametrize("kept", range(0, 100, 7))
@pytest.mark.parametrize("maker", [epub, None])
def test_a_file_cut_anywhere(maker: object, kept: int) -> None:
    """A download that broke off is read as far as it goes, or refused."""
    whole = epub({"a.xhtml": f"<p>{WORDS}</p>" * 5}) if maker else f"<html><body><p>{WORDS}</p><p>{WORDS}".encode()
    data = whole[: len(whole) * kept // 100]

    try:
        assert_tiled(read_edition(data, name="cut", language="en"))
    except InputError as error:
        check_refusal(error)


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half an old draft and half a new one is no draft: it is refused, and can be read again."""
    path = tmp_path / "draft.txt"
    path.write_text(WORDS, encoding="utf-8")

    def later(descriptor: int, calls: list[int] = []) -> os.stat_result:  # noqa: B006  # counts over calls
        calls.append(descriptor)
        if len(calls) == 2:
            path.write_text(WORDS * 2, encoding="utf-8")
        return os.stat(descriptor)

    monkeypatch.setattr("fabula.reading.ingest.sources.os.fstat", later)
    with pytest.raises(UnreadableError, match="changed while it was read"):
        read_edition(path)

    monkeypatch.undo()
    assert read_edition(path).text == WORDS * 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_folder_s_links_are_not_followed(tmp_path: Path) -> None:
    """A link inside a folder, to a file or to the folder itself, leads nowhere."""
    outside = tmp_path / "secret.txt"
    outside.write_text("A secret.", encoding="utf-8")
    folder = tmp_path / "novel"
    folder.mkdir()
    (folder / "1.txt").write_text(WORDS, encoding="utf-8")
    (folder / "2.txt").symlink_to(outside)
    (folder / "again").symlink_to(folder)

    assert read_edition(folder, language="en").text == WORDS
