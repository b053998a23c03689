"""Treebanks read, and trees scored by the definition of the CoNLL 2018 shared task."""

from __future__ import annotations

from pathlib import Path

import pytest

from fabula.errors import GoldError
from fabula.evaluation.conll import MEASURES, score
from fabula.evaluation.conllu import TreeSentence, raw_paragraphs, read_conllu

EWT = Path(__file__).resolve().parents[3] / "shared" / "data" / "ewt" / "en_ewt-ud-dev.conllu"

GOLD = """
# newdoc id = ferry
# newpar id = ferry-1
# text = Ada can't row.
1 Ada Ada PROPN NNP Number=Sing 4 nsubj _ _
2-3 can't _ _ _ _ _ _ _ _
2 ca can AUX MD VerbForm=Fin 4 aux _ _
3 n't not PART RB Polarity=Neg 4 advmod _ _
4 row row VERB VB VerbForm=Inf 0 root _ SpaceAfter=No
5 . . PUNCT . _ 4 punct _ _

# text = She swims well.
1 She she PRON PRP Case=Nom|Number=Sing 2 nsubj _ _
2 swims swim VERB VBZ Number=Sing|Person=3 0 root _ _
3 well well ADV RB Degree=Pos|Style=Coll 2 advmod:manner _ SpaceAfter=No
4 . . PUNCT . _ 2 punct _ _

# newpar id = ferry-2
# text = So be it.
1 So so ADV RB _ 2 advmod _ _
2 be be VERB VB VerbForm=Inf 0 root _ _
2.1 let let VERB VB _ _ _ 0:root _
3 it it PRON PRP _ 2 nsubj _ SpaceAfter=No
4 . . PUNCT . _ 2 punct _ _
"""


def treebank(text: str) -> list[TreeSentence]:
    """Columns parted by blanks, for the eye."""
    return read_conllu(line if line.startswith("#") else line.replace(" ", "\t") for line in text.splitlines())


def rows(*words: str) -> str:
    """Lines with a chain of heads, one a word; a bar parts the words of a multiword token."""
    lines: list[str] = []
    number = 0
    for word in words:
        parts = word.split("|")
        if len(parts) > 1:
            lines.append(f"{number + 1}-{number + len(parts)} {''.join(parts)} _ _ _ _ _ _ _ _")
        for part in parts:
            lines.append(f"{number + 1} {part} {part} X X _ {number} dep _ _")
            number += 1
    return "\n".join(lines) + "\n\n"


def percent(gold: str, system: str) -> dict[str, str]:
    """F1 of every measure."""
    return {name: count.percent for name, count in score(treebank(gold), treebank(system)).items()}


def test_a_treebank_agrees_with_itself() -> None:
    """Every measure of gold against gold is whole."""
    assert percent(GOLD, GOLD) == dict.fromkeys(MEASURES, "100.0")


def test_running_text_keeps_paragraphs_and_loses_sentences() -> None:
    """Each paragraph is one line, spaced as the treebank says."""
    assert raw_paragraphs(treebank(GOLD)) == [["Ada can't row. She swims well.", "So be it."]]


def test_empty_nodes_are_passed_over() -> None:
    """A word that is not in the text is not read."""
    assert [word.form for word in treebank(GOLD)[2].words] == ["So", "be", "it", "."]


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("4 row row VERB", "4 row row NOUN", {"UPOS": "92.3", "AllTags": "92.3"}),
        ("row row VERB VB ", "row row VERB VBP ", {"XPOS": "92.3", "AllTags": "92.3"}),
        ("swims swim ", "swims swims ", {"Lemmas": "92.3"}),
        ("1 Ada Ada PROPN NNP Number=Sing 4", "1 Ada Ada PROPN NNP Number=Sing 5", {"UAS": "92.3", "LAS": "92.3"}),
        ("4 nsubj _ _", "4 obj _ _", {"LAS": "92.3"}),
        ("advmod:manner", "advmod", {}),
        ("Degree=Pos|Style=Coll", "Style=Odd|Degree=Pos", {}),
        ("Degree=Pos|Style=Coll", "Degree=Cmp|Style=Coll", {"UFeats": "92.3", "AllTags": "92.3"}),
    ],
)
def test_each_measure_sees_its_own_column(old: str, new: str, changed: dict[str, str]) -> None:
    """One wrong column of thirteen words costs its own measures, and no other; subtypes cost nothing."""
    assert old in GOLD

    assert percent(GOLD, GOLD.replace(old, new, 1)) == dict.fromkeys(MEASURES, "100.0") | changed


