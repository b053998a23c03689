"""How well words agree with treebanks: measured, not trained on."""

from __future__ import annotations

import re
from itertools import accumulate
from pathlib import Path

import pytest

from fabula.reading.words.tokenizer import find_words

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
EWT = DATA / "ewt" / "en_ewt-ud-test.conllu"
LITBANK = DATA / "litbank"

Pairs = set[tuple[int, int]]


def squashed(text: str, spans: Pairs) -> Pairs:
    """Spans counted in visible characters, so that lines may be set differently."""
    visible = [0, *accumulate(not character.isspace() for character in text)]
    return {(visible[start], visible[end]) for start, end in spans}


def words_of(text: str) -> Pairs:
    """What the tokenizer finds."""
    words = find_words(text)
    return set(zip(words.starts, words.ends, strict=True))


def f1(gold: Pairs, found: Pairs) -> float:
    """Balanced mean of precision and recall."""
    return 2 * len(gold & found) / (len(gold) + len(found))


def read_conllu(path: Path) -> tuple[str, list[tuple[int, int]]]:
    """The text of a treebank as its columns spell it, and its words."""
    text = ""
    spans: list[tuple[int, int]] = []
    parts: list[str] = []
    for sentence in path.read_text(encoding="utf-8").split("\n\n"):
        inside = 0
        for line in sentence.splitlines():
            fields = line.split("\t")
            if line.startswith("#") or "." in fields[0]:
                continue
            if "-" in fields[0]:
                first, last = fields[0].split("-")
                inside = int(last) - int(first) + 1
            elif inside:
                inside -= 1
                spans.append((len(text), len(text) + len(fields[1])))
                text += fields[1]
                if not inside:
                    text += " "
                continue
            if "-" not in fields[0]:
                spans.append((len(text), len(text) + len(fields[1])))
                text += fields[1] + ("" if "SpaceAfter=No" in fields[9] else " ")
            parts.append(fields[1])
        text += "\n"
    return text, spans


def without_cut_hyphens(text: str, spans: list[tuple[int, int]]) -> Pairs:
    """English EWT cuts "arm-chair" in three; LitBank, and fabula, do not."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and joined[-1][1] == start and len(joined) > 1 and text[start - 1] == "-" and text[start].isalpha():
            (before, hyphen), (opened, _) = joined[-2], joined[-1]
            if hyphen == opened and opened + 1 == start and text[hyphen - 1].isalpha():
                joined[-2:] = [(before, end)]
                continue
        joined.append((start, end))
    return set(joined)


@pytest.mark.skipif(not EWT.exists(), reason="needs the English EWT treebank in ../shared/data/ewt")
@pytest.mark.slow
def test_words_agree_with_english_ewt() -> None:
    """On the test part, F1 is at least 98.5 % with hyphened words left whole."""
    text, spans = read_conllu(EWT)

    assert f1(without_cut_hyphens(text, spans), words_of(text)) >= 0.985


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
