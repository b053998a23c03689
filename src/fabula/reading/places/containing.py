"""Which place lies in which: by "of", "in", "at" or a comma between them, by what lies where, by nearness.

A place is held by what is at least as large: a kitchen by a farm, a farm by a village, never the other way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.places import (
    BUILDINGS,
    FITTINGS,
    GROUNDS,
    HOLDING,
    LYING,
    REGIONS,
    ROOMS,
    SETTLEMENTS,
    VEHICLES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.reading.places.joining import Draft
    from fabula.reading.places.spots import Ground, Spot

# A room is taken to be in the building told of so many words before, where nothing else says.
_NEAR = 250
_BY_NEARNESS = 0.45
_MOST = 0.95


class Held(NamedTuple):
    """Why one place is taken to lie in another."""

    holder: Draft
    confidence: float
    reason: str
    spots: tuple[Spot, ...]


def size(draft: Draft) -> int:
    """How large a place is of its kind: 0 a door, 1 a room, 2 a house or a garden, 3 a town, 4 a country, the sea."""
    sizes = [_noun_size(spot) for spot in draft.spots]
    return max(sizes, key=lambda one: (sizes.count(one), one))


def _noun_size(spot: Spot) -> int:
    noun, kind = spot.noun, spot.mention.kind
    if not spot.proper:
        for number, nouns in ((0, FITTINGS), (1, ROOMS), (2, BUILDINGS | VEHICLES | GROUNDS), (3, SETTLEMENTS)):
            if noun in nouns and not (number == 1 and noun in BUILDINGS):
                return number
        if noun in REGIONS:
            return 4
    return {"FAC": 2, "VEH": 2, "GPE": 3, "LOC": 4}[str(kind)]


def find_holders(ground: Ground, drafts: Sequence[Draft]) -> dict[int, Held]:
    """By number of a place, what holds it; never a ring."""
    of = {spot.top: draft for draft in drafts for spot in draft.spots}
    sizes = [size(draft) for draft in drafts]
    votes: dict[tuple[int, int], list[tuple[float, str, tuple[Spot, ...]]]] = {}
    for inner, outer, confidence, reason, spots in _signs(ground, drafts, of, sizes):
        if inner is not outer and sizes[inner.number] <= sizes[outer.number]:
            votes.setdefault((inner.number, outer.number), []).append((confidence, reason, spots))
    ranked = []
    for (inner_number, outer_number), found in votes.items():
        doubt = 1.0
        for confidence, _, _ in found[:4]:
            doubt *= 1 - confidence
        confidence, reason, spots = max(found, key=lambda one: one[0])
        ranked.append((min(_MOST, round(1 - doubt, 2)), inner_number, outer_number, reason, spots))
    held: dict[int, Held] = {}
    for confidence, inner_number, outer_number, reason, spots in sorted(ranked, key=lambda one: (-one[0], *one[1:3])):
        if inner_number not in held and not _leads(held, outer_number, inner_number):
            held[inner_number] = Held(drafts[outer_number], confidence, reason, spots)
    return held


def _leads(held: dict[int, Held], start: int, goal: int) -> bool:
    """Whether what holds `start`, and what holds that, comes to `goal`."""
    at: int | None = start
    while at is not None:
        if at == goal:
            return True
        at = held[at].holder.number if at in held else None
    return False


def _signs(
    ground: Ground, drafts: Sequence[Draft], of: dict[int, Draft], sizes: Sequence[int]
) -> Iterator[tuple[Draft, Draft, float, str, tuple[Spot, ...]]]:
    """Inner place, outer place, how sure, why, and the mentions that say so."""
    by_top = {spot.top: spot for draft in drafts for spot in draft.spots}
    by_first = {spot.first: spot for spot in by_top.values()}
    building: tuple[Draft, Spot] | None = None
    for top, spot in sorted(by_top.items()):
        draft = of[top]
        yield from _by_tree(ground, spot, draft, of, by_top)
        following = by_top.get(spot.end + 1)
        # "Saltmere, Maine"
        if following is not None and spot.proper and following.proper and ground.word(spot.end) == ",":
            yield draft, of[following.top], 0.75, "comma", (spot, following)
        beside = by_first.get(spot.head + 2)
        # "slept at the inn in Ravnsby": the tree may give the town to the verb
        if beside is not None and ground.word(spot.head + 1) in HOLDING:
            yield draft, of[beside.top], 0.6, "phrase", (spot, beside)
        number = sizes[draft.number]
        if number == 2 and spot.noun not in GROUNDS:
            building = draft, spot
        elif (
            number == 1
            and building is not None
            and building[1].chapter == spot.chapter
            and spot.first - building[1].first <= _NEAR
        ):
            yield draft, building[0], _BY_NEARNESS, "told of together", (spot, building[1])


def _by_tree(
    ground: Ground, spot: Spot, draft: Draft, of: dict[int, Draft], by_top: dict[int, Spot]
) -> Iterator[tuple[Draft, Draft, float, str, tuple[Spot, ...]]]:
    grammar = ground.grammar
    for child in grammar.under(spot.top, "nmod"):
        if child not in by_top:
            continue
        outer = by_top[child]
        if grammar.marked_by(child, HOLDING):
            yield draft, of[child], 0.85, "phrase", (spot, outer)
        elif "poss" in grammar.rel(child):  # "the farm's kitchen"
            yield draft, of[child], 0.85, "owner", (spot, outer)
    # "the mill stood in the valley"
    head = grammar.head(spot.top)
    if head >= 0 and grammar.rel(spot.top).startswith("nsubj"):
        if grammar.lemma(head) in LYING:
            outers = grammar.under(head, "obl")
        elif grammar.under(head, "cop"):  # "the mill was in the valley": the place itself carries the clause
            outers = [head]
        else:
            outers = []
        for outer_word in outers:
            if outer_word in by_top and grammar.marked_by(outer_word, HOLDING - {"of"}):
                yield draft, of[outer_word], 0.8, "lies there", (spot, by_top[outer_word])
