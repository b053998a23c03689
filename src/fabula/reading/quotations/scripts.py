"""Dialogue without marks, set like a play or a chat: "HUX: We are late.", "[10:32] lupe: who has eyes on him".

Each line gives the name and the words. A line alone proves nothing ("Note: …"): names must come again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.tagging import LABELS_OF_REMARKS, MESSAGE_FROM, MESSAGE_TO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TIME = r"(?:[\[(]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?[\])]?)"
_LARGE = r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,3}"
_SMALL = r"[^\W\d_][\w.-]{0,24}"
_ADDED = r"(?: ?[\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\u200d]+)?(?: ?\([^()\n]{1,40}\))?"
_DRESS = r"[*_]{0,2}"
# As in: MRS. ORR (aside): Never. / **Lupe:** who has eyes on him / [10:32] lupe_93: not me / Ned 🐐: ok
_COLON = rf"(?:{_TIME} ?[-–—]? ?)?{_DRESS}(?P<name>{_LARGE}|{_SMALL}){_DRESS}{_ADDED}{_DRESS}:{_DRESS}[ \t]+(?=\S)"
_ANGLED = rf"(?:{_TIME} ?)?<(?P<name>{_LARGE}|{_SMALL})>[ \t]+(?=\S)"
_BRACKETED = rf"\[(?P<name>{_LARGE}|{_SMALL}):[ \t]+(?=[^\]]*\]$)"
# As in: HUX. We are late. / MRS. ORR. (aside) Never.
_STOPPED = (
    r"(?P<name>(?:[A-Z]{2,4}\. )?[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){0,2})(?:,? ?\([^()\n]{1,40}\))?\."
    r"[ \t]+(?=[A-Z(\[“\"'‘])"
)
_LINES = tuple(map(re.compile, (_COLON, _ANGLED, _BRACKETED, _STOPPED)))
_FROM = re.compile(rf"(?i:{MESSAGE_FROM}) (?P<name>{_LARGE}):[ \t]+(?=\S)")
_TO = re.compile(rf"(?P<name>(?i:{MESSAGE_TO}) {_LARGE}):[ \t]+(?=\S)")
# A name that stands by itself over what it says: "HUX", "ORR (O.S.)".
_ALONE = re.compile(r"(?P<name>[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){0,3})(?: ?\([^()\n]{1,20}\))?[:.]?")
# What such a line begins with, seen at once: a bracket, or a few words with a colon or a stop after them.
_FIRST = frozenset("<[(*_0123456789")
_FIRST_WORDS = re.compile(r"[^:.\n]{1,40}:[*_ \t]|[^:\na-z]{2,40}[.:]")
_DIRECTION = re.compile(r"[(\[*_][^\n]{1,400}[)\]*_]$")
# So few lines could be a list of remarks; a talk is longer, and somebody speaks twice in it.
FEWEST = 3
_LINES_IN_BRACKETS = 2  # place of that form in `_LINES`
_FEWEST_ALONE = 4
_DENSE = 0.4  # of the paragraphs


class ScriptLine(NamedTuple):
    """One line: the speaker's name and the words, in code points; `named` when the name is the speaker's."""

    paragraph: int
    name_start: int
    name_end: int
    start: int
    end: int
    form: int = 0
    named: bool = True


def script_lines(text: str, paragraphs: Sequence[tuple[int, int, str]], *, forced: bool = False) -> list[ScriptLine]:
    r"""Lines of dialogue set like a script, in runs of at least three in which a name comes again.

    Where a talk is found, single lines of the same people elsewhere in the chapter belong to it. `forced` takes every
    line that has the form.

    >>> text = "HUX: Late.\nORR: As ever.\nHUX: Sit."
    >>> [text[line.name_start : line.name_end] for line in script_lines(text, [(0, len(text), "prose")])]
    ['HUX', 'ORR', 'HUX']
    """
    found: list[ScriptLine] = []
    loose: list[ScriptLine] = []
    run: list[ScriptLine] = []
    for number, (low, high, _) in enumerate(paragraphs):
        lines = _lines(text, number, low, high)
        if lines and (not run or lines[0].form == run[-1].form):
            run += lines
            continue
        if not lines and run and _DIRECTION.match(text, low, high):
            continue
        (found if _is_talk(text, run, forced=forced) else loose).extend(run)
        run = lines
    (found if _is_talk(text, run, forced=forced) else loose).extend(run)
    known = {(line.form, text[line.name_start : line.name_end]) for line in found if line.named}
    found += [line for line in loose if (line.form, text[line.name_start : line.name_end]) in known]
    taken = {line.paragraph for line in found}
    found += [line for line in _alone(text, paragraphs) if line.paragraph not in taken]
    return sorted(found, key=lambda line: line.start)


def _lines(text: str, number: int, low: int, high: int) -> list[ScriptLine]:
    """The lines of one paragraph, or none when one of them is no script line."""
    lines: list[ScriptLine] = []
    if text[low : low + 1] not in _FIRST and not (_FIRST_WORDS.match(text, low, high)):
        return []
    for at, end in _rows(text, low, high):
        line = _line(text, number, at, end)
        if line is None or (lines and line.form != lines[0].form):
            return []
        lines.append(line)
    return lines


def _rows(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    at = low
    while at < high:
        end = text.find("\n", at, high)
        end = high if end < 0 else end
        if text[at:end].strip():
            yield at, at + len(text[at:end].rstrip())
        at = end + 1


def _line(text: str, number: int, at: int, end: int) -> ScriptLine | None:
    for named, pattern in ((True, _FROM), (False, _TO)):
        match = pattern.match(text, at, min(end, at + 80))
        if match is not None:
            return ScriptLine(number, *match.span("name"), match.end(), end, len(_LINES), named)
    for form, pattern in enumerate(_LINES):
        match = pattern.match(text, at, end)
        if match is None:
            continue
        if match["name"].lower().rstrip(".") in LABELS_OF_REMARKS:
            return None
        return ScriptLine(number, *match.span("name"), match.end(), end - (form == _LINES_IN_BRACKETS), form)
    return None


def _is_talk(text: str, run: Sequence[ScriptLine], *, forced: bool) -> bool:
    if forced and run:
        return True
    names = [text[line.name_start : line.name_end] for line in run]
    if run and run[0].form == len(_LINES):
        return len(run) >= 2
    if 1 < len(set(names)) < len(names) and len(run) >= FEWEST:
        return True
    # Two people in capitals who speak once each, and are named elsewhere: "WANTED: …", "REWARD: …" are none.
    large = len(set(names)) >= 2 and run[0].form == 0 and all(name.isupper() and len(name) > 1 for name in names)
    return large and all(name.title() in text for name in set(names))


def _alone(text: str, paragraphs: Sequence[tuple[int, int, str]]) -> list[ScriptLine]:
    """Names on lines by themselves over what they say: a line of the same paragraph, or the next paragraph."""
    found: list[ScriptLine] = []
    skip = -1
    for number, (low, high, _) in enumerate(paragraphs):
        if number == skip:
            continue
        rows = list(_rows(text, low, min(high, low + 200)))
        match = _ALONE.fullmatch(text, *rows[0]) if rows and rows[0][1] - rows[0][0] <= 40 else None
        if match is None or match["name"].lower().rstrip(".") in LABELS_OF_REMARKS:
            continue
        spoken, place = (rows[1:], number) if len(rows) > 1 else ([], number + 1)
        if place < len(paragraphs) and not spoken:
            spoken = [(paragraphs[place][0], paragraphs[place][1])]
        if spoken and len(spoken) > 1 and _DIRECTION.match(text, *spoken[0]):
            spoken = spoken[1:]
        if not spoken or text[spoken[0][0] : high if place == number else paragraphs[place][1]].isupper():
            continue
        end = high if place == number else paragraphs[place][1]
        found.append(ScriptLine(place, *match.span("name"), spoken[0][0], end, -1))
        skip = place
    names = [text[line.name_start : line.name_end] for line in found]
    # Names over stretches of a chapter say whose eyes it is told through; in a play they stand over nearly every line.
    share = len({line.paragraph for line in found}) + sum(text[line.name_end] != "\n" for line in found)
    dense = len(found) >= _FEWEST_ALONE and share >= _DENSE * len(paragraphs)
    return found if dense and 1 < len(set(names)) <= 0.75 * len(names) else []