def test_a_lemma_that_gold_leaves_open_is_right() -> None:
    """Where gold says "_", anything goes."""
    assert percent(GOLD.replace("swims swim ", "swims _ "), GOLD)["Lemmas"] == "100.0"
    assert percent(GOLD, GOLD.replace("swims swim ", "swims _ "))["Lemmas"] == "92.3"


def test_two_sentences_read_as_one() -> None:
    """Neither is right, nor is the head that went over the border; words and tags stay right."""
    one = rows("Rain", ".", "Wind", ".")
    two = rows("Rain", ".") + rows("Wind", ".")

    assert percent(two, one) == dict.fromkeys(MEASURES, "100.0") | {"Sentences": "0.0", "UAS": "75.0", "LAS": "75.0"}


def test_words_cut_otherwise_are_not_aligned() -> None:
    """Heads that are no word of gold are wrong; F1 counts the words of both sides."""
    gold = rows("arm", "-", "chair", "stood")
    ours = rows("arm-chair", "stood")

    assert score(treebank(gold), treebank(ours))["Words"].fraction == "1/4 (+1)"
    assert percent(gold, ours) == dict.fromkeys(MEASURES, "33.3") | {"Sentences": "100.0", "UAS": "0.0", "LAS": "0.0"}


def test_words_of_a_multiword_token_are_aligned_by_form() -> None:
    """A system without multiword tokens loses tokens, not words."""
    gold = rows("she", "wo|n't", "go")
    ours = rows("she", "wo", "n't", "go")

    assert percent(gold, ours) == dict.fromkeys(MEASURES, "100.0") | {"Tokens": "57.1"}
    assert percent(ours, gold) == dict.fromkeys(MEASURES, "100.0") | {"Tokens": "57.1"}


def test_words_left_whole_inside_a_multiword_token_do_not_count() -> None:
    """The longest common subsequence of forms is empty there, and the neighbours are not touched."""
    assert score(treebank(rows("she", "do|nt", "go")), treebank(rows("she", "dont", "go")))["Words"].fraction == (
        "2/4 (+1)"
    )


def test_a_region_grows_over_what_sticks_out() -> None:
    """A multiword token of ours that crosses theirs is aligned together with it."""
    gold = rows("a|b", "c|d", "e")
    ours = rows("a", "b|c", "d", "e")

    assert percent(gold, ours)["Words"] == "100.0"
    assert percent(gold, rows("a", "bc|d", "e"))["Words"] == "66.7"


def test_other_characters_are_refused() -> None:
    """Two different texts cannot be compared, and the place is told."""
    with pytest.raises(GoldError, match='character 3 on: "Rain'):
        percent(rows("Rain", "."), rows("Raid", "."))


@pytest.mark.parametrize(
    "line", ["1 a b", "x a a X X _ 0 root _ _", "2 a a X X _ 0 root _ _", "1 a a X X _ b root _ _"]
)
def test_damaged_lines_are_refused(line: str) -> None:
    """The line is named."""
    with pytest.raises(GoldError, match="line 1"):
        treebank(line)


@pytest.mark.skipif(not EWT.exists(), reason="needs the English EWT treebank in ../shared/data/ewt")
def test_a_real_treebank_is_read_whole() -> None:
    """Its sentences, words and documents are as many as it says, and it agrees with itself."""
    with EWT.open(encoding="utf-8") as lines:
        sentences = read_conllu(lines)

    assert (len(sentences), sum(len(sentence.words) for sentence in sentences)) == (2001, 25147)
    assert len(raw_paragraphs(sentences)) == 318
    assert score(sentences, sentences)["LAS"].fraction == "25147/25147"
