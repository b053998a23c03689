"""Speech, thought, writing, or mere words: what a stretch between marks is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.lexicon.en.speech import (
    CORE_SPEECH_FORMS,
    SPEECH_NOUNS,
    SPEECH_TAG_FORMS,
    THINK_ONLY_FORMS,
    WRITE_TAG_FORMS,
    WRITING_NOUNS,
)

if TYPE_CHECKING:
    from fabula.model.speech import Mode
    from fabula.reading.quotations.pairing import Quoted

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_INSIDE = "“”„‟\"〝〞‘’‚'`«»‹›「」『』_* \n\t\r\u00a0\u202f\u2009"


def inner_span(text: str, quoted: Quoted) -> tuple[int, int]:
    """The words between the marks, blanks and marks trimmed.

    Returns an empty span when there are none.
    """
    start, end = quoted.start, quoted.end
    while start < end and text[start] in _INSIDE:
        start += 1
    while end > start and text[end - 1] in _INSIDE:
        end -= 1
    return start, end


def words_near(text: str, start: int, end: int, *, most: int = 12, last: bool = False) -> list[str]:
    """The first (or last) words of `text[start:end]`, as written."""
    if last:
        start = max(start, end - 12 * most)
        return [found.group() for found in _WORD.finditer(text, start, end)][-most:]
    found = []
    for match in _WORD.finditer(text, start, min(end, start + 12 * most)):
        found.append(match.group())
        if len(found) == most:
            break
    return found


def judge(text: str, quoted: Quoted, low: int, high: int) -> tuple[Mode, float]:
    """Mode and confidence of a top-level quotation of the paragraph `text[low:high]`."""
    start, end = inner_span(text, quoted)
    if start >= end:
        return "words", 0.9
    before = text[low : quoted.start].rstrip()[-1:] if quoted.start > low else ""
    after = text[quoted.end : min(high, quoted.end + 120)]
    next_words = [word.lower() for word in words_near(after, 0, len(after), most=6)]
    previous = [word.lower() for word in words_near(text, low, quoted.start, most=6, last=True)]
    count = len(words_near(text, start, end, most=13))
    final = text[end - 1]
    if set(next_words[:3]) & THINK_ONLY_FORMS:
        return "thought", 0.8
    if set(next_words[:4]) & CORE_SPEECH_FORMS and final in ",.!?—–-…":
        return "speech", 0.97
    lower = text[start].islower()
    if before.isalnum():  # the clause runs on into the quotation
        word = previous[-1] if previous else ""
        if word in SPEECH_TAG_FORMS and not lower:
            return "speech", 0.9
        if count <= 8 and final not in "!?—" and not (final == "." and not lower and count > 3):
            return "words", 0.85
        if count <= 3 and lower:
            return "words", 0.8
        return "speech", 0.6
    if count <= 6 and final not in ".,!?—–-…;:)" and after[:1] == " " and next_words and after.lstrip()[:1].islower():
        if not set(next_words[:3]) & SPEECH_TAG_FORMS:
            return "words", 0.7
    if lower and count <= 4 and final not in ",.!?—–-…" and before not in ",:":
        return "words", 0.7
    if before == ":" and set(previous) & WRITING_NOUNS and not set(previous) & SPEECH_NOUNS:
        return "writing", 0.7
    if set(previous[-3:]) & (WRITE_TAG_FORMS - SPEECH_TAG_FORMS):
        return "writing", 0.7
    return "speech", 0.95 if quoted.opened and quoted.closed else 0.6
