"""What holds of any input at all: an edition whose blocks tile its text, or an error a user can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from document_files import odt, tei
from hypothesis import example, given
from hypothesis import strategies as st
from ingest_files import assert_tiled, epub

from fabula.errors import InputError
from fabula.reading.ingest import read_edition

if TYPE_CHECKING:
    from fabula.model.text import Edition

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["", " ", "* * *", "_a_ b", "# x", "---", "\t- x", "1. y", "<p>", "</i>", "*b*", "\xa0", "> q", "&amp;"]
        ),
        st.text(max_size=80),
    ),
    max_size=12,
)
ENDINGS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
TAGS = [
    "<p>", "</p>", "<div>", "</div>", "<i>", "</i>", "<q>", "</q>", "<br/>", "<hr/>", "<h2>", "</h2>", "<hgroup>",
    "</hgroup>",
    "<pre>", "</pre>", "<sup>", "</sup>", "<a href='#n'>", "</a>", "<blockquote>", "</blockquote>", "<table>",
    "<td>", "<li>",
    "<section>", "<span class='italic'>", "<div class='break'>", "<img alt='T'>", "&nbsp;", "&shy;", "1", " ", "\n",
    "word", "* * *",
]  # fmt: skip
WORDS_OF_RTF = [
    "{", "}", "\\par ", "\\i ", "\\b0 ", "\\'93", "\\u8212?", "\\u-10180?", "\\u-8438?", "\\uc3 ",
    "{\\footnote ", "{\\*\\x ",
    "\\s1 ", "\\qc ", "\\fs40 ", "\\page ", "\\line ", "\\~", "\\bin3 ", "\\plain ", "\\deleted ", "\\", "* * *", "\n",
    "{\\stylesheet ", "{\\info{\\title ", "\\f1\\fcharset128 ",
]  # fmt: skip
TAGS_OF_TEI = [
    "<p>", "</p>", "<div type='notes'>", "</div>", "<head>", "</head>", "<l>x</l>", "<lg>", "</lg>", "<quote>",
    "</quote>", "<q>",
    "</q>", "<note>", "</note>", "<milestone unit='section'/>", "<pb/>", "<lb break='no'/>",
    "<choice><sic>a</sic></choice>",
    "<hi>", "</hi>",
]  # fmt: skip
TAGS_OF_ODT = [
    "<text:p>", "</text:p>", "<text:h>", "</text:h>", '<text:span text:style-name="T1">', "</text:span>", "<text:s/>",
    "<text:line-break/>", "<text:note><text:note-body>", "</text:note-body></text:note>", "<text:list>", "</text:list>",
    "<draw:frame><draw:text-box>", "</draw:text-box></draw:frame>", "<text:change-start text:change-id='c'/>",
]  # fmt: skip
TEMPLATE = [
    "<div id='preface'>", "<div id='chapters'>", "<div class='meta'>", "<div class='userstuff'>",
    "<h2 class='heading'>",
    "<blockquote class='userstuff'>", "<p>Summary</p>", "<p class='message'>", "<div id='endnotes1'>",
    "<dl class='tags'>",
    "<div id='workskin'>", "<div class='notes module'>", "<a name='section0001'>", "<div class='fff_chapter_notes'>",
    "</div>",
    "</a>", "</h2>", "</blockquote>", "words", "<dt>Fandom:</dt><dd><a>x</a></dd>", "<h1>",
]  # fmt: skip
FRAGMENTS = st.lists(st.one_of(st.sampled_from(TAGS), st.text(max_size=12)), max_size=30).map("".join)


def attempt(data: bytes, name: str = "", encoding: str | None = None) -> Edition | None:
    """The edition, or None when the data was refused in one line with a way out."""
    refusal: InputError | None = None
    try:
        return read_edition(data, name=name, encoding=encoding, language="en")
    except InputError as error:
        refusal = error
    assert refusal.way_out
    assert "\n" not in str(refusal)
    return None


def check(data: bytes, name: str = "", encoding: str | None = None) -> None:
    """Reads twice the same, or refuses in one line."""
    edition = attempt(data, name, encoding)
    if edition is not None:
        assert_tiled(edition)
    assert attempt(data, name, encoding) == edition


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"PK\x03\x04")
@example(b"\x00\x00\x00\x00\x00\x00")
def test_any_bytes(data: bytes) -> None:
    """Bytes of any kind are read or refused."""
    check(data)


@given(LINES, ENDINGS)
def test_any_text(lines: list[str], ending: str) -> None:
    """Plain text comes back character for character."""
    text = ending.join(lines)
    data = text.encode("utf-8", "surrogatepass")
    check(data)
    edition = attempt(data)
    if edition is not None and edition.metadata.source_format == "text" and edition.metadata.encoding == "utf-8":
        assert edition.text == text


@given(LINES, ENDINGS)
def test_any_markdown(lines: list[str], ending: str) -> None:
    """Markdown of any shape is read."""
    check(ending.join(lines).encode("utf-8", "replace"), "x.md")


@given(FRAGMENTS)
def test_any_page(fragment: str) -> None:
    """Tag soup is read."""
    check(f"<!DOCTYPE html><body>{fragment}".encode("utf-8", "replace"))


@given(FRAGMENTS)
def test_any_book_page(fragment: str) -> None:
    """Tag soup in an EPUB is read by a browser's rules."""
    check(epub({"a.xhtml": fragment.encode("utf-8", "replace").decode()}))


def mixed(pieces: list[str]) -> st.SearchStrategy[str]:
    """These pieces and words, in any order."""
    return st.lists(st.one_of(st.sampled_from(pieces), st.text(max_size=8)), max_size=30).map("".join)


@given(mixed(WORDS_OF_RTF))
def test_any_rich_text(fragment: str) -> None:
    """Control words in any order are read."""
    check(b"{\\rtf1\\ansi " + fragment.encode("latin-1", "replace"))


@given(mixed(TAGS_OF_TEI))
def test_any_tei(fragment: str) -> None:
    """Elements in any order are read, or refused where they are no XML."""
    check(tei(f"<body>{fragment}</body>"))


@given(mixed(TAGS_OF_ODT))
def test_any_open_document(fragment: str) -> None:
    """The same for OpenDocument."""
    check(odt(fragment.encode("utf-8", "replace").decode()))


@given(mixed(TEMPLATE))
def test_any_page_of_a_template(fragment: str) -> None:
    """Pieces of the templates of sites in any order are read."""
    check(f"<!DOCTYPE html><body>{fragment}".encode("utf-8", "replace"))


@given(st.binary(min_size=1, max_size=60), st.integers(0, 2_000))
def test_any_damage_to_a_book(noise: bytes, at: int) -> None:
    """An EPUB with bytes overwritten or cut is read or refused."""
    data = epub({"a.xhtml": "<h2>One</h2><p>It was late.</p>"})
    at %= len(data)
    check(data[:at] + noise + data[at + len(noise) :])
    check(data[:at])


@pytest.mark.parametrize(
    "encoding", ["utf-7", "unicode_escape", "idna", "punycode", "rot13", "hex", "nonsense", "utf-8\0"]
)
def test_any_encoding_that_is_asked_for(encoding: str) -> None:
    """Odd codecs are used or refused, and never end in a traceback."""
    for data in (b"It was late.", b"\\ud800 x", b"\xff\xfe\xfd", b"a" * 80):
        check(data, encoding=encoding)
