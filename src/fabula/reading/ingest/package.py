"""EPUB's package document: what is in the book, in what order, and what it says of itself."""

from __future__ import annotations

import html
import posixpath
import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from fabula.errors import UnreadableError
from fabula.model.text import SeriesPart
from fabula.reading.ingest.apparatus import role_of_types
from fabula.reading.ingest.markup import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from fabula.model.text import BlockRole
    from fabula.reading.ingest.archive import Archive

CONTAINER: Final = "META-INF/container.xml"
ENCRYPTION: Final = "META-INF/encryption.xml"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_OPF: Final = "{http://www.idpf.org/2007/opf}"
_FONT_LOCKS: Final = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_MORE: Final = ("publisher", "date", "identifier", "description", "rights", "source", "contributor")
_PAGES: Final = frozenset(
    {"application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/xml", "text/xml", ""}
)


class Item(NamedTuple):
    """One file of the spine: its name in the archive, whether it is part of the main reading order."""

    file: str
    linear: bool


class Package(NamedTuple):
    """What the package document says. `navigation` and `ncx` are names in the archive, "" when there is none."""

    path: str
    spine: tuple[Item, ...]
    missing: tuple[str, ...]
    navigation: str
    ncx: str
    guide: dict[str, BlockRole]
    title: str | None
    authors: tuple[str, ...]
    language: str | None
    series: tuple[SeriesPart, ...]
    subjects: tuple[str, ...]
    more: dict[str, str]


def is_epub(archive: Archive) -> bool:
    """Whether the archive says, or shows, that it is an EPUB."""
    return CONTAINER in archive or any(entry.lower().endswith(".opf") for entry in archive)


def read_package(archive: Archive) -> Package:
    """Container → package document → spine.

    Raises:
        UnreadableError: no spine, nothing of it in the archive, or its pages are encrypted.
    """
    path = _package_path(archive)
    root = parse_xml(archive.read(path), f"{archive.name}: {path}")
    folder = posixpath.dirname(path)
    manifest: dict[str, tuple[str, str, str]] = {}
    navigation = ncx = ""
    for item in root.iter("{*}item"):
        href, media, properties = item.get("href", ""), item.get("media-type", ""), item.get("properties", "")
        file = archive.find(resolve(folder, href))
        manifest[item.get("id", "")] = (file or "", media.lower(), href)
        if file and "nav" in properties.split():
            navigation = file
        elif file and media.lower() == "application/x-dtbncx+xml":
            ncx = file
    spine: list[Item] = []
    missing: list[str] = []
    for reference in root.iter("{*}itemref"):
        file, media, href = manifest.get(reference.get("idref", ""), ("", "", reference.get("idref", "")))
        if media not in _PAGES:
            continue
        if file:
            spine.append(Item(file, reference.get("linear", "yes").lower() != "no"))
        else:
            missing.append(href)
    if not spine:
        cause = "names pages that are not in it" if missing else "has no spine: nothing says which pages to read"
        raise UnreadableError(f"{archive.name} {cause}", way_out="convert it again from its source")
    _refuse_locked(archive, {item.file for item in spine} | {path})
    return Package(path, tuple(spine), tuple(missing), navigation, ncx, _guide(root, archive, folder), *_metadata(root))


def resolve(folder: str, href: str) -> str:
    """A name in the archive from a link inside it, without its fragment.

    >>> resolve("OEBPS/text", "../notes%201.xhtml#n3")
    'OEBPS/notes 1.xhtml'
    """
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _package_path(archive: Archive) -> str:
    if CONTAINER in archive:
        container = parse_xml(archive.read(CONTAINER), f"{archive.name}: {CONTAINER}")
        for rootfile in container.iter("{*}rootfile"):
            found = archive.find(rootfile.get("full-path", ""))
            if found:
                return found
    packages = [entry for entry in archive if entry.lower().endswith(".opf")]
    if packages:
        return packages[0]
    raise UnreadableError(f"{archive.name} is an EPUB without a package document", way_out="convert it again")


def _refuse_locked(archive: Archive, wanted: set[str]) -> None:
    """Fonts may be scrambled; pages may not."""
    if ENCRYPTION not in archive:
        return
    for data in parse_xml(archive.read(ENCRYPTION), f"{archive.name}: {ENCRYPTION}").iter("{*}EncryptedData"):
        method = data.find("{*}EncryptionMethod")
        if method is not None and method.get("Algorithm", "") in _FONT_LOCKS:
            continue
        for reference in data.iter("{*}CipherReference"):
            if archive.find(reference.get("URI", "")) in wanted:
                raise UnreadableError(
                    f"{archive.name} is encrypted (digital rights management)",
                    way_out="ask its seller for an open copy",
                )


def _guide(root: _Element, archive: Archive, folder: str) -> dict[str, BlockRole]:
    roles: dict[str, BlockRole] = {}
    for reference in root.iter("{*}reference"):
        href = reference.get("href", "")
        role = role_of_types([reference.get("type", "").lower()])
        file = archive.find(resolve(folder, href))
        if role and file and "#" not in href:
            roles.setdefault(file, role)
    return roles


class _Statements(NamedTuple):
    """What the package says of the book."""

    title: str | None
    authors: tuple[str, ...]
    language: str | None
    series: tuple[SeriesPart, ...]
    subjects: tuple[str, ...]
    more: dict[str, str]


def _metadata(root: _Element) -> _Statements:
    refined = {
        (str(meta.get("refines", "")).lstrip("#"), meta.get("property", "")): (meta.text or "").strip()
        for meta in root.iter("{*}meta")
        if meta.get("refines")
    }
    creators = [
        (_words(element), element.get(f"{_OPF}role") or refined.get((element.get("id", ""), "role")) or "aut")
        for element in root.iter(f"{_DC}creator")
    ]
    authors = tuple(words for words, role in creators if words and role == "aut")
    titles = _all(root, "title")
    languages = _all(root, "language")
    return _Statements(
        titles[0] if titles else None,
        authors or tuple(words for words, _ in creators if words),
        languages[0] if languages else None,
        tuple(_series(root, refined)),
        # FanFicFare writes "&amp;amp;": unescaping once more does nothing to subjects that need it not.
        tuple(dict.fromkeys(html.unescape(words) for words in _all(root, "subject"))),
        {key: "; ".join(found) for key in _MORE if (found := _all(root, key))},
    )


def _series(root: _Element, refined: Mapping[tuple[str, str], str]) -> Iterator[SeriesPart]:
    """As calibre states it, and as EPUB 3 does."""
    named = {meta.get("name", ""): meta.get("content", "") for meta in root.iter("{*}meta")}
    if named.get("calibre:series"):
        yield SeriesPart(name=named["calibre:series"], part=_part(named.get("calibre:series_index", "")))
        return
    for meta in root.iter("{*}meta"):
        identity = meta.get("id", "")
        name = " ".join((meta.text or "").split())
        kind = refined.get((identity, "collection-type"), "series")
        if name and meta.get("property") == "belongs-to-collection" and kind == "series":
            yield SeriesPart(name=name, part=_part(refined.get((identity, "group-position"), "")))


def _part(stated: str) -> str:
    """The number without the zeros that calibre adds.

    >>> _part("2.0"), _part("2.5"), _part("ii")
    ('2', '2.5', 'ii')
    """
    return re.sub(r"^(\d+)\.0*$", r"\1", stated.strip())


def _all(root: _Element, name: str) -> list[str]:
    return [words for element in root.iter(f"{_DC}{name}") if (words := _words(element))]


def _words(element: _Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
