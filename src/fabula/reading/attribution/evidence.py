"""What the page says about who speaks a turn, candidate by candidate, turn-taking left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING

from fabula.lexicon.en.kinship import KIN
from fabula.lexicon.en.roles import PLAIN
from fabula.model.spans import Span
from fabula.reading.attribution import weights
from fabula.reading.attribution.decoding import SOMEBODY
from fabula.reading.attribution.kin import family_of, kin_fit

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId
    from fabula.model.people import Mention
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.turns import Turn


@dataclass(slots=True)
class Weighing:
    """Candidates of one turn with their scores, and the strongest reason for each with its evidence."""

    people: list[CharacterId]
    scores: list[float]
    reasons: list[tuple[float, str, tuple[Span, ...]]] = field(default_factory=list)


@dataclass(slots=True)
class _Tally:
    """Scores by person while evidence is gathered."""

    score: dict[CharacterId, float]
    reason: dict[CharacterId, tuple[float, str, tuple[Span, ...]]] = field(default_factory=dict)

    def give(self, person: CharacterId, weight: float, reason: str, *evidence: Span) -> None:
        if person not in self.score:
            return
        self.score[person] += weight
        if weight > 0 and weight > self.reason.get(person, (0.0, "", ()))[0]:
            self.reason[person] = (weight, reason, evidence)


def fits(page: Page, person: CharacterId, mention: Mention) -> float:
    """How well a person agrees with a pronoun's set and number."""
    character = page.characters[person]
    if mention.number == "plural":
        return 0.0 if character.group else weights.PRONOUN_CLASH
    if mention.pronouns is None:
        return 0.0
    if character.pronouns is None:
        return weights.PRONOUN_UNKNOWN
    return weights.PRONOUN_FITS if character.pronouns == mention.pronouns else weights.PRONOUN_CLASH


def is_loose(page: Page, mention: Mention) -> bool:
    """Whether a noun phrase says no more than a pronoun: "the girl", "his father" may be anyone of that kind."""
    head = page.text[mention.head.start : mention.head.end].lower()
    words = page.text[mention.start : mention.end].lower()
    return mention.form == "nominal" and (head in PLAIN or head in KIN) and not words.startswith(("a ", "an "))


def law(page: Page, turn: Turn) -> tuple[CharacterId, float] | None:
    """The person a strong tag names outright, with confidence; nothing can overrule it."""
    cue = turn.cue
    if cue is None or not cue.strong or cue.subject is None:
        return None
    subject = cue.subject
    if subject.form == "pronoun":
        if subject.person == 1 and subject.number == "singular" and page.narrator is not None:
            return page.narrator, 0.97
        return None
    reference = page.references.get(subject.id)
    if reference is None or reference.character is None or reference.character not in page.characters:
        return None
    if subject.form == "proper" and reference.confidence >= 0.5:
        return reference.character, min(0.99, reference.confidence)
    if subject.form == "nominal" and page.characters[reference.character].minor and not is_loose(page, subject):
        return reference.character, min(0.95, reference.confidence)
    return None


def tags_by_person(page: Page, turns: list[Turn]) -> Counter[CharacterId]:
    """How often a tag names each person outright, over the work: Beethoven is spoken of, and never speaks."""
    counts: Counter[CharacterId] = Counter()
    for turn in turns:
        certain = law(page, turn)
        if certain is not None:
            counts[certain[0]] += 1
    return counts


def weigh(
    page: Page,
    turns: list[Turn],
    number: int,
    on_stage: list[tuple[CharacterId, float]],
    tags: Counter[CharacterId],
) -> Weighing:
    """Scores for the candidates of one turn."""
    turn = turns[number]
    if turn.fixed is not None or turn.fixed_unknown:
        person = turn.fixed if turn.fixed is not None else SOMEBODY
        return Weighing([person], [0.0], [(1.0, "user", (Span(turn.start, turn.end),))])
    certain = law(page, turn)
    if certain is not None:
        assert turn.cue is not None
        return Weighing([certain[0]], [0.0], [(weights.NAME_TAG, "tag", (turn.cue.span,))])
    people = {person: weights.ACTIVITY * log(activity + 0.05) for person, activity in on_stage}
    subject = turn.cue.subject if turn.cue is not None else None
    named = page.person(subject) if subject is not None else None
    if named is not None and named in page.characters:
        people.setdefault(named, weights.ACTIVITY * log(0.5))
    if subject is not None and subject.owner is not None and (named is None or page.characters[named].minor):
        for person in family_of(page, subject):
            people.setdefault(person, weights.ACTIVITY * log(0.3))
    for beat in turn.beats:
        acting = page.person(beat.subject)
        if acting is not None and acting in page.characters:
            people.setdefault(acting, weights.ACTIVITY * log(0.5))
    tally = _Tally(people)
    for person in people:
        character = page.characters[person]
        people[person] += weights.TAGGED * log(tags[person]) if tags[person] else weights.NEVER_TAGGED
        if character.group:
            people[person] += weights.GROUP
        elif character.minor:
            people[person] += weights.MINOR
        if character.narrator and subject is not None and subject.person == 3:
            people[person] += weights.PRONOUN_CLASH
    _weigh_cue(page, turn, tally)
    _weigh_beats(page, turn, tally)
    _weigh_words(turns, number, tally)
    order = sorted(people, key=lambda person: (-people[person], person))[:8]
    somebody = weights.SOMEBODY_ELSE
    if (
        turn.cue is not None
        and turn.cue.strong
        and (subject is None or named is None)
        and (subject is None or (subject.form != "pronoun" and not is_loose(page, subject)))
    ):
        # "said a voice": somebody, and nobody we know
        somebody = max(people.values(), default=0.0) + weights.STRANGER
    scores = [people[person] for person in order] + [somebody]
    nothing = (0.0, "", ())
    return Weighing([*order, SOMEBODY], scores, [*(tally.reason.get(person, nothing) for person in order), nothing])


