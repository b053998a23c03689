"""Files as FanFicFare writes them, made after its templates; the words are our own."""

from __future__ import annotations

from ingest_files import zipped

FERRY = (
    "<p>Ada Quill waited for the ferry. “It is late,” said Ada, and she meant <em>very</em> late.</p>"
    "<hr/><p>Tom Marsh rowed across in the dark.</p>"
)
MILL = "<h1>A letter</h1><p>“Sit down,” said Tom.</p>"
LABELS = {
    "Series": "The Ferries [2]",
    "Category": "River Tales",
    "Genre": "Adventure, Rain",
    "Language": "English",
    "Characters": "Ada Quill, Tom Marsh, Gwen Hollis",
    "Relationships": "Ada Quill/Tom Marsh",
    "Status": "In-Progress",
    "Published": "2015-01-10",
    "Updated": "2016-02-11",
    "Packaged": "2024-05-05 10:00:00",
    "Rating": "General Audiences",
    "Warnings": "None",
    "Chapters": "2",
    "Words": "12,345",
    "Publisher": "archive.example.org",
    "Summary": "Bettina loses her hat.",
}
STORY = "https://archive.example.org/works/99"
HEAD = f"<a href='{STORY}'>Low Water</a> by <a class='authorlink' href='https://archive.example.org/users/q'>Pond</a>"
NOTES = (
    "<div class='fff_chapter_notes fff_head_notes'><b>Author's Note:</b><blockquote class='userstuff'>"
    "<p>“Thank you,” said Bettina.</p></blockquote><b>Summary for the Chapter:</b><blockquote class='userstuff'>"
    "<p>Bettina waits.</p></blockquote></div>"
)
FOOT = (
    "<div class='fff_chapter_notes fff_foot_notes'><b>Notes for the Chapter:</b><blockquote class='userstuff'>"
    "<p>Bettina liked it.</p></blockquote></div>"
)
CHAPTERS = (
    ("1. The Ferry", f"<div class='story'>{NOTES}<div class='userstuff module'>{FERRY}</div>{FOOT}</div>"),
    ("2. The Mill", f"<div>{MILL}</div>"),
)


def title_page(*, table: bool) -> str:
    """The labelled lines, as a table or with line breaks."""
    if table:
        rows = "".join(f"<tr><td><b>{label}:</b></td><td>{value}</td></tr>" for label, value in LABELS.items())
        return f"<table class='full'>{rows}</table>"
    return "<div>" + "".join(f"<b>{label}:</b> {value}<br />" for label, value in LABELS.items()) + "</div>"


def fanficfare_epub(*, table: bool = False) -> bytes:
    """Title page, contents, two chapters, log."""

    def page(kind: str, body: str, head: str = "<title>x</title>") -> str:
        return (
            '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
            f'<head>{head}</head><body class="{kind}">{body}</body></html>'
        )

    chapters = {
        f"file{number:04}": page(
            "fff_chapter",
            f"<h3 class='fff_chapter_title'>{title}</h3>{text}",
            f'<title>{title}</title><meta name="chapterurl" content="{STORY}/chapters/{number}"/>',
        )
        for number, (title, text) in enumerate(CHAPTERS, 1)
    }
    pages = {
        "title_page": page("fff_titlepage", f"<h3>{HEAD}</h3>{title_page(table=table)}"),
        "toc_page": page(
            "fff_tocpage", "<div><h3>Table of Contents</h3><a href='file0001.xhtml'>1. The Ferry</a></div>"
        ),
        **chapters,
        "log_page": page("fff_logpage", "<h3>Update Log</h3><p class='log_entry'><b>Words:</b> 12,345</p>"),
    }
    items = "".join(
        f'<item id="{name}" href="OEBPS/{name}.xhtml" media-type="application/xhtml+xml"/>' for name in pages
    )
    refs = "".join(f'<itemref idref="{name}"/>' for name in pages)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="fanficfare-uid"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        '<dc:identifier id="fanficfare-uid">fanficfare-uid:archive.example.org-uq-s99</dc:identifier>'
        '<dc:title id="id">Low Water</dc:title><dc:creator opf:role="aut">Pond</dc:creator>'
        "<dc:contributor>FanFicFare [https://github.com/JimmXinu/FanFicFare]</dc:contributor>"
        "<dc:subject>Ada Quill &amp;amp; Nell</dc:subject><dc:subject>Last Update: 2016/02</dc:subject></metadata>"
        f"<manifest>{items}</manifest><spine>{refs}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="content.opf"/></rootfiles></container>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "content.opf": package,
            **{f"OEBPS/{name}.xhtml": text for name, text in pages.items()},
        }
    )


def fanficfare_html() -> bytes:
    """All in one file."""
    contents = "".join(f"<a href='#section{at:04}'>{title}</a><br />" for at, (title, _) in enumerate(CHAPTERS, 1))
    chapters = "".join(
        f"<a name='section{number:04}'><h2>{title}</h2></a>{text}" for number, (title, text) in enumerate(CHAPTERS, 1)
    )
    return (
        f"<!DOCTYPE html><html><head><title>Low Water by Pond</title></head><body><h1>{HEAD}</h1>"
        f"{title_page(table=True)}"
        f"<a name='TOCTOP'><h2>Table of Contents</h2></a><p>{contents}</p>{chapters}</body></html>"
    ).encode()


def fanficfare_text(*, newline: str = "\n") -> bytes:
    """Plain text, wrapped."""
    labels = "".join(f"{label}: {value}\n" for label, value in LABELS.items())
    text = (
        f"\n\n\nLow Water\n\nby Pond\n\n\n\n{labels}Story URL: {STORY}\n\n\n\n\nTABLE OF CONTENTS\n\n\n1. The Ferry\n\n"
        "2. The Mill\n\n\n\n\t1. The Ferry\n\n"
        "Ada Quill waited for the ferry. “It is late,” said Ada, and she\nmeant _very_ late.\n\n* * *\n\n"
        "Tom Marsh rowed across in the dark.\n\n\n\n\t2. The Mill\n\n“Sit down,” said Tom.\n\n\n\nEnd file.\n"
    )
    return text.replace("\n", newline).encode()
