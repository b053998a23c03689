"""The syntax stage over a table in place of the model."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import passages
from fabula.learned.inventory import Labels
from fabula.learned.lemmas import edit_script
from fabula.model.codec import decode, encode
from fabula.model.encoding import HEADS, ROOT, Encoding
from fabula.model.spans import Spans
from fabula.model.stage import StoryView
from fabula.model.syntax import Syntax
from fabula.model.text import Block, Edition, Section, Segmentation, Words
from fabula.reading.ingest import read_edition
from fabula.reading.segmentation import SegmentationStage
from fabula.reading.syntax import SyntaxStage
from fabula.reading.words import WordsStage
from fabula.reading.words.tokenizer import find_words

if TYPE_CHECKING:
    from random import Random

# Words: form, lemma, part of speech, likeliest head by distance, its relation. A line is a sentence.
TEXT = """
Two two NUM 1 nummod; boats boat NOUN 1 nsubj; sailed sail VERB 0 root; . . PUNCT -1 punct
He he PRON 1 nsubj; rowed row VERB 0 root; home home ADV -1 advmod; . . PUNCT -2 punct
The the DET 1 det; boats boat NOUN 2 nsubj; were be AUX 1 cop; late late ADJ 0 root; . . PUNCT -1 punct
"""
UPOS = ("NUM", "NOUN", "VERB", "PUNCT", "PRON", "ADV", "DET", "AUX", "ADJ")
DEPREL = ("root", "nummod", "nsubj", "punct", "advmod", "det", "cop", "dep")


def table() -> list[list[list[str]]]:
    """Sentences of words of five columns."""
    return [[word.split() for word in line.split(";")] for line in TEXT.strip().splitlines()]


SCRIPTS = tuple(sorted({edit_script(row[0], row[1]) for sentence in table() for row in sentence}))
LABELS = Labels(upos=UPOS, xpos=("XX",), feats=("_", "Number=Plur"), lemma=SCRIPTS, deprel=DEPREL)


def view_of(*, sentences: tuple[int, ...] = (0, 1, 2), chapters: tuple[int, ...] = (0, 2)) -> StoryView:
    """The text with some of its sentences inside the story, and chapters that begin at some of its lines."""
    text = ""
    lines = []
    for sentence in table():
        start = len(text)
        text += " ".join(row[0] for row in sentence)
        lines.append((start, len(text)))
        text += "\n"
    rows = [row for sentence in table() for row in sentence]
    words = find_words(text)
    assert len(words) == len(rows)
    heads = np.full((len(rows), HEADS), 99, np.int16)
    heads[:, 0] = [int(row[3]) for row in rows]
    scores = np.full((len(rows), HEADS), 200, np.uint8)
    scores[:, 0] = 1
    rels = np.zeros((len(rows), HEADS), np.uint8)
    rels[:, 0] = [DEPREL.index(row[4]) for row in rows]
    begins = {line[0] for line in lines}
    encoding = Encoding(
        model="table@1",
        upos=bytes(UPOS.index(row[2]) for row in rows),
        xpos=bytes(len(rows)),
        feats=np.array([row[0] == "boats" for row in rows], np.uint16).tobytes(),
        lemma=np.array([SCRIPTS.index(edit_script(row[0], row[1])) for row in rows], np.uint16).tobytes(),
        sentence=bytes(200 if start in begins else 20 for start in words.starts),
        heads=heads.tobytes(),
        head_scores=scores.tobytes(),
        rels=rels.tobytes(),
    )
    cuts = [lines[number][0] for number in chapters] + [len(text)]
    sections = tuple(
        Section(start=start, end=end, kind="chapter", number=number)
        for number, (start, end) in enumerate(pairwise(cuts), 1)
    )
    segmentation = Segmentation(
        sections=sections, paragraphs=(), sentences=Spans.of(lines[number] for number in sentences)
    )
    edition = Edition(text=text, sha256="", language="en", blocks=(Block(start=0, end=len(text), kind="paragraph"),))
    return StoryView({Edition: edition, Words: Words(tokens=words), Segmentation: segmentation, Encoding: encoding})


def told(syntax: Syntax) -> list[list[str]]:
    """The columns as names; heads as distances."""
    return [
        [syntax.lemma_of(word), syntax.upos_of(word), str(syntax.head_distances[word]), syntax.deprel_of(word)]
        for word in range(len(syntax))
    ]


WANTED = [row[1:] for sentence in table() for row in sentence]


@pytest.mark.parametrize("chapters", [(0,), (0, 1), (0, 1, 2)])
def test_names_of_every_column(chapters: tuple[int, ...]) -> None:
    """What the table says comes out, by name, however the text is cut into chapters."""
    syntax = SyntaxStage(LABELS).read(view_of(chapters=chapters))

    assert told(syntax) == WANTED
    assert {syntax.feats_of(word) for word in (1, 9)} == {"Number=Plur"}
    assert (syntax.head_of(0), syntax.head_of(2), syntax.xpos_of(0), syntax.model) == (1, ROOT, "XX", "table@1")


def test_words_beside_the_story_get_trees_of_their_own() -> None:
    """Where no sentence is, the model's own sentences count."""
    assert told(SyntaxStage(LABELS).read(view_of(sentences=(1,)))) == WANTED
    assert told(SyntaxStage(LABELS).read(view_of(sentences=()))) == WANTED


