"""What the page says about who speaks a turn, candidate by candidate, turn-taking left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING

from fabula.lexicon.en.kinship import KIN
from fabula.lexicon.en.roles import PLAIN, VOICES, WHO_ANSWERS
from fabula.model.spans import Span
from fabula.reading.attribution.decoding import SOMEBODY
from fabula.reading.attribution.kin import family_of, kin_features
from fabula.reading.attribution.opinion import LEAST, opinion
from fabula.reading.attribution.pronoun_tags import tag_features
from fabula.reading.attribution.weights import STRANGER, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fabula.model.ids import CharacterId
    from fabula.model.people import Mention
    from fabula.reading.attribution.cues import Cue
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.turns import Turn
    from fabula.reading.attribution.vocatives import Address

# Candidates kept for the decoder, beside `SOMEBODY`.
MOST = 8
# Whoever has so large a share in the model's opinion is a candidate.
_INVITES = 0.1


@dataclass(slots=True)
class Reason:
    """The strongest single ground for a candidate."""

    weight: float
    code: str
    evidence: tuple[Span, ...]


@dataclass(slots=True)
class Weighing:
    """Candidates of one turn, their features and scores, and the strongest reason for each."""

    people: list[CharacterId]
    features: list[dict[str, float]]
    scores: list[float]
    reasons: list[Reason | None]
    certain: float | None = None  # confidence, where a tag or the user leaves no choice
    strange: bool = False  # whether the tag gives it to somebody who is nobody in the cast

    def meet_stranger(self) -> None:
        """Somebody else is no longer just anybody: a tag near by has brought him or her in."""
        self.features[-1] = {"stranger": 1.0}
        self.scores[-1] = max(self.scores[-1], WEIGHTS["stranger"])


@dataclass(slots=True)
class _Tally:
    """Features by person while evidence is gathered."""

    features: dict[CharacterId, dict[str, float]]
    reasons: dict[CharacterId, Reason] = field(default_factory=dict)

    def note(self, person: CharacterId | None, feature: str, value: float = 1.0) -> None:
        """Adds to a feature of a candidate; of nobody else."""
        features = self.features.get(person) if person is not None else None
        if features is not None:
            features[feature] = features.get(feature, 0.0) + value

    def give(self, person: CharacterId | None, feature: str, value: float, code: str, *evidence: Span) -> None:
        """The same, for evidence that can be shown as the reason."""
        if person is None or person not in self.features:
            return
        self.note(person, feature, value)
        weight = WEIGHTS[feature] * value
        best = self.reasons.get(person)
        if weight > 0 and (best is None or weight > best.weight):
            self.reasons[person] = Reason(weight, code, evidence)


def score(features: dict[str, float]) -> float:
    """The weighted sum of features, natural log units."""
    return sum(WEIGHTS[name] * value for name, value in features.items())


def agreement(page: Page, person: CharacterId, mention: Mention) -> str | None:
    """The feature that says how a person agrees with a pronoun's set and number; None when it says nothing."""
    character = page.characters[person]
    if mention.number == "plural":
        if character.pronouns == mention.pronouns == "they" and not character.group:
            return "pronoun fits"
        return None if character.group else "pronoun clash"
    if mention.pronouns is None:
        return None
    if character.pronouns is None:
        return "pronoun unknown"
    return "pronoun fits" if character.pronouns == mention.pronouns else "pronoun clash"


def is_loose(page: Page, mention: Mention) -> bool:
    """Whether a noun phrase says no more than a pronoun: "the girl", "his father" may be anyone of that kind."""
    if mention.form != "nominal":
        return False
    head = _noun(page, mention)
    words = page.text[mention.start : mention.end].lower()
    return (head in PLAIN or head in KIN or head in WHO_ANSWERS) and not words.startswith(("a ", "an "))


def _noun(page: Page, mention: Mention) -> str:
    """The noun that carries a phrase, in small letters."""
    return page.text[mention.head.start : mention.head.end].lower()


