"""What all questions need: how much hangs on whom, words to quote, and commands that can be typed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from fabula.model.spans import Span

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId
    from fabula.model.people import Character
    from fabula.report.facts import Facts, Speech

_LONGEST = 160  # code points of a quotation
_PLAIN = re.compile(r"[\w./¶:@%+=,~-]+")  # needs no quotation marks in any shell
_DANGEROUS = re.compile(r'["$`\\!%]')  # means something inside double quotation marks


class Asking:
    """A story seen by who would ask about it."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    # -- how much hangs on whom
    @cached_property
    def lines(self) -> Counter[CharacterId]:
        """Speeches said by or to each character."""
        lines: Counter[CharacterId] = Counter()
        for speech in self.facts.speeches:
            lines.update({*speech.heard, *([speech.who] if speech.who is not None else [])})
        return lines

    def weight(self, character: Character) -> tuple[int, int]:
        """How much is known of a character: speeches, then mentions."""
        return self.lines[character.id], len(self.facts.mentioned_at.get(character.id, ()))

    def rivals_of(self, character: Character) -> list[Character]:
        """Named people who might have said what `character` says, and do not talk with them; the likeliest first."""
        votes: Counter[CharacterId] = Counter()
        for speech in self._speeches_of.get(character.id, ()):
            votes.update(id_ for id_ in speech.candidates if id_ != character.id)
        people = [self.facts.story.characters[id_] for id_, _ in votes.most_common()]
        return [
            one
            for one in people
            if not one.minor
            and not one.group
            and not one.narrator
            and (one.pronouns is None or character.pronouns is None or one.pronouns == character.pronouns)
            and not self.talked[frozenset((one.id, character.id))]
        ]

    @cached_property
    def _speeches_of(self) -> dict[CharacterId, list[Speech]]:
        found: dict[CharacterId, list[Speech]] = {}
        for speech in self.facts.speeches:
            if speech.who is not None:
                found.setdefault(speech.who, []).append(speech)
        return found

    @cached_property
    def talked(self) -> Counter[frozenset[CharacterId]]:
        """Speeches between two characters, either way."""
        talked: Counter[frozenset[CharacterId]] = Counter()
        for speech in self.facts.speeches:
            if speech.who is not None:
                talked.update(frozenset((speech.who, heard)) for heard in speech.heard)
        return talked

    @cached_property
    def told(self) -> Counter[CharacterId]:
        """References to each character outside speech."""
        pieces = sorted(piece for speech in self.facts.speeches for piece in speech.quotation.pieces)
        starts = [piece.start for piece in pieces]
        told: Counter[CharacterId] = Counter()
        for character, places in self.facts.mentioned_at.items():
            for place in places:
                number = bisect_right(starts, place) - 1
                told[character] += number < 0 or pieces[number].end <= place
        return told

    @cached_property
    def called(self) -> Counter[CharacterId]:
        """Speeches in which each character is called by name."""
        return Counter({id_: len(places) for id_, places in self._vocatives.items()})

    @cached_property
    def called_at(self) -> dict[CharacterId, Span]:
        """The first sentence in which somebody is called by name."""
        return {id_: self.sentence_at(places[0].start) for id_, places in self._vocatives.items()}

    @cached_property
    def _vocatives(self) -> dict[CharacterId, list[Span]]:
        found: dict[CharacterId, list[Span]] = {}
        for claim in self.facts.story.attribution.addressees:
            if claim.reason == "vocative" and claim.evidence:
                for person in self.facts.people(claim.characters):
                    found.setdefault(person.id, []).append(claim.evidence[0])
        return found

    # -- what to quote
    def sentence_of(self, character: Character) -> Span:
        """The sentence in which a character is first named."""
        places = self.facts.mentioned_at.get(character.id)
        start = places[0] if places else min((span.start for span in character.evidence), default=0)
        return self.sentence_at(start)

    def sentence_at(self, start: int) -> Span:
        """The sentence at a place of the text."""
        sentences = self.facts.story.segmentation.sentences
        number = sentences.at(start)
        return sentences[number] if number >= 0 and sentences[number].end > start else Span(start, start + 1)

    def paragraph_from(self, start: int) -> Span:
        """From `start` to the end of its paragraph: a speech with its tag says more than the speech alone."""
        paragraphs = self.facts.story.segmentation.paragraphs
        number = bisect_right(paragraphs, start, key=lambda paragraph: paragraph.start) - 1
        end = paragraphs[number].end if number >= 0 else start
        return Span(start, end) if end > start else Span(start, start + 1)

    def quotation(self, place: Span) -> str:
        """The words there on one line, cut between words."""
        words = " ".join(self.facts.story.text[place.start : place.end].split())
        if len(words) <= _LONGEST:
            return words
        return f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} …"

    # -- what to type
    def command(self, *words: str) -> str:
        """A `fabula correct` command that can be copied into a shell."""
        return " ".join(["fabula correct", quoted(self.facts.file), *(quoted(word) for word in words)])

    def point_at(self, character: Character) -> str:
        """A name that only this character has, else the id."""
        name = character.name
        return name if self._names[_normal(name)] == 1 and not _DANGEROUS.search(name) else character.id

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(_normal(character.name) for character in self.facts.story.cast.characters)

    def is_settled(self, character: Character) -> bool:
        """Whether the user has given the name already."""
        return character.name in self._given

    @cached_property
    def _given(self) -> set[str | None]:
        return {decision.value for decision in self.facts.story.decisions.of("rename")}


def _normal(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())


def quoted(word: str) -> str:
    """A word of a command, in quotation marks where a shell needs them.

    >>> print(quoted("Emma"), quoted("the Captain"), quoted("1¶4"))
    Emma "the Captain" 1¶4
    >>> print(quoted("$(ls)"))
    '$(ls)'
    """
    if _PLAIN.fullmatch(word):
        return word
    if not _DANGEROUS.search(word):
        return f'"{word}"'
    return "'" + word.replace("'", "'\"'\"'") + "'"
