"""Windows over words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from fabula.learned.inventory import LENGTH, MARGIN
from fabula.learned.pieces import LONGEST
from fabula.learned.windows import Window
from fabula.learned.windows import cut_windows as cut

if TYPE_CHECKING:
    from collections.abc import Sequence

sizes = st.lists(st.integers(1, LONGEST), min_size=1, max_size=1200)


def cut_windows(starts: np.ndarray) -> Sequence[Window]:
    """Windows of the usual size."""
    return cut(starts, LENGTH, MARGIN)


def starts_of(each: list[int]) -> np.ndarray:
    """First piece of each word, from how many each has."""
    return np.cumsum([0, *each])


@given(sizes)
def test_middles_tile_the_words(each: list[int]) -> None:
    """Every word lies in the middle of exactly one window."""
    windows = cut_windows(starts_of(each))

    assert [windows[0].first, *[window.last for window in windows]] == [
        *[window.first for window in windows],
        len(each),
    ]
    assert all(window.start <= window.first < window.last <= window.end for window in windows)


@given(sizes)
def test_no_window_is_too_long(each: list[int]) -> None:
    """With its two marks a window fits what the model takes."""
    starts = starts_of(each)

    assert all(starts[window.end] - starts[window.start] + 2 <= LENGTH for window in cut_windows(starts))


@given(sizes)
def test_inner_ends_have_their_margin(each: list[int]) -> None:
    """A word that counts has a margin of other words on both sides, but for whole words and the ends of the portion."""
    starts = starts_of(each)
    for window in cut_windows(starts):
        before, after = starts[window.first] - starts[window.start], starts[window.end] - starts[window.last]
        assert before > MARGIN - LONGEST or window.start == 0
        assert after > MARGIN - LONGEST or window.end == len(each)


def test_what_fits_is_one_window() -> None:
    """As long as the pieces fit, nothing is cut."""
    room = LENGTH - 2

    assert cut_windows(starts_of([1] * room)) == [Window(0, room, 0, room)]
    assert len(cut_windows(starts_of([1] * (room + 1)))) == 2


def test_windows_are_about_equally_long() -> None:
    """There is no short rest at the end with little round it."""
    windows = cut_windows(starts_of([1] * 400))

    assert [window.end - window.start for window in windows] == [224, 224]


def test_windows_are_as_few_as_can_be() -> None:
    """Long portions cost little more than their windows' margins."""
    each = [1, 1, 1, 2, 1, 3] * 2000
    windows = cut_windows(starts_of(each))
    middle = LENGTH - 2 - 2 * MARGIN

    assert len(windows) <= 1.03 * sum(each) / middle


def test_a_word_is_taken_from_where_it_is_most_central() -> None:
    """Neighbouring windows overlap, and the overlap is cut in its middle."""
    for one, other in pairwise(cut_windows(starts_of([1] * 2000))):
        assert one.last == other.first
        assert abs((one.end - one.last) - (other.first - other.start)) <= 1


def test_no_words_have_no_windows() -> None:
    """Nothing to read gives nothing."""
    assert cut_windows(np.zeros(1, np.int64)) == []