def law(page: Page, turn: Turn) -> tuple[CharacterId, float] | None:
    """The person a strong tag names outright, with confidence; nothing can overrule it."""
    cue = turn.cue
    if cue is None or not cue.strong or cue.subject is None:
        return None
    subject = cue.subject
    if subject.form == "pronoun":
        # "I asked" is whoever tells here; "you say" the protagonist of a story in the second person.
        teller = page.person(subject) if subject.person < 3 and subject.number != "plural" else None
        return (teller, 0.97) if teller is not None and teller in page.characters else None
    reference = page.references.get(subject.id)
    if reference is None or reference.character is None or reference.character not in page.characters:
        return None
    if subject.form == "proper" and reference.confidence >= 0.5:
        return reference.character, min(0.99, reference.confidence)
    if subject.form == "nominal" and page.characters[reference.character].minor and not is_loose(page, subject):
        return reference.character, min(0.95, reference.confidence)
    return None


def tagged_person(page: Page, turn: Turn) -> CharacterId | None:
    """The person a tag names, or the user; pronoun tags name nobody."""
    if turn.fixed is not None:
        return turn.fixed
    certain = law(page, turn)
    if certain is not None:
        return certain[0]
    if turn.cue is None or turn.cue.subject is None or turn.cue.subject.form == "pronoun":
        return None
    person = page.person(turn.cue.subject)
    return person if person in page.characters else None


def weigh(
    page: Page,
    turns: list[Turn],
    number: int,
    stage: dict[CharacterId, dict[str, float]],
    tags: Mapping[CharacterId, int],
) -> Weighing:
    """Features and scores for the candidates of one turn.

    Args:
        page: the work.
        turns: all its turns.
        number: of the turn in question.
        stage: who is on stage, with the features of their presence.
        tags: how often a tag names each person, over the work: Beethoven is spoken of, and never speaks.
    """
    turn = turns[number]
    if turn.fixed is not None or turn.fixed_unknown:
        person = turn.fixed if turn.fixed is not None else SOMEBODY
        return Weighing([person], [{}], [0.0], [Reason(1.0, "user", (Span(turn.start, turn.end),))], 1.0)
    certain = law(page, turn)
    if certain is not None and turn.cue is not None:
        return Weighing([certain[0]], [{}], [0.0], [Reason(1.0, "tag", (turn.cue.span,))], certain[1])
    tally = _Tally({person: dict(features) for person, features in stage.items()})
    _invite(page, turn, tally)
    seen = opinion(page, turn)
    for person, (share, _) in seen.items():
        if share > _INVITES:
            tally.features.setdefault(person, {"narrated": log(0.5)})
    for person, features in tally.features.items():
        _describe(page, person, features, tags.get(person, 0))
        subject = turn.cue.subject if turn.cue is not None else None
        if page.tells(person, turn.start) and subject is not None and subject.person == 3:
            tally.note(person, "pronoun clash")
    if turn.cue is not None:
        _weigh_cue(page, turns[number - 1] if number else None, turn.cue, tally)
    _weigh_beats(page, turn, tally)
    _weigh_words(page, turns, number, tally)
    for person, (share, where) in seen.items():
        tally.give(person, "seen", log(share / LEAST), "model speaker", where)
    ranked = sorted(((score(features), person) for person, features in tally.features.items()), key=_best_first)[:MOST]
    people = [person for _, person in ranked]
    scores = [value for value, _ in ranked]
    strange = _strange(page, turn)
    scores.append(max(scores, default=0.0) + STRANGER if strange else WEIGHTS["somebody"])
    return Weighing(
        people=[*people, SOMEBODY],
        features=[*(tally.features[person] for person in people), {"somebody": 1.0}],
        scores=scores,
        reasons=[*(tally.reasons.get(person) for person in people), None],
        strange=strange,
    )


def _best_first(pair: tuple[float, CharacterId]) -> tuple[float, CharacterId]:
    return (-pair[0], pair[1])


