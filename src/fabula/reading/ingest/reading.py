"""One door: any source → edition."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import structs

from fabula.errors import EmptyInputError
from fabula.model.text import Block, Edition, Metadata
from fabula.reading.ingest.archive import Archive
from fabula.reading.ingest.decoding import decode
from fabula.reading.ingest.drafts import Draft, assemble
from fabula.reading.ingest.epub import read_epub
from fabula.reading.ingest.formats import format_of
from fabula.reading.ingest.gutenberg import mark_licence
from fabula.reading.ingest.language import settle_language
from fabula.reading.ingest.markdown import read_markdown
from fabula.reading.ingest.plain_text import read_plain_text
from fabula.reading.ingest.sources import fetch
from fabula.reading.ingest.web_page import read_web_page
from fabula.reading.ingest.word import read_word
from fabula.reading.ingest.word_package import is_word

if TYPE_CHECKING:
    from pathlib import Path

    from fabula.reading.ingest.word_text import Changes

# White space by Unicode, and what has no look of its own.
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad\x00\x1a"


def read_edition(
    source: Path | str | bytes,
    *,
    name: str = "",
    encoding: str | None = None,
    language: str | None = None,
    changes: Changes = "accept",
) -> Edition:
    r"""The text of `source`, in blocks that tile it; its content decides the format.

    >>> edition = read_edition(b"Emma Woodhouse was happy.\n\nShe was clever.\n")
    >>> [edition.text[block.start : block.end] for block in edition.blocks]
    ['Emma Woodhouse was happy.\n\n', 'She was clever.\n']

    Args:
        source: a path, the bytes themselves, or "-" for standard input.
        name: what to call it; the file's name when left out.
        encoding: of plain text, Markdown and HTML; found by rule when left out.
        language: "en" reads as English whatever the text looks like.
        changes: whether the tracked changes of a Word document are taken as made or as not made.

    Raises:
        InputError: of one of its kinds; the message is one line and says the way out.
    """
    data, name = fetch(source, name)
    if not data.strip():
        raise EmptyInputError(f"{name} is empty", way_out="name a file with a story in it")
    text, blocks, metadata = _read(data, name, encoding, changes)
    if not text.strip().strip(_INVISIBLE).strip():
        raise EmptyInputError(f"{name} holds no words", way_out="name a file with a story in it")
    return Edition(
        text=text,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=settle_language(text, blocks, language, name),
        blocks=blocks,
        metadata=metadata,
    )


def _read(data: bytes, name: str, encoding: str | None, changes: Changes) -> tuple[str, tuple[Block, ...], Metadata]:
    kind = format_of(data, name)
    if kind == "text":
        text, found = decode(data, name, encoding)
        return read_plain_text(text, name, found)
    if kind == "markdown":
        text, found = decode(data, name, encoding)
        drafts, metadata = read_markdown(text, name, found)
    elif kind == "html":
        drafts, metadata = read_web_page(data, name, encoding)
    else:
        drafts, metadata = _read_archive(Archive(data, name), changes)
    fields = mark_licence(drafts)
    if metadata.source_format == "html" and fields:
        metadata = structs.replace(
            metadata,
            title=fields.get("title", metadata.title),
            authors=(fields["author"],) if "author" in fields else metadata.authors,
        )
    text, blocks = assemble(drafts, name)
    return text, blocks, metadata


def _read_archive(archive: Archive, changes: Changes) -> tuple[list[Draft], Metadata]:
    return read_word(archive, changes) if is_word(archive) else read_epub(archive)
