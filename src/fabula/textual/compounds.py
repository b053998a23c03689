"""Words with hyphens put together again: "sister-in-law", "Jean-Luc" are one word to whoever knows words by name.

The words stage cuts them ("arm", "-", "chair") as Universal Dependencies do.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from fabula.model.spans import Spans
from fabula.model.text import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

_APOSTROPHES = frozenset("'’")


def whole_words(words: Words, text: str) -> Words:
    """The same words, those that a single hyphen holds together as one.

    Numbers of words are no longer those of `words`: nothing that counts by them, as `Encoding` and `Syntax` do, can be
    looked up with the result.

    >>> text = "her sister-in-law's arm-chair"
    >>> words = Words(tokens=Spans.of([(0, 3), (4, 10), (10, 11), (11, 13), (13, 14), (14, 17), (17, 19), (20, 23),
    ...     (23, 24), (24, 29)]))
    >>> [text[start:end] for start, end in zip(*(getattr(whole_words(words, text).tokens, name)
    ...     for name in ("starts", "ends")))]
    ['her', 'sister-in-law', "'s", 'arm-chair']
    """
    tokens = words.tokens
    starts, ends = array("I"), array("I")
    begin = close = 0
    for number in _hyphens(tokens, text):
        # The hyphen and the word after it no longer begin, the word before it and the hyphen no longer end.
        starts.extend(tokens.starts[begin:number])
        ends.extend(tokens.ends[close : number - 1])
        begin, close = number + 2, number + 1
    if not starts:
        return words
    starts.extend(tokens.starts[begin:])
    ends.extend(tokens.ends[close:])
    return Words(tokens=Spans(starts, ends))


def _hyphens(tokens: Spans, text: str) -> Iterator[int]:
    """Numbers of the words that are a hyphen between two words, without a blank."""
    starts, ends = tokens.starts, tokens.ends
    last = len(starts) - 1
    at = text.find("-", 1)
    while at >= 0:
        if text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum():
            number = bisect_left(starts, at)
            if (
                0 < number < last
                and starts[number] == at == ends[number - 1]
                and ends[number] == at + 1 == starts[number + 1]
                and text[starts[number - 1]] not in _APOSTROPHES
            ):
                yield number
        at = text.find("-", at + 1)
