"""Whom "he" and "she" mean inside speech: everything that speaks for each of those who may be meant, weighed at once.

Whoever speaks is I and whoever is spoken to is you, so the attribution stage, which knows both, finds a third.
"""

from __future__ import annotations

from math import exp, log, log1p
from typing import TYPE_CHECKING

from fabula.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

    from fabula.model.ids import CharacterId, MentionId
    from fabula.model.people import Mention, Reference
    from fabula.reading.attribution.page import Page

    # Somebody who may be meant, the words that speak for it, and the features.
    Candidate: TypeAlias = tuple[CharacterId, Span, Mapping[str, float]]
    Ranked: TypeAlias = list[tuple[float, CharacterId, Span]]

# What each of the signs that speak for a candidate weighs; the value of a sign is 1 unless it says otherwise. Set by
# hand: fits to the 350 that are known of LitBank's openings came out no better in openings that they had not seen.
WEIGHTS = {
    # Log of the share by the model's antecedents, at least `_LEAST`; 0 where the model sees nobody.
    "model": 0.5,
    # Log of one more than the mentions since last meant.
    "gap": -0.3,
    # Last meant in this speech.
    "same speech": 0.5,
    # Log of one more than how many who suit were spoken of since; `_NEVER` for who was not.
    "spoken of before": -0.6,
    # Speaks, as surely as this says; is spoken to, as surely as this says; listens.
    "speaker": -3.0,
    "hearer": -2.0,
    "listener": -0.5,
    # Tells the story.
    "narrator": -1.0,
    # The text never says the pronouns.
    "unknown": -0.3,
    # Known by a noun phrase only.
    "minor": -0.3,
    # Log of how often the work means the person, as a share of the one of these it means most.
    "known": 0.1,
}
REACH = 40
"""Mentions that are looked back on."""
_LEAST = 0.03
_NEVER = 3.0
_MOST = 20.0  # scores are cut here, before they are powers
_FAINT = 0.01  # an antecedent with less than this share is nobody's
_KNOWN = 0.05  # the model sees somebody, if the shares of all are so much
KEPT = 6
"""People spoken of who are kept in mind."""


def shares(candidates: Sequence[Candidate]) -> Ranked:
    """The share of each candidate, the likeliest first; of two alike, the first id."""
    if not candidates:
        return []
    odds = [sum(WEIGHTS[name] * value for name, value in features.items()) for _, _, features in candidates]
    top = max(odds)
    powers = [exp(one - top) for one in odds]
    whole = sum(powers)
    found = [(power / whole, person, where) for power, (person, where, _) in zip(powers, candidates, strict=True)]
    found.sort(key=lambda row: (-row[0], row[1]))
    return found


class Parties:
    """Who takes part in one speech."""

    __slots__ = ("hearers", "listeners", "speaker", "sure", "sure_hearer")

    def __init__(
        self,
        speaker: CharacterId | None,
        sure: float,
        hearers: tuple[CharacterId, ...],
        sure_hearer: float,
        listeners: tuple[CharacterId, ...],
    ) -> None:
        self.speaker, self.sure = speaker, sure
        self.hearers, self.sure_hearer = hearers, sure_hearer
        self.listeners = listeners


class ThirdPersons:
    """Finds whom pronouns in speech may mean, speech after speech."""

    def __init__(self, page: Page, made: Mapping[MentionId, Reference]) -> None:
        self._page = page
        self._made = made  # whom mentions inside speech were found to mean, in this stretch

    def candidates(
        self, number: int, start: int, parties: Parties, spoken_of: Sequence[tuple[CharacterId, Span]]
    ) -> list[Candidate]:
        """Those whom mention `number`, in the speech that opens at `start`, may mean."""
        page = self._page
        wanted = page.mentions[number].pronouns
        before = self._before(number, wanted)
        last: dict[CharacterId, tuple[int, Span]] = {}
        for back, person, mention in before:
            if person not in last:
                last[person] = back, Span(mention.start, mention.end)
        for person, where in spoken_of:
            if person not in last and self._suits(person, wanted):
                last[person] = REACH, where
        if not last:
            return []
        model = self._model(number, before)
        sees = sum(model.values()) > _KNOWN
        # Who was spoken of, the last first.
        aloud = [person for person, _ in reversed(spoken_of) if person in last]
        most = max(page.characters[person].mentions for person in last)
        found: list[Candidate] = []
        for person, (back, where) in last.items():
            character = page.characters[person]
            features = {
                "gap": log1p(back),
                "known": log((1 + character.mentions) / (1 + most)),
                "spoken of before": log1p(aloud.index(person)) if person in aloud else _NEVER,
            }
            if sees:
                features["model"] = log(max(model.get(person, 0.0), _LEAST))
            if person == parties.speaker:
                features["speaker"] = parties.sure
            if person in parties.hearers:
                features["hearer"] = parties.sure_hearer
            flags = {
                "same speech": where.start >= start,
                "listener": person in parties.listeners,
                "narrator": character.narrator,
                "unknown": character.pronouns is None,
                "minor": character.minor,
            }
            features.update((name, 1.0) for name, holds in flags.items() if holds)
            found.append((person, where, features))
        return found

    def _before(self, number: int, wanted: str | None) -> list[tuple[int, CharacterId, Mention]]:
        """The mentions before that mean somebody who suits, the nearest first, and how many mentions ago they stand."""
        suits: dict[CharacterId, bool] = {}
        found = []
        for back in range(1, min(REACH, number) + 1):
            mention = self._page.mentions[number - back]
            person = self._meant(mention)
            if person is None:
                continue
            if person not in suits:
                suits[person] = self._suits(person, wanted)
            if suits[person]:
                found.append((back, person, mention))
        return found

    def _meant(self, mention: Mention) -> CharacterId | None:
        made = self._made.get(mention.id)
        return made.character if made is not None else self._page.person(mention)

    def _suits(self, person: CharacterId, wanted: str | None) -> bool:
        character = self._page.characters.get(person)
        return character is not None and not character.group and character.pronouns in {None, wanted}

    def _model(self, number: int, before: list[tuple[int, CharacterId, Mention]]) -> dict[CharacterId, float]:
        """The model's share of each person, "somebody new" having the rest."""
        page = self._page
        weights = [exp(min(score, _MOST)) for score in page.affinities.links(page.extents, number, REACH)]
        whole = 1.0 + sum(weights)
        found: dict[CharacterId, float] = {}
        for back, person, _ in before:
            share = weights[back - 1] / whole
            if share >= _FAINT:
                found[person] = found.get(person, 0.0) + share
        return found
