"""Content-defined portions."""

from __future__ import annotations

import random

from hypothesis import given

import strategies
from fabula.model.text import Block, Edition
from fabula.textual.portions import LARGEST, SMALLEST, cut_portions


def edition_of(paragraphs: list[str]) -> Edition:
    """An edition of one block a paragraph."""
    blocks = []
    start = 0
    for paragraph in paragraphs:
        end = start + len(paragraph) + 2
        blocks.append(Block(start=start, end=end, kind="paragraph"))
        start = end
    return Edition(text="".join(f"{one}\n\n" for one in paragraphs), sha256="", language="en", blocks=tuple(blocks))


def made_paragraphs(count: int) -> list[str]:
    """Paragraphs of twenty to two hundred words, always the same."""
    chance = random.Random(7)  # no secret
    words = [
        "mill",
        "rain",
        "letter",
        "harbour",
        "bell",
        "goat",
        "winter",
        "ladder",
        "egg",
        "Tuesday",
        "window",
        "candle",
    ]
    sizes = [chance.randint(20, 200) for _ in range(count)]
    return [" ".join(chance.choices(words, k=size)) for size in sizes]


@given(strategies.editions())
def test_portions_tile_the_text(edition: Edition) -> None:
    """Portions follow upon each other from the first character to the last."""
    portions = cut_portions(edition)
    position = 0
    for portion in portions:
        assert portion.start == position
        position = portion.end
    assert position == len(edition.text)


def test_portions_keep_to_their_sizes() -> None:
    """Only the last portion may be small, and none of ordinary paragraphs is larger than the limit."""
    portions = cut_portions(edition_of(made_paragraphs(600)))

    assert len(portions) > 20
    assert all(len(portion) >= SMALLEST for portion in portions[:-1])
    assert all(len(portion) <= LARGEST for portion in portions)


def test_an_inserted_paragraph_changes_only_its_neighbourhood() -> None:
    """All but a few portions of the longer text are portions of the shorter one."""
    paragraphs = made_paragraphs(600)
    before = edition_of(paragraphs)
    after = edition_of([*paragraphs[:300], "A stranger came in out of the rain.", *paragraphs[300:]])

    known = {portion.of(before.text) for portion in cut_portions(before)}
    changed = [portion for portion in cut_portions(after) if portion.of(after.text) not in known]

    assert 1 <= len(changed) <= 3


def test_a_giant_block_is_its_own_portion() -> None:
    """A paragraph beyond the limit does not drag its neighbours along."""
    giant = "word " * LARGEST
    edition = edition_of(["Before it.", giant.strip(), "After it.", "And the end."])

    assert [portion.of(edition.text).split()[0] for portion in cut_portions(edition)] == ["Before", "word", "After"]


def test_an_empty_text_has_no_portions() -> None:
    """Nothing to cut gives nothing."""
    assert cut_portions(edition_of([])) == ()
