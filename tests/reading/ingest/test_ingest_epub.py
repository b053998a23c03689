"""EPUB: the spine in order, apparatus apart, titles from the table of contents."""

from __future__ import annotations

from ingest_files import assert_tiled, epub, marks, page, shown, words

from fabula.reading.ingest import read_edition

NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Part One</text></navLabel>'
    '<content src="a.xhtml"/><navPoint><navLabel><text>The Bell</text></navLabel><content src="b.xhtml#here"/>'
    "</navPoint>"
    "</navPoint></navMap></ncx>"
)
NAV = (
    "<nav epub:type='toc'><h2>Contents</h2><ol><li><a href='a.xhtml'>Part One</a><ol><li><a "
    "href='b.xhtml#here'>The Bell</a>"
    "</li></ol></li></ol></nav>"
)


def test_the_spine_is_the_order_of_reading() -> None:
    """Not the manifest, not the file names; names with spaces are found; source names the file in the archive."""
    edition = read_edition(
        epub(
            {"b 2.xhtml": "<p>Second.</p>", "a.xhtml": "<p>First.</p>"},
            itemrefs='<itemref idref="p1"/><itemref idref="p0"/>',
        )
    )

    assert words(edition) == ["First.", "Second."]
    assert [(block.source.file, block.source.element) for block in edition.blocks] == [
        ("OEBPS/a.xhtml", "body/p[1]"),
        ("OEBPS/b 2.xhtml", "body/p[1]"),
    ]
    assert_tiled(edition)


def test_metadata_of_the_package() -> None:
    """Title, authors by role, language, and the rest by name."""
    edition = read_edition(
        epub(
            {"a.xhtml": "<p>x</p>"},
            head="<dc:title>The Mill</dc:title><dc:creator id='c1'>Ada Quill</dc:creator><dc:creator "
            "opf:role='ill'>B. Brush</dc:creator>"
            "<dc:creator id='c2'>T. Turner</dc:creator><meta refines='#c2' property='role'>trl</meta>"
            "<dc:language>en-GB</dc:language>"
            "<dc:subject>Rain</dc:subject><dc:subject>Bells</dc:subject>",
        )
    )

    metadata = edition.metadata
    assert (metadata.title, metadata.authors, metadata.language) == ("The Mill", ("Ada Quill",), "en-GB")
    assert (metadata.source_format, metadata.tags) == ("epub", {"subjects": ("Rain", "Bells")})


def test_roles_by_structure_guide_and_name() -> None:
    """epub:type first, then the guide of EPUB 2, then the file's name."""
    edition = read_edition(
        epub(
            {
                "one.xhtml": "<body epub:type='frontmatter'><section epub:type='titlepage'><h1>The Mill</h1>"
                "</section></body>",
                "two.xhtml": "<p>Printed here.</p>",
                "dedication.xhtml": "<p>For T.</p>",
                "three.xhtml": "<body epub:type='bodymatter'><section epub:type='chapter'><h2>I</h2>"
                "<blockquote epub:type='epigraph'><p>Rain.</p></blockquote><p>It was late.</p></section></body>",
                "about-the-author.xhtml": "<p>She lives.</p>",
                "endnotes.xhtml": "<section epub:type='endnotes'><h2>Notes</h2><ol><li>Hard.</li></ol></section>",
            },
            after='<guide><reference type="copyright-page" href="two.xhtml"/></guide>',
        )
    )

    assert shown(edition) == [
        ("heading", "title-page", "The Mill"), ("paragraph", "licence", "Printed here."),
        ("paragraph", "front", "For T."),
        ("heading", "body", "I"), ("paragraph", "epigraph", "Rain."), ("paragraph", "body", "It was late."),
        ("paragraph", "back", "She lives."), ("heading", "note", "Notes"), ("paragraph", "note", "Hard."),
    ]  # fmt: skip


def test_pages_outside_the_reading_order_are_apparatus() -> None:
    """linear="no" keeps its words and its place, and is no story."""
    edition = read_edition(
        epub(
            {"a.xhtml": "<p>Look.</p>", "b.xhtml": "<p>Story.</p>", "c.xhtml": "<p>Extra.</p>"},
            itemrefs='<itemref idref="p0" linear="no"/><itemref idref="p1"/><itemref idref="p2" linear="no"/>',
        )
    )

    assert [(role, text) for _, role, text in shown(edition)] == [
        ("front", "Look."),
        ("body", "Story."),
        ("back", "Extra."),
    ]


def test_a_book_that_calls_itself_all_apparatus_is_read_all_the_same() -> None:
    """Wrong markup must not empty a book."""
    edition = read_edition(epub({"cover.xhtml": "<p>It was late.</p>"}))

    assert shown(edition) == [("paragraph", "body", "It was late.")]


