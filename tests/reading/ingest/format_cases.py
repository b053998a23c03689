"""One short story in every format fabula reads, and what each format lets it know."""

from __future__ import annotations

from typing import Literal, NamedTuple

from archive_files import archive_epub, download, saved_page
from document_files import odt, rtf, tei
from fanficfare_files import fanficfare_epub, fanficfare_html, fanficfare_text
from ingest_files import docx, epub, para, run, styled, zipped

Cell = Literal["yes", "by wording", "no"]


class Case(NamedTuple):
    """A file, or files of a folder, and what is known of it. `place`: where the words "Tom Marsh" come from."""

    data: bytes | dict[str, str]
    place: tuple[str, str]
    metadata: Cell = "yes"
    notes: Cell = "yes"
    italics: Cell = "yes"
    breaks: Cell = "yes"


ADA = "Ada Quill waited for the ferry. “It is late,” said Ada, and she meant {} late."
TOM = "Tom Marsh rowed across in the dark."
NOTE = "Author's note: Thank you, Bettina, for the ropes."
PLAIN = f"CHAPTER I\n\n{ADA.format('_very_')}\n\n* * *\n\n{TOM}\n\nCHAPTER II\n\n“Sit down,” said Tom.\n\n"
GUTENBERG = (
    "The Project Gutenberg eBook of Low Water\n\nTitle: Low Water\n\nAuthor: Pond\n\nLanguage: English\n\n"
    "*** START OF THE PROJECT GUTENBERG EBOOK LOW WATER ***\n\nProduced by Bettina\n\n"
    f"{PLAIN}*** END OF THE PROJECT GUTENBERG EBOOK LOW WATER ***\n\nBettina holds no licence.\n"
)
BODY = (
    f"<h2>CHAPTER I</h2><p>{ADA.format('<i>very</i>')}<a href='#n1'>[1]</a></p><hr/><p>{TOM}</p><h2>CHAPTER II</h2>"
    "<p>“Sit down,” said Tom.</p>"
)
FOOTNOTE = "<div class='footnote' id='n1'><p>Bettina agrees.</p></div>"
HEAD = "<head><title>Low Water</title><meta name='author' content='Pond'></head>"
GUTENBERG_PAGE = (
    "<!DOCTYPE html><html><head><title>Low Water | Project Gutenberg</title></head><body>"
    "<section class='pg-boilerplate "
    "pgheader' id='pg-header'><p>The Project Gutenberg eBook of Low Water</p><p>Title: Low Water</p><p>Author: Pond</p>"
    "<div id='pg-start-separator'><span>*** START OF THE PROJECT GUTENBERG EBOOK LOW WATER ***</span></div></section>"
    f"{BODY}{FOOTNOTE}<section class='pg-boilerplate' id='pg-footer'><p>"
    f"*** END OF THE PROJECT GUTENBERG EBOOK LOW WATER "
    "***</p><p>Bettina holds no licence.</p></section></body></html>"
)
MARKDOWN = (
    "---\ntitle: Low Water\nauthor: Pond\ncharacters: [Ada Quill, Gwen Hollis]\n---\n"
    f"# CHAPTER I\n\n{ADA.format('*very*')}\n\n---\n\n{TOM}\n\n# CHAPTER II\n\n“Sit down,” said Tom.\n\n"
)
OPF = "<dc:title>Low Water</dc:title><dc:creator>Pond</dc:creator><dc:language>en</dc:language>"
STANDARD_EBOOK = {
    "text/titlepage.xhtml": "<body epub:type='frontmatter'><section epub:type='titlepage'><h1>Low Water</h1>"
    "</section></body>",
    "text/imprint.xhtml": "<body epub:type='frontmatter'><section epub:type='imprint'><p>By Bettina.</p></section>"
    "</body>",
    "text/chapter-1.xhtml": "<body epub:type='bodymatter z3998:fiction'><section epub:type='chapter' id='chapter-1'>"
    f"<h2 epub:type='ordinal z3998:roman'>I</h2><p>{ADA.format('<em>very</em>')}<a href='endnotes.xhtml#note-1' "
    f"epub:type='noteref'>1</a></p><hr/><p>{TOM}</p></section></body>",
    "text/chapter-2.xhtml": "<body epub:type='bodymatter z3998:fiction'><section epub:type='chapter' id='chapter-2'>"
    "<h2 epub:type='ordinal z3998:roman'>II</h2><p>“Sit down,” said Tom.</p></section></body>",
    "text/endnotes.xhtml": "<body epub:type='backmatter'><section epub:type='endnotes'><ol><li epub:type='endnote'><p>"
    "Bettina agrees.</p></li></ol></section></body>",
    "text/uncopyright.xhtml": "<body epub:type='backmatter'><section epub:type='copyright-page'><p>"
    "Bettina gives it away."
    "</p></section></body>",
}
WORD = docx(
    styled("CHAPTER I", "Heading1")
    + para(
        run("Ada Quill waited for the ferry. “It is late,” said Ada, and she meant ")
        + run("very", "<w:i/>")
        + run(" late.")
    )
    + para("* * *")
    + para(TOM)
    + styled("CHAPTER II", "Heading1")
    + para("“Sit down,” said Tom."),
    styles='<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
    parts={"footnotes": f'<w:footnote w:id="2">{para("Bettina agrees.")}</w:footnote>'},
    core="<dc:title>Low Water</dc:title><dc:creator>Pond</dc:creator>",
)
MILL = "# CHAPTER II\n\n“Sit down,” said Tom."
SCENES = {
    "01 Ferry/1.md": f"---\nauthor: Pond\n---\n# CHAPTER I\n\n{ADA.format('*very*')}",
    "01 Ferry/2.md": TOM,
    "02 Mill/1.md": MILL,
    "notes/thanks.md": "Bettina held the ropes.",
}

