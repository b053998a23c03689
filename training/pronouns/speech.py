"""Choices that a reading meets inside speech: whom "he" and "she" may mean there, and who of them is right."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from fabula.model.people import Cast, Mentions
from fabula.model.stage import StoryView
from fabula.reading.attribution.stage import AttributionStage
from fabula.reading.attribution.third_persons import shares
from fabula.reading.characters import CharactersStage
from training.pronouns.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fabula.model.ids import CharacterId
    from fabula.model.people import Mention
    from fabula.reading.attribution.third_persons import Candidate, Ranked
    from training.pronouns.openings import Opening


class Watcher:
    """Chooses by given weights, and keeps each choice whose truth is known."""

    def __init__(
        self, weights: Mapping[str, float], truth: Mapping[str, int], people: Mapping[CharacterId, int]
    ) -> None:
        self.choices: list[Choice] = []
        self._weights = weights
        self._truth = truth
        self._people = people

    def __call__(self, mention: Mention, candidates: Sequence[Candidate]) -> Ranked:
        """Those whom the pronoun may mean, the one to be taken first."""
        ranked = shares(candidates, self._weights)
        truth = self._truth.get(mention.id)
        if truth is not None and candidates:
            right = [self._people.get(person) == truth for person, _, _ in candidates]
            taken = next(number for number, row in enumerate(candidates) if row[0] == ranked[0][1])
            self.choices.append(Choice([features for _, _, features in candidates], right, taken))
        return ranked


def people_of(mentions: Mentions, cast: Cast, truth: Mapping[Any, int]) -> dict[CharacterId, int]:
    """Who each member of the cast is, by most of the names and noun phrases that mean him or her."""
    votes: dict[CharacterId, Counter[int]] = defaultdict(Counter)
    forms = {mention.id: mention.form for mention in mentions.mentions}
    for reference in cast.references:
        known = truth.get(reference.mention)
        if known is not None and reference.character is not None and forms[reference.mention] != "pronoun":
            votes[reference.character][known] += 1
    return {person: counts.most_common(1)[0][0] for person, counts in votes.items()}


def watch(openings: Iterable[Opening], weights: Mapping[str, float]) -> list[Choice]:
    """All choices inside the speech of these openings, read with the given weights."""
    choices: list[Choice] = []
    for opening in openings:
        made = dict(opening.layers)
        stage = CharactersStage()
        made[stage.gives] = stage.read(StoryView(made))
        watcher = Watcher(weights, opening.truth, people_of(made[Mentions], made[Cast], opening.truth))
        AttributionStage(watcher).read(StoryView(made))
        choices += watcher.choices
    return choices
