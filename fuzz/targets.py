"""What is fuzzed: each reader, alone, with files of its format to begin with.

Bytes of an archive are seldom an archive after a change, so most archive formats are fuzzed from inside: the bytes are
one file of an archive that is whole.
"""

from __future__ import annotations

import io
import sys
import zipfile
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fuzz import words

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "reading" / "ingest")]

from fabula.errors import InputError  # noqa: E402  # after the path
from fabula.model.encoding import Encoding  # noqa: E402
from fabula.model.spans import Spans  # noqa: E402
from fabula.model.stage import StoryView  # noqa: E402
from fabula.model.text import Edition, Segmentation, Words  # noqa: E402
from fabula.reading.ingest import read_edition  # noqa: E402
from fabula.reading.quotations import QuotationsStage  # noqa: E402
from fabula.reading.segmentation import SegmentationStage  # noqa: E402
from fabula.reading.segmentation.marks import find_quoted  # noqa: E402
from fabula.reading.segmentation.places import find_places  # noqa: E402


class Target(NamedTuple):
    """A reader to be fuzzed: takes any bytes, and raises only when something is wrong."""

    run: Callable[[bytes], None]
    seeds: tuple[bytes, ...]
    words: tuple[bytes, ...] = ()  # that mutations put in
    tree: bool = False  # an XML format


def _check_refusal(error: InputError) -> None:
    message = str(error)
    assert error.way_out, "a refusal without a way out"
    assert "\n" not in message, "a refusal of several lines"
    assert len(message) < 2_000, "a refusal that goes on and on"


def check(data: bytes, name: str) -> Edition | None:
    """Reads the bytes and looks at what must always hold; None when they are refused."""
    try:
        edition = read_edition(data, name=name, language="en")
    except InputError as error:
        _check_refusal(error)
        return None
    assert "".join(edition.text[block.start : block.end] for block in edition.blocks) == edition.text, (
        "blocks do not tile"
    )
    assert all(before.end == after.start for before, after in pairwise(edition.blocks))
    assert all(block.start <= mark.start < mark.end <= block.end for block in edition.blocks for mark in block.marks), (
        "a mark outside its block"
    )
    edition.text.encode("utf-8")
    return edition


def _read(name: str, data: bytes) -> None:
    check(data, name)


def _inside(archive: bytes, member: str, name: str, data: bytes) -> None:
    """The bytes as one file of an archive."""
    check(with_member(archive, member, data), name)


def _structure(data: bytes) -> None:
    """A text read on to its quotations, and to where its paragraphs could begin if it had none."""
    edition = check(data, "story.txt")
    if edition is None or len(edition.text) > 20_000:
        return
    none = Words(tokens=Spans.of([]))
    segmentation = SegmentationStage().read(StoryView({Edition: edition, Words: none, Encoding: Encoding()}))
    places = [place.at for place in find_places(edition.text, find_quoted(edition.text), 0, len(edition.text))]
    assert places == sorted(set(places)), "places out of order"
    told = sum(paragraph.end - paragraph.start for paragraph in segmentation.paragraphs)
    aside = sum(paratext.end - paratext.start for paratext in segmentation.paratext)
    assert told + aside <= len(edition.text), "words counted twice"
    assert all(0 < boundary.confidence <= 1 for boundary in segmentation.boundaries)
    quotations = QuotationsStage().read(StoryView({Edition: edition, Segmentation: segmentation}))
    for quotation in quotations.quotations:
        pieces = quotation.pieces
        assert all(piece.start < piece.end for piece in pieces), "an empty piece"
        assert all(one.end <= other.start for one, other in pairwise(pieces)), "pieces out of order"


def with_member(archive: bytes, member: str, data: bytes) -> bytes:
    """The archive with other bytes in one of its files; nothing is packed, for speed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, data if info.filename == member else old.read(info))
    return out.getvalue()


def member_of(archive: bytes, member: str) -> bytes:
    """The bytes of a file in an archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(member)


def targets() -> dict[str, Target]:
    """All of them by name; made when asked for, since the files to begin with have to be written."""
    from format_cases import CASES  # noqa: PLC0415  # from the tests

    files = {name: case.data for name, case in CASES.items() if isinstance(case.data, bytes)}
    book, word, document = files["EPUB 2 and 3"], files["Word (DOCX)"], files["OpenDocument (ODT, FODT)"]
    archive_book, fan_book = files["Archive of Our Own, EPUB"], files["FanFicFare, EPUB"]
    plain = (files["plain text, standard input"], files["Project Gutenberg, text"], files["FanFicFare, text"])
    pages = tuple(data for name, data in files.items() if "HTML" in name or "saved page" in name)

    def inside(archive: bytes, member: str, name: str, put_in: tuple[bytes, ...], *, tree: bool = True) -> Target:
        return Target(partial(_inside, archive, member, name), (member_of(archive, member),), put_in, tree)

    def first(archive: bytes, ending: str) -> str:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            return next(name for name in opened.namelist() if name.endswith(ending))

    return {
        "text": Target(partial(_read, "story.txt"), plain, words.TEXT),
        "structure": Target(_structure, plain, words.TEXT),
        "markdown": Target(partial(_read, "story.md"), (files["Markdown"],), words.MARKDOWN),
        "html": Target(partial(_read, "story.html"), pages, words.TAGS),
        "rtf": Target(partial(_read, "story.rtf"), (files["RTF"],), words.RTF),
        "tei": Target(partial(_read, "story.xml"), (files["TEI, ELTeC"],), words.TEI, tree=True),
        "epub-page": inside(book, "OEBPS/a.xhtml", "story.epub", words.TAGS),
        "epub-package": inside(book, first(book, ".opf"), "story.epub", (b"<itemref idref='p0'/>", b"<item ", b"/>")),
        "epub-archive-page": inside(archive_book, first(archive_book, "_003.xhtml"), "story.epub", words.TAGS),
        "epub-fan-page": inside(fan_book, "OEBPS/file0001.xhtml", "story.epub", words.TAGS),
        "word-text": inside(word, "word/document.xml", "story.docx", words.WORD),
        "word-styles": inside(word, "word/styles.xml", "story.docx", (b"<w:style ", b"<w:basedOn w:val='x'/>")),
        "document-text": inside(document, "content.xml", "story.odt", words.ODT),
        "archive": Target(
            partial(_read, "story.zip"),
            (book, word, document, files["ZIP of chapters"]),
            (b"PK\x01\x02", b"PK\x03\x04"),
        ),
        "chapters": inside(files["ZIP of chapters"], "2.md", "story.zip", words.MARKDOWN, tree=False),
    }
