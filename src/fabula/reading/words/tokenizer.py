"""Cuts text into words by the convention of UD English and LitBank, in one pass of one expression.

Clitics are words ("do|n't", "Emma|'s", "can|not"), marks stand alone, titles and initials keep their full stop.
Words with hyphens are cut as UD English EWT cuts them ("arm|-|chair", but "non-commissioned"). LitBank leaves them
whole, and so do the stages that know names and kin by words: `fabula.textual.compounds` puts them together again.
"""

from __future__ import annotations

import re
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.lexicon.en.tokens import (
    ABBREVIATIONS,
    AFTER_ELIDED_IT,
    AFTER_IT_IS,
    BEFORE_NOT,
    CONTRACTED,
    ELIDED,
    LET,
    NUMBERED,
    PREFIXES,
    SUFFIXES,
    UNITS,
)
from fabula.model.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Sequence


def _any_of(words: frozenset[str] | dict[str, int]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_AP = "['’]"
# A letter or digit, with what rides on it: accents, joiners, soft hyphens.
_RIDERS = "[\u0300-\u036f\u200c\u200d\u00ad\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f]"
_L = rf"(?:[^\W_]{_RIDERS}*)"

_DOMAINS = "(?i:com|org|net|edu|gov|co.uk|html?|pdf|docx?|txt|xls|jpg|png|url)"
_BEFORE_NOT = "|".join(rf"(?<=\b{word}\s)" for word in sorted(BEFORE_NOT))

_TOKEN = re.compile(
    rf"""
    (?=[^\W\d_]{{1,7}}\.)(?:                                    # letters and a full stop that belongs to them:
        (?:{_any_of(ABBREVIATIONS)})\.(?![\w.])                 # Mr. Weston
      | (?:{_any_of(NUMBERED)})\.(?=\s?\d)                      # No. 5
      | etc\.(?=[,;:)]|\s+[a-z])                                # etc. and so on
      | (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![\w.'’]))?            # U.S., i.e., a.k.a
      | [A-Z]\.[A-Z](?![\w.'’])                                 # U.S
      | [A-HJ-Z]\.(?=[\s\])])                                   # J. Smith; "said I." is two words
    )
  | (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]}}'’]
  | (?<!\S)[iI](?=(?:m|ve)\s)                                   # i|m
  | [iI]t(?=s\s(?:{_any_of(AFTER_IT_IS)})\s)                            # it|s a shame
  | (?=(?:wo|ca)nt\s(?!to\b))(?:{_BEFORE_NOT})(?:wo|ca)           # I wo|nt
  | Let(?=s\s(?!(?:{_any_of(LET)})\b)[a-z])                     # Let|s go
  | [^\W\d_aAcC]/[^\W\d_](?!\w)                                 # b/c
  | [^\W\d_]{{1,3}}&[^\W\d_]{{1,2}}(?!\w)                       # B&B
  | ((?!\d){_L}+(?:(?:-|{_AP}){_L}+)*)                              # group 1: a word, perhaps with clitics in it
    (?:(?:[._%+]{{1,3}}\w*){{0,5}}(?:@\w[\w.-]*\w|\.{_DOMAINS}\b)   # … perhaps an address on the net
      |(?:\.[a-z][\w-]+){{2,5}})?                                   # … perhaps a group on it
  | \+?\d+(?:[.,:]\d+)*(?=(?:{_any_of(UNITS)})\b)                       # 5|pm
  | \d+['’]s\b                                                  # the 1820's
  | \+?\d+(?:[.,:/]\d+)*{_L}*((?:-{_L}+(?:[.:]\d+)*)*)          # 1,000  3:30  5th; group 2: 20|-year-old
  | {_AP}[tT](?=(?i:{_any_of(AFTER_ELIDED_IT)})\b)            # 't|is
  | (?<=[\w.]){_AP}(?i:s|ll|re|ve|d|m)\b                      # the U.S.|'s
  | {_AP}(?i:{_any_of(ELIDED)})\b                             # 'em
  | {_AP}[nN]{_AP}(?=\s)                                      # rock 'n' roll
  | {_AP}\d\ds?\b                                             # the '20s
  | [:;=][-'’]?[()DP](?!\w) | \([:=](?!\S) | \^_\^            # :-)
  | (?:-{{2,}}=+|=+-{{2,}}) | [.,:]\?+(?!\S) | \.(?:doc|xls|pdf|txt|zip)\b                 # “See .doc”
  | \.{{2,}} | -{{2,}} | [!?]{{2,}} | '' | `` | _+ | ([*=~\#<>+^$])\3+
  | [\U0001F1E6-\U0001F1FF]{{2}}                              # a flag
  | [\u2190-\u2bff\U0001F000-\U0001FAFF][\ufe0e\ufe0f\u20e3\U0001F3FB-\U0001F3FF]*
    (?:\u200d[\u2190-\u2bff\U0001F000-\U0001FAFF][\ufe0e\ufe0f\U0001F3FB-\U0001F3FF]*)*   # emoji, joined ones whole
  | \S
    """,
    re.VERBOSE,
)
# "do|n't", "Emma|'s", "I|'d|'ve": what comes off the end of a word.
_CLITIC = re.compile(rf"(?:n{_AP}t|{_AP}(?:s|ll|re|ve|d|m))$", re.IGNORECASE)


def find_words(text: str) -> Spans:
    """Spans of the words of `text`, in order; every code point that is not white space is in exactly one.

    >>> text = "I don't know Emma's aunt--"
    >>> [span.of(text) for span in find_words(text)]
    ['I', 'do', "n't", 'know', 'Emma', "'s", 'aunt', '--']
    """
    starts, ends = array("I"), array("I")
    start_with, end_with = starts.append, ends.append
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match[1]
        if word is not None:
            for cut in _cuts(word):
                start_with(start)
                start = match.start() + cut
                end_with(start)
        elif match[2]:
            for cut in _hyphens(match[0]):
                start_with(start)
                start = match.start() + cut
                end_with(start)
        start_with(start)
        end_with(end)
    return Spans(starts, ends)


def _cuts(word: str) -> Sequence[int]:
    """Where in `word` a new word begins."""
    if "-" in word:
        hyphens = _hyphens(word)
        bounds = [0, *hyphens, len(word)]
        inner = [begin + cut for begin, end in pairwise(bounds) for cut in _clitics(word[begin:end])]
        return sorted([*hyphens, *inner])
    return _clitics(word)


def _clitics(word: str) -> Sequence[int]:
    """Where a word without hyphens to be cut is cut."""
    if "'" not in word and "’" not in word:
        cut = CONTRACTED.get(word.lower()) if 4 <= len(word) <= 8 else None
        return (cut,) if cut else ()
    cuts: list[int] = []
    end = len(word)
    while (clitic := _CLITIC.search(word, max(0, end - 3), end)) and clitic.start():
        end = clitic.start()
        cuts.append(end)
    return cuts[::-1]


def _hyphens(word: str) -> list[int]:
    """Where a word with hyphens is cut: before and after each, but not behind a prefix, nor in what only looks so.

    >>> _hyphens("arm-chair"), _hyphens("non-commissioned"), _hyphens("W-what"), _hyphens("713-555-0123")
    ([3, 4], [], [], [])
    """
    parts = word.split("-")
    if parts[0].isdigit() and parts[-1].isdigit() and (len(parts) > 2 or _is_telephone(*parts)):
        return []
    cuts: list[int] = []
    at = 0
    for part, following in pairwise(parts):
        at += len(part)
        small = part.lower()
        stammer = len(part) == 1 and small == following[:1].lower() and part.isalpha()
        if not stammer and small not in PREFIXES and following.lower() not in SUFFIXES:
            cuts += (at, at + 1)
        at += 1
    return cuts


def _is_telephone(first: str, last: str) -> bool:
    """Whether two numbers are one number of a telephone or of a post office, and no stretch: "555-0123"."""
    return len(last) == 4 and len(first) in {1, 3, 5}
