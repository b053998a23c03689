"""Files as the Archive's software writes them, at several ages, made after its templates; the words are our own."""

from __future__ import annotations

from ingest_files import zipped

HOST = "https://archive.example.org"
FERRY = (
    "<p>Ada Quill waited for the ferry. “It is late,” said Ada, and she meant <em>very</em> late.</p>"
    "<hr /><p>Tom Marsh rowed across in the dark.</p>"
)
MILL = "<h1>A letter</h1><p>“Sit down,” said Tom.</p>"
CARD = (
    f"<dl class='tags'><dt>Rating:</dt><dd><a href='{HOST}/tags/g'>General Audiences</a></dd>"
    "{warnings}<dt>{fandom}:</dt><dd><a>River Tales - Various Authors</a></dd>"
    "<dt>Relationships:</dt><dd><a>Ada Quill/Tom Marsh</a>, <a>Ada Quill &amp; Nell, Keeper of Bells</a></dd>"
    "<dt>Characters:</dt><dd><a>Ada Quill</a>, <a>Tom Marsh</a>, <a>Nell, Keeper of Bells</a>, <a>Gwen Hollis</a></dd>"
    "<dt>Additional Tags:</dt><dd><a>Rain, and more rain</a></dd>"
    "{language}<dt>Series:</dt><dd>Part 2 of <a href='https://archive.example.org/series/7'>The Ferries</a></dd>"
    "<dt>Stats:</dt><dd>Published: 2015-01-10 Updated: 2016-02-11 {stats}</dd></dl>"
)
TITLE = (
    f"<h1>Low Water</h1><div class='byline'>by <a rel='author' href='{HOST}/users/q/pseuds/p'>Pond (quillfan)</a>, "
    f"<a rel='author' href='{HOST}/users/r/pseuds/r'>Rushes</a></div>"
    "<p>Summary</p><blockquote class='userstuff'><p>Bettina loses her hat.</p></blockquote>"
    "<p>Notes</p><blockquote class='userstuff'><h3>Hello</h3><p>“Thank you,” said Bettina.</p></blockquote>"
    "<div class='endnote-link'>See the end of the work for <a href='#endnotes'>more notes</a></div>"
    f"<ul><li>Inspired by <a href='{HOST}/works/5'>Deep Water</a> by <a>Reeds</a></li></ul>"
)
MESSAGE = (
    "<p class='message'><b>Low Water</b><br />Posted originally on the <a href='https://archive.example.org/'>Archive"
    "</a> at <a href='https://archive.example.org/works/99'>https://archive.example.org/works/99</a>.</p>"
)
GOODBYE = "<p class='message'>Please <a href='https://archive.example.org/works/99/comments/new'>comment</a>!</p>"
END = "<div id='endnotes'><p>End Notes</p><blockquote class='userstuff'><p>Bettina says goodbye.</p></blockquote></div>"


def card(*, age: int = 2026) -> str:
    """The card as a file of that year has it."""
    warning = "Archive Warnings" if age >= 2023 else "Archive Warning"
    words, chapters = ("Words: 12,345", "Chapters: 2/?") if age >= 2023 else ("Words: 12345", "Chapters: 2/?")
    return CARD.format(
        warnings=f"<dt>{warning}:</dt><dd><a>No Archive Warnings Apply</a></dd>",
        fandom="Fandoms" if age >= 2023 else "Fandom",
        language="<dt>Language:</dt><dd>English</dd>" if age >= 2022 else "",
        stats=f"{words} {chapters}" if age >= 2023 else f"{chapters} {words}",
    )


def chapter(number: int, title: str, text: str, *, age: int = 2026, notes: bool = True) -> str:
    """One chapter with its apparatus."""
    heading = f"Chapter {number}: {title}" if age >= 2025 else title
    head = (
        "<p class='byline'>Chapter by <a rel='author'>Rushes</a></p>"
        "<p>Chapter Summary</p><blockquote class='userstuff'><p>Bettina waits.</p></blockquote>"
        "<p>Chapter Notes</p><blockquote class='userstuff'><p>Bettina is my aunt.</p></blockquote>"
        f"<div class='endnote-link'>See the end of the chapter for <a href='#endnotes{number}'>more notes</a></div>"
    )
    end = (
        f"<div class='meta' id='endnotes{number}'><p>Chapter End Notes</p>"
        "<blockquote class='userstuff'><p>Bettina liked it.</p></blockquote></div>"
    )
    return (
        f"<div class='meta group'><h2 class='heading'>{heading}</h2>{head if notes else ''}</div>"
        f"<!--chapter content--><div class='userstuff'>{text}</div><!--/chapter content-->{end if notes else ''}"
    )


