"""Scenes that open in silence: by what a long work's words tell, and by those beside a paragraph in a short one."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fabula
from fabula.model.encoding import Encoding
from fabula.model.speech import Quotations
from fabula.model.stage import StoryView
from fabula.model.text import Edition, Segmentation, Words
from fabula.model.time import Times
from fabula.reading.scenes.far_signs import far_signs
from fabula.reading.scenes.near_signs import SIGNS, weights
from fabula.reading.scenes.opinions import opinions
from fabula.reading.scenes.returning import ties
from fabula.reading.scenes.silent import LONG, SHORT, apart, far_weights, length_share

HALL = "The hall was cold and the fire smoked. Grete swept the hearth and fetched wood for the hall."
SHIP = "The ship rolled under full sail. Sailors climbed the mast and the captain watched the sea."


def view_of(text: str) -> StoryView:
    """What is read of a text before anybody is in it."""
    story = fabula.read(text.encode(), language="en")
    return StoryView(
        {
            Edition: story.edition,
            Words: story.words,
            Segmentation: story.segmentation,
            Quotations: story.quotations,
            Times: story.times,
            Encoding: Encoding(),
        }
    )


def test_words_that_come_back_bridge_a_place_and_new_ones_do_not() -> None:
    """Two rows of things that share none: nothing reaches over the seam, and all behind it is new."""
    things = np.array([0, 1, 2] * 6 + [3, 4, 5] * 6)
    found = ties(things, np.ones(len(things)), np.array([9, 18, 27]), 12)

    assert found.bridged.argmin() == 1
    assert found.new.argmax() == 1
    assert found.newer.argmax() == 1


def test_nothing_ties_nothing() -> None:
    """A text without things has places all the same."""
    found = ties(np.zeros(0, np.int64), np.zeros(0), np.array([0, 0]), 50)

    assert found.bridged.tolist() == [0.0, 0.0]
    assert found.new.tolist() == [0.5, 0.5]


def test_another_matter_in_other_words_scores_higher() -> None:
    """Each paragraph takes up words of the two before it, but one takes up none: there a scene is likeliest."""
    view = view_of("\n\n".join([*chain("ab", 40), *chain("xy", 40)]))
    found = far_signs(view)
    odds = far_weights().odds(found.names, found.rows, np.zeros(0))

    assert int(odds[1:].argmax()) + 1 == 40


def chain(letters: str, size: int) -> list[str]:
    """Paragraphs of made-up words, each of which stands in three of them."""
    words = ["".join(one) for one in product(letters, repeat=8)]
    return [f"The {' '.join(words[3 * at : 3 * at + 9])} lay there." for at in range(size)]


def test_signs_and_weights_are_of_the_same_names() -> None:
    """A sign that weighs nothing, or a weight of no sign, is a mistake."""
    assert set(far_signs(view_of(HALL)).names) | {"always"} == set(far_weights().signs)
    assert set(SIGNS) == set(weights())


def test_headings_and_marks_are_looked_past() -> None:
    """The signs of a paragraph do not tell whether the author set it apart."""
    plain = far_signs(view_of("\n\n".join([HALL] * 4 + [SHIP] * 4)))
    marked = far_signs(view_of("\n\n".join([*[HALL] * 4, "* * *", *[SHIP] * 4])))

    np.testing.assert_allclose(plain.rows, marked.rows)


def test_a_text_the_model_has_not_read_has_no_opinions() -> None:
    """They are 0, one for each paragraph."""
    view = view_of(f"{HALL}\n\n{SHIP}")

    assert opinions(view).tolist() == [0.0, 0.0]


@given(st.lists(st.tuples(st.integers(0, 900), st.floats(0, 5)), max_size=30), st.integers(1, 200))
def test_openings_lie_apart(places: list[tuple[int, float]], least: int) -> None:
    """However good two paragraphs are, so many words lie between them and from what opens anyway."""
    words = dict(enumerate(sorted(word for word, _ in places)))
    scores = {number: score for number, (_, score) in enumerate(places)}
    edges = sorted([0, *(words[number] for number in apart(words, scores, [0], least))])

    assert all(two - one >= least for one, two in pairwise(edges))
    if scores:
        best = max(scores, key=lambda one: (scores[one], -one))
        assert words[best] < least or best in apart(words, scores, [0], least)


@pytest.mark.parametrize(("words", "share"), [(0, 0.0), (SHORT, 0.0), (LONG, 1.0), (10 * LONG, 1.0)])
def test_a_short_story_is_none_of_a_novel(words: int, share: float) -> None:
    """And a novel is all of one."""
    assert length_share(words) == share