def _invite(page: Page, turn: Turn, tally: _Tally) -> None:
    """Adds people whom the tag or a beat means though they were not on stage."""
    subjects = [beat.subject for beat in turn.beats]
    if turn.cue is not None and turn.cue.subject is not None:
        subject = turn.cue.subject
        subjects.append(subject)
        named = page.person(subject)
        if subject.owner is not None and (named not in page.characters or page.characters[named].minor):
            for person in family_of(page, subject):
                tally.features.setdefault(person, {"narrated": log(0.3)})
    for person in turn.own:
        if person in page.characters:
            tally.features.setdefault(person, {"narrated": log(0.3)})
    for mention in subjects:
        acting = page.person(mention)
        if acting is not None and acting in page.characters:
            tally.features.setdefault(acting, {"narrated": log(0.5)})


def _describe(page: Page, person: CharacterId, features: dict[str, float], tags: int) -> None:
    character = page.characters[person]
    if tags:
        features["tags"] = log(tags)
    else:
        features["never tagged"] = 1.0
    if character.group:
        features["group"] = 1.0
    elif character.minor:
        features["minor"] = 1.0


def _strange(page: Page, turn: Turn) -> bool:
    """Whether the tag's subject is somebody, and nobody in the cast: "said a voice"."""
    if turn.cue is None or not turn.cue.strong:
        return False
    subject = turn.cue.subject
    if _is_heard(page, turn.cue) and any(beat.place == "between" for beat in turn.beats):
        return False  # “…” said a voice. Ada stood in the door. “…”
    if subject is None:
        last = page.word(page.token(turn.cue.span.end) - 1).lower()
        return last not in WHO_ANSWERS  # "said the other" is one of those who talk
    return page.person(subject) is None and subject.form != "pronoun" and not is_loose(page, subject)


def _weigh_cue(page: Page, before: Turn | None, cue: Cue, tally: _Tally) -> None:
    if cue.to is not None:
        tally.note(page.person(cue.to), "spoken to")
    subject = cue.subject
    if subject is None:
        return
    reference = page.references.get(subject.id)
    meant = reference.character if reference is not None else None
    readings = [] if reference is None else [(meant, reference.confidence), *reference.candidates]
    share = 1.0 if cue.strong else 0.5
    if subject.form == "pronoun" and subject.person == 1:
        tally.give(meant, "tag", share, "tag", cue.span)
    elif subject.form == "pronoun":
        suit = []
        for person in tally.features:
            feature = agreement(page, person, subject)
            if feature is not None:
                tally.give(person, feature, share, "pronoun tag", cue.span)
            if feature != "pronoun clash":
                suit.append(person)
        for person, features in tag_features(page, before, subject, suit).items():
            for feature, value in features.items():
                tally.give(person, feature, value * share, "pronoun tag", cue.span)
    elif is_loose(page, subject) and (
        meant not in page.characters or page.characters[meant].minor or _noun(page, subject) in WHO_ANSWERS
    ):
        for person in tally.features:
            feature = agreement(page, person, subject)
            if feature is not None:
                tally.give(person, feature, share, "noun tag", cue.span)
            for kin in kin_features(page, person, subject):
                tally.give(person, kin, share, "noun tag", cue.span)
        if _noun(page, subject) not in WHO_ANSWERS:  # "said the other" is told by turns
            tally.give(meant, "plain noun tag", share, "noun tag", cue.span)
        if subject.owner is not None:
            tally.note(page.person(page.by_id[subject.owner]), "owner")
    else:
        # Whose father he is may be doubtful; that a father speaks is not.
        certain = reference is not None and reference.reason.startswith("kin noun")
        for candidate, confidence in dict(reversed(readings)).items():
            weight = 1.0 if certain and candidate == meant else confidence
            tally.give(candidate, "tag" if cue.strong else "weak tag", weight, "tag", cue.span)