def _weigh_cue(page: Page, turn: Turn, tally: _Tally) -> None:
    cue = turn.cue
    if cue is None:
        return
    if cue.to is not None:
        spoken_to = page.person(cue.to)
        if spoken_to is not None and spoken_to in tally.score:
            tally.score[spoken_to] += weights.CALLED_BY_SELF
    if cue.subject is None:
        return
    share = 1.0 if cue.strong else 0.5
    reference = page.references.get(cue.subject.id)
    meant = reference.character if reference is not None else None
    if cue.subject.form == "pronoun":
        if cue.subject.person == 1:
            if page.narrator is not None:
                tally.give(page.narrator, weights.NOUN_TAG * share, "tag", cue.span)
            return
        for person in tally.score:
            tally.score[person] += fits(page, person, cue.subject) * share
            tally.give(person, 0.5, "pronoun tag", cue.span)
        if meant is not None and reference is not None:
            tally.give(meant, weights.PRONOUN_ANTECEDENT * reference.confidence * share, "pronoun tag", cue.span)
            for other, probability in reference.candidates:
                if other != meant:
                    tally.give(other, weights.PRONOUN_ANTECEDENT * probability * share, "pronoun tag", cue.span)
    elif is_loose(page, cue.subject) and (meant is None or page.characters[meant].minor):
        for person in tally.score:
            tally.score[person] += (fits(page, person, cue.subject) + kin_fit(page, person, cue.subject)) * share
            tally.give(person, 0.5, "noun tag", cue.span)
        if meant is not None:
            tally.give(meant, weights.LOOSE_NOUN_TAG * share, "noun tag", cue.span)
        if cue.subject.owner is not None:
            owner = page.person(page.by_id[cue.subject.owner])
            if owner in tally.score:
                tally.score[owner] += weights.PRONOUN_CLASH
    elif meant is not None and reference is not None:
        weight = weights.NAME_TAG if cue.subject.form == "proper" else weights.NOUN_TAG
        tally.give(meant, weight * (1.0 if cue.strong else 0.4), "tag", cue.span)
        for other, probability in reference.candidates:
            if other != meant:
                tally.give(other, weight * probability * share, "tag", cue.span)
        if cue.subject.pronouns is not None:
            for person in tally.score:
                tally.score[person] += 0.5 * fits(page, person, cue.subject) * share


def _weigh_beats(page: Page, turn: Turn, tally: _Tally) -> None:
    if turn.cue is not None and turn.cue.strong and turn.cue.subject is not None:
        _weigh_antecedents(page, turn, turn.cue.subject, tally)
        return
    for beat in turn.beats:
        weight = weights.BEATS[beat.place]
        reason = "lead-in" if beat.place == "lead-in" else "beat"
        subject = beat.subject
        reference = page.references.get(subject.id)
        if subject.form == "pronoun":
            if subject.person == 1:
                if page.narrator is not None and subject.number == "singular":
                    tally.give(page.narrator, weight * 0.7, reason, beat.sentence)
                continue
            for person in tally.score:
                agreement = fits(page, person, subject)
                if agreement < 0:
                    tally.score[person] += max(agreement, -2.5) * (0.2 if beat.place == "previous" else 0.8)
            if reference is not None and reference.character is not None:
                tally.give(
                    reference.character,
                    weight * weights.BEAT_PRONOUN * reference.confidence,
                    reason,
                    beat.sentence,
                )
        elif reference is not None and reference.character is not None:
            tally.give(reference.character, weight, reason, beat.sentence)


def _weigh_antecedents(page: Page, turn: Turn, subject: Mention, tally: _Tally) -> None:
    """Narration just before a pronoun tag often names whom it means: "Mrs. Orr was all thanks. “…” she added"."""
    if subject.form != "pronoun" or subject.person != 3:
        return
    for beat in turn.beats:
        if beat.place not in ("before", "lead-in", "just before") or beat.subject.form == "pronoun":
            continue
        person = page.person(beat.subject)
        if person is not None and person in page.characters and fits(page, person, subject) > 0:
            tally.give(person, weights.ANTECEDENT_BEAT, "pronoun tag", beat.sentence)


def _weigh_words(turns: list[Turn], number: int, tally: _Tally) -> None:
    turn = turns[number]
    called = {address.person for address in turn.addresses if address.person is not None}
    for person in called:
        if person in tally.score:
            tally.score[person] += weights.CALLED_BY_SELF
    for person in turn.named - called:
        if person in tally.score:
            tally.score[person] += weights.SPOKEN_OF
    if number > 0 and turn.gap <= 2:
        before = turns[number - 1]
        for address in before.addresses:
            if address.person is not None:
                tally.give(address.person, weights.JUST_ADDRESSED, "vocative", address.span)
    if number + 1 < len(turns) and turns[number + 1].gap <= 2:
        for address in turns[number + 1].addresses:
            if address.person is not None:
                tally.give(address.person, weights.ADDRESSED_NEXT, "vocative", address.span)