def test_portion_by_portion_equals_the_whole() -> None:
    """Parts survive the cache, and joined they are what one reading gives; lemmas are kept once."""
    view, stage = view_of(chapters=(0, 1, 2)), SyntaxStage(LABELS)
    portions = stage.portions(view)
    parts = [decode(encode(stage.read_portion(view, portion)), Syntax) for portion in portions]
    whole = stage.read(view)

    assert stage.join(view, portions, parts) == whole
    assert decode(encode(whole), Syntax) == whole
    assert len(set(whole.lemmas)) == len(whole.lemmas)
    assert len({stage.reads(view, portion) for portion in portions}) == len(portions)


def test_an_empty_text_has_no_trees() -> None:
    """No words, no columns."""
    nothing = StoryView(
        {
            Edition: Edition(text="", sha256="", language="en", blocks=()),
            Words: Words(tokens=Spans.of([])),
            Segmentation: Segmentation(sections=(), paragraphs=(), sentences=Spans.of([])),
            Encoding: Encoding(),
        }
    )

    assert len(SyntaxStage(LABELS).read(nothing)) == 0


@given(passages.passages(), st.randoms(use_true_random=False))
def test_every_sentence_of_any_text_gets_one_tree(text: str, chance: Random) -> None:
    """Whatever the model holds likely, one word of each sentence is its root, and no arc leaves it."""
    edition = read_edition(text.encode("utf-8", "replace"), name="any.txt", language="en") if text.strip() else None
    if edition is None:
        return
    words = WordsStage().read(StoryView({Edition: edition}))
    count = len(words.tokens)
    segmentation = SegmentationStage().read(StoryView({Edition: edition, Words: words, Encoding: Encoding()}))
    encoding = Encoding(
        upos=bytes(count),
        xpos=bytes(count),
        feats=bytes(2 * count),
        lemma=bytes(2 * count),
        sentence=chance.randbytes(count),
        heads=np.array([chance.randint(-9, 9) for _ in range(count * HEADS)], np.int16).tobytes(),
        head_scores=chance.randbytes(count * HEADS),
        rels=bytes(count * HEADS),
    )
    view = StoryView({Edition: edition, Words: words, Segmentation: segmentation, Encoding: encoding})
    syntax = SyntaxStage(LABELS).read(view)

    assert len(syntax) == count
    for start, end in zip(segmentation.sentences.starts, segmentation.sentences.ends, strict=True):
        inside = words.tokens.within(start, end)
        heads = [syntax.head_of(word) for word in inside]
        assert heads.count(ROOT) == 1
        assert all(head == ROOT or head in inside for head in heads)