def chapters(*, age: int = 2026) -> str:
    """Both chapters."""
    return chapter(1, "The Ferry", FERRY, age=age) + chapter(2, "The Mill", MILL, age=age, notes=False)


def download(inside: str = "", *, age: int = 2026) -> bytes:
    """An HTML download of that year; `inside` is what stands in the chapters."""
    text = f"<div id='chapters' class='userstuff'>{inside or chapters(age=age)}</div>"
    if age >= 2019:
        body = (
            f"<div id='preface'><h2 class='toc-heading'>Preface</h2>{MESSAGE}<div class='meta'>{card(age=age)}{TITLE}"
            f"</div></div>{text}<div id='afterword'><h2 class='toc-heading'>Afterword</h2><div class='meta'>{END}</div>"
            f"{GOODBYE}</div>"
        )
    else:
        body = f"{MESSAGE}<div class='meta'>{card(age=age)}{TITLE}</div>{text}<div class='meta'>{END}</div>{GOODBYE}"
    head = "<head><title>Low Water - Pond - River Tales</title></head>"
    return f"<!DOCTYPE html><html>{head}<body>{body}</body></html>".encode()


XHTML = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="uuid_id"><metadata '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
    '<dc:title>Low Water</dc:title><dc:creator opf:role="aut">Pond (quillfan), Rushes</dc:creator>'
    "<dc:description>&lt;p&gt;Bettina loses her hat.&lt;/p&gt;</dc:description><dc:subject>Fanworks</dc:subject>"
    "<dc:subject>Ada Quill</dc:subject><dc:publisher>Archive of Our Own</dc:publisher><dc:language>en</dc:language>"
    '<meta name="calibre:series" content="The Ferries"/><meta name="calibre:series_index" content="2.0"/></metadata>'
    "<manifest>{items}</manifest><spine>{refs}</spine></package>"
)


def archive_epub() -> bytes:
    """An EPUB of the same page: split at headings, outer elements repeated, classes with a look renamed."""

    def converted(html: str) -> str:
        html = html.replace("class='meta group'", "class='calibre5'").replace("class='meta'", "class='calibre3'")
        html = html.replace("<div class='userstuff'>", "<div class='userstuff2'>")
        return html.replace("<!--chapter content-->", "").replace("<!--/chapter content-->", "")

    first, rest = FERRY.split("<hr />")
    preface = f"<div id='preface' class='calibre1'><h2 class='toc-heading'>Preface</h2>{MESSAGE}<div class='meta'>"
    outer = "<div id='chapters' class='userstuff1'>{}</div>"
    ferry = chapter(1, "The Ferry", first)
    heading, end = (
        ferry[: ferry.index("<div class='meta' id='endnotes1'>")],
        ferry[ferry.index("<div class='meta' id=") :],
    )
    pages = [
        f"{preface}{card()}</div></div>",
        f"<div id='preface' class='calibre1'><div class='meta'>{TITLE}</div></div>{outer.format('')}",
        outer.format(heading),
        outer.format(f"<div class='userstuff'><hr/>{rest}</div>{end}"),  # a long chapter goes on without a heading
        '<div class="calibre8" id="calibre_pb_2"></div>' + outer.format(chapter(2, "The Mill", MILL, notes=False)),
        f"<div id='afterword'><h2 class='toc-heading'>Afterword</h2><div class='meta'>{END}</div>{GOODBYE}</div>",
    ]
    names = [f"Low_Water_split_{number:03}.xhtml" for number in range(len(pages))]
    items = "".join(
        f'<item id="p{at}" href="{name}" media-type="application/xhtml+xml"/>' for at, name in enumerate(names)
    )
    refs = "".join(f'<itemref idref="p{at}"/>' for at in range(len(names)))
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="content.opf"/></rootfiles></container>',
            "content.opf": OPF.format(items=items, refs=refs),
            **{
                name: f"{XHTML}<body class='calibre'>{converted(page)}</body></html>"
                for name, page in zip(names, pages, strict=True)
            },
        }
    )


def old_archive_epub() -> bytes:
    """An EPUB from before 2019: a file for the preface, for each chapter, and for the afterword; no outer elements."""
    pages = {
        "preface": f"{MESSAGE}<div class='meta'>{card(age=2015)}{TITLE}</div>",
        "chapter1_1": chapter(1, "The Ferry", FERRY, age=2015),
        "chapter2_1": chapter(2, "The Mill", MILL, age=2015, notes=False),
        "afterword": f"<div class='meta'>{END}</div>{GOODBYE}",
    }
    items = "".join(
        f'<item id="{name}" href="OEBPS/{name}.xhtml" media-type="application/xhtml+xml"/>' for name in pages
    )
    refs = "".join(f'<itemref idref="{name}"/>' for name in pages)
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "content.opf": OPF.format(items=items, refs=refs),
            **{f"OEBPS/{name}.xhtml": f"{XHTML}<body>{page}</body></html>" for name, page in pages.items()},
        }
    )


