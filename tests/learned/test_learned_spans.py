"""Which spans are taken."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from fabula.learned.spans import RIVAL, choose, unbroken, without_rivals

spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 6), st.integers(1, 99)), max_size=40, unique_by=lambda one: one[:2]
)


def chosen(rows: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The spans taken of (first word, further words, chance in hundredths), as first, last, chance."""
    starts, ends = [row[0] for row in rows], [row[0] + row[1] for row in rows]
    taken = choose(starts, ends, np.array([row[2] / 100 for row in rows], np.float32))
    return [(starts[number], ends[number], rows[number][2]) for number in taken]


def cross(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two overlap and neither holds the other."""
    (first, last), (start, end) = sorted((one[:2], other[:2]))
    return first < start <= last < end


@given(spans)
def test_no_two_cross(rows: list[tuple[int, int, int]]) -> None:
    """Taken spans lie inside each other or apart."""
    assert not any(cross(one, other) for one, other in combinations(chosen(rows), 2))


@given(spans)
def test_only_a_better_one_keeps_a_span_out(rows: list[tuple[int, int, int]]) -> None:
    """Whatever is not taken crosses one that is taken and at least as likely."""
    taken = chosen(rows)
    for start, more, chance in rows:
        span = (start, start + more, chance)
        assert span in taken or any(cross(span, one) and one[2] >= chance for one in taken)


@given(spans)
def test_the_order_of_proposals_does_not_matter(rows: list[tuple[int, int, int]]) -> None:
    """Among equals the earlier and then the shorter wins, however they are listed."""
    assert chosen(rows) == chosen(rows[::-1])


def test_spans_come_in_order_of_the_text() -> None:
    """By first word, and the longer first."""
    assert chosen([(4, 0, 50), (1, 0, 90), (1, 3, 20), (1, 1, 30)]) == [(1, 4, 20), (1, 2, 30), (1, 1, 90), (4, 4, 50)]


@given(st.lists(st.booleans(), min_size=1, max_size=12), st.data())
def test_no_span_reaches_into_the_next_sentence(beginnings: list[bool], data: st.DataObject) -> None:
    """A word that begins a sentence may be the first of a span, never a later one."""
    start = data.draw(st.integers(0, len(beginnings) - 1))
    end = data.draw(st.integers(start, len(beginnings) - 1))
    whole = unbroken(np.array([start]), np.array([end]), np.array(beginnings))

    assert whole.tolist() == [not any(beginnings[start + 1 : end + 1])]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2), st.integers(1, 99), st.booleans()), max_size=30))
def test_of_rivals_the_likeliest_stays(rows: list[tuple[int, int, int, bool]]) -> None:
    """Among mentions of one type and one first word the likeliest stays, and beside it only what is certain."""
    starts, types, chances, pronouns = (np.array([row[at] for row in rows]) for at in range(4))
    chances = (chances / 100).astype(np.float32)
    stay = without_rivals(starts, types, chances, pronouns.astype(bool)).tolist()
    assert stay == sorted(stay)
    for number, (start, kind, _, pronoun) in enumerate(rows):
        rivals = [at for at, row in enumerate(rows) if row[:2] == (start, kind) and not row[3]]
        if pronoun or chances[number] >= RIVAL:
            assert number in stay
        else:
            left = [at for at in rivals if at in stay]
            assert left
            assert number not in left or chances[number] == max(chances[rivals])
