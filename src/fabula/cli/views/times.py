"""`show times`: words that tell when, how long or how often, with their TIMEX3 value and what they are told from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict

from fabula.export.json_format import time_rows
from fabula.export.json_scene_rows import TimeRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.cli.views import Choice
    from fabula.model.story import Story

_WORDS, _VALUE = 28, 20  # columns; longer words are cut
_ANCHORS = {"narration": "the story's now", "speech": "the speaker's now", "birth": "birth"}
_SIDES = {"before": "before", "same": "at", "after": "after", None: "told from"}


class ShownTime(TimeRow, frozen=True, kw_only=True):
    """A row of `times` in the interchange JSON, with its words."""

    text: str


def lines(story: Story, choice: Choice) -> Iterator[str]:
    """A line for each: words, kind, value, and on which side of what it lies."""
    for row in rows(story, choice):
        words = row.text if len(row.text) <= _WORDS else row.text[: _WORDS - 1].rstrip() + "…"
        value = row.value if row.modifier is None else f"{row.value} {row.modifier.lower().replace('_', ' ')}"
        yield f"{row.address:<9} {words:<{_WORDS}} {row.kind:<8} {value:<{_VALUE}} {_told_from(story, row)}".rstrip()


def _told_from(story: Story, row: TimeRow) -> str:
    if row.anchor is None:
        return ""
    if row.anchor_at is not None:
        start, end = row.anchor_at
        return f"{_SIDES[row.direction]} “{' '.join(story.text[start:end].split())}”"
    return "since birth" if row.anchor == "birth" else f"{_SIDES[row.direction]} {_ANCHORS[row.anchor]}"


def rows(story: Story, choice: Choice) -> Iterator[ShownTime]:
    """Rows of `times` in the interchange JSON, with their words."""
    for row in time_rows(story):
        if choice.chapter is None or row.address.partition("¶")[0] == str(choice.chapter):
            yield ShownTime(**asdict(row), text=" ".join(story.text[row.start : row.end].split()))
