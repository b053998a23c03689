"""On stage: the bounded set of people active around a turn, by how often and how lately they were referred to."""

from __future__ import annotations

from bisect import bisect_right
from math import log
from typing import TYPE_CHECKING

from fabula.reading.attribution.turns import around

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from fabula.model.ids import CharacterId, MentionId
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.turns import Turn

# Most candidates a turn may have: the decoder looks at triples of them.
MOST = 8
FADING = 0.9  # a paragraph later a reference counts this much
TURN_FADING = 0.85  # and a turn later
AHEAD = 2  # paragraphs of narration after a turn that may introduce its speaker
NEAR = 8  # turns of the same conversation whose tags tell who is there
CALLED_NEAR = 3  # and whose vocatives do
# Narration counts as if the person had been referred to this often at least, so that the log stays finite.
FLOOR = 0.05
_UNTOLD = log(FLOOR)
# People kept in mind, and to how many they are cut when there are more: the step must not grow with the book.
REMEMBERED, CUT_TO = 60, 40


class _Fading:
    """Sums that fade from paragraph to paragraph, for few people at a time."""

    def __init__(self) -> None:
        self.sums: dict[CharacterId, tuple[float, int]] = {}

    def add(self, person: CharacterId, weight: float, paragraph: int) -> None:
        value, last = self.sums.get(person, (0.0, paragraph))
        self.sums[person] = (value * FADING ** (paragraph - last) + weight, paragraph)
        if len(self.sums) > REMEMBERED:
            latest = sorted(self.sums.items(), key=lambda item: (-item[1][1], item[0]))
            self.sums = dict(latest[:CUT_TO])

    def all_at(self, paragraph: int) -> dict[CharacterId, float]:
        return {person: value * FADING ** (paragraph - last) for person, (value, last) in self.sums.items()}


class Activity:
    """How present people are, paragraph by paragraph; stretches of the text are asked for in order, some left out.

    `hidden` mentions are left out of account (training hides tags).
    """

    def __init__(self, page: Page, hidden: AbstractSet[MentionId] = frozenset()) -> None:
        self._narrated_in, self._named_in = _by_paragraph(page, hidden)
        self._narrated, self._named = _Fading(), _Fading()
        self._done = 0

    def on_stage(self, turns: list[Turn], tags: list[CharacterId | None]) -> list[dict[CharacterId, dict[str, float]]]:
        """For each turn its candidates with the features that tell how active they are.

        Args:
            turns: a stretch of the work; all of them come after those asked for before.
            tags: for each turn the person its tag names outright, if it does.
        """
        result = []
        for number, turn in enumerate(turns):
            for paragraph in range(self._done, turn.paragraph + 1):
                for person, weight in self._narrated_in.get(paragraph, ()):
                    self._narrated.add(person, weight, paragraph)
                for person, weight in self._named_in.get(paragraph, ()):
                    self._named.add(person, weight, paragraph)
            self._done = max(self._done, turn.paragraph + 1)
            told = self._narrated.all_at(turn.paragraph)
            heard = self._named.all_at(turn.paragraph)
            soon = _ahead(self._narrated_in, turn)
            near = _near(turns, tags, number)
            result.append(_best(told, heard, soon, near))
        return result


def _best(
    told: dict[CharacterId, float],
    heard: dict[CharacterId, float],
    soon: dict[CharacterId, float],
    near: dict[CharacterId, dict[str, float]],
) -> dict[CharacterId, dict[str, float]]:
    """The few who are most present, with their features; only these few are given any, for there are many others."""
    ranked = []
    for person in {**told, **heard, **soon, **near}:
        # A rough order of how present people are, only to choose the few who are looked at closely.
        presence = log(told[person] + FLOOR) if person in told else _UNTOLD
        if person in heard:
            presence += 0.3 * heard[person]
        if person in soon:
            presence += soon[person]
        if person in near:
            more = near[person]
            presence += 2.0 * (more.get("tagged before", 0.0) + more.get("tagged after", 0.0))
            presence += more.get("called before", 0.0)
            presence += more.get("called after", 0.0)
        ranked.append((-presence, person))
    ranked.sort()
    best = {}
    for _, person in ranked[:MOST]:
        features = {"narrated": log(told.get(person, 0.0) + FLOOR), "named lately": heard.get(person, 0.0)}
        if person in soon:
            features["narrated soon"] = soon[person]
        features.update(near.get(person, {}))
        best[person] = features
    return best


def _ahead(narrated_in: dict[int, list[tuple[CharacterId, float]]], turn: Turn) -> dict[CharacterId, float]:
    soon: dict[CharacterId, float] = {}
    for ahead in range(1, AHEAD + 1):
        for person, weight in narrated_in.get(turn.last_paragraph + ahead, ()):
            soon[person] = soon.get(person, 0.0) + weight
    return soon


def _near(turns: list[Turn], tags: list[CharacterId | None], number: int) -> dict[CharacterId, dict[str, float]]:
    """Tags and vocatives of the turns around one, in the same conversation."""
    near: dict[CharacterId, dict[str, float]] = {}

    def note(person: CharacterId, feature: str, weight: float) -> None:
        features = near.setdefault(person, {})
        features[feature] = features.get(feature, 0.0) + weight

    for direction, tagged, called in ((-1, "tagged before", "called before"), (1, "tagged after", "called after")):
        for distance, turn, at in around(turns, number, direction, NEAR):
            person = tags[at]
            if person is not None:
                note(person, tagged, TURN_FADING**distance)
            if distance <= CALLED_NEAR:
                for address in turn.addresses:
                    if address.person is not None:
                        note(address.person, called, TURN_FADING**distance)
                for person in turn.named:
                    note(person, "spoken of near", TURN_FADING**distance)
    return near


def _by_paragraph(
    page: Page, hidden: AbstractSet[MentionId]
) -> tuple[dict[int, list[tuple[CharacterId, float]]], dict[int, list[tuple[CharacterId, float]]]]:
    """References in narration, and names in speech, by paragraph, each with its weight."""
    narrated: dict[int, list[tuple[CharacterId, float]]] = {}
    named: dict[int, list[tuple[CharacterId, float]]] = {}
    starts = [paragraph.start for paragraph in page.paragraphs]
    for mention in page.mentions:
        reference = page.references.get(mention.id)
        if reference is None or reference.character is None or mention.id in hidden:
            continue
        person = reference.character
        if person not in page.characters:
            continue
        at = mention.start
        paragraph = max(bisect_right(starts, at) - 1, 0)
        if page.quoted(at):
            named.setdefault(paragraph, []).append((person, 1.0))
        else:
            weight = 1.0 if mention.form == "proper" else 0.6 * reference.confidence
            narrated.setdefault(paragraph, []).append((person, weight))
    return narrated, named
