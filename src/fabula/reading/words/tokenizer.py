"""Cuts text into words by the convention of UD English and LitBank, in one pass of one expression.

Clitics are words ("do|n't", "Emma|'s", "can|not"), marks stand alone, titles and initials keep their full stop.
Hyphenated words stay whole as in LitBank; UD English EWT would cut most of them.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from fabula.lexicon.en.tokens import ABBREVIATIONS, AFTER_ELIDED_IT, CONTRACTED, ELIDED, NUMBERED
from fabula.model.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Sequence


def _any_of(words: frozenset[str] | dict[str, int]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_AP = "['’]"
# A letter or digit, with what rides on it: accents, joiners, soft hyphens.
_RIDERS = "[\u0300-\u036f\u200c\u200d\u00ad\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f]"
_L = rf"(?:[^\W_]{_RIDERS}*)"

_DOMAINS = "com|org|net|edu|gov|co.uk|html?|pdf|docx?|txt|xls|jpg|png"

_TOKEN = re.compile(
    rf"""
    (?=[^\W\d_]{{1,7}}\.)(?:                                    # letters and a full stop that belongs to them:
        (?:{_any_of(ABBREVIATIONS)})\.(?![\w.])                 # Mr. Weston
      | (?:{_any_of(NUMBERED)})\.(?=\s?\d)                      # No. 5
      | (?:[^\W\d_]\.){{2,}}                                    # U.S., i.e.
      | [A-HJ-Z]\.(?=\s)                                        # J. Smith; "said I." is two words
    )
  | (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]}}'’]
  | ((?!\d){_L}+(?:(?:-|{_AP}){_L}+)*)                              # group 1: a word, perhaps with clitics in it
    (?:(?:\.\w+){{0,4}}(?:@\w[\w.-]*\w|\.(?:{_DOMAINS})\b))?   # … perhaps an address on the net
  | \d+(?:[.,:/]\d+)*{_L}*(?:-{_L}+)*                         # 1,000  3:30  5th  20-year-old
  | {_AP}[tT](?=(?i:{_any_of(AFTER_ELIDED_IT)})\b)            # 't|is
  | (?<=[\w.]){_AP}(?i:s|ll|re|ve|d|m)\b                      # the 1820|'s
  | {_AP}(?i:{_any_of(ELIDED)})\b                             # 'em
  | {_AP}[nN]{_AP}(?=\s)                                      # rock 'n' roll
  | {_AP}\d\ds?\b                                             # the '20s
  | [:;][-'’]?[()DP](?!\w)                                    # :-)
  | \.{{2,}} | -{{2,}} | [!?]{{2,}} | '' | `` | _+ | ([*=~\#<>+^$])\2+
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
        start_with(start)
        end_with(end)
    return Spans(starts, ends)


def _cuts(word: str) -> Sequence[int]:
    """Where in `word` a new word begins."""
    if "'" not in word and "’" not in word:
        cut = CONTRACTED.get(word.lower()) if 4 <= len(word) <= 8 else None
        return (cut,) if cut else ()
    cuts: list[int] = []
    end = len(word)
    while (clitic := _CLITIC.search(word, max(0, end - 3), end)) and clitic.start():
        end = clitic.start()
        cuts.append(end)
    return cuts[::-1]
