"""Dialogue set like a play or a chat: "HUX: We are late." or "Lupe: who has eyes on him", a line a speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# "MRS. ORR (aside): Never." A name of up to four capitalised words, perhaps a direction, a colon, words.
_LINE = re.compile(r"(?P<name>[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,3})(?: \([^()\n]{1,40}\))?:[ \t]+(?=\S)")
# So few lines could be a list of remarks ("Note: …"); a talk is longer, and somebody speaks twice in it.
FEWEST = 3


class ScriptLine(NamedTuple):
    """One line: the speaker's name and the words, in code points."""

    paragraph: int
    name_start: int
    name_end: int
    start: int
    end: int


def script_lines(text: str, paragraphs: Sequence[tuple[int, int, str]]) -> list[ScriptLine]:
    r"""Lines of dialogue set like a script, in runs of at least three in which a name comes again.

    >>> text = "HUX: Late.\nORR: As ever.\nHUX: Sit."
    >>> [text[line.name_start : line.name_end] for line in script_lines(text, [(0, len(text), "prose")])]
    ['HUX', 'ORR', 'HUX']
    """
    found: list[ScriptLine] = []
    run: list[ScriptLine] = []
    for number, (low, high, _) in enumerate(paragraphs):
        lines = _lines(text, number, low, high)
        if not lines:
            found += _kept(text, run)
            run = []
        run += lines
    return found + _kept(text, run)


def _lines(text: str, number: int, low: int, high: int) -> list[ScriptLine]:
    """The lines of one paragraph, or none when one of them is no script line."""
    lines = []
    at = low
    while at < high:
        end = text.find("\n", at, high)
        end = high if end < 0 else end
        if text[at:end].strip():
            match = _LINE.match(text, at, end)
            if match is None:
                return []
            name = match.span("name")
            lines.append(ScriptLine(number, *name, match.end(), at + len(text[at:end].rstrip())))
        at = end + 1
    return lines


def _kept(text: str, run: list[ScriptLine]) -> list[ScriptLine]:
    names = [text[line.name_start : line.name_end] for line in run]
    talk = len(run) >= FEWEST and 1 < len(set(names)) < len(names)
    return run if talk else []
