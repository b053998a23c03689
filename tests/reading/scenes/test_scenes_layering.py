"""Levels put into each other, and the tellers of a book found by who is named and who is called."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fabula.reading.scenes.drafts import LevelDraft
from fabula.reading.scenes.layering import _nested, _told_on
from fabula.reading.scenes.tales import _stretches


def draft(first: int, end: int, confidence: float = 0.5, *, whole: bool = False) -> LevelDraft:
    return LevelDraft(first, end, "analepsis", "tense", confidence, 0, (), whole=whole)


drafts = st.lists(
    st.builds(
        lambda first, size, sure, whole: draft(first, first + size, sure, whole=whole),
        st.integers(0, 30),
        st.integers(1, 20),
        st.sampled_from([0.5, 0.7, 0.9]),
        st.booleans(),
    ),
    max_size=8,
)


def test_of_two_that_cross_the_surer_stays() -> None:
    """A stretch cannot begin in one level and end outside it."""
    assert _nested([draft(0, 10, 0.5), draft(5, 15, 0.9)]) == [draft(5, 15, 0.9)]
    assert _nested([draft(0, 10, 0.9), draft(5, 15, 0.5)]) == [draft(0, 10, 0.9)]


def test_one_inside_another_stays() -> None:
    """The longer comes first."""
    assert _nested([draft(2, 5), draft(0, 10)]) == [draft(0, 10), draft(2, 5)]


@given(drafts)
def test_levels_never_cross_and_are_never_the_same(found: list[LevelDraft]) -> None:
    """Whatever was found: of two that are kept, one holds the other or they lie apart."""
    kept = _nested(found)

    for number, one in enumerate(kept):
        for other in kept[number + 1 :]:
            apart = one.end <= other.first
            inside = other.end <= one.end and (one.first, one.end) != (other.first, other.end)
            assert apart or inside
    assert set(kept) <= set(found)
    assert bool(kept) == bool(found)


def test_a_scene_is_told_on_the_innermost_level_that_takes_up_most_of_it() -> None:
    """A few sentences of flashback make no scene one."""
    levels = [draft(0, 100), draft(10, 12), draft(20, 30)]

    assert list(_told_on(levels, [(0, 20), (20, 30), (30, 100), (100, 120)])) == [0, 2, 0, None]


def test_who_is_called_and_never_named_tells() -> None:
    """Named at the start and the end, called between: the tale lies between."""
    called, named = [4, 6, 7, 9], [0, 1, 12, 13, 14]

    assert _stretches(16, called, named, []) == [(2, 12)]


def test_who_is_never_named_tells_all() -> None:
    """The main story's own teller has no tale within it."""
    assert _stretches(10, [2, 4, 6, 8], [], []) == [(0, 10)]


def test_who_speaks_of_the_tale_does_not_tell_it() -> None:
    """“At that point of her story” breaks it off."""
    called = [3, 4, 5, 6, 9, 10, 11, 12]

    assert _stretches(14, called, [0, 1, 2], [7]) == [(3, 7), (8, 14)]
