"""One door: any source → edition."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from fabula.errors import EmptyInputError, TooLargeError
from fabula.model.text import Block, Edition, Metadata
from fabula.reading.ingest.decoding import decode
from fabula.reading.ingest.drafts import assemble
from fabula.reading.ingest.formats import format_of
from fabula.reading.ingest.language import settle_language
from fabula.reading.ingest.limits import times
from fabula.reading.ingest.plain_text import read_plain_text
from fabula.reading.ingest.readers import Asked, read_drafts, read_folder_drafts
from fabula.reading.ingest.sources import fetch

if TYPE_CHECKING:
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
    limits: float = 1,
) -> Edition:
    r"""The text of `source`, in blocks that tile it; its content decides the format.

    >>> edition = read_edition(b"Emma Woodhouse was happy.\n\nShe was clever.\n")
    >>> [edition.text[block.start : block.end] for block in edition.blocks]
    ['Emma Woodhouse was happy.\n\n', 'She was clever.\n']

    Args:
        source: the path of a file or of a folder of scene files, the bytes themselves, or "-" for standard input.
        name: what to call it; the file's name when left out.
        encoding: of plain text, Markdown and HTML; found by rule when left out.
        language: "en" reads as English whatever the text looks like.
        changes: whether tracked changes (Word, OpenDocument, RTF) are taken as made or as not made.
        limits: all limits of size so many times as high, for a file that is trusted.

    Raises:
        InputError: of one of its kinds; the message is one line and says the way out.
    """
    try:
        with times(limits):
            return _read_source(source, name, Asked(encoding, changes), language)
    except TooLargeError as error:
        error.way_out = f"{error.way_out}; if you trust it, --limits {max(2, 2 * limits):g} allows more".lstrip("; ")
        raise


def _read_source(source: Path | str | bytes, name: str, asked: Asked, language: str | None) -> Edition:
    if isinstance(source, Path) and source.is_dir():
        name = name or source.name
        drafts, metadata = read_folder_drafts(source, asked)
        text, blocks = assemble(drafts, name)
    else:
        data, name = fetch(source, name)
        if not data.strip():
            raise EmptyInputError(f"{name} is empty", way_out="name a file with a story in it")
        text, blocks, metadata = _read(data, name, asked)
    if not text.strip().strip(_INVISIBLE).strip():
        raise EmptyInputError(f"{name} holds no words", way_out="name a file with a story in it")
    return Edition(
        text=text,
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=settle_language(text, blocks, language, name),
        blocks=blocks,
        metadata=metadata,
    )


def _read(data: bytes, name: str, asked: Asked) -> tuple[str, tuple[Block, ...], Metadata]:
    if format_of(data, name) == "text":  # the only one whose text is the file itself, white space and all
        text, found = decode(data, name, asked.encoding)
        return read_plain_text(text, name, found)
    drafts, metadata = read_drafts(data, name, asked)
    text, blocks = assemble(drafts, name)
    return text, blocks, metadata
