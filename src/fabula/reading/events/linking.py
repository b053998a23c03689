"""From words of the tree to mentions, and from mentions to characters."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from fabula.model.claims import SHOWN_FROM
from fabula.model.people import Cast, Mentions
from fabula.model.speech import Attribution
from fabula.model.text import Words

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId, MentionId
    from fabula.model.people import Mention, Reference
    from fabula.model.stage import StoryView
    from fabula.textual.grammar import Grammar

# Of a name or a noun of several words, these hang from what carries the whole: "Mr." and "Voss" of "Mr. Ned Voss".
_PARTS = ("flat", "compound", "nmod:desc", "appos")


class Links:
    """Which mention a word of the tree carries, and whom it means."""

    def __init__(self, view: StoryView, grammar: Grammar) -> None:
        self._grammar = grammar
        mentions = view[Mentions].mentions
        starts = np.asarray(view[Words].tokens.starts)
        first = np.searchsorted(starts, [one.start for one in mentions]).tolist()
        behind = np.searchsorted(starts, [one.end for one in mentions]).tolist()
        heads = np.searchsorted(starts, [one.head.start for one in mentions]).tolist()
        self._by_top: dict[int, Mention] = {}
        self._by_head: dict[int, Mention] = {}
        self._found: dict[int, Mention | None] = {}
        for mention, start, end, head in zip(mentions, first, behind, heads, strict=True):
            # The longest that a word carries comes first, and counts: "the captain's widow", not "widow".
            self._by_top.setdefault(_top(grammar, start, end), mention)
            self._by_head.setdefault(head, mention)
        self._references: dict[MentionId, Reference] = {}
        for reference in (*view[Cast].references, *view[Attribution].references):
            self._references[reference.mention] = reference  # the one made later knows more
        known = [one for one in view[Attribution].speakers if one.cue is not None and one.confidence >= SHOWN_FROM]
        cues = sorted((one.cue.start, one.cue.end, one.character) for one in known if one.cue and one.character)
        self._cue_starts = [start for start, _, _ in cues]
        self._cues = cues

    def mention(self, word: int) -> Mention | None:
        """The mention that a word carries, with all that hangs from it."""
        if word not in self._found:
            self._found[word] = self._by_top.get(word) or self._by_head.get(word) or self._by_part(word)
        return self._found[word]

    def _by_part(self, word: int) -> Mention | None:
        parts = (self._by_top.get(part) for part in self._grammar.exactly(word, *_PARTS))
        return next((part for part in parts if part is not None), None)

    def reference(self, mention: Mention) -> Reference | None:
        """Whom a mention means, where somebody is likely enough."""
        reference = self._references.get(mention.id)
        return reference if reference is not None and reference.character is not None else None

    def speaker_by_cue(self, position: int) -> CharacterId | None:
        """Who speaks by the tag in which a position lies: whoever does the saying there."""
        number = bisect_right(self._cue_starts, position) - 1
        if number < 0:
            return None
        _, end, character = self._cues[number]
        return character if position < end else None


def _top(grammar: Grammar, start: int, end: int) -> int:
    """The first word of several that hangs from none of them."""
    for word in range(start, end):
        if not start <= grammar.head(word) < end:
            return word
    return start
