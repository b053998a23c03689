"""Heads of punctuation marks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.reading.syntax.marks import hang_marks
from fabula.reading.syntax.relations import relations_of
from fabula.reading.syntax.trees import Candidates, Trees, find_trees

MARKS = frozenset(".,!?:;-()\"'“”‘’—")


def hung(text: str, tree: dict[str, str]) -> dict[str, str]:
    """What marks hang from; the tree says so of the words, the root hangs from itself, marks from the first word."""
    forms = text.split()
    numbers = {form: number for number, form in enumerate(forms) if form not in MARKS}
    parents = [numbers[tree[form]] if form in tree else next(iter(numbers.values())) for form in forms]
    heads = np.array(parents, np.int32) - np.arange(len(forms), dtype=np.int32)
    hang_marks(heads, np.array([0], np.int32), forms, np.array([form in MARKS for form in forms]))
    return {f"{form}{number}": forms[number + heads[number]] for number, form in enumerate(forms) if form in MARKS}


@pytest.mark.parametrize(
    ("text", "tree", "wanted"),
    [
        ("She rowed home .", {"She": "rowed", "rowed": "rowed", "home": "rowed"}, {".3": "rowed"}),
        (
            "Ada , the pilot , rowed .",
            {"Ada": "rowed", "the": "pilot", "pilot": "Ada", "rowed": "rowed"},
            {",1": "pilot", ",4": "Ada", ".6": "rowed"},
        ),
        (
            "He rowed , and she slept .",
            {"He": "rowed", "rowed": "rowed", "and": "slept", "she": "slept", "slept": "rowed"},
            {",2": "slept", ".6": "rowed"},
        ),
        (
            "When it rained , she slept .",
            {"When": "rained", "it": "rained", "rained": "slept", "she": "slept", "slept": "slept"},
            {",3": "rained", ".6": "slept"},
        ),
        (
            "“ Come in , ” she said .",
            {"Come": "said", "in": "Come", "she": "said", "said": "said"},
            {"“0": "Come", ",3": "Come", "”4": "Come", ".7": "said"},
        ),
        (
            'The " old boat " sank .',
            {"The": "boat", "old": "boat", "boat": "sank", "sank": "sank"},
            {'"1': "boat", '"4': "boat", ".6": "sank"},
        ),
        ("— Yes .", {"Yes": "Yes"}, {"—0": "Yes", ".2": "Yes"}),
    ],
)
def test_marks_hang_where_the_guidelines_say(text: str, tree: dict[str, str], wanted: dict[str, str]) -> None:
    """From what they enclose, from the unit they set apart, or from the root."""
    assert hung(text, tree) == wanted


def test_marks_that_carry_words_are_left_alone() -> None:
    """A mark that stands for words left out keeps its head, and so does the mark that is all there is."""
    heads = np.array([1, 1, 0, 0], np.int32)
    marks = np.array([False, True, False, True])

    assert not hang_marks(heads, np.array([0, 3], np.int32), ["Ada", "—", "rowed", "!"], marks).any()
    assert heads.tolist() == [1, 1, 0, 0]


def test_nothing_hangs_from_marks() -> None:
    """A head that is a mark is passed over, and a mark is no root beside words."""
    words = Candidates(
        np.array([[1, 2], [0, -1], [0, -2]], np.int16), np.array([[-0.1, -3], [-0.1, -5], [-1, -2]], np.float32),
        np.zeros((3, 2), np.uint8),
    )  # fmt: skip
    trees = find_trees(words, np.array([0], np.int32), np.array([False, True, False]))

    assert trees.heads.tolist() == [2, -1, 0]


def test_marks_have_a_relation_of_their_own() -> None:
    """It is "punct" for those that were hung."""
    trees = Trees(np.array([0, -1], np.int32), np.array([0, 0], np.int8))
    rels = np.array([[0], [1]], np.uint8)

    found = relations_of(trees, rels, ("root", "obj", "punct"), np.array([False, True]))

    assert found.tolist() == [0, 2]


@given(st.lists(st.tuples(st.sampled_from([*MARKS, "a", "b"]), st.integers(-6, 6)), min_size=1, max_size=14))
def test_trees_stay_trees(words: list[tuple[str, int]]) -> None:
    """However marks and words follow each other, every word still leads to the root."""
    count = len(words)
    distances = np.array([[distance, 0] for _, distance in words], np.int16)
    scores = np.tile(np.array([[-0.5, -2.0]], np.float32), (count, 1))
    marks = np.array([form in MARKS for form, _ in words])
    begins = np.array([0], np.int32)
    heads = find_trees(Candidates(distances, scores, np.zeros((count, 2), np.uint8)), begins, marks).heads
    hang_marks(heads, begins, [form for form, _ in words], marks)
    at = np.arange(count)
    for _ in range(count):
        at = at + heads[at]

    assert (heads == 0).sum() == 1
    assert len(set(at.tolist())) == 1
