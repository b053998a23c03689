"""Whom a noun phrase means: somebody before it or somebody new, everything that speaks for each weighed at once.

The weights stand in `phrases.json`; `training/phrases` fits them to openings of LitBank (CC BY 4.0), none of a novel
that PDNC measures. As there, what somebody is ("he was a tailor") does not mean him.
"""

from __future__ import annotations

from math import log, log1p
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.kinship import KIN
from fabula.lexicon.en.phrases import AGAIN, BETWEEN_TWO, INDEFINITE, POINTING
from fabula.lexicon.en.roles import PLAIN, ROLES
from fabula.lexicon.en.titles import TITLES
from fabula.reading.characters.roles import OBJECT, SUBJECT
from fabula.reading.characters.weighing import load, weighed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeAlias

    from fabula.reading.characters.activity import Activity
    from fabula.reading.characters.context import Place
    from fabula.reading.characters.entities import Entity
    from fabula.reading.characters.meaning import Meant

    # Somebody, and where last meant.
    Known: TypeAlias = tuple[Entity, Place]
    Decider: TypeAlias = "Callable[[Asked], Sequence[Option]]"

# What may speak for somebody, or for somebody new; the value of each is 1 unless it says otherwise.
FEATURES = {
    "new": "somebody new",
    "new indefinite": "“two tailors”",
    "new pointing": "“this tailor”",
    "new bare": "“tailors”, “tailor”",
    "new owned": "“her tailor”",
    "new role": "a noun of people",
    "new described": "“the old tailor”",
    "new several": "“the tailors”",
    "new several bare": "“tailors”",
    "new spoken": "in speech",
    "new subject": "is subject",
    "new tag": "speaks, by a tag",
    "new seen": "log of the share that the model leaves for somebody new, at least `_LEAST`",
    "model": "log of the share by the model's antecedents, at least `_LEAST`",
    "model, spoken": "the same in speech",
    "unseen": "the model has no share for the person",
    "page": "log of the share by who is active, at least `_LEAST`",
    "gap": "log of one more than the sentences since last meant",
    "same sentence": "last meant in this sentence",
    "same paragraph": "last meant in this paragraph",
    "object": "was object when last meant",
    "by pronoun": "was last meant by a pronoun",
    "by name": "was last meant by a name",
    "same phrase": "was called so before in this chapter",
    "same noun": "was called by the noun, but not by the phrase",
    "same noun, loosely": "and the phrase is indefinite, or bare",
    "other noun": "was called by noun phrases, but not last by this noun",
    "titled": "bears the noun as a title",
    "otherwise titled": "bears another title of that kind",
    "named": "has a name",
    "named, plain": "has a name, and the phrase is one like “the man”",
    "minor": "known by a noun phrase only",
    "agrees": "pronouns are known and suit",
    "beside": "a comma parts the two: “Mr. Gray, the tailor”",
    "together": "“Mr. Gray and the tailor”",
    "known": "log of how often the work names the person, as a share of the one of these it names most",
    "spoken of": "was last meant in speech",
    "same clause": "the phrase is object where the person is subject",
}
_LEAST = 0.02
# Of those who are active, so many may be meant by a noun phrase that the model does not see to mean them.
_FOREMOST = 5
# Kin, and whoever is spoken of, are taken for somebody before only if it is so clear; and somebody named.
_CLEARLY, _NAMED = 0.6, 0.5

WEIGHTS = load("phrases.json", FEATURES)


class Asked(NamedTuple):
    """A noun phrase, and all that is known where it stands.

    Attributes:
        text: of the whole work.
        place: of the phrase.
        opener: its first word, in small letters.
        noun: that carries it, in small letters.
        phrase: without what opens it, in small letters.
        before: who is meant right before, in the same sentence of the same voice, and where.
        active: the people on the page, the most active first.
        meant: whom the model takes it to mean.
        activity: the window of people.
        called: who was called by the phrase before in this chapter, or by its office in one before.
        noun_of: who was last called by its noun in this chapter.
        shut_out: numbers of those whom it cannot mean.
    """

    text: str
    place: Place
    opener: str
    noun: str
    phrase: str
    before: Known | None
    active: list[tuple[float, Entity, Place]]
    meant: Meant
    activity: Activity
    called: Known | None
    noun_of: Known | None
    shut_out: frozenset[int]

    @property
    def kind(self) -> str:
        """How the phrase opens."""
        if self.place.mention.owner is not None:
            return "owned"
        if self.opener in INDEFINITE:
            return "indefinite"
        if self.opener in POINTING:
            return "pointing"
        return "definite" if self.opener in AGAIN else "bare"


class Option(NamedTuple):
    """Somebody who may be meant, or somebody new; with the mention that speaks for it, and its share."""

    entity: Entity | None
    where: Place | None
    features: Mapping[str, float]
    share: float = 0.0