def _weigh_beats(page: Page, turn: Turn, tally: _Tally) -> None:
    if turn.cue is not None and turn.cue.strong and turn.cue.subject is not None and not _is_heard(page, turn.cue):
        _weigh_antecedents(page, turn, turn.cue.subject, tally)
        return
    for beat in turn.beats:
        code = "lead-in" if beat.place == "lead-in" else "beat"
        subject = beat.subject
        reference = page.references.get(subject.id)
        if subject.form != "pronoun":
            if reference is not None:
                tally.give(reference.character, f"beat {beat.place}", 1.0, code, beat.sentence)
        elif subject.person == 1:
            if subject.number == "singular":
                tally.give(page.person(subject), f"pronoun beat {beat.place}", 1.0, code, beat.sentence)
        else:
            if beat.place != "previous":
                for person in tally.features:
                    feature = agreement(page, person, subject)
                    if feature == "pronoun clash":
                        tally.note(person, "beat clash")
                    elif feature == "pronoun fits":
                        tally.give(person, "beat fits", 1.0, code, beat.sentence)
            if reference is not None:
                confidence = reference.confidence
                tally.give(reference.character, f"pronoun beat {beat.place}", confidence, code, beat.sentence)


def _is_heard(page: Page, cue: Cue) -> bool:
    """Whether a tag only says that somebody is heard: "said a voice", "said the telephone"."""
    subject = cue.subject
    if subject is None:
        return True
    return page.person(subject) is None and _noun(page, subject) in VOICES


def _weigh_antecedents(page: Page, turn: Turn, subject: Mention, tally: _Tally) -> None:
    """Narration just before a pronoun tag often names whom it means: "Mrs. Orr was all thanks. “…” she added"."""
    if subject.form != "pronoun" or subject.person != 3:
        return
    for beat in turn.beats:
        if beat.place not in ("before", "lead-in", "just before") or beat.subject.form == "pronoun":
            continue
        person = page.person(beat.subject)
        if person in page.characters and agreement(page, person, subject) == "pronoun fits":
            tally.give(person, "antecedent beat", 1.0, "pronoun tag", beat.sentence)


def _weigh_words(page: Page, turns: list[Turn], number: int, tally: _Tally) -> None:
    turn = turns[number]
    called = {address.person for address in turn.addresses}
    for person in tally.features:
        if person in turn.own:
            tally.give(person, "names self", 1.0, "own name", turn.own[person])
        elif person in called:
            tally.note(person, "calls self")
        elif person in turn.named:
            tally.note(person, "spoken of")
    if number > 0 and turn.gap <= 2:
        before = turns[number - 1]
        _weigh_calls(page, before, "just addressed", tally)
        if before.cue is not None and before.cue.to is not None:
            tally.give(page.person(before.cue.to), "just told", 1.0, "told", before.cue.span)
    if number + 1 < len(turns) and turns[number + 1].gap <= 2:
        after = turns[number + 1]
        _weigh_calls(page, after, "addressed next", tally)
        if after.cue is not None and after.cue.to is not None:
            tally.give(page.person(after.cue.to), "told next", 1.0, "told", after.cue.span)


def _last_called(turn: Turn) -> list[Address]:
    """Those called in the last piece of a turn in which anybody is: who is called and then left answers less."""
    if not turn.addresses:
        return []
    last = turn.addresses[-1].span
    start = next(
        piece.start
        for quotation in reversed(turn.quotations)
        for piece in reversed(quotation.pieces)
        if piece.start <= last.start
    )
    return [address for address in turn.addresses if address.span.start >= start]


def _weigh_calls(page: Page, other: Turn, feature: str, tally: _Tally) -> None:
    """Whom the turn before or after calls: by name, or only as "sir", which says what he is."""
    for address in _last_called(other):
        tally.give(address.person, feature, 1.0, "vocative", address.span)
        if address.person is None and address.pronouns is not None:
            for person in tally.features:
                pronouns = page.characters[person].pronouns
                if pronouns == address.pronouns:
                    tally.give(person, "sir fits", 1.0, "vocative", address.span)
                elif pronouns is not None:
                    tally.note(person, "sir clashes")
