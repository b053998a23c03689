"""OpenDocument, RTF and TEI, beyond what the table of formats shows."""

from __future__ import annotations

import pytest
from document_files import FERRY, TEI_HEAD, flat_odt, odt, rtf, tei
from ingest_files import assert_tiled, marks, shown, words, zipped

from fabula.errors import TooLargeError, UnknownFormatError, UnreadableError
from fabula.model.text import SeriesPart
from fabula.reading.ingest import read_edition

TRACKED = (
    "<text:tracked-changes><text:changed-region xml:id='c1'><text:deletion><text:p>cold </text:p></text:deletion>"
    "</text:changed-region><text:changed-region xml:id='c2'><text:insertion/></text:changed-region>"
    "</text:tracked-changes><text:p>It was a <text:change text:change-id='c1'/><text:change-start "
    "text:change-id='c2'/>wet <text:change-end text:change-id='c2'/>day.</text:p>"
)


def test_the_flat_form_is_the_same_text() -> None:
    """One XML file instead of an archive."""
    assert shown(read_edition(flat_odt(), language="en")) == shown(read_edition(odt(), language="en"))


def test_tracked_changes_of_open_document() -> None:
    """Accepted: what was deleted is gone. Rejected: it is back, and what was inserted is gone."""
    assert words(read_edition(odt(TRACKED))) == ["It was a wet day."]
    assert words(read_edition(odt(TRACKED), changes="reject")) == ["It was a cold day."]


def test_looks_of_open_document() -> None:
    """By style and by the styles it is based on; hidden words are no words."""
    edition = read_edition(
        odt(
            '<text:p>a<text:s text:c="3"/>b '
            '<text:span text:style-name="T2">cold</text:span> <text:span '
            'text:style-name="T3">rain</text:span> fell'
            '<text:span text:style-name="Secret"> unseen</text:span>.</text:p>'
        )
    )

    assert edition.text == "a b cold rain fell."
    assert marks(edition) == [("bold", "cold"), ("italic", "cold"), ("small-caps", "rain")]


def test_boxes_lists_tables_and_contents_of_open_document() -> None:
    """A box follows its paragraph, contents are apparatus, ruby is read once, a title stands on the title page."""
    edition = read_edition(
        odt(
            '<text:p text:style-name="P2">Low Water</text:p><text:table-of-content><text:index-body><text:p>The Ferry 3'
            "</text:p></text:index-body></text:table-of-content><text:p>It <draw:frame><draw:text-box><text:p>Toll: a "
            "penny</text:p></draw:text-box></draw:frame>rained.<text:line-break/>Still.</text:p><text:list>"
            "<text:list-item>"
            "<text:p>Ropes</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell>"
            "<text:p>"
            "Cell</text:p></table:table-cell></table:table-row></table:table><text:p><text:ruby><text:ruby-base>Ada"
            "</text:ruby-base><text:ruby-text>ay-da</text:ruby-text></text:ruby> left.</text:p>"
        )
    )

    assert [(role, text) for _, role, text in shown(edition)] == [
        ("title-page", "Low Water"), ("contents", "The Ferry 3"), ("body", "It rained.\nStill."),
        ("body", "Toll: a penny"), ("body", "Ropes"), ("body", "Cell"), ("body", "Ada left."),
    ]  # fmt: skip
    assert_tiled(edition)


def test_open_document_that_is_no_text() -> None:
    """Said as such; so is a password."""
    with pytest.raises(UnknownFormatError, match="of another kind"):
        read_edition(odt(kind="spreadsheet"))
    with pytest.raises(UnreadableError, match="is encrypted"):
        read_edition(odt(manifest="<manifest:encryption-data/>"))
    with pytest.raises(UnreadableError, match="without a text"):
        read_edition(zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}))


def test_characters_of_rtf() -> None:
    """By name, by number with stand-ins, beyond the basic plane, in the code page of the font."""
    edition = read_edition(
        rtf(
            r"\pard Caf\'e9\u8212?a \u-10180?\u-8438? \{x\}\~y\_z "
            r"\uc2\u8217''s {\f1 \'c0\'e4\'e0}\emdash\tab b\line c\par"
        ),
        language="en",
    )

    assert edition.text == "Café—a 🌊 {x}\xa0y‑z ’s Ада— b\nc"


def test_apparatus_of_rtf() -> None:
    """Headers, pictures, field codes, hidden and deleted words leave; the result of a field stays."""
    body = (
        r"\pard It {\field{\*\fldinst HYPERLINK x}{\fldrslt rained}} {\v unseen}{\deleted cold }{\revised wet}."
        r"{\pict\wmetafile8 0100}{\*\unknown gone}\par"
    )

    assert read_edition(rtf(body)).text == "It rained wet."
    assert read_edition(rtf(body), changes="reject").text == "It rained cold ."


def test_headings_of_rtf_by_look() -> None:
    """Large or bold lines where no style was set."""
    paragraphs = r"\pard\plain\fs24 It rained on the mill and on the ferry, and nobody came.\par" * 12
    edition = read_edition(rtf(rf"\pard\plain\fs36\b The Ferry\par{paragraphs}"))

    assert [(block.kind, block.level) for block in edition.blocks][:2] == [("heading", 1), ("paragraph", 0)]


def test_rtf_that_is_broken_or_deep() -> None:
    """Truncated files are read as far as they go; braces inside braces have a limit."""
    assert read_edition(b"{\\rtf1 It was late").text == "It was late"
    assert read_edition(b"{\\rtf1 It}}} was late").text == "It was late"
    with pytest.raises(TooLargeError, match="nested deeper"):
        read_edition(b"{\\rtf1" + b"{" * 5_000 + b"x")


def test_readings_and_marks_of_tei() -> None:
    """One reading of each place, speech without marks as such, hyphens of line ends by what the encoder says."""
    edition = read_edition(
        tei(
            "<body><div type='chapter'><p>It <choice><sic>raned</sic><corr>rained</corr></choice><lb/>on the fer<lb "
            "break='no'/>ry. <q>Late</q>, said <emph>Ada</emph>. <said>“Yes.”</said> <del>No.</del></p><sp><speaker>Tom"
            "</speaker><p>Row!</p></sp><lg><l>Low lies</l><l>the fen</l></lg></div></body>"
        ),
        language="en",
    )

    assert shown(edition) == [
        ("paragraph", "body", "It rained on the ferry. Late, said Ada. “Yes.”"), ("paragraph", "body", "Tom"),
        ("paragraph", "body", "Row!"), ("verse", "body", "Low lies\nthe fen"),
    ]  # fmt: skip
    assert marks(edition) == [("quote", "Late"), ("italic", "Ada")]


def test_series_of_tei() -> None:
    """As its statement gives it."""
    series = "<seriesStmt><title>Ferries</title><biblScope>3</biblScope></seriesStmt></fileDesc>"
    edition = read_edition(tei("<body><p>Late.</p></body>", head=TEI_HEAD.replace("</fileDesc>", series)))

    assert edition.metadata.series == (SeriesPart(name="Ferries", part="3"),)


def test_entities_of_documents_are_not_expanded() -> None:
    """Neither in OpenDocument nor in TEI."""
    bomb = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(UnreadableError):
        read_edition(tei("<body><p>&b;</p></body>").replace(b"<TEI ", bomb.encode() + b"<TEI "))
    with pytest.raises(UnreadableError):
        read_edition(zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": bomb + FERRY}))
