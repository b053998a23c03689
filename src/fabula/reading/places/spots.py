"""Mentions of places with what their words and their sentence tell of them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fabula.lexicon.en.places import NEW_ONE
from fabula.model.people import Cast, Mentions
from fabula.model.syntax import Syntax
from fabula.model.text import Edition, Segmentation, Words
from fabula.textual.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.model.ids import CharacterId, MentionId
    from fabula.model.people import Mention
    from fabula.model.stage import StoryView

KINDS = frozenset({"FAC", "GPE", "LOC", "VEH"})
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "X"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_GENITIVES = frozenset({"'s", "’s", "'", "’"})


class Spot(NamedTuple):
    """One mention of a place.

    Fields:
        words: of it in small letters, without articles, owners and genitives.
        noun: lemma of its head, or the whole where hyphens make one word of several ("dining-room").
        head: number of its head.
        top: number of the word that carries it in the tree.
        owner: character whose it is said to be ("her house").
        new: whether it brings in another one ("a house").
        chapter: number of the section in which it stands, from 0.
    """

    mention: Mention
    words: tuple[str, ...]
    noun: str
    head: int
    top: int
    first: int
    end: int
    owner: CharacterId | None
    new: bool
    chapter: int

    @property
    def proper(self) -> bool:
        """Whether it is a name."""
        return self.mention.form == "proper"


class Ground:
    """What the stage looks at, asked once.

    Attributes:
        firsts, behinds: number of the first word of each mention, and behind its last.
        of_places: what `standing` found out of places, by the word that carries them.
    """

    def __init__(self, view: StoryView) -> None:
        self.text = view[Edition].text
        self.tokens = view[Words].tokens
        self.grammar = Grammar(view[Syntax])
        self.sentences = view[Segmentation].sentences
        self.meant: dict[MentionId, CharacterId] = {
            reference.mention: reference.character
            for reference in view[Cast].references
            if reference.character is not None
        }
        self.cuts = sorted({section.start for section in view[Segmentation].sections})
        mentions = view[Mentions].mentions
        starts, ends = np.asarray(self.tokens.starts), np.asarray(self.tokens.ends)
        self.mentions = mentions
        self.firsts: list[int] = np.searchsorted(starts, [one.start for one in mentions]).tolist()
        self.behinds: list[int] = (np.searchsorted(ends, [one.end for one in mentions]) + 1).tolist()
        self.of_places: dict[int, tuple[str, int | None, list[str]]] = {}  # what `standing` found out, by word

    def spots(self) -> list[Spot]:
        """Mentions of places, in text order; of two that share a head, the longer."""
        found: list[Spot] = []
        taken: set[int] = set()
        for number, mention in enumerate(self.mentions):
            if mention.kind in KINDS and mention.form != "pronoun":
                spot = self.spot(self.firsts[number], self.behinds[number], mention)
                # "here", "downstairs", "its": words that point at a place and say nothing of it
                if spot.top not in taken and self.grammar.upos(spot.head) in _NOUNS:
                    taken.add(spot.top)
                    found.append(spot)
        return found

    def spot(self, first: int, end: int, mention: Mention) -> Spot:
        """What the words `[first, end)` of a mention and the tree around them tell."""
        head = min(max(self.tokens.at(mention.head.end - 1), first), end - 1)
        owner = self.meant.get(mention.owner) if mention.owner is not None else None
        if owner is None:
            owner = self._owner(head)
        small = [self.word(word) for word in range(first, end)]
        return Spot(
            mention=mention,
            words=tuple(word for word in small if word not in _ARTICLES and word not in _GENITIVES),
            noun=self._noun(first, head),
            head=head,
            top=self._top(first, end),
            first=first,
            end=end,
            owner=owner,
            new=bool(small) and small[0] in NEW_ONE,
            chapter=bisect_right(self.cuts, mention.start),
        )

    def _noun(self, first: int, head: int) -> str:
        lemma = self.grammar.lemma(head)
        while head - 2 >= first and self.word(head - 1) == "-":
            lemma = f"{self.word(head - 2)}-{lemma}"
            head -= 2
        return lemma

    def _owner(self, head: int) -> CharacterId | None:
        """Whose it is by the tree: "his house", "Mr. Voss's office"."""
        for child in self.grammar.exactly(head, "nmod:poss"):
            position = self.tokens.starts[child]
            for number in self._at(position):
                meant = self.meant.get(self.mentions[number].id)
                if meant is not None and self.mentions[number].kind in {"PER", None}:
                    return meant
        return None

    def _at(self, position: int) -> Iterator[int]:
        """Numbers of mentions that begin at or a little before a position and reach over it."""
        low, high = 0, len(self.mentions)
        while low < high:
            middle = (low + high) // 2
            if self.mentions[middle].start <= position:
                low = middle + 1
            else:
                high = middle
        for number in range(low - 1, max(-1, low - 6), -1):
            if self.mentions[number].end > position:
                yield number

    def _top(self, first: int, end: int) -> int:
        """The word of several that hangs from none of them."""
        for word in range(first, end):
            if not first <= self.grammar.head(word) < end:
                return word
        return first

    def word(self, number: int) -> str:
        """A word in small letters; nothing outside the text."""
        if not 0 <= number < len(self.tokens):
            return ""
        return self.text[self.tokens.starts[number] : self.tokens.ends[number]].lower()

    def phrase(self, words: Sequence[int]) -> str:
        """The text from the first to the last of some words."""
        return self.text[self.tokens.starts[words[0]] : self.tokens.ends[words[-1]]]
