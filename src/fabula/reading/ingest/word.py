"""Word document (DOCX) → drafts and metadata: text, headings by style and by look, notes and comments apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from fabula.errors import UnreadableError
from fabula.reading.ingest.word_package import find_parts, read_part, read_properties
from fabula.reading.ingest.word_styles import Styles
from fabula.reading.ingest.word_text import Changes, Setting, WordText

if TYPE_CHECKING:
    from fabula.model.text import Metadata
    from fabula.reading.ingest.archive import Archive
    from fabula.reading.ingest.drafts import Draft

# A heading that is one only by its look: a short line, bold or larger than the text.
MAX_LINE: Final = 80  # characters
MAX_WORDS: Final = 12
LARGER: Final = 1.15
MAX_SHARE: Final = 0.2  # of all paragraphs; where more are bold it is a look of the text
MAX_TITLES: Final = 2  # paragraphs in the style "Title"; where there are more they are chapters'
OPENING: Final = 30  # blocks in which a title page ends
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
    _settle_titles(text.settings)
    _find_headings(text.settings)
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


def _settle_titles(settings: list[Setting]) -> None:
    """Styles for title pages hold where title pages are; elsewhere their words are the story's headings."""
    titles = [setting for setting in settings if setting.title]
    for at, setting in enumerate(settings):
        if setting.draft.role != "title-page":
            continue
        if setting.title:
            setting.draft.kind, setting.draft.level = "heading", 1
        if len(titles) > MAX_TITLES or at >= OPENING:
            setting.draft.role = "body"


def _find_headings(settings: list[Setting]) -> None:
    """Headings by look: the largest as high as the lowest by style, for writers forget to set a style now and then."""
    text = [setting for setting in settings if setting.draft.role == "body"]
    sizes: Counter[int] = Counter()
    for setting in text:
        sizes[setting.size] += len(setting.draft.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0
    named = [setting for setting in text if setting.maybe_heading and _is_line(setting.draft)]
    looked = [setting for setting in text if _looks_like_heading(setting, usual) and not setting.maybe_heading]
    if len(looked) > max(MAX_SHARE * len(text), 1):
        looked = []
    if not named and not looked:
        return
    above = max((setting.draft.level for setting in text if setting.draft.kind == "heading"), default=0)
    ranks = {size: rank for rank, size in enumerate(sorted({setting.size for setting in looked}, reverse=True), 1)}
    for setting in named:
        setting.draft.kind, setting.draft.level = "heading", 1
    for setting in looked:
        setting.draft.kind, setting.draft.level = "heading", min(max(above - 1, 0) + ranks[setting.size], 9)


def _looks_like_heading(setting: Setting, usual: int) -> bool:
    if setting.never_heading or not _is_line(setting.draft):
        return False
    larger = usual > 0 and setting.size >= LARGER * usual
    # A centred line alone is as often an inscription; at the top of a page it is a heading.
    return larger or setting.bold or (setting.centred and setting.new_page)


def _is_line(draft: Draft) -> bool:
    """Short, with words on it, and not ending as a sentence or speech does."""
    text = draft.text.strip()
    if draft.kind != "paragraph" or len(text) > MAX_LINE or len(text.split()) > MAX_WORDS:
        return False
    if text.endswith((",", ";", ":", "”", '"', "’", "…", "?", "!")) or text[0] in "“\"‘'«—–-":
        return False
    return any(character.isalnum() for character in text) and not (text.endswith(".") and len(text.split()) > 4)
