"""Who is in a scene: present, heard from afar, only mentioned by the teller, or only spoken of by those present."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.agency import ACTING, AUXILIARIES, PREPOSITIONS, SPEAKING
from fabula.lexicon.en.scenes import HAD
from fabula.lexicon.en.verbs import IRREGULAR_FORMS
from fabula.model.ids import CharacterId  # noqa: TC001  # a NamedTuple reads its annotations
from fabula.model.people import Cast, Mentions
from fabula.model.speech import Attribution, Quotations
from fabula.model.text import Edition, Words
from fabula.textual.compounds import whole_words
from fabula.textual.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.people import Mention
    from fabula.model.stage import StoryView
    from fabula.reading.scenes.tellers import Tellers

# Told of so often in one scene, a person is most likely there, though never as the subject of a verb we know.
_OFTEN = 3
_VERBS = ACTING | AUXILIARIES
# Parts of a mention: a pronoun in speech, a name or noun there, told of by the narrator, subject of a verb of doing,
# subject of one of saying.
_SPOKEN, _NAMED, _TOLD, _ACTS, _SAYS = range(5)


class There(NamedTuple):
    """Who is in a scene, in the order in which they come up; nobody is in two of these."""

    present: tuple[CharacterId, ...]
    mentioned: tuple[CharacterId, ...]
    spoken_of: tuple[CharacterId, ...]
    remote: tuple[CharacterId, ...]


class Presence:
    """Who is there in each of several scenes; ids in the order in which they come up."""

    def __init__(self, starts: Sequence[int]) -> None:
        self._starts = starts
        self._present: list[dict[CharacterId, int]] = [{} for _ in starts]
        self._told: list[Counter[CharacterId]] = [Counter() for _ in starts]
        self._told_at: list[dict[CharacterId, int]] = [{} for _ in starts]
        self._spoken: list[dict[CharacterId, int]] = [{} for _ in starts]
        self._acting: list[set[CharacterId]] = [set() for _ in starts]

    def _scene(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def is_present(self, character: CharacterId, position: int) -> None:
        """Notes that a character speaks, is spoken to, or acts at `position`."""
        _note(self._present[self._scene(position)], character, position)

    def acts(self, character: CharacterId, position: int) -> None:
        """Notes that a character does something there besides speaking."""
        self._acting[self._scene(position)].add(character)

    def acting(self, scene: int) -> frozenset[CharacterId]:
        """Who does something there besides speaking."""
        return frozenset(self._acting[scene])

    def is_told_of(self, character: CharacterId, position: int) -> None:
        """Notes that the teller refers to a character."""
        scene = self._scene(position)
        self._told[scene][character] += 1
        _note(self._told_at[scene], character, position)

    def is_spoken_of(self, character: CharacterId, position: int) -> None:
        """Notes that somebody's speech names a character."""
        _note(self._spoken[self._scene(position)], character, position)

    def of(self, scene: int, remote: Sequence[CharacterId] = ()) -> There:
        """Who is there, besides those heard from afar."""
        far = frozenset(remote)
        present = {who: position for who, position in self._present[scene].items() if who not in far}
        mentioned: dict[CharacterId, int] = {}
        for character, position in self._told_at[scene].items():
            if character in far:
                continue
            if character in present or self._told[scene][character] >= _OFTEN:
                _note(present, character, position)
            else:
                mentioned[character] = position
        spoken = {
            character: position
            for character, position in self._spoken[scene].items()
            if character not in present and character not in mentioned and character not in far
        }
        return There(_in_order(present), _in_order(mentioned), _in_order(spoken), tuple(remote))


def find_presence(view: StoryView, starts: Sequence[int], tellers: Tellers | None = None) -> Presence:
    """Looks through speech and narration once.

    Args:
        view: the cast, and who speaks.
        starts: of the scenes.
        tellers: whom I means, where tales have tellers of their own.
    """
    presence = Presence(starts)
    quotations = view[Quotations].quotations
    by_id = {quotation.id: quotation for quotation in quotations}
    attribution = view[Attribution]
    for speaker in attribution.speakers:
        quotation = by_id[speaker.quotation]
        # Who wrote a letter that is read out here may be far away.
        if speaker.character is not None and quotation.mode != "writing":
            presence.is_present(speaker.character, quotation.start)
    for addressee in attribution.addressees:
        quotation = by_id[addressee.quotation]
        if quotation.mode == "speech":
            for hearer in (*addressee.characters, *addressee.listeners):
                presence.is_present(hearer, quotation.start)
    mentions = view[Mentions].mentions
    reads = view.digest(Edition, Words, Quotations, Mentions)
    parts = view.recall(("parts of mentions", reads), bytes, lambda: _parts(view))
    numbers = {mention.id: number for number, mention in enumerate(mentions)}
    for reference in view[Cast].references:
        character = reference.character
        if character is None:
            continue
        number = numbers[reference.mention]
        part, start = parts[number], mentions[number].start
        if tellers is not None:
            character = tellers.meant(start, character)
            if character is None:
                continue
        if part == _NAMED:
            presence.is_spoken_of(character, start)
        elif part != _SPOKEN:
            presence.is_told_of(character, start)
            if part != _TOLD:
                presence.is_present(character, start)
            if part == _ACTS:
                presence.acts(character, start)
    return presence


def _parts(view: StoryView) -> bytes:
    """What each mention, in order, tells of the presence of whomever it means; a byte each."""
    speech = Spoken(view[Quotations])
    subjects = _Subjects(view[Edition].text, view[Words])
    parts = bytearray()
    for mention in view[Mentions].mentions:
        if speech.holds(mention.start):
            parts.append(_SPOKEN if mention.form == "pronoun" else _NAMED)
        else:
            parts.append(subjects.part(mention))
    return bytes(parts)


class _Subjects:
    """Tells by the words around it whether a mention does something: "Emma rose", "said Emma"."""

    def __init__(self, text: str, words: Words) -> None:
        self._text = text
        self._tokens = whole_words(words, text).tokens

    def _word(self, number: int) -> str:
        if not 0 <= number < len(self._tokens):
            return ""
        return self._text[self._tokens.starts[number] : self._tokens.ends[number]].lower()

    def _is_participle(self, number: int) -> bool:
        """Whether a participle stands there, perhaps behind a small word: "had not yet gone"."""
        return any(
            word in IRREGULAR_FORMS or word.endswith("ed") for word in (self._word(number), self._word(number + 1))
        )

    def part(self, mention: Mention) -> int:
        tokens = self._tokens
        first = tokens.at(mention.start)
        before = self._word(first - 1)
        if before in SPEAKING:
            return _SAYS
        after = self._word(tokens.at(mention.end - 1) + 1)
        if before in PREPOSITIONS or after not in _VERBS:
            return _TOLD
        if after in HAD and self._is_participle(tokens.at(mention.end - 1) + 2):
            return _TOLD  # what somebody had done tells nothing of where he is now
        return _SAYS if after in SPEAKING else _ACTS


def _note(places: dict[CharacterId, int], character: CharacterId, position: int) -> None:
    places[character] = min(position, places.get(character, position))


def _in_order(places: dict[CharacterId, int]) -> tuple[CharacterId, ...]:
    return tuple(sorted(places, key=lambda character: (places[character], character)))
