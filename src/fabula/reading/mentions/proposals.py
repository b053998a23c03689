"""What the reading model proposes: spans that mean a person, a place or a thing, with what carries each of them.

Numbers of words are those of the words layer; places in the text are what other modules share.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING, NamedTuple

from fabula import learned
from fabula.learned import arrays
from fabula.model.spans import Span
from fabula.reading.mentions.extents import likeliest_end
from fabula.textual.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.model.encoding import Encoding
    from fabula.model.people import EntityKind
    from fabula.model.syntax import Syntax
    from fabula.model.text import Words

PERSON = "PER"
PRONOUN = "pronoun"


class Proposal(NamedTuple):
    """One span: its extent, the word that carries it, kind, form, how likely it is, and whether it is of several."""

    start: int
    end: int
    head: Span
    kind: EntityKind
    form: str
    chance: float
    plural: bool


def find_proposals(encoding: Encoding, syntax: Syntax, words: Words) -> list[Proposal]:
    """All spans of the model in text order, the longer first."""
    spans = encoding.spans
    if not len(spans):
        return []
    kinds, forms = learned.labels().types, learned.labels().forms
    starts, ends = words.tokens.starts, words.tokens.ends
    chances = arrays.chances(spans.odds).tolist()
    distances, grammar = syntax.head_distances, Grammar(syntax)
    plural = {number for number, name in enumerate(syntax.names.feats) if "Number=Plur" in name}
    feats = syntax.feats_numbers
    found = []
    first_words = spans.first_words
    for number, (size, kind, form) in enumerate(zip(spans.sizes, spans.types, spans.forms, strict=True)):
        first, last = first_words[number], first_words[number] + size - 1
        carrier = _carrier(distances, first, last)
        if forms[form] != PRONOUN:
            last = likeliest_end(grammar, first, carrier, last, log_odds(chances[number]))
        head = Span(starts[carrier], ends[carrier])
        found.append(
            Proposal(
                starts[first],
                ends[last],
                head,
                kinds[kind],  # type: ignore[arg-type]  # the model's own names of kinds
                forms[form],
                chances[number],
                feats[carrier] in plural,
            )
        )
    return found


def _carrier(distances: memoryview[int], first: int, last: int) -> int:
    """The word of a span that depends on none within it; the last of several."""
    found = last
    for word in range(last, first - 1, -1):
        distance = distances[word]
        if not distance or not first <= word + distance <= last:
            found = word
            # Of two, the first is rather the head: "the man in grey", cut wrongly, still has "man" before "grey".
    return found


class Opinions:
    """For each name over the whole work, what kind of thing the model takes it to be."""

    def __init__(self, proposals: Iterable[Proposal]) -> None:
        self._by_end: dict[int, list[Proposal]] = defaultdict(list)
        for proposal in proposals:
            if proposal.form == "proper":
                self._by_end[proposal.end].append(proposal)
        self._sums: dict[str, Counter[str]] = defaultdict(Counter)

    def seen(self, key: str) -> int:
        """How often a name stands in the text."""
        return round(self._sums[key]["seen"]) if key in self._sums else 0

    def note(self, key: str, start: int, end: int) -> None:
        """A name stands here: adds what the model says of it, or that it says nothing."""
        sums = self._sums[key]
        sums["seen"] += 1
        best = max(
            (one for one in self._by_end.get(end, ()) if one.start <= start + 5),
            key=lambda one: (one.start >= start, one.chance),
            default=None,
        )
        if best is not None:
            sums[best.kind] += best.chance  # type: ignore[assignment]  # shares of ones

    def kind(self, key: str) -> tuple[EntityKind | None, float]:
        """The kind that most of the occurrences of a name have, and its share of all; None: no name of anything."""
        sums = self._sums.get(key)
        if not sums:
            return None, 0.0
        kind = max((name for name in sums if name != "seen"), key=lambda name: (sums[name], name), default=None)
        if kind is None:
            return None, 0.0
        return kind, sums[kind] / sums["seen"]  # type: ignore[return-value]


def log_odds(share: float) -> float:
    """Logarithm of the odds of a share, kept finite.

    >>> round(log_odds(0.5), 2), round(log_odds(1.0), 1)
    (0.0, 4.6)
    """
    kept = min(0.99, max(0.01, share))
    return log(kept / (1 - kept))


def uncovered(proposals: list[Proposal], taken: list[Span]) -> list[Proposal]:
    """Proposals whose head lies in none of the spans taken, which are in text order."""
    starts = [span.start for span in taken]
    free = []
    for proposal in proposals:
        at = bisect_left(starts, proposal.head.end) - 1
        # Spans taken nest at most once or twice: one or two steps back find whatever holds the head.
        if not any(taken[one].end >= proposal.head.end for one in range(max(at - 2, 0), at + 1)):
            free.append(proposal)
    return free
