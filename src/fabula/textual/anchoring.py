"""Anchors: words of one draft found again in the next (after the selectors of the W3C Web Annotation model).

First where they stood, then wherever the same words stand in like company, then, for long quotations, words much like
them. What cannot be told from chance is not found: a lost anchor is shown to the user, a wrong one would not be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.model.decisions import Anchor
from fabula.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = 32  # code points kept on either side
# The same words count as the same place when their company is at least so alike (0 … 1). Chance company in English
# prose reaches about 0.45; a sentence with a word or two exchanged stays above 0.65.
_ALIKE = 0.6
# Words so long that they do not come twice by chance need no company when they stand in the text only once.
_LONG = 20
# Shorter quotations are never sought by likeness: "Yes, sir" is like "Yes, Sire".
_FUZZY_FROM = 24
_FUZZY_SCORE = 75.0  # of 100
_WINDOW = 4000  # how far from where they stood, or from where their company stands, changed words are sought
_MOST = 5000  # places weighed for one anchor; keeps "the" in a serial of millions of words linear


def anchor_at(text: str, start: int, end: int) -> Anchor:
    """An anchor on the words at `[start, end)`.

    >>> anchor_at("It is a truth universally acknowledged", 8, 13)
    Anchor(start=8, end=13, exact='truth', prefix='It is a ', suffix=' universally acknowledged')
    """
    return Anchor(
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def find_anchor(anchor: Anchor, text: str) -> Span | None:
    """Where the anchor's words are now; None when they are gone.

    >>> anchor = anchor_at("She said so. He left. She smiled.", 22, 25)
    >>> find_anchor(anchor, "It rained. She said so. He left. She smiled.")
    Span(start=33, end=36)
    >>> find_anchor(anchor, "Nobody came.") is None
    True
    """
    if not anchor.exact:
        return None
    if _stands(anchor, text, anchor.start):
        return Span(anchor.start, anchor.end)
    return _find_same(anchor, text) or _find_like(anchor, text)


def _stands(anchor: Anchor, text: str, start: int) -> bool:
    """Whether the words stand at `start` in exactly their company."""
    before = max(0, start - len(anchor.prefix))
    return text[before : start + len(anchor.exact) + len(anchor.suffix)] == anchor.prefix + anchor.exact + anchor.suffix


def _find_same(anchor: Anchor, text: str) -> Span | None:
    whole = text.find(anchor.prefix + anchor.exact + anchor.suffix)
    if whole >= 0 and text.find(anchor.prefix + anchor.exact + anchor.suffix, whole + 1) < 0:
        start = whole + len(anchor.prefix)
        return Span(start, start + len(anchor.exact))
    places = list(_occurrences(anchor.exact, text))
    if not places:
        return None
    size = len(anchor.exact)
    if len(places) == 1 and size >= _LONG:
        return Span(places[0], places[0] + size)
    # The likest company; of equals the nearest to where they stood.
    score, _, start = max((_company(anchor, text, start), -abs(start - anchor.start), start) for start in places)
    return Span(start, start + size) if score >= _ALIKE else None


def _occurrences(exact: str, text: str) -> Iterator[int]:
    start = text.find(exact)
    for _ in range(_MOST):
        if start < 0:
            return
        yield start
        start = text.find(exact, start + 1)


def _company(anchor: Anchor, text: str, start: int) -> float:
    """How alike the words around `start` are to the anchor's, 0 … 1."""
    from rapidfuzz.distance.Indel import normalized_similarity as ratio  # noqa: PLC0415  # costs 20 ms, seldom needed

    end = start + len(anchor.exact)
    before = ratio(anchor.prefix, text[max(0, start - CONTEXT) : start])
    after = ratio(anchor.suffix, text[end : end + CONTEXT])
    # One side may be all new: a sentence was added before or after.
    return float(max((before + after) / 2, 0.8 * max(before, after)))


def _find_like(anchor: Anchor, text: str) -> Span | None:
    """Long words that were changed a little, near where they stood or next to their old company."""
    exact = anchor.exact
    if len(exact) < _FUZZY_FROM:
        return None
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415  # seldom needed

    room = len(exact) + CONTEXT
    starts = [anchor.start - _WINDOW]
    ends = [anchor.end + _WINDOW]
    after = text.find(anchor.prefix) if len(anchor.prefix) >= CONTEXT // 2 else -1
    if after >= 0:
        starts.append(after + len(anchor.prefix))
        ends.append(starts[-1] + room)
    before = text.find(anchor.suffix) if len(anchor.suffix) >= CONTEXT // 2 else -1
    if before >= 0:
        starts.append(before - room)
        ends.append(before)
    best: tuple[float, int, Span] | None = None
    for from_, to in zip(starts, ends, strict=True):
        start = max(0, from_)
        window = text[start : max(0, to)]
        if len(window) < len(exact) // 2:
            continue
        found = partial_ratio_alignment(exact, window, score_cutoff=_FUZZY_SCORE)
        if found is None or found.dest_start == found.dest_end:
            continue
        span = Span(start + found.dest_start, start + found.dest_end)
        if best is None or (found.score, -abs(span.start - anchor.start)) > best[:2]:
            best = (found.score, -abs(span.start - anchor.start), span)
    return best[2] if best else None
