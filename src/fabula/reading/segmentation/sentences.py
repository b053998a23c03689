"""Sentences of one paragraph: nupunkt, then a repair that knows quotations, titles and interjections.

The convention is that of UD English: a tag stays with what it tags ("“Come!” said Emma." is one sentence), speech and
narration that each end in a full stop are two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.lexicon.en.speech import CORE_SPEECH_FORMS
from fabula.lexicon.en.tokens import ABBREVIATIONS, NUMBERED

if TYPE_CHECKING:
    from collections.abc import Callable

_PIECE = 20_000  # code points fed to the splitter at once; it is linear, but keeps all its tokens
_CLOSERS = "\"'”’»)]}_*"
_OPENERS = "\"'“‘«([{_*—–-"
_ENDING = re.compile(rf"([.!?…]+|[—–-]+)([{re.escape(_CLOSERS)}]*)$")
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?=[.!?…]+[^\w\s]*$)")
# Places that nupunkt passes over because it takes a short word for an abbreviation: "… the brindle cow. Four others …"
_STOP = re.compile(rf"[^\W\d_A-Z]{{2}}[.!?]+[{re.escape(_CLOSERS)}]*(\s+)(?=[{re.escape(_OPENERS)}]{{0,3}}[A-Z])")
_NAME = r"(?:[A-Z][\w'’-]*\.?\s+){1,3}"
# "“Come!” Emma said."
_TAG = re.compile(rf"{_NAME}(?:{'|'.join(sorted(CORE_SPEECH_FORMS))})\b")
_LIST_NUMBER = re.compile(r"\W*\d+[.)]\W*")


def load_splitter() -> Callable[[str], list[tuple[int, int]]]:
    """The splitter of nupunkt with the model it brings."""
    from nupunkt import sent_spans  # heavy

    return sent_spans


def split_sentences(text: str, split: Callable[[str], list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """Spans of the sentences of a paragraph, white space between them left out.

    >>> text = "“Oh! my dear,” cried she. “Is Mr. Bingley come?” Jane was silent."
    >>> [text[start:end] for start, end in split_sentences(text, load_splitter())]
    ['“Oh! my dear,” cried she.', '“Is Mr. Bingley come?”', 'Jane was silent.']
    """
    cuts = {start for start in _starts(text, split) if not goes_on(text, start)}
    for match in _STOP.finditer(text):
        start = match.end(1)
        if start not in cuts and not goes_on(text, start):
            cuts.add(start)
    spans: list[tuple[int, int]] = []
    begin = 0
    for cut in [*sorted(cuts), len(text)]:
        words = text[begin:cut]
        trimmed = words.strip()
        if trimmed:
            start = begin + len(words) - len(words.lstrip())
            if spans and _LIST_NUMBER.fullmatch(text, *spans[-1]):
                spans[-1] = (spans[-1][0], start + len(trimmed))
            else:
                spans.append((start, start + len(trimmed)))
        begin = cut
    return spans


def _starts(text: str, split: Callable[[str], list[tuple[int, int]]]) -> list[int]:
    """Where the splitter begins a sentence, apart from the first; always after white space."""
    starts: list[int] = []
    offset = 0
    while offset < len(text):
        stop = _stop(text, offset)
        for start, _ in split(text[offset:stop]):
            at = offset + start
            while at < stop and text[at].isspace():
                at += 1
            if 0 < at < len(text) and text[at - 1].isspace():
                starts.append(at)
        offset = stop
    return starts


def _stop(text: str, offset: int) -> int:
    """Where to cut a very long paragraph for the splitter: at white space, so that no word is parted."""
    stop = offset + _PIECE
    if stop >= len(text):
        return len(text)
    space = max(text.rfind(". ", offset, stop), text.rfind("! ", offset, stop), text.rfind("? ", offset, stop))
    return space + 2 if space > offset else stop


def goes_on(text: str, start: int) -> bool:
    """Whether the sentence before `start` is not over there."""
    before = text[max(0, start - 60) : start].rstrip()
    after = text[start : start + 80]
    if after[0] in ")]},;:”»" or (after[0] in "\"'’" and not after[1:2].strip() and _is_open(text, start)):
        return True
    ending = _ENDING.search(before)
    if ending is None:
        return False
    mark, closers = ending.groups()
    quoted = bool(closers)
    first = after.lstrip(_OPENERS)[:1]
    if first.islower() and (quoted or mark != "."):
        return True
    if mark == "." and not quoted:
        word = _WORD_BEFORE.search(before)
        if word and (word[0] in ABBREVIATIONS or (word[0] in NUMBERED and first.isdigit())):
            return True
    return quoted and mark != "." and _TAG.match(after) is not None


def _is_open(text: str, start: int) -> bool:
    """Whether a straight mark at `start` closes: an odd number of them stands before it."""
    return text.count(text[start], max(0, start - 2_000), start) % 2 == 1
