"""Marks that were lost: where a speech that was opened and never closed ends, or one never opened begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.lexicon.en.tagging import FIRST_PERSON, SECOND_PERSON
from fabula.reading.quotations.tags import tag_after, words_of

if TYPE_CHECKING:
    from fabula.reading.quotations.pairing import Quoted

_STOP = re.compile(r"[,.!?…—]['’]?\s+(?=\S)")
_SENTENCE = re.compile(r"[.!?…]['’”\"]?\s+(?=[^\W_])")


def _tag_in(text: str, quoted: Quoted, high: int) -> tuple[int, int] | None:
    """Where a tag swallowed by a speech without closing mark begins, and where its clause ends."""
    for found in _STOP.finditer(text, quoted.start + 1, high):
        tag = tag_after(text, found.end(), high)
        if tag is None or not tag.subject:
            continue
        head = text[found.end() : found.end() + 60]
        inverted = head.lower().startswith(tag.verb) and not text[found.end()].isupper()
        if inverted or (text[found.start()] in ",!?" and head.startswith(tag.subject) and tag.subject != "I"):
            words = tag.subject if inverted else tag.verb
            return found.start() + 1, text.find(words, found.end()) + len(words)
    return None


def mend_end(text: str, quoted: Quoted, high: int) -> None:
    """Lets a speech that lost its closing mark end before its tag, if one is to be seen.

    "“I am going, said Ann." ends after "going,".
    """
    tag = _tag_in(text, quoted, min(quoted.end, high))
    if tag is not None:
        quoted.end = tag[0]


def ends_in_tag(text: str, quoted: Quoted) -> bool:
    """Whether a tag is the last thing in what was left open: the closing mark was lost, and nothing goes on."""
    tag = _tag_in(text, quoted, quoted.end)
    return tag is not None and quoted.end - tag[1] <= 1


def mend_start(text: str, quoted: Quoted, floor: int) -> None:
    """Lets a speech that lost its opening mark begin with its first sentence, as far as that can be told.

    "She turned. I will not go,” she said." begins after "turned."; sentences with an I or a you belong to it.
    """
    starts = [floor, *(found.end() for found in _SENTENCE.finditer(text, floor, quoted.close_at))]
    best = starts[-1]
    for begin, end in zip(reversed(starts[:-1]), reversed(starts[1:]), strict=True):
        words = {word.lower() for word in words_of(text, begin, end, most=40)}
        if not words & (FIRST_PERSON | SECOND_PERSON):
            break
        best = begin
    while best < quoted.close_at and (text[best].isspace() or text[best] in ",.;:—–-"):
        best += 1
    quoted.start = min(best, quoted.close_at)
