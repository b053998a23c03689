"""Headings that are ones only by their look: bold, large, centred lines of documents whose writers set no style."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fabula.reading.ingest.drafts import Draft

# A heading that is one only by its look: a short line, bold or larger than the text.
MAX_LINE: Final = 80  # characters
MAX_WORDS: Final = 12
LARGER: Final = 1.15
MAX_SHARE: Final = 0.2  # of all paragraphs; where more are bold it is a look of the text
MAX_TITLES: Final = 2  # paragraphs in the style "Title"; where there are more they are chapters'
OPENING: Final = 30  # blocks in which a title page ends


@dataclass(slots=True)
class Setting:
    """How a paragraph is set, for headings that are one only by look."""

    draft: Draft
    bold: bool
    size: int
    centred: bool
    new_page: bool
    title: bool
    maybe_heading: bool
    never_heading: bool


def settle_titles(settings: list[Setting]) -> None:
    """Styles for title pages hold where title pages are; elsewhere their words are the story's headings."""
    titles = [setting for setting in settings if setting.title]
    for at, setting in enumerate(settings):
        if setting.draft.role != "title-page":
            continue
        if setting.title:
            setting.draft.kind, setting.draft.level = "heading", 1
        if len(titles) > MAX_TITLES or at >= OPENING:
            setting.draft.role = "body"


def find_headings(settings: list[Setting]) -> None:
    """Headings by look: the largest as high as the lowest by style, for writers forget to set a style now and then."""
    text = [setting for setting in settings if setting.draft.role == "body"]
    sizes: Counter[int] = Counter()
    for setting in text:
        sizes[setting.size] += len(setting.draft.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0
    named = [setting for setting in text if setting.maybe_heading and is_line(setting.draft)]
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
    if setting.never_heading or not is_line(setting.draft):
        return False
    larger = usual > 0 and setting.size >= LARGER * usual
    # A centred line alone is as often an inscription; at the top of a page it is a heading.
    return larger or setting.bold or (setting.centred and setting.new_page)


def is_line(draft: Draft) -> bool:
    """Short, with words on it, and not ending as a sentence or speech does."""
    text = draft.text.strip()
    if draft.kind != "paragraph" or len(text) > MAX_LINE or len(text.split()) > MAX_WORDS:
        return False
    if text.endswith((",", ";", ":", "”", '"', "’", "…", "?", "!")) or text[0] in "“\"‘'«—–-":
        return False
    return any(character.isalnum() for character in text) and not (text.endswith(".") and len(text.split()) > 4)
