"""FanFicFare's plain text: title, labelled lines, contents, chapters under a line that is set in, "End file."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from fabula.reading.ingest.fanficfare_fields import FIELD, Fields, read_fields

if TYPE_CHECKING:
    from fabula.model.text import BlockRole

_HEAD: Final = re.compile(r"\s*(?P<title>\S[^\r\n]*)\r?\n\s*by (?P<authors>\S[^\r\n]*)\r?\n")
_CONTENTS: Final = re.compile(r"^TABLE OF CONTENTS[ \t]*\r?$", re.MULTILINE)
_CHAPTER: Final = re.compile(r"(?<=\n)\r?\n(?:\t| {8})(?=\S)(?P<title>[^\r\n]*)(?=\r?\n[ \t]*\r?\n)")
_LINE: Final = re.compile(r"[^\r\n]+")
_END: Final = re.compile(r"^End file\.\s*\Z", re.MULTILINE)
_HEADER: Final = 60_000  # characters
_FIELDS_NEEDED: Final = 3


class StoryText(NamedTuple):
    """Where the parts are, and what the head says.

    `regions` tile the text: start, end, role. `headings` are positions of lines that open a chapter.
    """

    regions: tuple[tuple[int, int, BlockRole], ...]
    headings: frozenset[int]
    title: str
    authors: tuple[str, ...]
    fields: Fields


def read_story_text(text: str) -> StoryText | None:
    """The parts of such a file; None when it is none."""
    head = _HEAD.match(text, 0, _HEADER)
    end = _END.search(text, max(0, len(text) - 1_000))
    if head is None or end is None:
        return None
    contents = _CONTENTS.search(text, head.end(), _HEADER)
    listed: set[str] = set()
    chapters = list(_CHAPTER.finditer(text, contents.end() if contents else head.end(), end.start()))
    if contents and chapters:
        listed = {line.strip() for line in _LINE.findall(text, contents.end(), chapters[0].start())}
        chapters = [chapter for chapter in chapters if chapter["title"].strip() in listed]
    if not chapters:
        return None
    first = _line_start(text, chapters[0])
    lines = _LINE.findall(text, head.end(), contents.start() if contents else first)
    if sum(FIELD.fullmatch(line.strip()) is not None for line in lines) < _FIELDS_NEEDED:
        return None
    headings = frozenset(_line_start(text, chapter) for chapter in (chapters if listed else chapters[:1]))
    fronts: list[tuple[int, int, BlockRole]] = [(0, contents.start() if contents else first, "front")]
    if contents:
        fronts.append((contents.start(), first, "contents"))
    return StoryText(
        (*fronts, (first, end.start(), "body"), (end.start(), len(text), "back")),
        headings,
        head["title"].strip(),
        tuple(name for part in head["authors"].split(",") if (name := part.strip())),
        read_fields(line.strip() for line in lines),
    )


def _line_start(text: str, chapter: re.Match[str]) -> int:
    return text.rfind("\n", 0, chapter.start("title")) + 1
