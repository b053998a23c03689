"""The parts of the places stage by themselves: sums of signs, joining by hand-made mentions."""

from __future__ import annotations

import numpy as np

from fabula.model.ids import CharacterId, MentionId
from fabula.model.people import Mention
from fabula.model.spans import Span
from fabula.reading.places.joining import join
from fabula.reading.places.spots import Spot
from fabula.reading.places.standing import HABITS, MOMENTS, RELATIONS, sums, weights
from fabula.textual.affinities import NONE

HER = CharacterId("c1")


def spot(
    words: str, *, proper: bool = False, owner: CharacterId | None = None, new: bool = False, chapter: int = 0
) -> Spot:
    parts = tuple(words.split())
    mention = Mention(
        id=MentionId(words), start=0, end=1, head=Span(0, 1), form="proper" if proper else "nominal", kind="FAC",
        evidence=(Span(0, 1),), confidence=1.0, reason="made", source="rule:made", known_from=1,
    )  # fmt: skip
    return Spot(mention, parts, parts[-1], 0, 0, 0, 1, owner, new, chapter)


def joined(*spots: Spot, links: dict[tuple[int, int], float] | None = None) -> list[int]:
    """The number of the place that each mention means; `links` as (mention, how far back): score."""
    scores = np.full((len(spots), 12), -np.inf, np.float32)
    for (number, back), score in (links or {}).items():
        scores[number, back - 1] = score
    known = np.full(len(spots), 0 if links else NONE, np.int64)
    drafts = join(spots, scores, known)
    of = {id(one): draft.number for draft in drafts for one in draft.spots}
    return [of[id(one)] for one in spots]


def test_a_name_is_one_place_throughout() -> None:
    """Also by a part of it that no other place has."""
    mill = spot("ravnsby mill", proper=True)

    assert joined(mill, spot("ravnsby mill", proper=True, chapter=9), spot("mill", proper=True)) == [0, 0, 0]


def test_a_part_that_two_have_means_neither() -> None:
    """Two mills: "the Mill" is left to itself."""
    names = ("ravnsby mill", "upper mill", "mill")

    assert joined(*(spot(name, proper=True) for name in names)) == [0, 1, 2]


def test_a_room_is_another_in_a_later_chapter() -> None:
    """A kitchen is to be found everywhere, a customs house is not."""
    assert joined(spot("kitchen"), spot("kitchen"), spot("kitchen", chapter=4)) == [0, 0, 1]
    assert joined(spot("customs house"), spot("customs house", chapter=4)) == [0, 0]


def test_what_one_person_owns_is_one() -> None:
    """Her room in another chapter is the same room."""
    assert joined(spot("room", owner=HER), spot("room"), spot("room", owner=HER, chapter=7)) == [0, 1, 0]


def test_another_one_is_new() -> None:
    """One told of as "a house" brings in a house that was not there before."""
    assert joined(spot("house"), spot("house", new=True)) == [0, 1]


def test_links_join_what_is_called_otherwise_where_they_are_sure() -> None:
    """And never two that other words tell apart."""
    assert joined(spot("inn"), spot("tavern"), links={(1, 1): 4.0}) == [0, 0]
    assert joined(spot("inn"), spot("tavern"), links={(1, 1): 2.0}) == [0, 1]
    assert joined(spot("bell house"), spot("customs house"), links={(1, 1): 9.0}) == [0, 1]


def test_signs_add_up_for_every_class() -> None:
    """Unknown signs count nothing; a pair without known signs has nothing."""
    table = weights()
    (both, nothing) = sums([["always", "before to", "never heard of"], ["never heard of"]])

    size = len(RELATIONS)
    wanted = np.add(table.relations["always"], table.relations["before to"])
    assert np.allclose(both[:size], wanted, atol=1e-5)
    assert len(both) == size + len(HABITS) + len(MOMENTS)
    assert not nothing.any()