def saved_page() -> bytes:
    """The entire work as a browser saves it from the site."""
    meta = (
        "<dl class='work meta group'><dt class='rating tags'>Rating:</dt><dd class='rating tags'><ul class='commas'>"
        "<li>"
        "<a class='tag'>General Audiences</a></li></ul></dd><dt class='warning tags'>Archive Warning:</dt>"
        "<dd class='warning tags'><ul><li><a class='tag'>No Archive Warnings Apply</a></li></ul></dd>"
        "<dd class='fandom tags'><ul><li><a class='tag'>River Tales - Various Authors</a></li></ul></dd>"
        "<dd class='relationship tags'><ul><li><a class='tag'>Ada Quill/Tom Marsh</a></li></ul></dd>"
        "<dd class='character tags'><ul><li><a class='tag'>Ada Quill</a></li><li><a class='tag'>"
        "Nell, Keeper of Bells</a>"
        "</li></ul></dd><dd class='freeform tags'><ul><li><a class='tag'>Rain, and more rain</a></li></ul></dd>"
        "<dt class='language'>Language:</dt><dd class='language'>English</dd><dd class='series'><span class='series'>"
        "<a href='/works/98' class='previous'>← Previous Work</a><span class='position'>Part 2 of "
        "<a href='/series/7'>The Ferries</a></span></span></dd><dt class='stats'>Stats:</dt><dd class='stats'>"
        "<dl class='stats'><dt class='published'>Published:</dt><dd class='published'>2015-01-10</dd>"
        "<dt class='status'>Updated:</dt><dd class='status'>2016-02-11</dd><dt class='words'>Words:</dt>"
        "<dd class='words'>12,345</dd><dt class='chapters'>Chapters:</dt><dd class='chapters'>2/?</dd></dl></dd></dl>"
    )
    chapter_1 = (
        "<div class='chapter' id='chapter-1'><div class='chapter preface group'><h3 class='title'>"
        f"<a href='{HOST}/works/99/chapters/1'>Chapter 1</a>: The Ferry</h3>"
        "<div id='summary' class='summary module'><h3 class='heading'>Summary:</h3><blockquote class='userstuff'>"
        "<p>Bettina waits.</p></blockquote></div><div id='notes' class='notes module'><h3 class='heading'>Notes:</h3>"
        "<blockquote class='userstuff'><p>Bettina is my aunt.</p></blockquote></div></div>"
        "<div class='userstuff module' role='article'><h3 class='landmark heading' id='work'>Chapter Text</h3>"
        f"{FERRY}</div><div class='chapter preface group'><div class='end notes module' id='chapter_1_endnotes'>"
        "<h3 class='heading'>Notes:</h3><blockquote class='userstuff'><p>Bettina liked it.</p></blockquote></div>"
        "</div></div>"
    )
    chapter_3 = (
        "<div class='chapter' id='chapter-3'><div class='chapter preface group'><h3 class='title'>"
        f"<a href='{HOST}/works/99/chapters/3'>Chapter 2</a>: The Mill</h3></div>"
        f"<div class='userstuff module' role='article'><h3 class='landmark heading'>Chapter Text</h3>{MILL}</div></div>"
    )
    work = (
        "<div id='workskin'><div class='preface group'><h2 class='title heading'>Low Water</h2>"
        "<h3 class='byline heading'><a rel='author'>Pond (quillfan)</a>, <a rel='author'>Rushes</a></h3>"
        "<div class='summary module'>"
        "<h3 class='heading'>Summary:</h3><blockquote class='userstuff'><p>Bettina loses her hat.</p></blockquote>"
        "</div><div class='notes module'><h3 class='heading'>Notes:</h3><blockquote class='userstuff'><p>"
        "“Thank you,” said "
        f"Bettina.</p></blockquote></div></div><div id='chapters' role='article'>{chapter_1}{chapter_3}</div>"
        "<div class='afterword preface group'><div class='end notes module' id='work_endnotes'><h3 class='heading'>"
        "Notes:</h3><blockquote class='userstuff'><p>Bettina says goodbye.</p></blockquote></div></div></div>"
    )
    return (
        "<!DOCTYPE html><html lang='en'><head><title>Low Water - Chapter 1</title></head><body><div id='outer'>"
        "<ul id='skiplinks'><li><a href='#main'>Main Content</a></li></ul><div id='header'><nav>Log In</nav></div>"
        f"<div id='inner'><div id='main'><h3 class='landmark'>Work Header</h3><div class='wrapper'>{meta}</div>{work}"
        "<div id='feedback'><h3>Comments</h3><p>Velma left kudos on this work!</p></div></div></div></div></body>"
    ).encode()
