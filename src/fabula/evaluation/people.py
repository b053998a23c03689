"""Which person of the gold a character of the reading is."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from fabula.evaluation.counts import Count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.evaluation.gold import GoldStory
    from fabula.model.ids import CharacterId
    from fabula.model.people import Character
    from fabula.model.story import Story

_LEADING = re.compile(r"^(?:the|a|an) ")
_KIN = re.compile(r"^.+'s (?=[a-z-]+$)")


def plain(name: str) -> str:
    """A name without what spelling adds: case, article, dots, curls, line breaks.

    >>> plain("The Captain"), plain("Mr.  Pell"), plain("Ilka’s aunt")
    ('captain', 'mr pell', "ilka's aunt")
    """
    folded = unicodedata.normalize("NFKC", name).casefold().replace("’", "'").replace(".", " ")
    return _LEADING.sub("", " ".join(folded.split()))


class Who:
    """Looks up persons of the gold by character."""

    def __init__(self, gold: GoldStory, story: Story) -> None:
        self.gold = gold
        self.story = story
        self._owners: dict[str, set[str]] = defaultdict(set)
        for person in gold.people:
            for name in person.names:
                self._owners[plain(name)].add(person.name)
        self._narrators = [person.name for person in gold.people if person.narrator]
        self._persons = {character.id: self._by_names(character) for character in story.cast.characters}

    def person(self, id_: CharacterId, position: int) -> str | None:
        """The person most of whose names the character bears; for a nameless narrator, who tells the scene there."""
        character = self.story.character(id_)
        named = self._persons[character.id]
        if named is not None or not character.narrator:
            return named
        if len(self._narrators) == 1:
            return self._narrators[0]
        return next((s.narrator for s in self.gold.scenes if s.start <= position < s.end), None)

    def persons(self, ids: Iterable[CharacterId], position: int) -> set[str]:
        """The persons of several; one that is nobody in the gold stands under its own id, to be counted as wrong."""
        return {self.person(id_, position) or str(id_) for id_ in ids}

    def _by_names(self, character: Character) -> str | None:
        votes: Counter[str] = Counter()
        for name, count in [(character.name, 0), *((alias.name, alias.count) for alias in character.aliases)]:
            # "Orla's aunt" is a name of our own making; whom the text calls the aunt, the gold does too.
            owners = self._owners.get(plain(name)) or self._owners.get(_KIN.sub("", plain(name)), set())
            if len(owners) == 1:
                votes[next(iter(owners))] += count + 1
        return max(votes, key=lambda person: (votes[person], person)) if votes else None

    def joins(self) -> Count:
        """Pairs of names joined in one character, over names that begin with a capital and stand in the text."""
        text = plain(self.gold.text)
        wanted = {
            (plain(name), person.name)
            for person in self.gold.people
            for name in person.names
            if name[:1].isupper() and plain(name) in text
        }
        holders: dict[str, CharacterId] = {}
        counts: Counter[str] = Counter()
        for character in self.story.cast.characters:
            for alias in character.aliases:
                if alias.count > counts[plain(alias.name)]:
                    counts[plain(alias.name)] = alias.count
                    holders[plain(alias.name)] = character.id
        right = given = total = 0
        for (name, person), (other, another) in combinations(sorted(wanted), 2):
            together = name in holders and holders.get(name) == holders.get(other)
            right += together and person == another
            given += together
            total += person == another
        return Count(right, given, total)
