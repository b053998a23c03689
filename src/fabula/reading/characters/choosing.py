"""Whom "he", "she" or "they" means: everything that speaks for each of those who may be meant, weighed at once.

The weights stand in `weights.json`; `training/pronouns` fits them to openings of LitBank (CC BY 4.0), none of a novel
that PDNC measures.
"""

from __future__ import annotations

from math import log, log1p
from typing import TYPE_CHECKING

from fabula.reading.characters.roles import OBJECT, OTHER, OWNER, SUBJECT
from fabula.reading.characters.weighing import load, weighed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeAlias

    from fabula.reading.characters.activity import Activity
    from fabula.reading.characters.context import Place
    from fabula.reading.characters.entities import Entity
    from fabula.reading.characters.meaning import Meant

    # Somebody who may be meant, how likely or how active, and the mention that speaks for it.
    Ranked: TypeAlias = list[tuple[float, Entity, Place]]
    Chooser: TypeAlias = Callable[[Place, Ranked, Meant, Activity], Ranked]
    Candidate: TypeAlias = tuple[Entity, Place, Mapping[str, float]]

# What may speak for a candidate; the value of each is 1 unless it says otherwise.
FEATURES = {
    "page": "log of the share by who is active, at least `_LEAST`",
    "model": "log of the share by the model's antecedents, at least `_LEAST`; 0 where the model sees nobody",
    "gap": "log of one more than the sentences since last meant",
    "same sentence": "last meant in this sentence",
    "sentence before": "last meant in the one before",
    "same paragraph": "last meant in this paragraph",
    "subject": "was subject when last meant",
    "owner": "owned something when last meant",
    "object": "was object when last meant",
    "parallel": "the pronoun and the last mention are both subjects",
    "both objects": "the pronoun is object, and so was the last mention",
    "its clause": "the pronoun is object in a clause in which the person has a part",
    "clause's subject": "the pronoun is owner in a clause of which the person is the subject",
    "itself": "the pronoun is reflexive, in such a clause",
    "by pronoun": "was last meant by a pronoun",
    "by phrase": "was last meant by a noun phrase",
    "by tag": "last spoke, by a tag",
    "named gap": "log of one more than the sentences since last named, or meant by a noun phrase; 3.5 for never",
    "named last": "nobody else who suits was named since",
    "named here": "last named in this sentence",
    "named before": "last named in the sentence before",
    "named subject": "was subject when last named",
    "named in paragraph": "last named in this paragraph",
    "nearest": "nobody else who suits was meant since",
    "minor": "known by a noun phrase only",
    "local": "of no part in the cast",
    "unknown": "the text never says the pronouns",
    "known": "log of how often the work names the person, as a share of the one of these it names most",
    "often": "log of one more than how often meant in this scene",
    "spoken of": "was last named in speech",
    "opens": "the pronoun opens a paragraph, and the person was subject before it",
}
# By what somebody was when last meant, or how long ago; "" says nothing.
_BY_FORM = {"pronoun": "by pronoun", "nominal": "by phrase", "proper": ""}
_BY_ROLE = {SUBJECT: "subject", OWNER: "owner", OBJECT: "object", OTHER: ""}
_ALIKE = {SUBJECT: "parallel", OBJECT: "both objects", OWNER: "", OTHER: ""}
_BY_GAP = {0: "same sentence", 1: "sentence before"}
_NAMED_BY_GAP = {0: "named here", 1: "named before"}
_LEAST = 0.03
_NEVER = 3.5
_KNOWN = 0.05  # the model sees somebody, if the shares of all are so much


WEIGHTS = load("weights.json", FEATURES)


