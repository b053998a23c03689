"""A talk as a row of turns: what is known of each is weighed, then all are decoded together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING

from fabula.model.ids import CharacterId
from fabula.reading.attribution.activity import Activity
from fabula.reading.attribution.decoding import AFTER_ACT, INTO_ACT, SAME_PARAGRAPH, SEVERAL, SOMEBODY, decode
from fabula.reading.attribution.evidence import law, tagged_person, weigh
from fabula.reading.attribution.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from fabula.model.ids import MentionId
    from fabula.reading.attribution.evidence import Weighing
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.turns import Turn

# Paragraphs of narration after which a talk has ended.
LONG_SILENCE = 12
# A turn further away says less of who takes part; so little of a person is nothing; and nothing is not impossible.
PARTY_FADING = 0.9
PARTY_LEAST = 0.01
PARTY_FLOOR = 0.1
CALLED_PART = 0.5
# Somebody outside the cast whom a tag brings in ("said a voice"), and for how many rows before and after.
STRANGER = CharacterId("?")
STRANGER_NEAR = 6
# So many who are known to speak within so many rows are several.
COMPANY, COMPANY_NEAR = 3, 4
# Where what somebody does is told beside what he says.
BESIDE = frozenset({"before", "between", "lead-in"})
# References in narration surer than this make their person a party to the talk.
SURE = 0.6


def weigh_all(page: Page, turns: list[Turn], hidden: AbstractSet[MentionId] = frozenset()) -> list[Weighing]:
    """Candidates, features and scores for every turn; `hidden` mentions are left out of account."""
    return weigh_some(page, turns, Activity(page, hidden), count_tags(page, turns))


def weigh_some(page: Page, turns: list[Turn], activity: Activity, tags: Mapping[CharacterId, int]) -> list[Weighing]:
    """The same for a stretch of turns, when it is known how often tags name each person in the whole work."""
    stage = activity.on_stage(turns, [tagged_person(page, turn) for turn in turns])
    return [weigh(page, turns, number, stage[number], tags) for number in range(len(turns))]


def count_tags(page: Page, turns: list[Turn]) -> dict[CharacterId, int]:
    """How often a tag names each person outright: Beethoven is spoken of, and never speaks."""
    tags: Counter[CharacterId] = Counter()
    for turn in turns:
        certain = law(page, turn)
        if certain is not None:
            tags[certain[0]] += 1
    return dict(tags)


@dataclass(slots=True)
class Talk:
    """A conversation as rows for the decoder.

    Fields:
        turns: for each row the number of its turn, or None for a silent move told in narration.
        people: for each row its candidates.
        steps: for each row the paragraphs of narration before it, or a kind of step.
        apart: for each row how sure it is that a paragraph begins with it.
    """

    turns: list[int | None] = field(default_factory=list)
    people: list[list[CharacterId]] = field(default_factory=list)
    steps: list[int] = field(default_factory=list)
    apart: list[float] = field(default_factory=list)

    def add(self, turn: int | None, people: list[CharacterId], step: int, apart: float = 1.0) -> None:
        """One more row."""
        self.turns.append(turn)
        self.apart.append(apart)
        self.people.append(people)
        self.steps.append(step)


def find_talks(page: Page, turns: list[Turn], weighings: list[Weighing]) -> list[Talk]:
    """The conversations of a work.

    A short paragraph of narration between two speeches is somebody's move in the talk ("Lena made no answer."): it
    goes in as a row that is known.
    """
    talks: list[Talk] = []
    for number, turn in enumerate(turns):
        step = turn.gap
        if step > LONG_SILENCE or not talks:
            talks.append(Talk())
        elif turn.paragraph == turns[number - 1].last_paragraph and not turn.adjoins:
            step = SAME_PARAGRAPH
        elif 0 < step <= 2:
            actor = _actor(page, turn)
            if actor is not None:
                talks[-1].add(None, [actor], INTO_ACT)
                step = AFTER_ACT
        talks[-1].add(number, weighings[number].people, step, turn.apart)
    for talk in talks:
        _make_acquainted(talk, weighings)
        _tell_company(page, turns, talk)
    return talks


def _tell_company(page: Page, turns: list[Turn], talk: Talk) -> None:
    """Marks the steps of a talk near which several people are known to speak."""
    known = [None if number is None else _known_speaker(page, turns[number]) for number in talk.turns]
    for row, step in enumerate(talk.steps):
        if step >= 0:
            near = known[max(row - COMPANY_NEAR, 0) : row + COMPANY_NEAR + 1]
            if len(set(near) - {None}) >= COMPANY:
                talk.steps[row] = step + SEVERAL


def _known_speaker(page: Page, turn: Turn) -> CharacterId | None:
    """Who speaks a turn, where a tag says so, or what somebody who is named does beside it."""
    person = tagged_person(page, turn)
    if person is not None or turn.cue is not None:
        return person
    acting = (
        page.person(beat.subject) for beat in turn.beats if beat.place in BESIDE and beat.subject.form == "proper"
    )
    return next((one for one in acting if one in page.characters), None)


def _make_acquainted(talk: Talk, weighings: list[Weighing]) -> None:
    """Around a tag that gives a speech to somebody outside the cast, "somebody else" is one person, who takes turns."""
    strange = [row for row, number in enumerate(talk.turns) if number is not None and weighings[number].strange]
    near = {row for at in strange for row in range(at - STRANGER_NEAR, at + STRANGER_NEAR + 1)}
    for row in sorted(near.intersection(range(len(talk.people)))):
        if SOMEBODY in talk.people[row]:
            talk.people[row] = [STRANGER if person == SOMEBODY else person for person in talk.people[row]]
            number = talk.turns[row]
            assert number is not None
            weighings[number].meet_stranger()


def decode_all(page: Page, turns: list[Turn], weighings: list[Weighing]) -> list[list[float]]:
    """For every turn the probability of each of its candidates.

    Each talk is decoded twice: few people take part in one, so whoever is likely to speak in other turns is likelier
    to speak in this one. What is known of a turn alone does not see that.
    """
    result: list[list[float]] = []
    for talk in find_talks(page, turns, weighings):
        scores = [[0.0] if number is None else weighings[number].scores for number in talk.turns]
        rows = _recall(page, talk, with_parties(page, turns, talk, scores, _recall(page, talk, scores)))
        result.extend(row for row, number in zip(rows, talk.turns, strict=True) if number is not None)
    return result


def with_parties(
    page: Page, turns: list[Turn], talk: Talk, scores: list[list[float]], rows: list[list[float]]
) -> list[list[float]]:
    """Scores to which it is added how much each candidate takes part in the rest of the talk.

    Args:
        page: the work.
        turns: of the work, or of a stretch of it.
        talk: the talk.
        scores: of its rows, without that.
        rows: probabilities that followed from them.
    """
    weight = WEIGHTS["party"]
    return [
        [value + weight * party for value, party in zip(line, parties, strict=True)]
        for line, parties in zip(scores, find_parties(page, turns, talk, rows), strict=True)
    ]


def find_parties(page: Page, turns: list[Turn], talk: Talk, rows: list[list[float]]) -> list[list[float]]:
    """For each row, and each of its candidates, the log of how much the candidate has a part in the talk around it.

    Other turns count by the probability that they are the candidate's, and by half where they call the candidate by
    name or are said to be told to the candidate; less the further away they are. Who speaks right before or after is
    left to turn-taking. Narrated moves are no turns.
    """
    ahead = _shares(page, turns, talk, rows, range(len(rows) - 1, -1, -1))
    behind = _shares(page, turns, talk, rows, range(len(rows)))
    result = []
    for row, people in enumerate(talk.people):
        if talk.turns[row] is None:
            result.append([0.0] * len(people))
            continue
        shares = [ahead[row].get(person, 0.0) + behind[row].get(person, 0.0) for person in people]
        result.append([log(PARTY_FLOOR + share) for share in shares])
    return result


def _shares(
    page: Page, turns: list[Turn], talk: Talk, rows: list[list[float]], order: range
) -> list[dict[CharacterId, float]]:
    """How much each person has a part in the turns passed before each row, on the way through the talk in some order.

    Nobody else, who may be anybody, has none.
    """
    result: list[dict[CharacterId, float]] = [{} for _ in order]
    passed: dict[CharacterId, float] = {}
    late: list[tuple[CharacterId, float]] = []
    for row in order:
        number = talk.turns[row]
        if number is None:
            continue
        turn = turns[number]
        result[row] = passed
        passed = {person: share for person, share in passed.items() if share > PARTY_LEAST}
        for person, share in late:
            passed[person] = passed.get(person, 0.0) + share
        late = [pair for pair in zip(talk.people[row], rows[row], strict=True) if pair[0] != SOMEBODY]
        for address in turn.addresses:
            if address.person is not None:
                passed[address.person] = passed.get(address.person, 0.0) + CALLED_PART
        told = page.person(turn.cue.to) if turn.cue is not None and turn.cue.to is not None else None
        if told is not None:
            passed[told] = passed.get(told, 0.0) + CALLED_PART
        passed = {person: PARTY_FADING * share for person, share in passed.items()}
    return result


def _recall(page: Page, talk: Talk, scores: list[list[float]]) -> list[list[float]]:
    """A talk decoded, or remembered: one correction touches few of them."""
    return page.recall(
        (talk.people, scores, talk.steps, talk.apart),
        list[list[float]],
        lambda: decode(talk.people, scores, talk.steps, talk.apart),
    )


def _actor(page: Page, turn: Turn) -> CharacterId | None:
    """Whoever acts in the narration just before a turn."""
    for beat in turn.beats:
        if beat.place in ("just before", "previous"):
            reference = page.references.get(beat.subject.id)
            if reference is not None and reference.confidence >= SURE and reference.character in page.characters:
                return reference.character
    return None
