"""The stage as a whole: portions, ids, evidence, units that only the work can prove."""

from __future__ import annotations

from itertools import pairwise

import pytest

from fabula.model.codec import decode, encode
from fabula.model.text import Edition, Segmentation
from fabula.model.time import Times
from fabula.reading.times import TimesStage
from fabula.reading.times.amounts import measure
from fabula.reading.times.calendar import easter
from times_reading import times_of, view_of

BOOK = """CHAPTER I

The convoy had drifted for forty cycles, and at dusk the lamps failed. That evening the cook told of a war.

“I was twelve,” he said. “It was in the spring of 1815. Two years later we had a mill, and the next day it burned.”

CHAPTER II

Three cycles later they saw a light. It was gone by the morning.

Once a week they spoke of it, and every Sunday they did not.
"""


def test_reading_by_portions_is_reading_the_whole() -> None:
    """What is read section by section and joined is what one reading of the whole gives."""
    view, stage = view_of(BOOK), TimesStage()
    portions = stage.portions(view)
    parts = [decode(encode(stage.read_portion(view, portion)), stage.part) for portion in portions]

    assert len(portions) == 2
    assert "".join(portion.of(view[Edition].text) for portion in portions) == view[Edition].text
    assert stage.join(view, portions, parts) == stage.read(view)


def test_a_part_moves_with_its_portion() -> None:
    """A section that stands further on reads the same bytes and gives the same part."""
    stage, view, moved = TimesStage(), view_of(BOOK), view_of("CHAPTER I\n\nIt rained all night.\n\n" + BOOK)
    last, last_moved = stage.portions(view)[-1], stage.portions(moved)[-1]

    assert stage.reads(view, last) == stage.reads(moved, last_moved)
    assert stage.read_portion(view, last) == stage.read_portion(moved, last_moved)


def test_expressions_are_in_order_and_apart() -> None:
    """Expressions follow one another without overlap, inside paragraphs, and each has an id of its own."""
    view = view_of(BOOK)
    times = TimesStage().read(view).expressions
    paragraphs = view[Segmentation].paragraphs

    assert len(times) == 11
    assert all(one.end <= two.start for one, two in pairwise(times))
    assert len({time.id for time in times}) == len(times)
    assert all(any(p.start <= time.start and time.end <= p.end for p in paragraphs) for time in times)


def test_claims_show_what_decided_them() -> None:
    """Evidence begins with the words themselves and holds the word before and the anchor; none is known too early."""
    times = times_of(BOOK)

    assert all(time.evidence[0].start == time.start and time.evidence[0].end == time.end for time in times)
    assert all(time.anchor_at in time.evidence for time in times if time.anchor_at is not None)
    assert all(time.known_from >= max(span.end for span in time.evidence) for time in times)
    assert {time.source for time in times} == {"rule:times"}


def test_a_unit_is_proven_by_another_place() -> None:
    """A plural that nobody knows is a unit in one chapter because another says "three cycles later"."""
    words = [BOOK[time.start : time.end] for time in times_of(BOOK)]
    without = [BOOK[time.start : time.end] for time in times_of(BOOK.replace("Three cycles later", "Then"))]

    assert words[0] == "forty cycles"
    assert "forty cycles" not in without


def test_speech_is_told_from_the_moment_of_speaking() -> None:
    """The same word is told from the speaker's day in speech and from the story's in narration."""
    spoken, told = times_of("“We sail tomorrow,” she said. He would be gone tomorrow.")

    assert (spoken.anchor, told.anchor) == ("speech", "narration")


def test_nothing_comes_of_nothing() -> None:
    """A text without times gives an empty layer."""
    assert TimesStage().read(view_of("Nobody came.")) == Times()


def test_apostrophes_and_capitals_change_no_offsets() -> None:
    """Curly apostrophes, and capitals whose small letter is longer, leave spans where they are."""
    text = "İstanbul slept. At four o’clock on New Year’s Eve a gun went off."

    assert [text[time.start : time.end] for time in times_of(text)] == ["four o’clock", "New Year’s Eve"]


@pytest.mark.parametrize(
    ("quantity", "unit", "value"),
    [(0.5, "hour", "PT30M"), (1.5, "year", "P18M"), (None, "century", "PXC"), (3, "night", "PT3NI"), (2, "sol", "PXX")],
)
def test_measures(quantity: float | None, unit: str, value: str) -> None:
    """Lengths are TIMEX3 durations; halves are told in the next smaller unit."""
    assert measure(quantity, unit) == value


@pytest.mark.parametrize(("year", "day"), [(1815, "03-26"), (1901, "04-07"), (1943, "04-25"), (2000, "04-23")])
def test_easter(year: int, day: str) -> None:
    """Easter is found by the Gregorian rule, also at its latest."""
    assert easter(year).isoformat() == f"{year}-{day}"