def gather(place: Place, active: Ranked, meant: Meant, activity: Activity) -> list[Candidate]:
    """Everybody whom a pronoun may mean, the mention that speaks for each, and the features."""
    total = sum(row[0] for row in active[:6]) or 1.0
    rows: dict[int, tuple[float, Entity, Place]] = {row[1].number: (row[0] / total, row[1], row[2]) for row in active}
    known = sum(share for share, _, _ in meant.shares.values()) > _KNOWN
    for number, (_, entity, where) in meant.shares.items():
        rows.setdefault(number, (0.0, entity, where))
    latest = max((where.number for _, _, where in rows.values()), default=-1)
    named = [activity.named(entity) for _, entity, _ in rows.values()]
    last_named = max((where.number for where in named if where is not None), default=-1)
    most = max((_names(entity) for _, entity, _ in rows.values()), default=1)
    found: list[Candidate] = []
    for number, (page, entity, where) in rows.items():
        share = meant.shares.get(number, (0.0,))[0]
        features = _features(place, entity, where, page, share if known else None, latest, last_named, activity)
        features["known"] = log(_names(entity) / most)
        found.append((entity, where, features))
    return found


def _names(entity: Entity) -> int:
    """How often the work names somebody, and once more."""
    return 1 + (entity.person.count if entity.person is not None else 0)


def _features(
    place: Place,
    entity: Entity,
    where: Place,
    page: float,
    share: float | None,
    latest: int,
    last_named: int,
    activity: Activity,
) -> dict[str, float]:
    gap = max(0, place.sentence - where.sentence)
    features = {
        "page": log(max(page, _LEAST)),
        "gap": log1p(gap),
        "often": log1p(activity.count(entity)),
    }
    if share is not None:
        features["model"] = log(max(share, _LEAST))
    # Written out, since it is done for everybody whom a pronoun may mean.
    found = [_BY_FORM[where.mention.form], _BY_ROLE[where.role], _BY_GAP.get(gap, "")]
    if place.role == where.role:
        found.append(_ALIKE[place.role])
    if where.paragraph == place.paragraph:
        found.append("same paragraph")
    elif where.role == SUBJECT:
        found.append("opens")
    if place.clause == where.clause != -1:
        found.append(_in_one_clause(place, where))
    if where.tags:
        found.append("by tag")
    if where.spoken:
        found.append("spoken of")
    if where.number == latest:
        found.append("nearest")
    if entity.minor:
        found.append("minor")
    if entity.local:
        found.append("local")
    if entity.pronouns is None:
        found.append("unknown")
    named = activity.named(entity)
    if named is None:
        features["named gap"] = _NEVER
    else:
        since = max(0, place.sentence - named.sentence)
        features["named gap"] = log1p(since)
        found.append(_NAMED_BY_GAP.get(place.sentence - named.sentence, ""))
        if named.number == last_named:
            found.append("named last")
        if named.role == SUBJECT:
            found.append("named subject")
        if named.paragraph == place.paragraph:
            found.append("named in paragraph")
    features |= dict.fromkeys(found, 1.0)
    features.pop("", None)
    return features


def _in_one_clause(place: Place, where: Place) -> str:
    """What speaks for or against somebody who has a part in the pronoun's own clause."""
    if where.number == place.number:
        return ""
    if place.reflexive:
        return "itself" if where.role == SUBJECT else ""
    if place.role == OBJECT:
        return "its clause"
    return "clause's subject" if place.role == OWNER and where.role == SUBJECT else ""


def chosen(place: Place, active: Ranked, meant: Meant, activity: Activity) -> Ranked:
    """Shares of those whom a pronoun may mean, the likeliest first, each with the mention that speaks for it."""
    return shares(gather(place, active, meant, activity), WEIGHTS)


def shares(candidates: Sequence[Candidate], weights: Mapping[str, float]) -> Ranked:
    """The share of each candidate by these weights, the likeliest first; of two alike, who was meant last."""
    found = [
        (share, entity, where)
        for share, (entity, where, _) in zip(
            weighed([features for _, _, features in candidates], weights), candidates, strict=True
        )
    ]
    found.sort(key=lambda row: (-row[0], -row[2].mention.start, row[1].number))
    return found
