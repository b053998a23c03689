"""What cannot be read is refused in one line: cause, file, place, way out."""

from __future__ import annotations

import io
import os
import stat
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from ingest_files import CONTAINER, assert_tiled, epub, page, zipped

from fabula.errors import (
    EmptyInputError,
    InputError,
    LanguageError,
    NotFoundError,
    TooLargeError,
    UnknownFormatError,
    UnreadableError,
)
from fabula.reading.ingest import limits, read_edition, read_stdin

if TYPE_CHECKING:
    from pathlib import Path

LOCK = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
    '<enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><enc:CipherData>'
    '<enc:CipherReference URI="OEBPS/a.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>'
)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>&c;</p></body></html>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>a &x; b</p></body></html>'
)


def linked() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        entry = zipfile.ZipInfo("OEBPS/a.xhtml")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return out.getvalue()


def locked_zip() -> bytes:
    data = bytearray(epub({"a.xhtml": "<p>Late.</p>"}))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:  # the flag in the central directory
        data[at + 8] |= 1
        at += 4
    return bytes(data)


WHOLE = epub({"a.xhtml": "<p>It was late.</p>"})
REFUSED = {
    "empty": (b"", EmptyInputError),
    "only white space": (b" \r\n\t\n", EmptyInputError),
    "only a mark": (b"\xef\xbb\xbf\n", EmptyInputError),
    "a page without words": (b"<!DOCTYPE html><body><p>&nbsp;</p>", EmptyInputError),
    "a book without words": (epub({"a.xhtml": "<p></p>"}), EmptyInputError),
    "NULs": (b"\x00\x01\x02\x03" * 50, UnknownFormatError),
    "noise": (bytes(range(256)) * 8, UnknownFormatError),
    "UTF-16 without a mark": ("It was late.".encode("utf-16-le"), UnknownFormatError),
    "PDF": (b"%PDF-1.7\n...", UnknownFormatError),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, UnknownFormatError),
    "Kindle": (b"x" * 60 + b"BOOKMOBI" + b"\0" * 60, UnknownFormatError),
    "picture": (b"\x89PNG\r\n\x1a\n", UnknownFormatError),
    "a story file": (b"SQLite format 3\0" + b"\0" * 100, UnknownFormatError),
    "XML of another kind": (b"<?xml version='1.0'?><score><text/></score>", UnknownFormatError),
    "TEI without a text": (b"<?xml version='1.0'?><TEI><teiHeader/></TEI>", UnreadableError),
    "an archive of something else": (zipped({"story.mp3": "It was late."}), UnknownFormatError),
    "an empty archive": (zipped({}), UnknownFormatError),
    "a truncated archive": (WHOLE[: len(WHOLE) // 2], UnreadableError),
    "an archive cut at the end": (WHOLE[:-5], UnreadableError),
    "no spine": (epub({"a.xhtml": "<p>x</p>"}, itemrefs=""), UnreadableError),
    "a spine that leads nowhere": (epub({}, itemrefs='<itemref idref="x"/>'), UnreadableError),
    "no package": (zipped({"META-INF/container.xml": CONTAINER}), UnreadableError),
    "a broken container": (zipped({"META-INF/container.xml": "<container"}), UnreadableError),
    "locked pages": (epub({"a.xhtml": "<p>x</p>"}, extra={"META-INF/encryption.xml": LOCK}), UnreadableError),
    "a locked archive": (locked_zip(), UnreadableError),
    "a name that leads outside": (epub({"a.xhtml": "<p>x</p>"}, extra={"../../x.txt": "x"}), UnreadableError),
    "a name from the root": (epub({"a.xhtml": "<p>x</p>"}, extra={"/etc/x": "x"}), UnreadableError),
    "a name with a drive": (epub({"a.xhtml": "<p>x</p>"}, extra={"C:x": "x"}), UnreadableError),
    "a link": (linked(), UnreadableError),
    "an entity bomb": (epub({"a.xhtml": BOMB}), UnreadableError),
    "an outside entity": (epub({"a.xhtml": OUTSIDE}), UnreadableError),
    "a zip bomb": (epub({"a.xhtml": page("<p>" + "a" * 8_000_000 + "</p>")}), TooLargeError),
    "deep XHTML": (epub({"a.xhtml": "<div>" * 2_000 + "x" + "</div>" * 2_000}), TooLargeError),
    "deep HTML": (b"<!DOCTYPE html>" + b"<div>" * 100_000 + b"x", TooLargeError),
    "deep spans": (b"<!DOCTYPE html>" + b"<span>" * 100_000 + b"x", TooLargeError),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_in_one_line(case: str) -> None:
    """Each with its kind of error, the file's name, and what to do."""
    data, kind = REFUSED[case]

    with pytest.raises(kind) as caught:
        read_edition(data, name="tale", language="en")

    assert type(caught.value) is kind
    assert caught.value.way_out
    assert "tale" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_status == 3


def test_paths_that_are_no_file(tmp_path: Path) -> None:
    """Nothing there, a directory, a name no system takes."""
    with pytest.raises(NotFoundError, match=r"there is no file .*gone\.txt"):
        read_edition(tmp_path / "gone.txt")
    with pytest.raises(UnreadableError, match="is a directory"):
        read_edition(tmp_path)
    with pytest.raises(InputError):
        read_edition("a\0b")


def test_names_with_line_ends_stay_on_one_line() -> None:
    """Names come from archives and disks, where anything goes."""
    with pytest.raises(UnreadableError) as caught:
        read_edition(b"PK\x03\x04", name="a\nb\r\nc.epub")

    assert str(caught.value).startswith("a b c.epub is")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs an ordinary user on a POSIX system")
def test_no_permission(tmp_path: Path) -> None:
    """Said as such."""
    path = tmp_path / "tale.txt"
    path.write_bytes(b"It was late.")
    path.chmod(0)

    with pytest.raises(UnreadableError, match="no permission"):
        read_edition(path)


def test_no_permission_as_the_system_says_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same where permissions do not bind the tester."""
    path = tmp_path / "tale.txt"
    path.write_bytes(b"It was late.")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)

    with pytest.raises(UnreadableError, match="no permission"):
        read_edition(path)


@pytest.mark.parametrize(
    ("name", "value", "data"),
    [
        ("archive.MAX_ENTRIES", 3, WHOLE),
        ("archive.MAX_UNPACKED_BYTES", 100, WHOLE),
        ("archive.MAX_NAME", 5, WHOLE),
        ("drafts.MAX_BLOCKS", 1, b"<p>a</p><p>b</p>"),
        ("drafts.MAX_TEXT", 3, b"<p>late</p>"),
        ("plain_text.MAX_BLOCKS", 1, b"a\n\nb\n\nc"),
        ("plain_text.MAX_LINES", 1, b"a\nb\nc"),
        ("decoding.MAX_TEXT", 3, b"late"),
        ("sources.MAX_FILE_BYTES", 3, b"late"),
        ("flow.MAX_DEPTH", 3, b"<p><i><b>late</b></i></p>"),
    ],
)
def test_each_limit_is_kept(name: str, value: int, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over it, a file is refused by name."""
    monkeypatch.setattr(f"fabula.reading.ingest.{name}", value)
    assert hasattr(limits, name.split(".")[1])

    with pytest.raises(TooLargeError) as caught:
        read_edition(data, name="tale", language="en")

    assert caught.value.way_out


def test_a_long_line_is_read() -> None:
    """Ten million characters without a line end are one block, by the way of linear steps."""
    data = b"He said no. " * 850_000

    edition = read_edition(data, language="en")

    assert len(edition.blocks) == 1
    assert len(edition.text) == len(data)


@pytest.mark.parametrize("character", [b"a", b"_", b"*", b"-", b"<", b"#", b"\xe2\x80\x9c", b"'"])
def test_many_of_one_character(character: bytes) -> None:
    """Megabytes of one character are read, or refused, in linear steps."""
    for name in ("x.txt", "x.html"):
        try:
            edition = read_edition(character * 3_000_000, name=name, language="en")
        except InputError:
            continue
        assert_tiled(edition)


FRENCH = (
    "Le vieux passeur n’avait pas traversé la rivière depuis le printemps. Il regardait la pluie tomber sur "
    "le quai, et "
    "personne ne venait. Quand la cloche sonna, il se leva lentement, prit sa lampe et descendit vers la barque. "
)


def test_another_language_is_refused_politely() -> None:
    """Unless it is short, or English is forced."""
    with pytest.raises(LanguageError, match=r"French.*--language en"):
        read_edition((FRENCH * 4).encode())

    assert read_edition((FRENCH * 4).encode(), language="en-GB").language == "en"
    assert read_edition(FRENCH[:100].encode()).language == "en"
    with pytest.raises(LanguageError):
        read_edition(b"It was late.", language="fr")


def test_english_without_common_words_is_not_refused() -> None:
    """Only what is clearly another language is."""
    text = (
        "Rain! Rain! Wet hats, cold soup, grey windows, slow clocks. Ada sneezed. Tom sneezed. Everybody "
        "sneezed loudly. " * 8
    )

    assert read_edition(text.encode()).language == "en"


def test_standard_input_is_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also under its name "-"."""

    class Pipe:
        def __init__(self) -> None:
            self.buffer = io.BytesIO(b"It was late.")

    monkeypatch.setattr(sys, "stdin", Pipe())
    assert read_stdin() == b"It was late."
    monkeypatch.setattr(sys, "stdin", Pipe())
    edition = read_edition("-")
    assert (edition.text, edition.metadata.source_name) == ("It was late.", "-")


@pytest.mark.parametrize("data", [b"a\n\nb\n\nc", b"<p>a</p><p>b</p><p>c</p>"])
def test_limits_can_be_raised_for_a_trusted_file(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """The refusal says how, and with it the file is read."""
    monkeypatch.setattr("fabula.reading.ingest.plain_text.MAX_BLOCKS", 2)
    monkeypatch.setattr("fabula.reading.ingest.drafts.MAX_BLOCKS", 2)
    with pytest.raises(TooLargeError, match=r"more than 2 paragraphs .*--limits 2"):
        read_edition(data)

    assert len(read_edition(data, limits=2).blocks) == 3
    with pytest.raises(TooLargeError):
        read_edition(data)
