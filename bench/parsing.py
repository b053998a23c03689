"""Large documents: seconds until a Word file and an EPUB of five megabytes are text, as a share of the whole reading.

The reading is measured on the first 100,000 words of the same file, set in the same format, and taken to grow with the
words, as the table of speed shows it does.
"""

from __future__ import annotations

import io
import re
import time
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from bench.places import NOVELS, PDNC, require
from bench.reading import read
from fabula.reading.ingest import read_edition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HEAD = ("file", "megabytes", "words", "parsing, seconds", "reading, seconds", "share")
SIZE = 5_000_000
SAMPLE = 100_000  # words
CHAPTER = 120  # paragraphs
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Parsing(NamedTuple):
    """What one large file costs; `reading` is estimated from a part of it."""

    name: str
    size: int
    words: int
    parsing: float
    reading: float

    @property
    def share(self) -> float:
        """Of the whole reading, parsing included."""
        return self.parsing / self.reading


def measure() -> list[Parsing]:
    """Makes both files from novels and reads them.

    Raises:
        MissingDataError: the novels are not beside the repository.
    """
    require(PDNC)
    return [_one("five.docx", word_file), _one("five.epub", book_file)]


def _one(name: str, make: Callable[[Sequence[Sequence[str]]], bytes]) -> Parsing:
    chapters, data = _grown(make)
    start = time.perf_counter()
    edition = read_edition(data, name=name, language="en")
    parsing = time.perf_counter() - start
    words = len(edition.text.split())
    few: list[Sequence[str]] = []
    while sum(len(words.split()) for chapter in few for words in chapter) < SAMPLE:
        few.append(chapters[len(few)])
    sample = read(make(few), name)
    rest = (sample.total - sample.seconds["ingest"]) / sample.words * words
    return Parsing(name, len(data), words, parsing, parsing + rest)


def _grown(make: Callable[[Sequence[Sequence[str]]], bytes]) -> tuple[list[Sequence[str]], bytes]:
    """As many chapters as make a file of five megabytes, and the file."""
    chapters: list[Sequence[str]] = []
    data = b""
    novels = _novels()
    while len(data) < SIZE:
        # A sixth of the file at a time, so that it is packed a few times only.
        letters = 0
        while letters < 2_000_000:
            chapters.append(next(novels))
            letters += sum(map(len, chapters[-1]))
        data = make(chapters)
    return chapters, data


def _novels() -> Iterator[Sequence[str]]:
    """Chapters without end: the novels, again and again."""
    while True:
        for novel in NOVELS:
            text = (PDNC / novel / "novel_text.txt").read_text(encoding="utf-8")
            paragraphs = [" ".join(one.split()) for one in re.split(r"\n\s*\n", text) if one.strip()]
            for start in range(0, len(paragraphs), CHAPTER):
                yield paragraphs[start : start + CHAPTER]


def word_file(chapters: Sequence[Sequence[str]]) -> bytes:
    """A document as Word writes it, with the marks of its checkers on every run."""
    body: list[str] = []
    for number, chapter in enumerate(chapters, start=1):
        body.append(
            '<w:p w:rsidR="00A77B3E"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r w:rsidRPr="00A77B3E">'
            f"<w:t>Chapter {number}</w:t></w:r></w:p>"
        )
        body += map(_word_paragraph, chapter)
    return _packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
            "word/styles.xml": f'<w:styles xmlns:w="{_WORD}"><w:style w:type="paragraph" w:styleId="Heading1">'
            '<w:name w:val="heading 1"/></w:style></w:styles>',
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{"".join(body)}</w:body></w:document>',
        }
    )


def _word_paragraph(words: str) -> str:
    half = words.find(" ", len(words) // 2)
    runs = (words[: half + 1], words[half + 1 :])  # one of them is empty where there is a single word
    return (
        '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:ind w:firstLine="284"/></w:pPr>'
        + '<w:proofErr w:type="spellStart"/>'.join(
            f'<w:r w:rsidRPr="00C20F11"><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">{escape(run)}'
            "</w:t></w:r>"
            for run in runs
            if run
        )
        + "</w:p>"
    )


def book_file(chapters: Sequence[Sequence[str]]) -> bytes:
    """An EPUB with a file for each chapter."""
    pages = {
        f"OEBPS/{number}.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Five</title></head><body>'
        f"<h2>Chapter {number}</h2>{''.join(map(_book_paragraph, chapter))}</body></html>"
        for number, chapter in enumerate(chapters, start=1)
    }
    names = [name.removeprefix("OEBPS/") for name in pages]
    items = "".join(
        f'<item id="c{at}" href="{name}" media-type="application/xhtml+xml"/>' for at, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(names)))
    return _packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container version="1.0" '
            'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" '
            'media-type="application/oebps-package+xml"/></rootfiles></container>',
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Five</dc:title><dc:language>en</dc:language>'
            f"</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
            **pages,
        }
    )


def _book_paragraph(words: str) -> str:
    return f'<p class="indent">{escape(words)}</p>'


def _packed(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def rows(found: Sequence[Parsing]) -> list[list[str]]:
    """Lines of the table."""
    return [
        [one.name, f"{one.size / 1e6:.1f}", f"{one.words:,}", f"{one.parsing:.1f}", f"{one.reading:.0f}",
         f"{100 * one.share:.1f} %"]
        for one in found
    ]  # fmt: skip
