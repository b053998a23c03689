"""Trees out of candidates for heads."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from fabula.reading.syntax.arborescence import Edge, best_tree
from fabula.reading.syntax.relations import relations_of
from fabula.reading.syntax.trees import Candidates, Trees, find_trees


def candidates(*rows: dict[int, float], width: int = 3) -> Candidates:
    """For each word, distances of heads (0 is the root) with logarithms of chances, best first."""
    distances, scores = [], []
    for row in rows:
        ranked = sorted(row.items(), key=lambda pair: -pair[1])
        ranked += [(90 + number, -15.0) for number in range(width - len(ranked))]
        distances.append([distance for distance, _ in ranked])
        scores.append([score for _, score in ranked])
    rels = np.tile(np.arange(width, dtype=np.uint8), (len(rows), 1))
    return Candidates(np.array(distances, np.int16), np.array(scores, np.float32), rels)


def heads(found: Candidates, *begins: int) -> list[int]:
    """Distances of the heads found."""
    return find_trees(found, np.array(begins or (0,), np.int32)).heads.tolist()


def is_tree(distances: list[int]) -> bool:
    """Whether one word is the root and all others lead to it, inside the sentence."""
    size = len(distances)
    parents = [number + distance for number, distance in enumerate(distances)]
    at = list(range(size))
    for _ in range(size):
        at = [parents[one] for one in at]
    return distances.count(0) == 1 and len(set(at)) == 1 and all(0 <= parent < size for parent in parents)


def test_the_likeliest_heads_stand_where_they_make_a_tree() -> None:
    """Words keep their best candidates."""
    assert heads(candidates({1: -0.1, 0: -3}, {0: -0.1, -1: -3}, {-1: -0.2, 0: -2})) == [1, 0, -1]


def test_one_word_is_the_root() -> None:
    """Of two that would be, the one that loses more by another head; of none, the one that loses least."""
    assert heads(candidates({0: -0.1, 1: -0.5}, {0: -0.1, -1: -5})) == [1, 0]
    assert heads(candidates({1: -0.1, 0: -6}, {-1: -0.1, 0: -4})) == [1, 0]


def test_heads_outside_the_sentence_do_not_count() -> None:
    """The next likely head inside is taken; a word without any hangs from the root."""
    words = candidates({1: -0.1, 0: -0.2}, {1: -0.1, 0: -9, -1: -6}, {0: -0.1}, {-2: -0.1, -1: -2})

    assert heads(words, 0, 2) == [0, -1, 0, -1]
    assert heads(candidates({0: -0.1}, {7: -0.1, 0: -8}, {-1: -0.1})) == [0, -1, -1]


def test_a_circle_is_cut_where_the_whole_loses_least() -> None:
    """Not where its weakest arc is, but where the best way in from outside is."""
    words = candidates({0: -0.1}, {1: -0.2, -1: -1.0}, {-1: -0.1, -2: -3.0})

    assert heads(words) == [0, -1, -1]


def test_circles_are_cut_in_very_long_sentences_too() -> None:
    """Hundreds of words without an end get a tree, if not the best."""
    rows: list[dict[int, float]] = [{0: -0.1}]
    for _ in range(200):
        rows += [{1: -0.3, 0: -9}, {-1: -0.2, 0: -9}]

    assert is_tree(heads(candidates(*rows)))


def test_no_words_have_no_trees() -> None:
    """Nothing comes of nothing."""
    nothing = Candidates(np.zeros((0, 3), np.int16), np.zeros((0, 3), np.float32), np.zeros((0, 3), np.uint8))

    assert len(find_trees(nothing, np.zeros(0, np.int32)).heads) == 0


@st.composite
def sentences(draw: st.DrawFn) -> list[list[dict[int, float]]]:
    """Words with candidates drawn from anywhere near, in a few sentences."""
    scores = st.floats(-9, 0, width=16)
    rows = st.dictionaries(st.integers(-4, 4), scores, min_size=1, max_size=3)
    return draw(st.lists(st.lists(rows, min_size=1, max_size=7), min_size=1, max_size=3))


@given(sentences())
def test_every_sentence_gets_a_tree(texts: list[list[dict[int, float]]]) -> None:
    """One root, no circle, no arc over the border; what is chosen is a candidate, or none."""
    words = candidates(*(row for text in texts for row in text))
    begins = np.cumsum([0, *(len(text) for text in texts[:-1])]).astype(np.int32)
    trees = find_trees(words, begins)

    for begin, text in zip(begins, texts, strict=True):
        assert is_tree(trees.heads[begin : begin + len(text)].tolist())
    for number, place in enumerate(trees.chosen):
        assert place < 0 or words.distances[number, place] == trees.heads[number]


weights = st.lists(st.lists(st.integers(-9, 0), min_size=5, max_size=5), min_size=2, max_size=5)


@given(weights)
@settings(max_examples=60)
def test_the_tree_is_the_heaviest_there_is(rows: list[list[int]]) -> None:
    """No other choice of heads that makes a tree from node 0 weighs more."""
    size = len(rows)
    incoming = {
        node: [Edge(head, node, float(rows[node][head]), head) for head in range(size) if head != node]
        for node in range(1, size)
    }
    found = best_tree(0, incoming)
    every = []
    for choice in product(*incoming.values()):
        distances = [0, *(edge.head - edge.node for edge in choice)]
        if is_tree(distances):
            every.append(sum(edge.weight for edge in choice))

    assert is_tree([0, *(edge.head - edge.node for edge in found)])
    assert sum(rows[edge.node][edge.head] for edge in found) == max(every)


def test_root_is_the_relation_of_roots_alone() -> None:
    """A word whose head is no candidate of its own keeps a relation; "root" elsewhere means that nothing is known."""
    names = ("root", "nsubj", "dep")
    trees = Trees(np.array([1, 0, -1, -2], np.int32), np.array([0, 1, 0, -1], np.int8))
    rels = np.array([[1, 0], [1, 1], [0, 1], [1, 0]], np.uint8)

    assert [names[number] for number in relations_of(trees, rels, names)] == ["nsubj", "root", "dep", "nsubj"]
