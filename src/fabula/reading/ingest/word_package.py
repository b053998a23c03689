"""The parts of a Word document inside its archive, and what its properties say."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from fabula.errors import UnreadableError
from fabula.model.text import Metadata
from fabula.reading.ingest.markup import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from fabula.reading.ingest.archive import Archive

TYPES: Final = "[Content_Types].xml"
_ROOT_LINKS: Final = "_rels/.rels"
_NAMES: Final = re.compile(r"\s*[;\n]\s*")
_MORE: Final = {
    "subject": "subject", "description": "description", "keywords": "keywords", "created": "created",
    "modified": "modified", "category": "category",
}  # fmt: skip


class WordPackage(NamedTuple):
    """Names of the parts in the archive; "" for one that is not there."""

    document: str
    styles: str
    footnotes: str
    endnotes: str
    comments: str
    core: str


def is_word(archive: Archive) -> bool:
    """Whether the archive is an Office document with a text in it."""
    return TYPES in archive and bool(_document(archive))


def find_parts(archive: Archive) -> WordPackage:
    """The parts that matter, by the document's own links and, failing these, by their usual names."""
    document = _document(archive)
    folder = posixpath.dirname(document)
    links = _links(archive, posixpath.join(folder, "_rels", posixpath.basename(document) + ".rels"), folder)
    found = {
        kind: links.get(kind) or archive.find(posixpath.join(folder, f"{kind}.xml")) or ""
        for kind in ("styles", "footnotes", "endnotes", "comments")
    }
    core = _links(archive, _ROOT_LINKS, "").get("core-properties") or archive.find("docProps/core.xml") or ""
    return WordPackage(document, found["styles"], found["footnotes"], found["endnotes"], found["comments"], core)


def _document(archive: Archive) -> str:
    linked = _links(archive, _ROOT_LINKS, "").get("officeDocument", "")
    if linked and posixpath.basename(linked).startswith("document"):
        return linked
    return archive.find("word/document.xml") or ""


def _links(archive: Archive, name: str, folder: str) -> dict[str, str]:
    """Kind of relation → name in the archive, of those inside it."""
    if name not in archive:
        return {}
    links: dict[str, str] = {}
    for link in parse_xml(archive.read(name), f"{archive.name}: {name}").iter("{*}Relationship"):
        if link.get("TargetMode") == "External":
            continue
        target = link.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        file = archive.find(path)
        if file:
            links.setdefault(link.get("Type", "").rpartition("/")[2], file)
    return links


def read_part(archive: Archive, name: str) -> _Element | None:
    """The root of a part, None when there is none of that name."""
    if not name:
        return None
    root = parse_xml(archive.read(name), f"{archive.name}: {name}")
    if root.getroottree().docinfo.internalDTD is not None:  # the format forbids it; entities would be lost words
        raise UnreadableError(f"{archive.name}: {name} has a document type of its own", way_out="save it again")
    return root


def read_properties(archive: Archive, core: str) -> Metadata:
    """Title, author and the rest; a document whose properties are broken has none."""
    try:
        root = read_part(archive, core)
    except UnreadableError:
        root = None
    fields: dict[str, str] = {}
    for element in root if root is not None else ():
        if element.text and element.text.strip():
            fields[str(element.tag).rpartition("}")[2]] = " ".join(element.text.split())
    return Metadata(
        title=fields.get("title"),
        authors=tuple(name for name in _NAMES.split(fields.get("creator", "")) if name),
        language=fields.get("language"),
        source_format="docx",
        source_name=archive.name,
        more={name: fields[key] for key, name in _MORE.items() if key in fields},
    )
