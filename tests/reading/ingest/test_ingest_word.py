"""Word documents: headings by style and by look, breaks, italics, notes and comments apart, tracked changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingest_files import assert_tiled, docx, epub, marks, para, run, shown, styled, words, zipped

from fabula.errors import EmptyInputError, InputError, UnreadableError
from fabula.reading.ingest import read_edition

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Standard"/></w:style>
<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="My Chapters"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Dream"><w:name w:val="Dream"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Deeper"><w:name w:val="Deeper"/><w:basedOn w:val="Dream"/></w:style>
<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Rule"><w:name w:val="Horizontal Line"/>
  <w:pPr><w:pBdr><w:bottom w:val="double"/></w:pBdr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
"""
LINE = "She walked to the end of the pier and back, and then, because the tide was late, she walked it again."


def read(body: str, **more: object) -> list[tuple[str, str, str]]:
    """Kind, role and words of the blocks of a document of that body."""
    edition = read_edition(docx(body, styles=STYLES), language="en", **more)
    assert_tiled(edition)
    return shown(edition)


def test_headings_by_style_through_chains_and_translated_ids() -> None:
    """Word translates the ids of its styles, not their names; levels come from the outline or the name."""
    edition = read_edition(
        docx(
            styled("Part", "berschrift1")
            + styled("One", "berschrift2")
            + styled("Two", "Kapitel")
            + para("Three", '<w:outlineLvl w:val="2"/>')
            + styled(LINE, "Loop"),
            styles=STYLES,
        )
    )

    assert [(block.kind, block.level) for block in edition.blocks] == [
        ("heading", 1), ("heading", 2), ("heading", 2), ("heading", 3), ("paragraph", 0),
    ]  # fmt: skip
    assert edition.blocks[4].source.file == "word/document.xml"
    assert edition.blocks[4].source.element == "body/p[5]"
    assert edition.metadata.source_format == "docx"


def test_headings_by_look() -> None:
    """Short lines that are bold, larger, or centred at the top of a page; larger ones above smaller ones."""
    page = '<w:r><w:br w:type="page"/></w:r>'
    body = (
        para(run("Part One", '<w:b/><w:sz w:val="40"/>'))
        + para(run("The Bell", "<w:b/>"))
        + para(LINE) * 6
        + para(page)
        + para("II", '<w:jc w:val="center"/>')
        + para(LINE) * 6
        + para("NO ENTRY", '<w:jc w:val="center"/>')
        + para(run("“Stop!”", "<w:b/>"))
        + para(run("Ada:", "<w:b/>"))
        + para(run("Never ", "<w:b/>") + run("mind"))
        + para(LINE) * 6
    )

    edition = read_edition(docx(body, styles=STYLES))

    headings = [(block.level, text) for block, text in zip(edition.blocks, words(edition), strict=True) if block.level]
    assert headings == [(1, "Part One"), (2, "The Bell"), (2, "II")]


def test_a_chapter_whose_style_was_forgotten() -> None:
    """It is a heading of the same level as those that have it; a bold quotation in its own style is none."""
    text = para(LINE) * 6
    quote = '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Intense Quote"/><w:rPr><w:b/></w:rPr></w:style>'
    body = styled("One", "berschrift2") + text + para(run("Two", "<w:b/>")) + text + styled("Rain and rain", "Q") + text

    edition = read_edition(docx(body, styles=STYLES + quote))

    headings = [(block.level, text) for block, text in zip(edition.blocks, words(edition), strict=True) if block.level]
    assert headings == [(2, "One"), (2, "Two")]


def test_bold_that_is_everywhere_is_no_heading() -> None:
    """A script with bold names keeps its paragraphs."""
    assert {kind for kind, _, _ in read((para(run("ADA", "<w:b/>")) + para("Come in.")) * 10)} == {"paragraph"}


def test_titles_are_title_page_unless_chapters_have_the_style() -> None:
    """Some writers set every chapter in the style "Title"."""
    one = read(styled("The Ferry", "Titel") + para(LINE))
    many = read((styled("Chapter", "Titel") + para(LINE)) * 3)

    assert one[0] == ("heading", "title-page", "The Ferry")
    assert [role for kind, role, _ in many if kind == "heading"] == ["body"] * 3


def test_scene_breaks() -> None:
    """Rows of marks, borders, drawn rules, and gaps where they are rare."""
    border = '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'
    body = (
        para(LINE) * 3 + para("* * *", '<w:jc w:val="center"/>') + para(LINE) * 3 + para("", border) + para(LINE) * 3
        + para('<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>') + para(LINE) + styled("", "Rule") + para(LINE)
        + para() + para() + para(LINE)
    )  # fmt: skip

    assert [kind for kind, _, _ in read(body) if kind != "paragraph"] == ["break"] * 4 + ["blank"]


