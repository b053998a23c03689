"""Bytes → drafts and metadata, by the reader that the content calls for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from fabula.errors import UnknownFormatError, UnreadableError
from fabula.reading.ingest.archive import Archive
from fabula.reading.ingest.bundle import read_bundle
from fabula.reading.ingest.bundle_order import Part, choose
from fabula.reading.ingest.decoding import decode
from fabula.reading.ingest.drafts import Draft
from fabula.reading.ingest.epub import read_epub
from fabula.reading.ingest.folder import list_folder, read_files
from fabula.reading.ingest.formats import format_of
from fabula.reading.ingest.gutenberg import mark_licence
from fabula.reading.ingest.markdown import read_markdown
from fabula.reading.ingest.novelwriter import read_novelwriter
from fabula.reading.ingest.odt import is_open_document, read_flat_odt, read_odt
from fabula.reading.ingest.package import is_epub
from fabula.reading.ingest.plain_text import read_plain_text
from fabula.reading.ingest.projects import index_of, listed_in
from fabula.reading.ingest.rtf import read_rtf
from fabula.reading.ingest.tei import read_tei
from fabula.reading.ingest.web_page import read_web_page
from fabula.reading.ingest.word import read_word
from fabula.reading.ingest.word_package import is_word

if TYPE_CHECKING:
    from pathlib import Path

    from fabula.model.text import Metadata
    from fabula.reading.ingest.word_text import Changes


class Asked(NamedTuple):
    """What the user asked for."""

    encoding: str | None = None
    changes: Changes = "accept"


def read_drafts(data: bytes, name: str, asked: Asked, *, within: Archive | None = None) -> tuple[list[Draft], Metadata]:
    """Drafts of any file; `within` is the archive it lies in, which may not lie in another."""
    kind = format_of(data, name)
    if kind == "text":
        drafts, metadata = _read_text(data, name, asked)
    elif kind == "markdown":
        text, found = decode(data, name, asked.encoding)
        drafts, metadata = read_markdown(text, name, found)
    elif kind == "novelwriter":
        text, found = decode(data, name, asked.encoding)
        drafts, metadata = read_novelwriter(text, name, found)
    elif kind == "html":
        drafts, metadata = read_web_page(data, name, asked.encoding)
    elif kind == "rtf":
        drafts, metadata = read_rtf(data, name, asked.changes)
    elif kind == "tei":
        drafts, metadata = read_tei(data, name)
    elif kind == "flat odt":
        drafts, metadata = read_flat_odt(data, name, asked.changes)
    else:
        drafts, metadata = _read_archive(data, name, asked, within)
    fields = mark_licence(drafts)
    if metadata.source_format == "html" and fields:
        metadata = structs.replace(
            metadata,
            title=fields.get("title", metadata.title),
            authors=(fields["author"],) if "author" in fields else metadata.authors,
        )
    return drafts, metadata


def read_folder_drafts(folder: Path, asked: Asked) -> tuple[list[Draft], Metadata]:
    """Drafts of the scene files in a folder, in order."""
    name = folder.name or str(folder)
    paths = list_folder(folder)
    index = index_of(paths)
    title: str | None = None
    if index is not None:
        place = f"{name}: {index}"
        listed, title = listed_in(index, read_files(folder, [index])[0], paths, place)
        contents = read_files(folder, [one.path for one in listed])
        parts = [Part(one.path, data, one.title, one.folders) for one, data in zip(listed, contents, strict=True)]
    else:
        chosen = choose(paths)
        parts = [Part(path, data) for path, data in zip(chosen, read_files(folder, chosen), strict=True)]
    if not parts:
        raise UnreadableError(
            f"{folder} is a directory with no file in it that could be a story",
            way_out="name the file, or the folder of scene files",
        )
    left_out = [] if index is not None else sorted(set(paths) - {part.path for part in parts})
    return read_bundle(
        parts, name, "scene", lambda data, inner: read_drafts(data, inner, asked), left_out=left_out, title=title
    )


def _read_text(data: bytes, name: str, asked: Asked) -> tuple[list[Draft], Metadata]:
    """Plain text as one part of several: its blocks, cut out of it."""
    text, found = decode(data, name, asked.encoding)
    text, blocks, metadata = read_plain_text(text.removeprefix("\ufeff"), name, found)
    drafts: list[Draft] = []
    for block in blocks:
        marks = [(mark.start - block.start, mark.end - block.start, mark.kind) for mark in block.marks]
        whole = Draft(
            text[block.start : block.end],
            block.kind,
            block.role,
            block.level,
            element=block.source.element,
            marks=marks,
        )
        start = len(whole.text) - len(whole.text.lstrip())
        drafts += whole.cut([(start, max(start, len(whole.text.rstrip())))])
    return [draft for draft in drafts if draft.text], metadata


def _read_archive(data: bytes, name: str, asked: Asked, within: Archive | None) -> tuple[list[Draft], Metadata]:
    archive = Archive(data, name, spent=within.spent if within is not None else 0)
    try:
        if is_word(archive):
            return read_word(archive, asked.changes)
        if is_epub(archive):
            return read_epub(archive)
        if is_open_document(archive):
            return read_odt(archive, asked.changes)
        if within is None:
            return _read_parts(archive, asked)
    finally:
        if within is not None:
            within.spent = archive.spent
    raise UnknownFormatError(f"{name} is an archive inside an archive", way_out="unpack it first")


def _read_parts(archive: Archive, asked: Asked) -> tuple[list[Draft], Metadata]:
    """An archive of chapters."""
    names = [entry for entry in archive if not entry.endswith("/")]
    chosen = choose(names)
    if not chosen:
        raise UnknownFormatError(
            f"{archive.name} is an archive, but no book, no document, and holds none",
            way_out="unpack it and name the file that holds the story",
        )
    return read_bundle(
        [Part(entry, archive.read(entry)) for entry in chosen],
        archive.name,
        "chapter",
        lambda data, name: read_drafts(data, name, asked, within=archive),
        left_out=sorted(set(names) - set(chosen)),
    )