def gather(asked: Asked) -> list[Option]:
    """Everybody whom the phrase may mean with the features, somebody new first."""
    rows: dict[int, Known] = {}
    for known in (asked.called, asked.noun_of):
        if known is not None:
            rows[known[0].number] = known
    rows.update((number, (entity, where)) for number, (_, entity, where) in asked.meant.shares.items())
    rows.update((entity.number, (entity, where)) for _, entity, where in asked.active[:_FOREMOST])
    if asked.before is not None:
        rows[asked.before[0].number] = asked.before
    for number in asked.shut_out:
        rows.pop(number, None)
    total = sum(value for value, _, _ in asked.active[:6]) or 1.0
    pages = {entity.number: value / total for value, entity, _ in asked.active}
    most = max((_names(entity) for entity, _ in rows.values()), default=1)
    kind = asked.kind
    options = [Option(None, None, _new(asked, kind))]
    for number, (entity, where) in rows.items():
        features = _old(asked, kind, entity, where, pages.get(number, 0.0))
        features["known"] = log(_names(entity) / most)
        options.append(Option(entity, where, features))
    return options


def decided(asked: Asked) -> list[Option]:
    """Shares of those whom the phrase may mean, the one to be taken first: in doubt that is somebody new."""
    options = weigh(gather(asked), WEIGHTS)
    best = options[0]
    if best.entity is not None:
        clear = _CLEARLY if asked.place.spoken or asked.noun in KIN else _NAMED if best.entity.named else 0.0
        if best.share < clear:
            options.sort(key=lambda option: option.entity is not None)
    return options


def weigh(options: Sequence[Option], weights: Mapping[str, float]) -> list[Option]:
    """The options with their shares by these weights, the likeliest first; of two alike, who was meant last."""
    shares = weighed([option.features for option in options], weights)
    found = [option._replace(share=share) for option, share in zip(options, shares, strict=True)]
    found.sort(key=lambda one: (-one.share, -one.where.number if one.where is not None else 0))
    return found


def _names(entity: Entity) -> int:
    """How often the work names somebody, and once more."""
    return 1 + (entity.person.count if entity.person is not None else 0)


def _new(asked: Asked, kind: str) -> dict[str, float]:
    place, several = asked.place, asked.place.mention.number != "singular"
    left = 1.0 - sum(share for share, _, _ in asked.meant.shares.values())
    features = {"new": 1.0, "new seen": log(max(left, _LEAST))}
    if kind != "definite":
        features[f"new {kind}"] = 1.0
    flags = {
        "new role": asked.noun in ROLES or asked.noun in TITLES,
        "new described": " " in asked.phrase,
        "new several": several,
        "new several bare": several and kind == "bare",
        "new spoken": place.spoken,
        "new subject": place.role == SUBJECT,
        "new tag": place.tags,
    }
    features |= {name: 1.0 for name, holds in flags.items() if holds}
    return features


def _old(asked: Asked, kind: str, entity: Entity, where: Place, page: float) -> dict[str, float]:
    place, mention = asked.place, asked.place.mention
    gap = max(0, place.sentence - where.sentence)
    share = asked.meant.shares.get(entity.number, (0.0,))[0]
    model = log(max(share, _LEAST))
    features = {"model": model, "page": log(max(page, _LEAST)), "gap": log1p(gap)}
    if place.spoken:
        features["model, spoken"] = model
    same_phrase = asked.called is not None and asked.called[0] is entity
    same_noun = not same_phrase and asked.noun_of is not None and asked.noun_of[0] is entity
    between = _between(asked, entity)
    flags = {
        "unseen": share < _LEAST,
        "same sentence": gap == 0,
        "same paragraph": where.paragraph == place.paragraph,
        "object": where.role == OBJECT,
        "by pronoun": where.mention.form == "pronoun",
        "by name": where.mention.form == "proper",
        "same phrase": same_phrase,
        "same noun": same_noun,
        "same noun, loosely": same_noun and kind in {"indefinite", "bare"},
        "other noun": bool(entity.phrases) and not same_noun and not same_phrase,
        "named": entity.named,
        "named, plain": entity.named and asked.noun in PLAIN,
        "minor": entity.minor,
        "agrees": mention.pronouns is not None and entity.pronouns == mention.pronouns,
        "beside": between == ",",
        "together": between in BETWEEN_TWO,
        "spoken of": where.spoken,
        "same clause": place.role == OBJECT and where.role == SUBJECT and gap == 0,
    }
    features |= {name: 1.0 for name, holds in flags.items() if holds}
    title = TITLES.get(asked.noun.rstrip("."))
    if title is not None and entity.person is not None:
        if title.canon in entity.person.titles:
            features["titled"] = 1.0
        elif any(TITLES[one].kind == title.kind for one in entity.person.titles):
            features["otherwise titled"] = 1.0
    return features


def _between(asked: Asked, entity: Entity) -> str | None:
    """What stands between the mention right before the phrase and the phrase, if that means `entity`."""
    if asked.before is None or asked.before[0] is not entity:
        return None
    earlier = asked.before[1].mention
    start = (asked.place.mention.extent or asked.place.mention).start
    return asked.text[(earlier.extent or earlier).end : start].strip().lower()
