"""Cuts text into words by the convention of UD English and LitBank, by one pass of one expression."""

from __future__ import annotations

import re
from array import array

from fabula.lexicon.en.tokens import ABBREVIATIONS
from fabula.model.spans import Spans

_APOSTROPHE = "['’]"
# Marks that ride on the letter before: accents, joiners, soft hyphens.
_L = r"[^\W_][\u0300-\u036f\u200c\u200d\u00ad]*"
_ABBREVIATIONS = "|".join(sorted(ABBREVIATIONS, key=lambda word: (-len(word), word)))

_TOKEN = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]}}'’]
  | [\w.+-]+@\w[\w-]*(?:\.[\w-]+)+
  | (?:{_ABBREVIATIONS})\.(?!\w)
  | (?:[^\W\d_]\.){{2,}}
  | \d+(?:[.,:/]\d+)*(?:{_L})*
  | ((?:{_L})+(?:(?:-|{_APOSTROPHE})(?:{_L})+)*)
  | \.{{2,}} | -{{2,}} | [!?]{{2,}} | ([*=~\#])\2+ | _+
  | \S
    """,
    re.VERBOSE,
)
# "do|n't", "Emma|'s", "I|'ll": where a word with an apostrophe is cut.
_CLITIC = re.compile(rf"n{_APOSTROPHE}t$|{_APOSTROPHE}(?:s|ll|re|ve|d|m)$", re.IGNORECASE)


def find_words(text: str) -> Spans:
    """Spans of the words of `text`, in order; every code point that is not white space is in exactly one.

    >>> text = "I don't know Emma's aunt--"
    >>> [span.of(text) for span in find_words(text)]
    ['I', 'do', "n't", 'know', 'Emma', "'s", 'aunt', '--']
    """
    starts, ends = array("I"), array("I")
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match[1] is not None and (("'" in match[1]) or ("’" in match[1])):
            clitic = _CLITIC.search(match[1])
            if clitic and clitic.start():
                cut = start + clitic.start()
                starts.append(start)
                ends.append(cut)
                start = cut
        starts.append(start)
        ends.append(end)
    return Spans(starts, ends)
