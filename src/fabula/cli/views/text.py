"""`show text`: the story as a reader would want it, with addresses in the margin and what is no story behind a bar."""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from fabula.model.text import Paragraph, Paratext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.cli.views import Choice
    from fabula.model.story import Story

_MARGIN = 8
_LINE = 72  # letters a line that read well
_BAR = "│ "
_LONG = 60  # words
# Of these, where they are long, a reader wants no more than to know that they are there.
_COUNTED = {"title-page": "title", "contents": "contents", "front": "front", "back": "back", "licence": "licence"}


class TextRow(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph, or words that are no `story`: then `kind` says which, and the address is of the paragraph before."""

    address: str
    story: bool
    start: int
    end: int
    kind: str
    text: str


def lines(story: Story, choice: Choice) -> Iterator[str]:
    """Headings, paragraphs folded to the width, verse line by line; notes and summaries apart."""
    width = max(20, min(_LINE, choice.width - _MARGIN))
    for kind, together in groupby(_chosen(story, choice), key=_apart):
        if kind is None:
            for paragraph in together:
                if isinstance(paragraph, Paragraph):
                    yield from _paragraph(story, paragraph, width)
        else:
            yield from _beside([story.text[one.start : one.end] for one in together], kind, width - len(_BAR))


def rows(story: Story, choice: Choice) -> Iterator[TextRow]:
    """An object for each paragraph and for each run of words that is no story, in text order, as they stand."""
    for one in _chosen(story, choice):
        yield TextRow(
            address=f"{one.chapter}¶{one.number}" if isinstance(one, Paragraph) else story.address(one.start),
            story=isinstance(one, Paragraph),
            start=one.start,
            end=one.end,
            kind=one.kind,
            text=story.text[one.start : one.end],
        )


def _paragraph(story: Story, paragraph: Paragraph, width: int) -> Iterator[str]:
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


def _beside(texts: list[str], kind: str, width: int) -> Iterator[str]:
    """Words that are no story, behind a bar; their kind stands in the margin."""
    margin = f"{_margin(kind)[: _MARGIN - 1]:<{_MARGIN}}"
    words = sum(len(text.split()) for text in texts)
    yield ""
    if kind in _COUNTED and words > _LONG:
        yield f"{margin}{_BAR}({words:,} words)"
        return
    for number, text in enumerate(texts):
        if number:
            yield f"{'':<{_MARGIN}}{_BAR}".rstrip()
        for line in _folded(text, width):
            yield f"{margin}{_BAR}{line}"
            margin = " " * _MARGIN


def _margin(kind: str) -> str:
    """A short word for a kind: "note" for the notes of the work or of a chapter, wherever they stand."""
    if kind.endswith("notes"):
        return "note"
    return "summary" if kind.endswith("summary") else _COUNTED.get(kind, kind)


def _folded(words: str, width: int) -> Iterator[str]:
    for line in words.splitlines():
        yield from textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)


def _apart(one: Paragraph | Paratext) -> str | None:
    return one.kind if isinstance(one, Paratext) else None


def _chosen(story: Story, choice: Choice) -> Iterator[Paragraph | Paratext]:
    segmentation = story.segmentation
    chapters = [section for section in segmentation.sections if section.number and section.kind != "part"]
    starts = [section.start for section in chapters]
    everything: list[Paragraph | Paratext] = [*segmentation.paragraphs, *segmentation.paratext]
    for one in sorted(everything, key=lambda one: one.start):
        if choice.chapter is not None:
            if isinstance(one, Paragraph):
                chapter = one.chapter
            else:
                at = bisect_right(starts, one.start) - 1
                chapter = chapters[at].number if at >= 0 and one.start < chapters[at].end else 0
            if chapter != choice.chapter:
                continue
        yield one