def test_double_gaps_in_a_document_spaced_by_single_ones() -> None:
    """Only what is more than usual says something."""
    kinds = [kind for kind, _, _ in read((para(LINE) + para()) * 6 + para() + para(LINE))]

    assert kinds == ["paragraph"] * 6 + ["blank", "paragraph"]


def test_italics_through_styles_and_toggles() -> None:
    """A character style inside an italic paragraph turns it off; what the run says itself is final."""
    emphasis = '<w:rStyle w:val="Emphasis"/>'
    inside = run("e ") + run("f", emphasis) + run(" g", '<w:i w:val="false"/>') + run(" h", emphasis + "<w:i/>")
    plain = run("a ") + run("b", "<w:i/>") + run(" c", emphasis) + run(" d", '<w:i w:val="0"/>')
    body = para(plain) + styled(inside, "Deeper")

    edition = read_edition(docx(body, styles=STYLES))

    assert words(edition) == ["a b c d", "e f g h"]
    assert marks(edition) == [("italic", "b c"), ("italic", "e"), ("italic", "h")]


def test_other_looks() -> None:
    """Bold, underline, small capitals, strike and raised letters; hidden text is not read."""
    body = para(
        run("a", "<w:b/>") + run("b", '<w:u w:val="single"/>') + run("c", "<w:smallCaps/>") + run("d", "<w:strike/>")
        + run("e", '<w:vertAlign w:val="superscript"/>') + run("f", "<w:vanish/>") + run("g", '<w:u w:val="none"/>')
    )  # fmt: skip

    edition = read_edition(docx(body))

    assert edition.text == "abcdeg"
    assert marks(edition) == [
        ("bold", "a"), ("underline", "b"), ("small-caps", "c"), ("strike", "d"), ("superscript", "e"),
    ]  # fmt: skip


def test_characters_of_their_own() -> None:
    """Tabs are white space, soft hyphens nothing; line breaks stay; a break of page begins a paragraph."""
    body = para(
        "<w:r><w:tab/><w:t>Co</w:t><w:softHyphen/><w:t>me</w:t><w:noBreakHyphen/><w:t>in</w:t><w:tab/><w:t>now.</w:t><w:br/>"
        '<w:t>So.</w:t><w:br w:type="page"/><w:t>Next.</w:t><w:sym w:font="X" w:char="2766"/></w:r>'
    )

    assert [text for _, _, text in read(body)] == ["Come\u2011in now.\nSo.", "Next.❦"]


