"""Lines of a plain text, and how its paragraphs are set: by blank lines, by indentation, or one on each line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LAST_MARK = re.compile(r"[.!?:;…—–\-*]['\"’”»)\]_]*$|['\"’”»]$")  # how a line ends that ends a paragraph
_WORD = re.compile(r"\S+")

Layout = Literal["blank", "line", "indent", "fill"]

MAX_WRAP = 160  # nobody sets lines of prose by hand wider than this
MIN_WRAP = 40
SPARSE = 40  # lines without a blank one between them; even Henry James makes shorter paragraphs on the whole
DENSE = 12  # … and this many, where lines end early besides, are too many
EARLY = 0.05  # share of lines that end as a paragraph does, short of the margin; verse makes no more than 0.02
LONG = 200  # characters; a line so long is a paragraph


class Line(NamedTuple):
    """One line, its ending included in `[start, end)`; `stop` is where its last visible character ends."""

    start: int
    end: int
    first: int  # of the first visible character
    stop: int
    number: int

    @property
    def length(self) -> int:
        """Without white space at either end."""
        return self.stop - self.first

    @property
    def indent(self) -> int:
        """White space before the first visible character."""
        return self.first - self.start


def lines_of(text: str, start: int = 0, end: int | None = None, number: int = 1) -> Iterator[Line]:
    r"""Lines by \n, \r\n or \r, each with its ending; other separators of Unicode are left inside.

    >>> [(line.first, line.stop, line.end) for line in lines_of(" Emma\r\nWoodhouse")]
    [(1, 5, 7), (7, 16, 16)]
    """
    for number_, match in enumerate(_LINE.finditer(text, start, len(text) if end is None else end), number):
        line = match.group()
        stop = match.start() + len(line.rstrip())
        first = min(match.end() - len(line.lstrip()), stop)
        yield Line(match.start(), match.end(), first, stop, number_)


def layout_of(text: str, groups: Sequence[Sequence[Line]]) -> tuple[Layout, int]:
    """How paragraphs are set, and the width they are wrapped to (0 when they are not).

    `groups` are runs of lines without a blank one between them.
    """
    inner = [(line, group[at + 1]) for group in groups for at, line in enumerate(group[:-1])]
    if not inner:
        return "blank", 0
    total = len(inner) + len(groups)
    width = _width(line for line, _ in inner)
    if MIN_WRAP <= width <= MAX_WRAP:
        full = sum(is_full(text, line, following, width) for line, following in inner)
        if full >= 0.5 * len(inner):
            return _layout_of_wrapped(text, inner, len(groups), width), width
    long = sum(line.length > LONG for line, _ in inner)
    closed = sum(ends_paragraph(text, line) for line, _ in inner)
    if long > 0.1 * len(inner) or (closed > 0.6 * len(inner) and len(groups) < 0.5 * total):
        return "line", 0
    return "blank", 0


def _layout_of_wrapped(text: str, inner: Sequence[tuple[Line, Line]], groups: int, width: int) -> Layout:
    """Lines that end a paragraph early, inside a group, tell that blank lines do not part the paragraphs."""
    ends = [following.indent > 0 for line, following in inner if _ends_early(text, line, following, width)]
    early = len(ends) > EARLY * len(inner) and len(inner) > DENSE * groups
    if not early and len(inner) < SPARSE * groups:
        return "blank"
    indented = sum(following.indent > 0 for _, following in inner)
    return "indent" if indented * SPARSE > len(inner) and sum(ends) >= 0.5 * len(ends) else "fill"


def _ends_early(text: str, line: Line, following: Line, width: int) -> bool:
    return not is_full(text, line, following, width) and ends_paragraph(text, line)


def _width(lines: Iterator[Line]) -> int:
    lengths = sorted(line.stop - line.start for line in lines)
    return lengths[int(0.95 * (len(lengths) - 1))]


def is_full(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted here: the break is the wrapper's, not the writer's."""
    word = _WORD.match(text, following.first, min(following.stop, following.first + width))
    size = word.end() - word.start() if word else 0
    return line.stop - line.start + 1 + size > width - 2  # some wrappers stop a little early


def ends_paragraph(text: str, line: Line) -> bool:
    """Whether the line ends as a paragraph does.

    >>> line = next(lines_of("“Indeed!” said she."))
    >>> ends_paragraph("“Indeed!” said she.", line)
    True
    """
    return _LAST_MARK.search(text, max(line.first, line.stop - 12), line.stop) is not None
