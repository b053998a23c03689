"""How well words agree with treebanks: measured, not trained on."""

from __future__ import annotations

import re
from itertools import accumulate
from pathlib import Path

import pytest

from fabula.evaluation.conll import score
from fabula.evaluation.conllu import TreeSentence, TreeWord, raw_paragraphs, read_conllu
from fabula.model.text import Words
from fabula.reading.words.tokenizer import find_words
from fabula.textual.compounds import whole_words

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
EWT = DATA / "ewt" / "en_ewt-ud-test.conllu"
LITBANK = DATA / "litbank"

Pairs = set[tuple[int, int]]


def squashed(text: str, spans: Pairs) -> Pairs:
    """Spans counted in visible characters, so that lines may be set differently."""
    visible = [0, *accumulate(not character.isspace() for character in text)]
    return {(visible[start], visible[end]) for start, end in spans}


def words_of(text: str) -> Pairs:
    """What the tokenizer finds, words with hyphens whole as LitBank has them."""
    words = whole_words(Words(tokens=find_words(text)), text).tokens
    return set(zip(words.starts, words.ends, strict=True))


def as_sentence(text: str) -> TreeSentence:
    """What the tokenizer finds, as one long sentence: only words are scored."""
    words = [span.of(text) for span in find_words(text)]
    return TreeSentence(
        tokens=tuple(words),
        spaced=(True,) * len(words),
        words=tuple(TreeWord(form=word, token=number) for number, word in enumerate(words)),
    )


@pytest.mark.skipif(not EWT.exists(), reason="needs the English EWT treebank in ../shared/data/ewt")
@pytest.mark.slow
def test_words_agree_with_english_ewt() -> None:
    """On the test part, read from raw text, F1 of words is at least 99.0 % as the CoNLL 2018 shared task counts it."""
    with EWT.open(encoding="utf-8") as lines:
        gold = read_conllu(lines)
    found = [as_sentence("\n\n".join(paragraphs)) for paragraphs in raw_paragraphs(gold)]

    assert score(gold, found)["Words"].f1 >= 0.99


@pytest.mark.skipif(not LITBANK.exists(), reason="needs LitBank in ../shared/data/litbank")
@pytest.mark.slow
def test_words_agree_with_litbank() -> None:
    """On its passages, F1 is at least 99.8 %."""
    right = total = 0
    for path in sorted((LITBANK / "entities" / "tsv").glob("*.tsv")):
        words = [line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        original = LITBANK / "original" / path.name.replace("_brat.tsv", ".txt")
        text = original.read_text(encoding="utf-8")[:40_000]
        visible = re.sub(r"\s", "", text)
        ends = list(accumulate(map(len, words)))
        at = visible.find("".join(words)[:60])
        if at < 0 or visible[at : at + ends[-1]] != "".join(words):
            continue  # the annotators corrected the text
        gold = {(at + end - len(word), at + end) for word, end in zip(words, ends, strict=True)}
        found = {span for span in squashed(text, words_of(text)) if at <= span[0] and span[1] <= at + ends[-1]}
        right += len(gold & found)
        total += len(gold) + len(found)

    assert 2 * right / total >= 0.998
