"""Where the quotations of one long paragraph stand: enough to cut between them, not to read them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 4_000  # code points; a quotation that stays open longer was never closed
_SINGLE = re.compile(r"(?<![\w’])‘|(?<=[.,!?…—–-])’(?!\w)")
_PAIRS = {
    "“": re.compile("[“”]"),
    "«": re.compile("[«»]"),
    "‘": _SINGLE,
    "„": re.compile("[„“”]"),
    "「": re.compile("[「」]"),
}
# 'Come in,' said Ann: a straight mark before a word opens, one after a stop closes; the rest are apostrophes.
_STRAIGHT_SINGLE = re.compile(r"(?<![\w'’])'(?=[^\W\d])|(?<=[.,!?…—–-])'(?!\w)")
_STRAIGHT = re.compile('"')
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{—–-_*'‘")


def find_quoted(words: str) -> list[tuple[int, int]]:
    """Spans of quotations, marks included, by the style of mark that the paragraph uses most.

    >>> find_quoted("“Yes,” he said. “Come.”")
    [(0, 6), (16, 23)]
    """
    counts = {"“": words.count("“"), '"': words.count('"') // 2}
    counts |= {mark: words.count(mark) for mark in "«„「"}
    if counts["„"]:
        counts["“"] -= counts["„"]  # it closes there
    style = max(counts, key=lambda mark: counts[mark])
    spans = (_straight(words) if style == '"' else _paired(words, style)) if counts[style] else []
    if "'" in words:
        british = _straight_singles(words)
        if len(british) > max(3, 2 * len(spans)):
            return british
    singles = [match.start() for match in _SINGLE.finditer(words) if match[0] == "‘"] if "‘" in words else []
    outside = sum(not is_quoted(spans, at) for at in singles)
    if outside > max(len(spans), 0.5 * len(singles)):
        return _paired(words, "‘")  # British: the double marks are the inner ones
    return spans


def _paired(words: str, style: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened = -1
    for match in _PAIRS[style].finditer(words):
        at = match.start()
        if match[0] == style:
            if opened >= 0 and at - opened <= _LONGEST:
                spans.append((opened, at))
            opened = at
        elif opened >= 0:
            if at - opened <= _LONGEST:
                spans.append((opened, at + 1))
            opened = -1
    return spans


def _straight_singles(words: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened = -1
    for match in _STRAIGHT_SINGLE.finditer(words):
        at = match.start()
        if words[at - 1 : at] and words[at - 1] in ".,!?…—–-" and opened >= 0:
            if at - opened <= _LONGEST:
                spans.append((opened, at + 1))
            opened = -1
        elif words[at + 1 : at + 2].isalpha():
            opened = at
    return spans


def _straight(words: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened = -1
    for match in _STRAIGHT.finditer(words):
        at = match.start()
        opens = (at == 0 or words[at - 1] in _BEFORE_OPENING) and words[at + 1 : at + 2].strip() != ""
        if opened < 0:
            opened = at if opens or at == 0 else -1
        elif opens and words[at - 1 : at].isspace():
            opened = at  # the one before was never closed
        else:
            if at - opened <= _LONGEST:
                spans.append((opened, at + 1))
            opened = -1
    return spans


def is_quoted(spans: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether `position` is inside one of the spans."""
    place = bisect_right(spans, (position, position)) - 1
    return place >= 0 and spans[place][0] < position < spans[place][1]