def test_titles_come_from_ncx_or_nav_where_pages_have_none() -> None:
    """The heading's source is the table, its level the depth there; a title in the page's own words is the heading."""
    pages = {"a.xhtml": "<p>It was late.</p>", "b.xhtml": "<p>Before.</p><p id='here'>THE BELL</p><p>It rang.</p>"}
    for extra, manifest in (
        ({"OEBPS/toc.ncx": NCX}, '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'),
        (
            {"OEBPS/nav.xhtml": page(NAV)},
            '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        ),
    ):
        edition = read_edition(epub(pages, extra=extra, manifest=manifest))

        seen = [(block.kind, block.level, text) for block, text in zip(edition.blocks, words(edition), strict=True)]
        assert seen == [
            ("heading", 1, "Part One"), ("paragraph", 0, "It was late."), ("paragraph", 0, "Before."),
            ("heading", 2, "THE BELL"),
            ("paragraph", 0, "It rang."),
        ]  # fmt: skip
        assert edition.blocks[0].source.file in extra
        assert_tiled(edition)


def test_apparatus_by_its_title_in_the_table() -> None:
    """Converters name their files by number; the table still says which is the copyright page."""
    entries = "".join(
        f"<navPoint><navLabel><text>{title}</text></navLabel><content src='{file}'/></navPoint>"
        for title, file in (
            ("Copyright", "p1.xhtml"),
            ("Notes from the Ferry", "p2.xhtml"),
            ("About the Author", "p3.xhtml"),
        )
    )
    table = f"<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap>{entries}</navMap></ncx>"
    edition = read_edition(
        epub(
            {"p1.xhtml": "<p>Printed here.</p>", "p2.xhtml": "<p>It was late.</p>", "p3.xhtml": "<p>She lives.</p>"},
            extra={"OEBPS/toc.ncx": table},
            manifest='<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        )
    )

    assert shown(edition) == [
        ("paragraph", "licence", "Printed here."), ("heading", "body", "Notes from the Ferry"),
        ("paragraph", "body", "It was late."), ("paragraph", "back", "She lives."),
    ]  # fmt: skip


def test_pages_with_headings_keep_them() -> None:
    """The table adds nothing to a page that has its own."""
    edition = read_edition(
        epub(
            {"a.xhtml": "<h2>I</h2><p>It was late.</p>"},
            extra={"OEBPS/toc.ncx": NCX},
            manifest='<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        )
    )

    assert words(edition) == ["I", "It was late."]


def test_a_group_of_headings_is_one_heading() -> None:
    """Number and title belong together."""
    edition = read_edition(
        epub({"a.xhtml": "<hgroup>\n<h3>I</h3>\n<p epub:type='title'>The <i>Bell</i></p>\n</hgroup><p>It rang.</p>"})
    )

    assert [(block.kind, block.level) for block in edition.blocks] == [("heading", 3), ("paragraph", 0)]
    assert words(edition)[0] == "I\nThe Bell"
    assert marks(edition) == [("italic", "Bell")]


def test_notes_pages_and_verse_by_structure() -> None:
    """References, backlinks and page numbers leave the text; verse is verse by its word."""
    edition = read_edition(
        epub(
            {
                "a.xhtml": "<p>It rained.<a href='n.xhtml#n1' epub:type='noteref'>1</a> <span "
                "epub:type='pagebreak'>12</span>And on.</p>"
                "<blockquote epub:type='z3998:verse'><p><span>Low lies</span><br/><span>the fen</span></p>"
                "</blockquote>",
                "n.xhtml": "<section epub:type='endnotes'><p>Hard. <a href='a.xhtml' epub:type='backlink'>"
                "back</a></p></section>",
            }
        )
    )

    assert shown(edition) == [
        ("paragraph", "body", "It rained. And on."), ("verse", "body", "Low lies\nthe fen"),
        ("paragraph", "note", "Hard."),
    ]  # fmt: skip


def test_pages_that_are_not_well_formed_are_read_by_a_browsers_rules() -> None:
    """Also with an empty title element, which would swallow the page."""
    edition = read_edition(epub({"a.xhtml": "<title/><p>Fish & chips<br>for <i>two</p><p>Late.</p>"}))

    assert words(edition) == ["Fish & chips\nfor two", "Late."]


def test_named_characters_are_read() -> None:
    """Though the parser looks no declaration up."""
    assert read_edition(epub({"a.xhtml": "<p>caf&eacute;&nbsp;&mdash; A &amp; B</p>"})).text == "café\xa0— A & B"


def test_a_page_that_is_not_there_is_told() -> None:
    """The rest is read; the metadata says what is missing."""
    edition = read_edition(
        epub(
            {"a.xhtml": "<p>It was late.</p>"},
            itemrefs='<itemref idref="p0"/><itemref idref="gone"/>',
            manifest='<item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>',
        )
    )

    assert edition.metadata.more == {"missing": "gone.xhtml"}


def test_scrambled_fonts_are_no_lock() -> None:
    """Only locked pages are."""
    lock = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
        '<enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/><enc:CipherData>'
        '<enc:CipherReference URI="OEBPS/a.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>'
    )

    assert read_edition(epub({"a.xhtml": "<p>Late.</p>"}, extra={"META-INF/encryption.xml": lock})).text == "Late."
