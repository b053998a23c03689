"""OpenDocument text (ODT, and the flat XML form of it) → drafts and metadata.

Notes and comments stand after the text; text boxes after their paragraph; deletions that are only tracked are skipped,
or, when changes are rejected, put back in their place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fabula.errors import UnknownFormatError, UnreadableError
from fabula.model.text import Metadata
from fabula.reading.ingest.flow import Flow
from fabula.reading.ingest.markup import parse_xml
from fabula.reading.ingest.odt_styles import OFFICE, OdtStyles
from fabula.reading.ingest.odt_text import OdtText, local

if TYPE_CHECKING:
    from lxml.etree import _Element

    from fabula.reading.ingest.archive import Archive
    from fabula.reading.ingest.drafts import Draft
    from fabula.reading.ingest.word_text import Changes

CONTENT: Final = "content.xml"
MAX_TITLES: Final = 2  # paragraphs in the style of titles
_MIMETYPE: Final = "mimetype"
_MANIFEST: Final = "META-INF/manifest.xml"
_KIND: Final = b"application/vnd.oasis.opendocument."
_MORE: Final = {
    "subject": "subject", "description": "description", "creation-date": "created", "date": "modified",
}  # fmt: skip


def is_open_document(archive: Archive) -> bool:
    """Whether the archive is an OpenDocument file of any kind."""
    return CONTENT in archive and (_MANIFEST in archive or _MIMETYPE in archive)


def read_odt(archive: Archive, changes: Changes) -> tuple[list[Draft], Metadata]:
    """Drafts of the text, then of notes and comments.

    Raises:
        UnknownFormatError: a spreadsheet, a drawing or another kind of OpenDocument file.
        UnreadableError: encrypted, broken, or without a text.
    """
    kind = archive.read(_MIMETYPE).strip()[:100] if _MIMETYPE in archive else b""
    if kind.startswith(_KIND) and not kind.removeprefix(_KIND).startswith(b"text"):
        named = kind.removeprefix(_KIND).decode("ascii", "replace")
        raise UnknownFormatError(
            f"{archive.name} is an OpenDocument file of another kind ({named[:40]!r})",
            way_out="name the one with the story",
        )
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise UnreadableError(f"{archive.name} is encrypted", way_out="open it and save it without a password")
    content = _part(archive, CONTENT)
    others = [_part(archive, name) for name in ("styles.xml", "meta.xml") if name in archive]
    return _read(content, [*others, content], CONTENT, archive.name, changes)


def read_flat_odt(data: bytes, name: str, changes: Changes) -> tuple[list[Draft], Metadata]:
    """The same, with everything in one XML file.

    Raises:
        UnreadableError: broken, or without a text.
    """
    root = _parsed(data, name)
    return _read(root, [root], "", name, changes)


def _part(archive: Archive, part: str) -> _Element:
    return _parsed(archive.read(part), f"{archive.name}: {part}")


def _parsed(data: bytes, place: str) -> _Element:
    root = parse_xml(data, place)
    if root.getroottree().docinfo.internalDTD is not None:  # no program writes one; entities would be lost words
        raise UnreadableError(f"{place} has a document type of its own", way_out="save it again")
    return root


def _read(
    content: _Element, roots: list[_Element], file: str, name: str, changes: Changes
) -> tuple[list[Draft], Metadata]:
    body = next(content.iter(f"{OFFICE}text"), None)
    if body is None:
        raise UnreadableError(f"{name} is an OpenDocument file without a text", way_out="name the one with the story")
    styles = OdtStyles(roots)
    text = OdtText(Flow(file, place=name), styles, changes, body)
    text.read(body, "text")
    drafts = text.finish()
    if text.titles > MAX_TITLES:  # where there are more, they are chapters'
        for draft in drafts:
            draft.role = "body" if draft.role == "title-page" else draft.role
    apart = OdtText(Flow(file, "note", place=name), styles, changes, body)
    for note, path in text.notes:
        apart.read(note, path)
    return [*drafts, *(draft for draft in apart.finish() if draft.text)], _metadata(roots, name)


def _metadata(roots: list[_Element], name: str) -> Metadata:
    fields: dict[str, list[str]] = {}
    meta = next((found for root in roots for found in root.iter(f"{OFFICE}meta")), None)
    for element in meta if meta is not None else ():
        words = " ".join((element.text or "").split())
        if words and isinstance(element.tag, str):
            fields.setdefault(local(element), []).append(words)
    authors = fields.get("initial-creator") or fields.get("creator") or []
    keywords = [word for entry in fields.get("keyword", []) for part in entry.split(",") if (word := part.strip())]
    return Metadata(
        title=fields.get("title", [None])[0],
        authors=tuple(authors[:1]),
        language=fields.get("language", [None])[0],
        tags={"subjects": tuple(dict.fromkeys(keywords))} if keywords else {},
        source_format="odt",
        source_name=name,
        more={shown: fields[key][0] for key, shown in _MORE.items() if key in fields},
    )
