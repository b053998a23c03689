"""Paragraphs of a story that came as one line, by what the words show and by the model together.

The words show how novels set speech: a new speaker is a new paragraph, and none begins inside a quotation. The model
has read novels whose paragraphs were taken away, and knows where a tale turns to something else. What each sign weighs
stands in `paragraph_weights.json`; it was fitted (`training/lost_paragraphs`) on novels that the model has not learned
from.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from fabula.reading.segmentation.places import SIGNS, find_places
from fabula.reading.segmentation.turns import Cut, find_turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fabula.model.encoding import Encoding
    from fabula.model.spans import Spans
    from fabula.reading.segmentation.restoring import FindCuts

# What is weighed besides the signs of a place: every place alike, the model's logarithm of odds that any break stands
# there, its logarithm of chances of a scene or a chapter, and what the rule sees there (`turns`).
OTHERS = ("always", "model", "model larger", "rule turn", "rule speaker", "rule narration", "rule answer", "rule dash")
SURE = 0.8  # chance of a scene or a chapter, from which it is one
_TINY = 1e-6
_LARGER = 1e-4
_EVEN_LARGER = 6.0


class Evidence(NamedTuple):
    """One place and what is weighed for it; `cut` is what the rule says, `larger` the chance of a scene or chapter."""

    at: int
    values: dict[str, float]
    cut: Cut | None
    larger: float


@cache
def load_weights() -> Mapping[str, float]:
    """Weight of each sign, as a logarithm of odds."""
    text = files("fabula.reading.segmentation").joinpath("paragraph_weights.json").read_bytes()
    weights = msgspec.json.decode(text, type=dict[str, float])
    assert weights.keys() == {*SIGNS, *OTHERS}, "paragraph_weights.json and the list of signs differ"
    return weights


class LostParagraphs:
    """What the model says of breaks: called with where a long paragraph begins, it gives a `FindCuts`."""

    def __init__(self, words: Spans, encoding: Encoding) -> None:
        self._words = words
        self._encoding = encoding
        self._source = f"model:boundary@{encoding.model.rpartition('@')[2]}"

    def __call__(self, base: int) -> FindCuts:
        """Finds paragraphs in the paragraph that begins at `base`; by rule alone where no model has spoken."""

        def find(words: str, quoted: Sequence[tuple[int, int]], begin: int, finish: int) -> list[Cut]:
            return list(self._weigh(self.evidence(words, quoted, base, begin, finish)))

        return find if len(self._encoding) == len(self._words) else find_turns

    def evidence(
        self, words: str, quoted: Sequence[tuple[int, int]], base: int, begin: int, finish: int
    ) -> list[Evidence]:
        """What speaks for a paragraph at each place of one scene."""
        ruled = {cut.at: cut for cut in find_turns(words, quoted, begin, finish)}
        found = []
        for place in find_places(words, quoted, begin, finish, ruled):
            none, _, scene, chapter = self._encoding.break_chances(self._words.at(base + place.at))
            cut = ruled.get(place.at)
            values = {
                "always": 1.0,
                "model": log((1 - none + _TINY) / (none + _TINY)),
                "model larger": log(scene + chapter + _LARGER) + _EVEN_LARGER,
            }
            values |= {f"rule {cut.reason}": 1.0} if cut else {}
            found.append(Evidence(place.at, values | place.signs, cut, scene + chapter))
        return found

    def _weigh(self, evidence: Sequence[Evidence]) -> Iterator[Cut]:
        weights = load_weights()
        chances = [_chance(sum(weights[sign] * value for sign, value in one.values.items())) for one in evidence]
        least = find_least(chances)
        for one, chance in zip(evidence, chances, strict=True):
            if one.larger >= SURE:
                yield Cut(one.at, one.larger, "unmarked", "scene", self._source)
            elif chance >= least:
                yield Cut(one.at, chance, one.cut.reason if one.cut else "tale", "paragraph", self._source)


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-max(-50.0, min(50.0, odds))))


def find_least(chances: Sequence[float]) -> float:
    """The chance from which places are taken, so that F1 is the highest that can be expected of them.

    Where much is doubtful, a doubtful paragraph costs less than a missing one; the scene's own beginning is certain.

    >>> find_least([0.99, 0.98, 0.45, 0.1]), find_least([0.4, 0.3, 0.3, 0.3])
    (0.98, 0.4)
    """
    expected, right, taken, least = 0.0, 1.0, 1, 1.0
    whole = 1 + sum(chances)
    for chance in (1.0, *sorted(chances, reverse=True)):
        if chance < 1.0:
            right, taken = right + chance, taken + 1
        score = 2 * right / (taken + whole)
        if score > expected:
            expected, least = score, chance
    return least
