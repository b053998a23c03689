"""What a file is, by its content; its name only tells Markdown from plain text."""

from __future__ import annotations

import re
from typing import Literal

from fabula.errors import UnknownFormatError

Format = Literal["text", "markdown", "html", "archive", "novelwriter", "rtf", "tei", "flat odt"]

_EXPORT = "save or export it as EPUB, DOCX, HTML or plain text"
# Signature at the start → what it is and what to do.
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF, which keeps the look of pages and not the text", _EXPORT),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word file (.doc) or another Office file before 2007",
        "save it as DOCX",
    ),
    (b"\xdb\xa5-\x00", "a Word file from before 1997", "save it as DOCX"),
    (b"SQLite format 3\x00", "a database, perhaps a story fabula has already read", "try fabula show with it"),
    (b"\x1f\x8b", "compressed with gzip", "unpack it first"),
    (b"BZh", "compressed with bzip2", "unpack it first"),
    (b"\xfd7zXZ\x00", "compressed with xz", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\x89PNG", "a picture", "fabula reads text only"),
    (b"\xff\xd8\xff", "a picture", "fabula reads text only"),
    (b"GIF8", "a picture", "fabula reads text only"),
    (b"ID3", "a sound file", "fabula reads text only"),
    (b"\x7fELF", "a program", "name the file that holds the story"),
    (b"ITOLITLS", "a LIT e-book", _EXPORT),
)
_KINDLE = (b"BOOKMOBI", b"TEXtREAd")
_PREFACE = rb"(?:\s|<!--(?:[^-]|-(?!->))*-->|<\?(?:[^?]|\?(?!>))*\?>)*"  # white space, comments, XML declaration
_HTML = re.compile(
    _PREFACE
    + rb"<(?:!doctype\s+html|html|head|body|title|meta|h[1-6]|div|section|article|main|p|center|table|blockquote)"
    rb"\b[^<>]*>",
    re.IGNORECASE,
)
_XML = re.compile(rb"\s*<\?xml\b")
_XML_ROOT = re.compile(_PREFACE + rb"(?:<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>)?" + _PREFACE + rb"<([A-Za-z_][\w:.-]*)")
_MARKDOWN_NAME = re.compile(r"\.(?:md|mkd|mdown|markdown)$", re.IGNORECASE)
_FRONT_MATTER = re.compile(
    rb"---[ \t]*\r?\n[A-Za-z][\w -]*:[^\r\n]*\r?\n(?:[^\r\n]*\r?\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)"
)
_HEAD = 65_536


def format_of(data: bytes, name: str) -> Format:
    """Which reader the bytes want.

    >>> format_of(b"<!DOCTYPE html><p>Emma", ""), format_of(b"# Emma", "emma.md"), format_of(b"# Emma", "emma.txt")
    ('html', 'markdown', 'text')

    Raises:
        UnknownFormatError: a format that fabula knows by its signature and does not read.
    """
    head = data[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "archive"
    for signature, what, way_out in _FOREIGN:
        if head.startswith(signature):
            raise UnknownFormatError(f"{name} is {what}", way_out=way_out)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head[60:68] in _KINDLE:
        raise UnknownFormatError(f"{name} is a Kindle book", way_out="convert it to EPUB")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\x00", b"")[2:]  # UTF-16: good enough to see a tag
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head):
        return "html"
    root = _XML_ROOT.match(head)
    if _XML.match(head) or (root and root[1] == b"TEI"):
        element = root[1].decode("ascii", "replace") if root else "unknown"
        if element.lower().rpartition(":")[2] == "html":
            return "html"
        if element.rpartition(":")[2] in {"TEI", "TEI.2", "teiCorpus", "teiCorpus.2"}:
            return "tei"
        if element.rpartition(":")[2] == "document" and b"opendocument" in head:
            return "flat odt"
        raise UnknownFormatError(f"{name} is XML of a kind fabula does not read (<{element[:40]}>)", way_out=_EXPORT)
    if head.startswith(b"%%~name:"):
        return "novelwriter"
    if _MARKDOWN_NAME.search(name) or _FRONT_MATTER.match(head):
        return "markdown"
    return "text"
