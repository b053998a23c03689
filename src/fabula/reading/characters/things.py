"""Places, organisations and vehicles: which mentions mean the same one. None of them is of the cast.

A name means the same all through a work. A noun phrase means what the model clearly sees before it, else what was
called so before in its chapter: "the house" is the house.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from fabula.lexicon.en.phrases import AGAIN
from fabula.model.people import Reference
from fabula.model.spans import Span

if TYPE_CHECKING:
    from fabula.model.people import Mention, Mentions
    from fabula.model.text import Segmentation
    from fabula.textual.affinities import Affinities

_SOURCE = "rule:characters"
# Mentions of things that are looked back on for one before.
_REACH = 30
# A noun phrase is taken for the antecedent that the model sees so clearly.
_CLEARLY = 0.6
# And "it", which is seldom something new.
_RATHER = 0.2
# Scores of antecedents below this add nothing.
_FAINT = -6.0


class Things:
    """Goes through the mentions of things once; clusters are named after their first mention."""

    def __init__(self, text: str, affinities: Affinities, segmentation: Segmentation, mentions: Mentions) -> None:
        self._text = text
        self._chapters = [(paragraph.start, paragraph.chapter) for paragraph in segmentation.paragraphs]
        self._things = [mention for mention in mentions.mentions if mention.kind is not None and mention.kind != "PER"]
        extents = [mention.extent or Span(mention.start, mention.end) for mention in self._things]
        self._scores = affinities.antecedents(affinities.spans_of([(one.start, one.end) for one in extents]), _REACH)
        self._clusters: list[int] = []  # by number of the mention, the number of the first of its cluster
        self._last: dict[int, int] = {}  # by cluster, the mention last seen

    def references(self) -> list[Reference]:
        """One for each mention of a thing, in text order."""
        named: dict[str, int] = {}
        called: dict[tuple[int, str], int] = {}
        found = []
        chapter = at = 0
        for number, mention in enumerate(self._things):
            while at < len(self._chapters) and self._chapters[at][0] <= mention.start:
                chapter = self._chapters[at][1]
                at += 1
            words = self._text[mention.start : mention.end].lower().split()
            first, key = words[0], " ".join(words[1:] if words[0] in AGAIN and len(words) > 1 else words)
            where, reason, confidence = number, "first mention", 0.9
            if mention.form == "proper":
                cluster = named.setdefault(key, number)
                if cluster != number:
                    where, reason = self._last[cluster], "same name"
            else:
                cluster, share, before = self._seen(number)
                if share >= (_CLEARLY if mention.form == "nominal" else _RATHER):
                    where, reason, confidence = before, "model antecedent", min(0.9, share)
                elif mention.form == "pronoun":
                    cluster = number
                elif first in AGAIN and (chapter, key) in called:
                    cluster = called[chapter, key]
                    where, reason, confidence = self._last[cluster], "same noun phrase", 0.6
                else:
                    cluster = number
                if mention.form == "nominal":
                    called[chapter, key] = cluster
            self._clusters.append(cluster)
            self._last[cluster] = number
            found.append(self._reference(mention, cluster, where, reason, confidence))
        return found

    def _seen(self, number: int) -> tuple[int, float, int]:
        """The cluster that the model sees before a mention, its share, and the mention that says most for it."""
        shares: dict[int, float] = {}
        best: dict[int, tuple[float, int]] = {}
        total = 1.0  # "something new" weighs exp(0)
        for back, score in enumerate(self._scores[number].tolist(), 1):
            if score < _FAINT:
                continue
            weight = exp(min(score, 20.0))
            cluster = self._clusters[number - back]
            total += weight
            shares[cluster] = shares.get(cluster, 0.0) + weight
            best[cluster] = max(best.get(cluster, (0.0, 0)), (weight, number - back))
        if not shares:
            return number, 0.0, number
        cluster = max(shares, key=lambda one: (shares[one], one))
        return cluster, shares[cluster] / total, best[cluster][1]

    def _reference(self, mention: Mention, cluster: int, where: int, reason: str, confidence: float) -> Reference:
        earlier = self._things[where]
        both = (mention,) if earlier is mention else (earlier, mention)
        evidence = tuple(Span(place.start, place.end) for place in both)
        return Reference(
            mention=mention.id,
            character=None,
            cluster=self._things[cluster].id,
            evidence=evidence,
            confidence=round(confidence, 3),
            reason=reason,
            source=_SOURCE,
            known_from=max(span.end for span in evidence),
        )
