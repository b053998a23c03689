"""Sentences by rule and model together: each word that either holds to begin one is weighed by what both say.

The rules know how fiction sets speech and its tags; the model has seen texts in which nobody minds his full stops.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.lexicon.en.speech import CORE_SPEECH_FORMS
from fabula.model.encoding import EVEN, ODDS_STEP
from fabula.reading.segmentation.sentences import goes_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.model.spans import Spans

# What the rules' word is worth, as a logarithm of odds: for a beginning where they see one, against it elsewhere.
RULED, UNRULED = 6.0, 1.0
_CLOSING = frozenset(")]},;:.!?…”»")
_OPENING = frozenset("([{“‘«„")
_FINAL = frozenset(".!?…\"'”’»)*_")
# Marks that open and close alike: which they do tells the blank beside them.
_STRAIGHT = frozenset("\"'_*")
_QUOTES = frozenset("\"'”’»")
# "— Who is it? he asked."
_TAG = re.compile(rf"(?:\w+\s+){{0,2}}(?:{'|'.join(sorted(CORE_SPEECH_FORMS))})\b")
# Words that the model alone could hold to begin a sentence.
_LIKELY = re.compile(rb"[\x%02x-\xff]" % min(255, EVEN + int(UNRULED * ODDS_STEP)))


def weigh_sentences(text: str, ruled: Sequence[tuple[int, int]], words: Spans, odds: bytes) -> list[tuple[int, int]]:
    r"""Sentences of one paragraph, white space between them left out.

    >>> from fabula.model.spans import Spans
    >>> text = "It rained she stayed in. (Why not?)"
    >>> words = Spans.of(match.span() for match in re.finditer(r"\w+|[^\w ]", text))
    >>> odds = bytes(250 if text.startswith("she", start) else 128 for start in words.starts)
    >>> [text[start:end] for start, end in weigh_sentences(text, [(0, 24), (25, 35)], words, odds)]
    ['It rained', 'she stayed in.', '(Why not?)']

    Args:
        text: of the whole work.
        ruled: the paragraph's sentences by rule, at least one; the first begins where the paragraph does.
        words: of the whole work.
        odds: of each word, that it begins a sentence (`Encoding.sentence`).
    """
    begin, end = ruled[0][0], ruled[-1][1]
    starts = {start for start, _ in ruled}
    cuts = [begin]
    for word in _candidates(starts, words, odds, begin, end):
        at = words.starts[word]
        belief = (odds[word] - EVEN) / ODDS_STEP + (RULED if at in starts else -UNRULED)
        if belief > 0 and at > begin and (at in starts or _can_begin(text, at)):
            cuts.append(at)
    cuts.append(end)
    return [(start, start + len(text[start:stop].rstrip())) for start, stop in pairwise(cuts)]


def _candidates(starts: set[int], words: Spans, odds: bytes, begin: int, end: int) -> Iterator[int]:
    inside = words.within(begin, end)
    likely = {match.start() for match in _LIKELY.finditer(odds, inside.start, inside.stop)}
    ruled = {words.at(start) for start in starts}
    yield from sorted(likely | ruled)


def _can_begin(text: str, at: int) -> bool:
    """Whether a sentence that no rule sees may begin there: not at what closes, nor behind what opens."""
    before, first = text[at - 1], text[at]
    if first in _CLOSING or before in _OPENING or not (before.isspace() or before in _FINAL):
        return False
    if first in _STRAIGHT and not (before.isspace() and text[at + 1 : at + 2].strip()):
        return False
    if before in _STRAIGHT and not text[at - 2 : at - 1].strip():
        return False
    if first.islower() and _TAG.match(text, at):
        return False
    # A tag that follows a closing mark: "“Who is it?” I asked."
    return text[max(0, at - 40) : at].rstrip()[-1:] not in _QUOTES or not goes_on(text, at)
