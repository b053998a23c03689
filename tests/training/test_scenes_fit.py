"""Withheld breaks, and the weights that are fitted to ask them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from training.reading import layers
from training.scenes import far
from training.scenes.withheld import HEADING, MARK, bare

from fabula.model.text import Edition, Segmentation
from fabula.reading.ingest import read_edition
from training import logistic

if TYPE_CHECKING:
    from fabula.reading.scenes.silent import FarWeights

TEXT = "Chapter 1\n\nAnna rose. It\nrained.\n\n* * *\n\nBrandt slept.\n\nThe dog barked.\n\nChapter 2\n\nNobody came.\n"


def withheld(*, one_line: bool = False) -> tuple[str, dict[int, int]]:
    """The text without its signs, and what was asked for besides: where the dog barks."""
    made = layers(read_edition(TEXT.encode(), name="a.txt", language="en"), "segmentation")
    return bare(made[Edition].text, made[Segmentation], [TEXT.index("The dog")], one_line=one_line)


def test_no_sign_is_left_and_every_one_is_asked_for() -> None:
    """Headings, marks, and what opens in silence; the story's own first words are not asked for."""
    text, starts = withheld()

    assert text == "Anna rose. It\nrained.\n\nBrandt slept.\n\nThe dog barked.\n\nNobody came."
    assert {text[at:].split()[0]: sign for at, sign in starts.items()} == {
        "Brandt": MARK, "The": HEADING, "Nobody": HEADING,
    }  # fmt: skip


def test_paragraphs_may_be_withheld_as_well() -> None:
    """The same places are asked for in one line."""
    text, starts = withheld(one_line=True)

    assert text == "Anna rose. It rained. Brandt slept. The dog barked. Nobody came."
    assert [text[at:].split()[0] for at in sorted(starts)] == ["Brandt", "The", "Nobody"]


def novel(seed: int, size: int = 400, *, read: bool = False) -> far.Novel:
    """Paragraphs of which every twentieth breaks, told by one sign well, by the other not at all."""
    dice = np.random.default_rng(seed)
    breaks = np.arange(size) % 20 == 10
    rows = np.stack([breaks + dice.normal(0, 0.3, size), dice.normal(size=size)], axis=1)
    places = np.arange(size)
    opinions = breaks * 2.0 + dice.normal(size=size) if read else np.zeros(0)
    return far.Novel(str(seed), ("new", "idle"), rows, breaks, places * 5, places * 80, opinions)


@pytest.fixture(scope="module")
def weights() -> FarWeights:
    """Fitted on three novels, and the model's share on two that it has read."""
    return far.fitted([novel(seed) for seed in (1, 2, 3)], [novel(seed, read=True) for seed in (4, 5)])


def test_signs_weigh_what_they_tell(weights: FarWeights) -> None:
    """The one that tells counts, the other does not, the model's opinion adds to it."""
    assert weights.signs["new"] > 5 * abs(weights.signs["idle"])
    assert weights.model > 0


def test_breaks_come_back_where_nobody_was_asked(weights: FarWeights) -> None:
    """On a novel kept apart, from the odds and at the distance that were fitted."""
    apart = novel(9)
    odds = weights.odds(apart.names, apart.rows, apart.opinions)
    precision, recall, f1 = far.recovered([(apart, odds)], weights.opens_from, weights.apart)

    assert f1 == pytest.approx(2 * precision * recall / (precision + recall))
    assert f1 > 0.8


def test_the_surer_the_higher_above(weights: FarWeights) -> None:
    """Odds that rise make a break likelier."""
    assert weights.sureness[1] > 0


def test_what_is_known_is_added_to() -> None:
    """Signs that tell nothing beyond what is known weigh nothing; a pull of each weight's own holds it alone."""
    dice = np.random.default_rng(5)
    known = dice.normal(size=4_000) * 2
    truth = (known + dice.logistic(size=4_000) > 0).astype(float)
    signs = np.column_stack((np.ones(4_000), dice.normal(size=4_000)))

    assert np.abs(logistic.fit(signs, truth, np.array([1e-6, 1.0]), known)).max() < 0.1
    held = logistic.fit(np.column_stack((signs, known)), truth, np.array([1e-6, 1e-6, 1e9]))
    assert abs(held[2]) < 1e-3
