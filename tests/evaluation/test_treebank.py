"""Our reading told as a treebank."""

from __future__ import annotations

from array import array

import pytest

from fabula.evaluation.conll import score
from fabula.evaluation.conllu import raw_paragraphs, read_conllu
from fabula.evaluation.treebank import edition_of, sentences_of
from fabula.model.spans import Spans
from fabula.model.syntax import Syntax, TagNames
from fabula.model.text import Segmentation, Words
from fabula.reading.words.tokenizer import find_words

GOLD = """\
# newpar
1 It it PRON PRP Number=Sing 2 nsubj _ _
2 rained rain VERB VBD _ 0 root _ SpaceAfter=No
3 . . PUNCT . _ 2 punct _ _

1 Stop stop VERB VB _ 0 root _ SpaceAfter=No
2 ! ! PUNCT . _ 1 punct _ _

# newpar
1 Notes note NOUN NNS Number=Plur 0 root _ _
2 here here ADV RB _ 1 advmod _ _

1 More more ADJ JJR _ 0 root _ _
""".replace(" ", "\t").replace("#\t", "# ")
HEADS = (1, 0, -1, 0, -1, 0, -1, 0)


def column(names: list[str]) -> tuple[bytes, tuple[str, ...]]:
    """Numbers and names."""
    known = tuple(dict.fromkeys(names))
    return bytes(known.index(name) for name in names), known


def syntax_of_gold() -> Syntax:
    """The layer that says what the treebank says."""
    rows = [line.split("\t") for line in GOLD.splitlines() if line[:1].isdigit()]
    upos, upos_names = column([row[3] for row in rows])
    xpos, xpos_names = column([row[4] for row in rows])
    feats, feats_names = column([row[5] for row in rows])
    deprel, deprel_names = column([row[7] for row in rows])
    lemma, lemmas = column([row[2] for row in rows])
    return Syntax(
        upos=upos,
        xpos=xpos,
        feats=array("H", list(feats)).tobytes(),
        deprel=deprel,
        lemma=array("I", list(lemma)).tobytes(),
        head=array("i", HEADS).tobytes(),
        lemmas=lemmas,
        names=TagNames(upos=upos_names, xpos=xpos_names, feats=feats_names, deprel=deprel_names),
    )


@pytest.mark.parametrize("story", [((0, 10), (11, 16), (18, 28), (29, 33)), ((0, 10), (11, 16)), ()])
def test_a_layer_that_says_what_the_treebank_says_is_right(story: tuple[tuple[int, int], ...]) -> None:
    """Every measure is whole, be its sentences in the story or beside it."""
    gold = read_conllu(GOLD.splitlines())
    (paragraphs,) = raw_paragraphs(gold)
    edition = edition_of(paragraphs)
    words = Words(tokens=find_words(edition.text))
    segmentation = Segmentation(sections=(), paragraphs=(), sentences=Spans.of(story))
    found = sentences_of(edition, words, segmentation, syntax_of_gold())

    assert edition.text == "It rained. Stop!\n\nNotes here More\n"
    assert {count.percent for count in score(gold, found).values()} == {"100.0"}
    assert raw_paragraphs(found) == [[" ".join(paragraphs)]]


def test_without_syntax_words_and_sentences_can_be_scored() -> None:
    """Beside the story each block is one sentence."""
    gold = read_conllu(GOLD.splitlines())
    edition = edition_of(raw_paragraphs(gold)[0])
    words = Words(tokens=find_words(edition.text))
    segmentation = Segmentation(sections=(), paragraphs=(), sentences=Spans.of([(0, 10), (11, 16)]))
    scores = score(gold, sentences_of(edition, words, segmentation))

    assert (scores["Words"].percent, scores["Sentences"].fraction) == ("100.0", "2/4 (+1)")


def test_nothing_is_nothing() -> None:
    """An empty edition has no sentences."""
    edition = edition_of([])
    segmentation = Segmentation(sections=(), paragraphs=(), sentences=Spans.of([]))

    assert sentences_of(edition, Words(tokens=Spans.of([])), segmentation, Syntax()) == []
