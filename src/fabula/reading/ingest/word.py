"""Word document (DOCX) → drafts and metadata: text, headings by style and by look, notes and comments apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fabula.errors import UnreadableError
from fabula.reading.ingest.looks import find_headings, settle_titles
from fabula.reading.ingest.word_package import find_parts, read_part, read_properties
from fabula.reading.ingest.word_styles import Styles
from fabula.reading.ingest.word_text import Changes, WordText

if TYPE_CHECKING:
    from fabula.model.text import Metadata
    from fabula.reading.ingest.archive import Archive
    from fabula.reading.ingest.drafts import Draft

_NOTES: Final = ("footnote", "endnote", "comment")


def read_word(archive: Archive, changes: Changes) -> tuple[list[Draft], Metadata]:
    """Drafts of the text, then of footnotes, endnotes and comments; tracked changes accepted or rejected.

    Raises:
        UnreadableError: a part that is needed is broken or has no body.
    """
    parts = find_parts(archive)
    root = read_part(archive, parts.document)
    space = "" if root is None else root.tag.rpartition("}")[0] + "}"
    body = None if root is None else root.find(f"{space}body")
    if body is None:
        raise UnreadableError(f"{archive.name} is a Word document without a text", way_out="save it again")
    styles = Styles(read_part(archive, parts.styles), space)
    text = WordText(parts.document, space, styles, changes)
    text.read(body, "body")
    settle_titles(text.settings)
    find_headings(text.settings)
    drafts = text.drafts
    for kind, part in zip(_NOTES, (parts.footnotes, parts.endnotes, parts.comments), strict=True):
        notes = read_part(archive, part)
        if notes is None:
            continue
        apart = WordText(part, space, styles, changes, "note")
        for number, note in enumerate(notes.iterchildren(f"{space}{kind}"), 1):
            if "eparator" not in note.get(f"{space}type", ""):  # the line above the notes is kept among them
                apart.read(note, f"{kind}[{number}]")
        drafts += [draft for draft in apart.drafts if draft.text]
    return drafts, read_properties(archive, parts.core)