def test_fields_show_their_result_only() -> None:
    """Also one inside another, and links; a table of contents is apart."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>y</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>no</w:t></w:r><w:r><w:fldChar '
        'w:fldCharType="end"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>the bell</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    contents = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>One 1</w:t></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    listed = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{para('Three 3')}</w:sdtContent></w:sdt>"

    assert read(
        para(contents) + para(run("Two 2") + end) + listed + styled("Four 4", "TOC1")
        + para("<w:hyperlink>" + run("See ") + "</w:hyperlink>" + field + "<w:fldSimple>" + run(".") + "</w:fldSimple>")
    ) == [
        ("paragraph", "contents", "One 1"), ("paragraph", "contents", "Two 2"), ("paragraph", "contents", "Three 3"),
        ("paragraph", "contents", "Four 4"), ("paragraph", "body", "See the bell."),
    ]  # fmt: skip


def test_text_boxes_and_tables_are_read_once() -> None:
    """A box is kept in two forms for programs of two ages; it follows the paragraph that it hangs on."""
    box = "<w:txbxContent>" + para("In a box.") + "</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    table = f"<w:tbl><w:tr><w:tc>{para('Left.')}</w:tc><w:tc>{para('Right.')}</w:tc></w:tr></w:tbl>"

    edition = read_edition(docx(para(run("Before ") + drawn + run("after.")) + table))

    assert words(edition) == ["Before after.", "In a box.", "Left.", "Right."]
    assert edition.blocks[2].source.element == "body/tbl[1]/tr[1]/tc[1]/p[1]"


def test_notes_and_comments_are_apart() -> None:
    """Their references leave no trace in the sentence; they follow the story as notes."""
    parts = {
        "footnotes": f'<w:footnote w:type="separator">{para("—")}</w:footnote><w:footnote>{para("Hard.")}</w:footnote>',
        "endnotes": f"<w:endnote>{para('Late.')}</w:endnote>",
        "comments": f"<w:comment>{para('Really?')}</w:comment>",
    }
    body = para(
        run("It rained") + '<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="1"/>' + run(".")
        + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    )  # fmt: skip

    edition = read_edition(docx(body, parts=parts))

    assert [(role, text) for _, role, text in shown(edition)] == [
        ("body", "It rained."), ("note", "Hard."), ("note", "Late."), ("note", "Really?"),
    ]  # fmt: skip
    assert edition.blocks[1].source.file == "word/footnotes.xml"
    assert edition.blocks[1].source.element == "footnote[2]/p[1]"


TRACKED = (
    para(
        run("She was ")
        + "<w:del><w:r><w:delText>tired</w:delText></w:r></w:del><w:ins>" + run("late") + "</w:ins>" + run(".")
    )
    + para(run("One "), "<w:rPr><w:del/></w:rPr>")
    + para("two.")
    + para("<w:ins>" + run("New.") + "</w:ins>", "<w:rPr><w:ins/></w:rPr>")
    + para("<w:moveFrom>" + run("Moved.") + "</w:moveFrom>" + run("Stays."))
    + para("<w:moveTo>" + run("Moved.") + "</w:moveTo>")
    + para(run("x", "<w:i/><w:rPrChange><w:rPr/></w:rPrChange>"))
    + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{para('Row.')}</w:tc></w:tr></w:tbl>"
)  # fmt: skip


def test_tracked_changes_accepted_by_default() -> None:
    """Insertions are read, deletions not; a paragraph whose mark was deleted goes on in the next."""
    edition = read_edition(docx(TRACKED))

    assert [text for text in words(edition) if text] == ["She was late.", "One two.", "New.", "Stays.", "Moved.", "x"]
    assert marks(edition) == [("italic", "x")]


def test_tracked_changes_rejected() -> None:
    """The text as it was before."""
    edition = read_edition(docx(TRACKED), changes="reject")

    assert [text for text in words(edition) if text] == [
        "She was tired.", "One", "two.", "Moved.Stays.", "x", "Row.",
    ]  # fmt: skip
    assert marks(edition) == []


def test_properties_of_the_document() -> None:
    """Title and authors become metadata."""
    core = (
        "<dc:title>The Ferry</dc:title><dc:creator>Ada Quill; T. Turner</dc:creator>"
        "<dcterms:created>2020</dcterms:created>"
    )

    metadata = read_edition(docx(para("It was late."), core=core)).metadata

    assert (metadata.title, metadata.authors, metadata.more) == (
        "The Ferry",
        ("Ada Quill", "T. Turner"),
        {"created": "2020"},
    )


OWN_ENTITY = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"


def test_broken_documents_are_refused() -> None:
    """In one line, by what is wrong."""
    for data, kind in (
        (docx(""), EmptyInputError),
        (docx(para())[:400], UnreadableError),
        (docx("<w:p>"), UnreadableError),
        (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}), UnreadableError),
        (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": OWN_ENTITY}), UnreadableError),
    ):  # fmt: skip
        with pytest.raises(kind) as caught:
            read_edition(data, name="tale.docx")
        assert "tale.docx" in str(caught.value)
        assert caught.value.way_out


def test_a_document_without_its_styles_is_read() -> None:
    """Parts that are not there are not needed."""
    document = f'<w:document xmlns:w="urn:strict"><w:body>{para("It was late.")}</w:body></w:document>'

    assert (
        read_edition(zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})).text == "It was late."
    )


SNIPPETS = st.sampled_from(
    [
        "<w:r><w:t>word</w:t></w:r>", "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "<w:r><w:rPr><w:i/></w:rPr><w:t> x </w:t></w:r>",
        "</w:p><w:p>", '</w:p><w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>', "<w:r><w:t>* * *</w:t></w:r>",
        "</w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<w:ins><w:r><w:t>in</w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText>out</w:delText></w:r></w:del>", '<w:r><w:sym w:char="F0A7"/></w:r>',
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
        '<w:r><w:sym w:char="D800"/></w:r>', '<w:r><w:sym w:char="110000"/></w:r>', '<w:r><w:sym w:char="zz"/></w:r>',
    ]
)  # fmt: skip


@given(st.lists(SNIPPETS, max_size=25), st.sampled_from(["accept", "reject"]))
def test_any_document(snippets: list[str], changes: str) -> None:
    """Runs in any order make an edition that holds together."""
    data = docx(f"<w:p>{''.join(snippets)}</w:p>", styles=STYLES)
    try:
        edition = read_edition(data, language="en", changes=changes)
    except InputError:
        return
    assert_tiled(edition)


def test_formats_are_known_by_content_not_by_name() -> None:
    """An EPUB called .docx is an EPUB."""
    assert read_edition(epub({"a.xhtml": "<p>x</p>"}), name="a.docx").metadata.source_format == "epub"
    assert read_edition(docx(para("x")), name="a.txt").metadata.source_format == "docx"