CASES: dict[str, Case] = {
    "plain text, standard input": Case(f"{PLAIN}{NOTE}\n".encode(), ("", "line 7"), metadata="no", notes="by wording"),
    "Project Gutenberg, text": Case(GUTENBERG.encode(), ("", "line 19")),
    "Project Gutenberg, HTML": Case(GUTENBERG_PAGE.encode(), ("", "body/p[2]")),
    "Markdown": Case(f"{MARKDOWN}{NOTE}\n".encode(), ("", "line 12"), notes="by wording"),
    "HTML": Case(f"<!DOCTYPE html><html>{HEAD}<body>{BODY}{FOOTNOTE}</body></html>".encode(), ("", "body/p[2]")),
    "EPUB 2 and 3": Case(epub({"a.xhtml": BODY + FOOTNOTE}, head=OPF), ("OEBPS/a.xhtml", "body/p[2]")),
    "Standard Ebooks": Case(epub(STANDARD_EBOOK, head=OPF), ("OEBPS/text/chapter-1.xhtml", "body/section[1]/p[2]")),
    "Archive of Our Own, HTML": Case(download(), ("", "body/div[2]/div[2]/p[2]")),
    "Archive of Our Own, EPUB": Case(archive_epub(), ("Low_Water_split_003.xhtml", "body/div[1]/div[1]/p[1]")),
    "Archive of Our Own, saved page": Case(
        saved_page(), ("", "body/div[1]/div[2]/div[1]/div[2]/div[2]/div[1]/div[2]/p[2]")
    ),
    "FanFicFare, EPUB": Case(fanficfare_epub(), ("OEBPS/file0001.xhtml", "body/div[1]/div[2]/p[2]")),
    "FanFicFare, HTML": Case(fanficfare_html(), ("", "body/div[1]/div[2]/p[2]")),
    "FanFicFare, text": Case(fanficfare_text(), ("", "line 47"), notes="by wording"),
    "Word (DOCX)": Case(WORD, ("word/document.xml", "body/p[4]")),
    "OpenDocument (ODT, FODT)": Case(odt(), ("content.xml", "text/p[3]")),
    "RTF": Case(rtf(), ("", "paragraph 4")),
    "TEI, ELTeC": Case(tei(), ("", "text/body[1]/div[1]/div[1]/p[2]")),
    "folder of scene files": Case(SCENES, ("01 Ferry/2.md", "line 1")),
    "ZIP of chapters": Case(
        zipped(
            {"1.txt": PLAIN.partition("CHAPTER II")[0], "2.md": f"{MARKDOWN[: MARKDOWN.index('# CH')]}{MILL}\n\n{NOTE}"}
        ),
        ("1.txt", "line 7"),
        notes="by wording",
    ),
}
