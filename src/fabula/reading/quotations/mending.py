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


def mend_end(text: str, quoted: Quoted, high: int) -> None:
    """Lets a speech that lost its closing mark end before its tag, if one is to be seen.

    "“I am going, said Ann." ends after "going,".
    """
    limit = min(quoted.end, high)
    for found in _STOP.finditer(text, quoted.start + 1, limit):
        tag = tag_after(text, found.end(), limit)
        if tag is None or not tag.subject:
            continue
        head = text[found.end() : found.end() + 60]
        inverted = head.lower().startswith(tag.verb)
        if inverted or (text[found.start()] in ",!?" and head.startswith(tag.subject) and tag.subject != "I"):
            quoted.end = found.start() + 1
            return


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
