"""Stories whose scene marks and headings are withheld: taken off before anything is read, and asked back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.reading.scenes.openings import find_openings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.model.text import Paragraph, Segmentation

HEADING, MARK = 1, 2


class Bare(NamedTuple):
    """A story without what its author set between its paragraphs: no heading, no mark, no note.

    Fields:
        text: its paragraphs, with a blank line between.
        starts: where each paragraph that opens a scene starts now, and by what sign it was known.
    """

    text: str
    starts: dict[int, int]


def told(segmentation: Segmentation) -> list[Paragraph]:
    """The paragraphs of the telling."""
    beside = segmentation.paratext
    return [
        one
        for one in segmentation.paragraphs
        if one.kind in {"prose", "verse"} and not any(note.start <= one.start < note.end for note in beside)
    ]


def signed(segmentation: Segmentation) -> dict[int, int]:
    """Where paragraphs start that the author set apart, and by what sign; the story's first is none of them."""
    openings = find_openings(segmentation)[1:]
    return {one.first_words.start: MARK if one.why == "mark" else HEADING for one in openings}


def bare(text: str, segmentation: Segmentation, asked: Iterable[int] = (), *, one_line: bool = False) -> Bare:
    """The words that are told, as if the author had set no sign.

    Args:
        text: of the story.
        segmentation: with its signs.
        asked: starts of scenes that open at no sign; the paragraphs that hold them are asked for too.
        one_line: whether the paragraphs are withheld as well.
    """
    between = " " if one_line else "\n\n"
    paragraphs = told(segmentation)
    signs = signed(segmentation)
    silent = {next((one.start for one in paragraphs if one.end > start), -1) for start in asked}
    parts: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    for number, one in enumerate(paragraphs):
        if number and (sign := signs.get(one.start, 0) or HEADING * (one.start in silent)):
            starts[length] = sign
        words = text[one.start : one.end]
        parts.append(" ".join(words.split()) if one_line else words)
        length += len(parts[-1]) + len(between)
    return Bare(between.join(parts), starts)
