"""Words with their look and their speeches: the text cut in Python wherever one of these begins or ends.

The page never holds an offset, since a browser counts UTF-16 units and Python code points.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from fabula.report.markup import Html, safe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fabula.model.text import Edition, InlineMark

S = TypeVar("S")

_TAGS = {
    "italic": ("<i>", "</i>"),
    "bold": ("<b>", "</b>"),
    "small-caps": ('<span class="sm">', "</span>"),
    "underline": ("<u>", "</u>"),
    "strike": ("<s>", "</s>"),
    "superscript": ("<sup>", "</sup>"),
    "hidden": ("<span hidden>", "</span>"),
}


class Piece(NamedTuple, Generic[S]):
    """A stretch of speech inside one paragraph.

    Fields:
        of: the speech.
        first: whether the speech begins here.
        starts: whether its initials are to be shown: the speech, or a paragraph of it, begins here.
    """

    start: int
    end: int
    of: S
    first: bool
    starts: bool


class _Look(NamedTuple):
    start: int
    end: int
    kind: str


class Runs(Generic[S]):
    """The edition's words as HTML, any stretch of them. Pieces are in text order and do not overlap."""

    def __init__(self, edition: Edition, pieces: Sequence[Piece[S]]) -> None:
        self._text = edition.text
        self._pieces = pieces
        self._piece_starts = [piece.start for piece in pieces]
        self._looks = sorted(look for block in edition.blocks for mark in block.marks for look in self._looks_of(mark))
        self._look_starts = [look.start for look in self._looks]
        self._longest = max((look.end - look.start for look in self._looks), default=0)

    def _looks_of(self, mark: InlineMark) -> list[_Look]:
        if mark.kind not in _TAGS:
            return []
        looks = [_Look(mark.start, mark.end, mark.kind)]
        if mark.start and self._text[mark.start - 1 : mark.start] == self._text[mark.end : mark.end + 1] == "_":
            # The underscores of plain text are in the page, and not to be seen: the words slope already.
            looks += [_Look(mark.start - 1, mark.start, "hidden"), _Look(mark.end, mark.end + 1, "hidden")]
        return looks

    def between(self, start: int, end: int, speech: Callable[[Piece[S], Html], Html] | None = None) -> Html:
        """The words at `[start, end)`, each piece of speech in them put into what `speech` makes of it."""
        if speech is None:
            return self._looked(start, end)
        parts: list[Html] = []
        at = start
        number = bisect_right(self._piece_starts, start - 1)
        while number < len(self._pieces) and self._pieces[number].start < end:
            piece = self._pieces[number]
            if piece.start > at:
                parts.append(self._looked(at, piece.start))
            parts.append(speech(piece, self._looked(max(at, piece.start), min(piece.end, end))))
            at = max(at, min(piece.end, end))
            number += 1
        if at < end:
            parts.append(self._looked(at, end))
        return Html("".join(parts))

    def _looked(self, start: int, end: int) -> Html:
        first = bisect_right(self._look_starts, start - self._longest - 1)
        last = bisect_right(self._look_starts, end - 1)
        looks = [look for look in self._looks[first:last] if look.end > start and look.start < end]
        if not looks:
            return safe(self._text[start:end])
        cuts = sorted({start, end, *(edge for look in looks for edge in (look.start, look.end) if start < edge < end)})
        parts: list[str] = []
        for begin, stop in pairwise(cuts):
            here = [_TAGS[look.kind] for look in looks if look.start <= begin and stop <= look.end]
            parts += [tag for tag, _ in here]
            parts.append(safe(self._text[begin:stop]))
            parts += [tag for _, tag in reversed(here)]
        return Html("".join(parts))
