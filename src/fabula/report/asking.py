"""What all questions need: how much hangs on whom, words to quote, and commands that can be typed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from fabula.model.spans import Span

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId
    from fabula.model.people import Character
    from fabula.report.facts import Facts, Speech

_LONGEST = 160  # code points of a quotation
_BEFORE_CALL, _AFTER_CALL = frozenset("“‘\"'«—,.!?"), frozenset(",.!?…—")
_NAMED = 3  # to be named beside a speech tells more than to be one of those who might have said it
_TALK = 1 / 3  # share of lines between two from which they are two; a few may be misread
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
        """Named people who could be `character`: there, not in talk with them; the likeliest first.

        Likely is who is named where `character` speaks ("asked the mate. Her name was Noor"), or might have said it.
        """
        votes: Counter[CharacterId] = Counter()
        for speech in self._speeches_of.get(character.id, ()):
            votes.update(id_ for id_ in speech.candidates if id_ != character.id)
            around = self.paragraph_at(speech.quotation.start)
            first, last = (bisect_left(self._told_at, edge, key=itemgetter(0)) for edge in (around.start, around.end))
            votes.update(_NAMED * sorted({id_ for _, id_ in self._told_at[first:last]} - {character.id}))
        people = [self.facts.story.characters[id_] for id_, _ in votes.most_common()]
        return [one for one in people if self._could_be(one, character)]

    def _could_be(self, named: Character, character: Character) -> bool:
        if named.minor or named.group or named.narrator:
            return False
        if self.talked[frozenset((named.id, character.id))] > max(1, _TALK * self.lines[character.id]):
            return False
        if named.pronouns and character.pronouns and named.pronouns != character.pronouns:
            return False
        here = self._scenes_of[character.id]
        return not here or bool(here & self._scenes_of[named.id])

    @cached_property
    def _scenes_of(self) -> dict[CharacterId, set[int]]:
        """Scenes in which each character is present."""
        found: dict[CharacterId, set[int]] = defaultdict(set)
        for number, scene in enumerate(self.facts.story.scenes.scenes):
            for person in self.facts.people(scene.present):
                found[person.id].add(number)
        return found

    @cached_property
    def _told_at(self) -> list[tuple[int, CharacterId]]:
        """Every reference outside speech, in text order."""
        return sorted(
            (place, character)
            for character, places in self.facts.mentioned_at.items()
            for place in places
            if not self._is_said(place)
        )

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
        told: Counter[CharacterId] = Counter()
        for character, places in self.facts.mentioned_at.items():
            told[character] = sum(1 for place in places if not self._is_said(place))
        return told

    def _is_said(self, place: int) -> bool:
        number = bisect_right(self._pieces, Span(place, len(self.facts.story.text))) - 1
        return number >= 0 and place < self._pieces[number].end

    @cached_property
    def _pieces(self) -> list[Span]:
        return sorted(piece for speech in self.facts.speeches for piece in speech.quotation.pieces)

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
        """Names by which somebody is called: read as such, or set off by commas in what is said to the narrator."""
        found: dict[CharacterId, set[Span]] = {}
        for claim in self.facts.story.attribution.addressees:
            if claim.reason == "vocative" and claim.evidence:
                for person in self.facts.people(claim.characters):
                    found.setdefault(person.id, set()).add(claim.evidence[0])
        heard = [piece for speech in self._said_to_narrator for piece in speech.quotation.pieces]
        starts = [piece.start for piece in heard]
        for mention, character in self._names_at:
            number = bisect_right(starts, mention.start) - 1
            if number >= 0 and heard[number].holds(mention) and self._is_set_off(mention):
                found.setdefault(character, set()).add(mention)
        return {id_: sorted(places) for id_, places in found.items()}

    @cached_property
    def _said_to_narrator(self) -> list[Speech]:
        narrators = {character.id for character in self.facts.story.cast.characters if character.narrator}
        return [speech for speech in self.facts.speeches if narrators.intersection(speech.heard)]

    @cached_property
    def _names_at(self) -> list[tuple[Span, CharacterId]]:
        """Names in the text, and whose they are."""
        spans = {one.id: Span(one.start, one.end) for one in self.facts.story.mentions.mentions if one.form == "proper"}
        return [
            (spans[reference.mention], character)
            for reference in self.facts.story.cast.references
            if reference.mention in spans and (character := self.facts.current(reference.character)) is not None
        ]

    def _is_set_off(self, name: Span) -> bool:
        """Whether a name stands as a call does: “Nora, hold this.” “Hold this, Nora.”."""
        text = self.facts.story.text
        before = text[max(0, name.start - 2) : name.start].rstrip()[-1:]
        return before in _BEFORE_CALL and text[name.end : name.end + 1] in _AFTER_CALL

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
        end = self.paragraph_at(start).end
        return Span(start, end) if end > start else Span(start, start + 1)

    def paragraph_at(self, position: int) -> Span:
        """The paragraph that begins last before `position`."""
        paragraphs = self.facts.story.segmentation.paragraphs
        number = bisect_right(paragraphs, position, key=lambda paragraph: paragraph.start) - 1
        return Span(paragraphs[number].start, paragraphs[number].end) if number >= 0 else Span(position, position)

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
