"""`show text`: the story as a reader would want it, with addresses in the margin."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.cli.views import Choice
    from fabula.model.story import Story
    from fabula.model.text import Paragraph

_MARGIN = 8
_LINE = 72  # letters a line that read well


class TextRow(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph."""

    address: str
    start: int
    end: int
    kind: str
    text: str


def lines(story: Story, choice: Choice) -> Iterator[str]:
    """Headings, paragraphs folded to the width, verse line by line."""
    width = max(20, min(_LINE, choice.width - _MARGIN))
    for paragraph in _chosen(story, choice):
        words = story.text[paragraph.start : paragraph.end]
        margin = f"{paragraph.chapter}¶{paragraph.number}"
        if paragraph.kind == "heading":
            folded = [" ".join(words.split())]
            margin = ""
        elif paragraph.kind == "prose":
            folded = textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)
        else:
            folded = [line.strip() for line in words.splitlines()]
        yield ""
        for number, line in enumerate(folded):
            yield f"{'' if number else margin:<{_MARGIN}}{line}".rstrip()


def rows(story: Story, choice: Choice) -> Iterator[TextRow]:
    """An object for each paragraph, its words as they stand."""
    for paragraph in _chosen(story, choice):
        yield TextRow(
            address=f"{paragraph.chapter}¶{paragraph.number}",
            start=paragraph.start,
            end=paragraph.end,
            kind=paragraph.kind,
            text=story.text[paragraph.start : paragraph.end],
        )


def _chosen(story: Story, choice: Choice) -> Iterator[Paragraph]:
    for paragraph in story.segmentation.paragraphs:
        if choice.chapter is None or paragraph.chapter == choice.chapter:
            yield paragraph
