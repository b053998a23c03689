"""The places stage. Needs mentions, cast, trees and the encoding; gives `Places`.

Mentions of places are joined to places (`joining`), places put into each other (`containing`), and every person told of
within ten words of a place is said to be in, near, on the way to, from or through it, or none of these (`standing`).
Does not attempt places that only a pronoun or "there" means, nor where somebody is who is told of far from any place:
what follows from a scene's setting is the scenes stage's to say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar, cast

import numpy as np

from fabula.learned.whereabouts import stances
from fabula.lexicon.en.places import IMPERSONAL
from fabula.model.claims import latest
from fabula.model.encoding import Encoding
from fabula.model.ids import PlaceId, PresenceId, span_ids
from fabula.model.people import Cast, Mentions
from fabula.model.places import Habit, Moment, Place, PlaceKind, Places, Presence, Whereabouts, Within
from fabula.model.spans import Span
from fabula.model.speech import Quotations
from fabula.model.syntax import Syntax
from fabula.model.text import Edition, Segmentation, Words
from fabula.model.time import Times
from fabula.reading.places.containing import find_holders
from fabula.reading.places.joining import REACH, join
from fabula.reading.places.spots import Ground
from fabula.reading.places.standing import HABITS, MOMENTS, RELATIONS, signs, sums, weights
from fabula.reading.places.unmarked import NOBODYS, unmarked
from fabula.textual.affinities import NONE, Affinities
from fabula.textual.namelessness import as_the_text_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.model.decisions import DecisionKind, Decisions
    from fabula.model.ids import MentionId
    from fabula.model.people import Mention
    from fabula.model.stage import Grain, Sees, StoryView
    from fabula.reading.places.containing import Held
    from fabula.reading.places.joining import Draft
    from fabula.reading.places.spots import Spot

WINDOW = 10
"""Words that may lie between a person and a place for the two to be a pair, as in mobility-books."""

_ARTICLES = frozenset({"a", "an", "this", "that", "these", "those"})


class PlacesStage:
    """Finds out which places there are, and who is told of at one."""

    name: ClassVar[str] = "places"
    version: ClassVar[int] = 7
    grain: ClassVar[Grain] = "work"
    needs: ClassVar[tuple[type[Any], ...]] = (
        Edition,
        Words,
        Segmentation,
        Encoding,
        Syntax,
        Quotations,
        Times,
        Mentions,
        Cast,
    )
    gives: ClassVar[type[Any]] = Places
    hears: ClassVar[tuple[DecisionKind, ...]] = ("place",)
    inherits: ClassVar[bool] = False
    sees: ClassVar[Sees] = {Cast: as_the_text_names}

    def read(self, view: StoryView) -> Places:
        """Places by their first mention, and pairs of person and place in text order."""
        ground = Ground(view)
        marked = ground.spots()
        spots = sorted([*marked, *unmarked(view, ground, marked)], key=lambda spot: (spot.first, -spot.end))
        if not spots:
            return Places(places=_named_by_user(view.decisions, ()))
        model = Affinities(view[Encoding], view[Words])
        spans = model.spans_of([(spot.mention.start, spot.mention.end) for spot in spots])
        drafts = join(spots, model.antecedents(spans, REACH), spans)
        held = find_holders(ground, drafts)
        ids = span_ids("pl", (_first_words(draft) for draft in drafts))
        places = tuple(_place(ground, draft, ids, held.get(draft.number)) for draft in drafts)
        of = {spot.mention.id: PlaceId(ids[draft.number]) for draft in drafts for spot in draft.spots}
        presence = tuple(_presence(view, ground, marked, model, of))
        return Places(places=(*places, *_named_by_user(view.decisions, places)), presence=presence)


def _first_words(draft: Draft) -> str:
    spot = draft.spots[0]
    return " ".join(spot.words) or spot.noun


def _place(ground: Ground, draft: Draft, ids: Sequence[str], held: Held | None) -> Place:
    names = _names(ground, draft)
    first = draft.spots[0].mention
    within = None
    if held is not None:
        evidence = tuple(Span(spot.mention.start, spot.mention.end) for spot in held.spots)
        within = Within(
            place=PlaceId(ids[held.holder.number]),
            evidence=evidence,
            confidence=held.confidence,
            reason=held.reason,
            source="rule:places",
            known_from=latest(evidence),
        )
    evidence = (Span(first.start, first.end),)
    return Place(
        id=PlaceId(ids[draft.number]),
        name=names[0][0],
        names=names,
        kind=cast("PlaceKind", draft.kind()),
        within=within,
        mentions=tuple(spot.mention.id for spot in draft.spots if spot.mention.id != NOBODYS),
        evidence=evidence,
        confidence=round(sum(why[1] for why in draft.why) / len(draft.why), 4),
        reason=Counter(why[0] for why in draft.why[1:] or draft.why).most_common(1)[0][0],
        source="rule:places",
        known_from=first.end,
    )


def _names(ground: Ground, draft: Draft) -> tuple[tuple[str, int], ...]:
    """How it is called, names before descriptions, the commonest first."""
    counts: Counter[str] = Counter()
    proper = set()
    for spot in draft.spots:
        words = range(spot.first, spot.end)
        if not spot.proper:  # "the house in which they had lived", "a village in Norway"
            words = range(spot.first, max(spot.head, spot.first) + 1)
        if len(words) > 1 and ground.word(words[0]) in _ARTICLES:
            words = words[1:]
        name = " ".join(ground.phrase(words).split())
        counts[name] += 1
        if spot.proper:
            proper.add(name)
    order = {name: number for number, name in enumerate(counts)}
    return tuple(sorted(counts.items(), key=lambda one: (one[0] not in proper, -one[1], order[one[0]])))


def _named_by_user(decisions: Decisions, known: Sequence[Place]) -> tuple[Place, ...]:
    """Places where the user lets scenes play and which the text does not call so."""
    names = {name for place in known for name, _ in place.names}
    found: dict[str, Place] = {}
    for decision in decisions.of("place"):
        name = decision.value
        if name is None or name in names or name in found:
            continue
        evidence = decision.places[:1]
        found[name] = Place(
            id=PlaceId(span_ids("pu", [name])[0]),
            name=name,
            names=((name, 0),),
            kind="LOC",
            evidence=evidence,
            confidence=1.0,
            reason="user",
            source="user",
            known_from=latest(evidence),
        )
    return tuple(found.values())


class _Pair:
    """A person and a place, told of close together."""

    __slots__ = ("end", "first", "person", "spot")

    def __init__(self, person: int, spot: Spot, first: int, end: int) -> None:
        self.person = person
        self.spot = spot
        self.first = first
        self.end = end


def _is_person(ground: Ground, number: int, mention: Mention) -> bool:
    """Whether a mention means people: also "I", "we", "they", which nobody holds for anything else."""
    if mention.kind is None and mention.form == "pronoun":
        return ground.word(ground.firsts[number]) not in IMPERSONAL
    return mention.kind == "PER"


def _pairs(ground: Ground, spots: Sequence[Spot]) -> Iterator[_Pair]:
    """In the order of the places, then of the people."""
    people = [number for number, one in enumerate(ground.mentions) if _is_person(ground, number, one)]
    firsts = [ground.firsts[number] for number in people]
    for spot in spots:
        low = bisect_left(firsts, spot.first - WINDOW - 8)  # nobody takes more words than these
        for at in range(low, len(people)):
            first, end = firsts[at], ground.behinds[people[at]]
            if first > spot.end + WINDOW:
                break
            if end + WINDOW >= spot.first and not (first == spot.first and end >= spot.end):
                yield _Pair(people[at], spot, first, end)


def _presence(
    view: StoryView, ground: Ground, spots: Sequence[Spot], model: Affinities, of: dict[MentionId, PlaceId]
) -> list[Presence]:
    pairs = sorted(_pairs(ground, spots), key=lambda one: (min(one.first, one.spot.first), one.first, one.spot.first))
    if not pairs:
        return []
    relations, habits, moments, by_model = chances(view, ground, pairs, model)
    starts, ends = ground.tokens.starts, ground.tokens.ends
    edges = [(min(one.first, one.spot.first), max(one.end, one.spot.end)) for one in pairs]
    ids = span_ids("w", (ground.text[starts[low] : ends[high - 1]] for low, high in edges))
    source = f"model:place@{view[Encoding].model.rpartition('@')[2]}"
    found = []
    for number, pair in enumerate(pairs):
        who, where = ground.mentions[pair.person], pair.spot.mention
        low, high = edges[number]
        relation = int(relations[number].argmax())
        sentence = ground.sentences.at(where.start)
        evidence: tuple[Span, ...] = (Span(starts[low], ends[high - 1]),)
        if sentence >= 0:
            evidence = (*evidence, ground.sentences[sentence])
        found.append(
            Presence(
                id=PresenceId(ids[number]),
                start=starts[low],
                end=ends[high - 1],
                who=who.id,
                where=where.id,
                who_at=Span(who.start, who.end),
                where_at=Span(where.start, where.end),
                relation=cast("Whereabouts", RELATIONS[relation]),
                habit=cast("Habit", HABITS[int(habits[number].argmax())]),
                moment=cast("Moment", MOMENTS[int(moments[number].argmax())]),
                character=ground.meant.get(who.id),
                place=of[where.id],
                evidence=evidence,
                confidence=round(float(np.exp(relations[number][relation])), 4),
                reason="told together",
                source=source if by_model[number] else "rule:places",
                known_from=latest(evidence),
            )
        )
    return found


def chances(
    view: StoryView, ground: Ground, pairs: Sequence[_Pair], model: Affinities
) -> tuple[np.ndarray[Any, Any], ...]:
    """Logarithms of chances of relations, habits and moments, a row a pair; and whether the model has a say in it."""
    table = weights()
    spans = np.array(
        [
            (
                model.span_of(ground.mentions[one.person].start, ground.mentions[one.person].end),
                model.span_of(one.spot.mention.start, one.spot.mention.end),
                one.spot.first - one.first,
            )
            for one in pairs
        ],
        np.int64,
    )
    known = (spans[:, 0] != NONE) & (spans[:, 1] != NONE)
    opinions = stances(view[Encoding], spans[known, 0], spans[known, 1], spans[known, 2]) if known.any() else None
    names = [signs(ground, one.spot, one.first, one.end) for one in pairs]
    counted = np.split(sums(names), [len(RELATIONS), len(RELATIONS) + len(HABITS)], axis=1)
    columns = []
    for at, logits in enumerate(counted):
        if opinions is not None:
            logits[known] += np.float32(table.model[at]) * opinions[at]
        top = logits.max(1, keepdims=True)
        columns.append(logits - top - np.log(np.exp(logits - top).sum(1, keepdims=True)))
    return (*columns, known)
