"""TEI P5, and the Guidelines' older root, as in ELTeC → drafts and metadata.

Front and back matter, title pages and notes are told by their elements and the type of their division.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fabula.errors import UnreadableError
from fabula.model.text import Metadata, SeriesPart
from fabula.reading.ingest.flow import Flow
from fabula.reading.ingest.markup import parse_xml
from fabula.reading.ingest.tei_text import TeiText, local

if TYPE_CHECKING:
    from lxml.etree import _Element

    from fabula.model.text import TagKind
    from fabula.reading.ingest.drafts import Draft

ROOTS: Final = frozenset({"TEI", "TEI.2", "teiCorpus", "teiCorpus.2"})
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_EDITION: Final = re.compile(r"\s*:\s*ELTeC edition\s*$", re.IGNORECASE)
# What ELTeC says of a novel and its author, by element → name in the metadata.
_DESCRIBED: Final = {
    "authorGender": "author_gender", "size": "size", "timeSlot": "time_slot", "reprintCount": "reprint_count",
    "canonicity": "canonicity",
}  # fmt: skip


def read_tei(data: bytes, name: str) -> tuple[list[Draft], Metadata]:
    """Drafts of the text, then of its notes.

    Raises:
        UnreadableError: broken, or without a text.
    """
    root = parse_xml(data, name)
    roots = [root, *root.iterchildren("{*}TEI", "{*}TEI.2")]
    texts = [element for one in roots for element in one.iterchildren("{*}text")]
    if not texts:
        raise UnreadableError(f"{name} is a TEI document without a text", way_out="name the file with the story")
    text = TeiText(Flow(place=name), name)
    for number, element in enumerate(texts, 1):
        text.read(element, "text" if len(texts) == 1 else f"text[{number}]")
    drafts = text.finish()
    notes = TeiText(Flow(role="note", place=name), name)
    for note, path in text.notes:
        notes.read_note(note, path)
    return [*drafts, *(draft for draft in notes.finish() if draft.text)], _metadata(root, name)


def _metadata(root: _Element, name: str) -> Metadata:
    header = next(root.iter("{*}teiHeader"), None)
    if header is None:
        return Metadata(source_format="tei", source_name=name)
    title = next(iter(_all(header, "titleStmt", "title")), None)
    language = header.find(".//{*}langUsage/{*}language")
    stated = language.get("ident") if language is not None else None
    terms = _all(header, "textClass", "keywords", "term") or _all(header, "textClass", "keywords", "item")
    tags: dict[TagKind, tuple[str, ...]] = {"subjects": tuple(dict.fromkeys(terms))} if terms else {}
    return Metadata(
        title=_EDITION.sub("", title) if title else None,
        authors=tuple(_all(header, "titleStmt", "author")),
        language=stated or root.get(f"{_XML}lang"),
        series=tuple(_series(header)),
        tags=tags,
        source_format="tei",
        source_name=name,
        more=dict(_facts(header)),
    )


def _series(header: _Element) -> list[SeriesPart]:
    statement = header.find(".//{*}seriesStmt")
    if statement is None:
        return []
    names, parts = _all(statement, "title"), _all(statement, "biblScope") or _all(statement, "idno")
    return [SeriesPart(name=names[0], part=parts[0] if parts else "")] if names else []


def _facts(header: _Element) -> list[tuple[str, str]]:
    facts = [("publisher", words) for words in _all(header, "publicationStmt", "publisher")[:1]]
    facts += [("date", words) for words in _all(header, "sourceDesc", "date")[:1]]
    for element in header.iter("{*}measure"):
        if element.get("unit") == "words" and element.text:
            facts.append(("words", element.text.strip()))
    for element in header.iter("{*}licence"):
        facts.append(("rights", element.get("target") or _words(element)))
        break
    for element in header.iter(*(f"{{*}}{key}" for key in _DESCRIBED)):
        if element.get("key"):
            facts.append((_DESCRIBED[local(element)], element.get("key", "")))
    return [(key, words) for key, words in facts if words]


def _all(element: _Element, *names: str) -> list[str]:
    """The words of each element of the last name, inside one of the name before it, and so on."""
    path = ".//" + "//".join(f"{{*}}{name}" for name in names)
    return [words for found in element.iterfind(path) if (words := _words(found))]


def _words(element: _Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())
