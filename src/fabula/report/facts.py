"""What the report says of a story, counted once and looked at by every part of the page."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from fabula.model.claims import SHOWN_FROM
from fabula.report.initials import give_initials
from fabula.textual.addresses import speech_addresses, speeches
from fabula.textual.counting import running_words
from fabula.textual.degrees import CERTAIN_FROM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fabula.model.ids import CharacterId
    from fabula.model.people import Character
    from fabula.model.spans import Span
    from fabula.model.speech import Quotation, Speaker
    from fabula.model.story import Story
    from fabula.model.text import Section

COLOURS = 8  # as many as people tell apart, also those who see fewer


class Speech(NamedTuple):
    """A speech with all that is said of it.

    Fields:
        address: as the commands take it ("12¶4", "12¶4.2").
        anchor: its id in the page ("12¶4.1").
        who: the speaker, where sure enough to be shown.
        candidates: whom it could be, best first, the shown one included.
        heard: to whom it is said, as far as that is sure enough.
    """

    quotation: Quotation
    address: str
    anchor: str
    claim: Speaker | None
    who: CharacterId | None
    candidates: tuple[CharacterId, ...]
    heard: tuple[CharacterId, ...]
    words: int
    chapter: int
    scene: int  # place in the list of scenes; -1 before the first

    @property
    def degree(self) -> str:
        """How sure the speaker is, in a word: certain, likely or open."""
        if self.who is None or self.claim is None or self.claim.confidence < SHOWN_FROM:
            return "open"
        return "certain" if self.claim.confidence >= CERTAIN_FROM else "likely"


class Facts:
    """A story with the counts that the report shows. Nothing here is new; everything follows from the claims."""

    def __init__(self, story: Story, *, file: str, min_confidence: float = SHOWN_FROM) -> None:
        self.story = story
        self.file = file  # name of the story file, for commands
        self.min_confidence = min_confidence
        self.scene_starts = [scene.start for scene in story.scenes.scenes]

    # -- people
    def current(self, id_: CharacterId | None) -> CharacterId | None:
        """The id that stands for a character now; None for whoever is not in the cast."""
        if id_ is None:
            return None
        id_ = self.story.cast.redirects.get(id_, id_)
        return id_ if id_ in self.story.characters else None

    def people(self, ids: Iterable[CharacterId]) -> tuple[Character, ...]:
        """Members of the cast, each once."""
        known = dict.fromkeys(current for id_ in ids if (current := self.current(id_)) is not None)
        return tuple(self.story.characters[id_] for id_ in known)

    @cached_property
    def initials(self) -> dict[CharacterId, str]:
        """Initials by character; the greatest parts have the plainest."""
        cast = sorted(self.story.cast.characters, key=lambda character: character.minor)
        return dict(zip((c.id for c in cast), give_initials(c.name for c in cast), strict=True))

    @cached_property
    def colours(self) -> dict[CharacterId, int]:
        """Number of the colour, from 1, of those who say most."""
        loudest = sorted(self.spoken, key=lambda id_: -self.spoken[id_])[:COLOURS]
        return {id_: number for number, id_ in enumerate(loudest, start=1)}

    def colour_class(self, id_: CharacterId | None) -> str:
        """CSS class of a character's colour: c1 … c8, c0 for everybody else."""
        return f"c{self.colours.get(id_, 0)}" if id_ is not None else "u"

    @cached_property
    def number(self) -> dict[CharacterId, int]:
        """Place in the cast, from 1: short and lasting enough for ids of the page."""
        return {character.id: number for number, character in enumerate(self.story.cast.characters, start=1)}

    # -- speech
    @cached_property
    def speeches(self) -> list[Speech]:
        """All speeches in text order."""
        story = self.story
        claims = {claim.quotation: claim for claim in story.attribution.speakers}
        heard = {
            claim.quotation: claim.characters
            for claim in story.attribution.addressees
            if claim.confidence >= self.min_confidence
        }
        every = speeches(story)
        addresses = speech_addresses(story, every)
        found = []
        for quotation in every:
            claim, address = claims.get(quotation.id), addresses[quotation.id]
            sure = claim is not None and claim.confidence >= self.min_confidence
            found.append(
                Speech(
                    quotation=quotation,
                    address=address,
                    anchor=address if "." in address else f"{address}.1",
                    claim=claim,
                    who=self.current(claim.character) if claim is not None and sure else None,
                    candidates=self._candidates(claim),
                    heard=tuple(person.id for person in self.people(heard.get(quotation.id, ()))),
                    words=sum(self.words_in(piece.start, piece.end) for piece in quotation.pieces),
                    chapter=int(address.partition("¶")[0]),
                    scene=self.scene_at(quotation.start),
                )
            )
        return found

    def _candidates(self, claim: Speaker | None) -> tuple[CharacterId, ...]:
        if claim is None:
            return ()
        weights: dict[CharacterId, float] = defaultdict(float)
        for id_, weight in (*claim.candidates, *([(claim.character, 0.0)] if claim.character is not None else [])):
            if (current := self.current(id_)) is not None:
                weights[current] += weight
        return tuple(sorted(weights, key=lambda id_: -weights[id_]))

    @cached_property
    def spoken(self) -> Counter[CharacterId]:
        """Words each character says."""
        spoken: Counter[CharacterId] = Counter()
        for speech in self.speeches:
            if speech.who is not None:
                spoken[speech.who] += speech.words
        return spoken

    @cached_property
    def speech_counts(self) -> Counter[CharacterId]:
        """Speeches of each character."""
        return Counter(speech.who for speech in self.speeches if speech.who is not None)

    @cached_property
    def first_speech(self) -> dict[CharacterId, Speech]:
        """The first speech of each character."""
        return {speech.who: speech for speech in reversed(self.speeches) if speech.who is not None}

    # -- places in the text
    def words_in(self, start: int, end: int) -> int:
        """Words in `[start, end)`."""
        return running_words(self.story.text, start, end)

    def scene_at(self, position: int) -> int:
        """Place of the scene in the list; -1 before the first."""
        return bisect_right(self.scene_starts, position) - 1

    @cached_property
    def mentioned_at(self) -> dict[CharacterId, list[int]]:
        """Where each character is referred to, in text order."""
        starts = {mention.id: mention.start for mention in self.story.mentions.mentions}
        places: dict[CharacterId, list[int]] = defaultdict(list)
        for reference in (*self.story.cast.references, *self.story.attribution.references):
            if (character := self.current(reference.character)) is not None and reference.mention in starts:
                places[character].append(starts[reference.mention])
        for row in places.values():
            row.sort()
        return places

    @cached_property
    def first_in_scene(self) -> dict[tuple[int, CharacterId], int]:
        """Where a character is first referred to, or speaks, in a scene."""
        first: dict[tuple[int, CharacterId], int] = {}
        for character, row in self.mentioned_at.items():
            for position in row:
                first.setdefault((self.scene_at(position), character), position)
        for speech in self.speeches:
            if speech.who is not None:
                key, start = (speech.scene, speech.who), speech.quotation.start
                first[key] = min(first.get(key, start), start)
        return first

    def first_place(self, character: Character) -> int | None:
        """Where a character comes into the text."""
        places = [*self.mentioned_at.get(character.id, ())[:1], *(span.start for span in character.evidence[:1])]
        return min(places, default=None)

    @cached_property
    def dialogue(self) -> Counter[int]:
        """Words of speech in each scene."""
        words: Counter[int] = Counter()
        for speech in self.speeches:
            words[speech.scene] += speech.words
        return words

    @cached_property
    def chapters(self) -> list[Section]:
        """Chapters in order."""
        return [one for one in self.story.segmentation.sections if one.number > 0 and one.kind != "part"]

    def addresses_of(self, evidence: Sequence[Span]) -> list[str]:
        """Paragraphs that hold the evidence, each once, in order."""
        return list(dict.fromkeys(self.story.address(span.start) for span in evidence))
