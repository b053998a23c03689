"""Documents of novelWriter: Markdown with lines of bookkeeping, and headings of which the third level names scenes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import structs

from fabula.reading.ingest.drafts import Draft
from fabula.reading.ingest.markdown import read_markdown

if TYPE_CHECKING:
    from fabula.model.text import Metadata

SIGNATURE: Final = b"%%~name:"
# Names, comments and synopses after a percent sign; tags after an at sign; commands in square brackets.
_BOOKKEEPING: Final = re.compile(
    r"^(?:%.*|\[(?:newpage|vspace(?::\d+)?)\][ \t]*|@(?P<key>\w+):[ \t]*(?P<names>.*))$", re.MULTILINE
)
_SPECIAL: Final = re.compile(r"^(#{1,4})!", re.MULTILINE)  # a title page, a chapter without number, a hidden scene
_PEOPLE: Final = frozenset({"pov", "char", "focus", "mention"})
SCENE_LEVEL: Final = 3


def read_novelwriter(text: str, name: str, encoding: str) -> tuple[list[Draft], Metadata]:
    """Drafts of one document: a scene's name is a break and a note, and who is named in it a tag."""
    people: dict[str, None] = {}
    for line in _BOOKKEEPING.finditer(text):
        if line["key"] in _PEOPLE:
            people |= dict.fromkeys(name for part in line["names"].split(",") if (name := part.strip()))
    shown = _SPECIAL.sub(r"\1", _BOOKKEEPING.sub("", text))
    drafts, metadata = read_markdown(shown, name, encoding)
    told: list[Draft] = []
    for draft in drafts:
        if draft.kind == "heading" and draft.level >= SCENE_LEVEL:
            told.append(Draft("", "break", element=draft.element))
            draft.kind, draft.level, draft.role = "paragraph", 0, "note"
        told.append(draft)
    return told, structs.replace(metadata, tags={"characters": tuple(people)} if people else {})
