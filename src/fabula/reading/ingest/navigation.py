"""The table of contents a book brings along: nav (EPUB 3) or NCX (EPUB 2)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from fabula.errors import UnreadableError
from fabula.reading.ingest.apparatus import tokens_of
from fabula.reading.ingest.markup import parse_xml
from fabula.reading.ingest.package import resolve

if TYPE_CHECKING:
    from lxml.etree import _Element

    from fabula.reading.ingest.archive import Archive
    from fabula.reading.ingest.package import Package

_TYPE = "{http://www.idpf.org/2007/ops}type"


class Entry(NamedTuple):
    """A title, where it leads, how deep it stands (1 is the top), and its own place in the table."""

    title: str
    file: str
    fragment: str
    level: int
    source: str
    element: str


def read_navigation(archive: Archive, package: Package) -> list[Entry]:
    """Its entries in order; none when there is no table or it is broken, for the book can be read without."""
    for source, reader in ((package.navigation, _read_nav), (package.ncx, _read_ncx)):
        if not source:
            continue
        try:
            root = parse_xml(archive.read(source), source)
        except UnreadableError:
            continue
        entries = reader(root, archive, source)
        if entries:
            return entries
    return []


def _read_nav(root: _Element, archive: Archive, source: str) -> list[Entry]:
    tables = list(root.iter("{*}nav"))
    table = next((nav for nav in tables if "toc" in tokens_of(nav.get(_TYPE))), tables[0] if tables else None)
    if table is None:
        return []
    entries: list[Entry] = []
    for link in table.iter("{*}a"):
        level = sum(1 for outer in link.iterancestors("{*}ol"))
        _add(entries, archive, source, _words(link), link.get("href", ""), max(level, 1))
    return entries


def _read_ncx(root: _Element, archive: Archive, source: str) -> list[Entry]:
    entries: list[Entry] = []
    for point in root.iter("{*}navPoint"):
        label = point.find("{*}navLabel")
        content = point.find("{*}content")
        if label is not None and content is not None:
            level = 1 + sum(1 for outer in point.iterancestors("{*}navPoint"))
            _add(entries, archive, source, _words(label), content.get("src", ""), level)
    return entries


def _add(entries: list[Entry], archive: Archive, source: str, title: str, href: str, level: int) -> None:
    file = archive.find(resolve(posixpath.dirname(source), href)) if href else None
    if file and title:
        fragment = href.partition("#")[2]
        entries.append(Entry(title, file, fragment, min(level, 6), source, f"entry[{len(entries) + 1}]"))


def _words(element: _Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
