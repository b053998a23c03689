"""The labelled lines of FanFicFare's title page, the same in EPUB, HTML and plain text.

Lists are joined by commas there: a name that holds one comes out as two. The Archive's own files do not have the fault.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from fabula.model.text import SeriesPart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.model.text import TagKind

_KINDS: Final[dict[str, TagKind]] = {
    "category": "categories", "categories": "categories", "fandom": "fandoms", "fandoms": "fandoms",
    "genre": "genres", "genres": "genres", "characters": "characters", "relationships": "relationships",
    "ships": "relationships", "rating": "rating", "warnings": "warnings", "tags": "additional",
    "freeform tags": "additional", "ao3 categories": "categories", "collections": "collections",
}  # fmt: skip
_MORE: Final = {
    "status": "status", "published": "published", "updated": "updated", "packaged": "packaged", "words": "words",
    "chapters": "chapters", "publisher": "publisher", "summary": "description", "story url": "url",
    "author url": "author_url",
}  # fmt: skip
FIELD: Final = re.compile(r"([A-Z][A-Za-z0-9 /'’-]{0,30}):\s+(\S.*)")
MAX_SERIES: Final = 300  # characters
_PLACED: Final = re.compile(r"(.+?)\s*\[([\d.]+)\]")


class Fields(NamedTuple):
    """What the lines say."""

    language: str | None
    tags: dict[TagKind, tuple[str, ...]]
    series: tuple[SeriesPart, ...]
    more: dict[str, str]


def read_fields(lines: Iterable[str]) -> Fields:
    """Labels fabula knows.

    >>> fields = read_fields(["Series: The Ferries [2]", "Characters: Ada Quill, Tom", "Words: 1,200"])
    >>> fields.series[0].part, fields.tags, fields.more
    ('2', {'characters': ('Ada Quill', 'Tom')}, {'words': '1,200'})
    """
    language: str | None = None
    tags: dict[TagKind, tuple[str, ...]] = {}
    series: list[SeriesPart] = []
    more: dict[str, str] = {}
    for line in lines:
        field = FIELD.fullmatch(line)
        if field is None:
            continue
        label, value = field[1].lower(), field[2].strip()
        if label in _KINDS:
            tags[_KINDS[label]] = tuple(name for part in value.split(",") if (name := part.strip()))
        elif label == "series":
            placed = _PLACED.fullmatch(value) if len(value) <= MAX_SERIES else None
            series.append(SeriesPart(name=placed[1], part=placed[2]) if placed else SeriesPart(name=value))
        elif label == "language":
            language = value
        elif label in _MORE:
            more[_MORE[label]] = value
    return Fields(language, tags, tuple(series), more)
