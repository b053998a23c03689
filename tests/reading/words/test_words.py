"""Words and their offsets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

import passages
from fabula.model.codec import decode, encode
from fabula.model.spans import Spans
from fabula.model.stage import StoryView
from fabula.model.text import Block, Edition, Words
from fabula.reading.words import WordsStage
from fabula.reading.words.tokenizer import find_words

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("words.yml").read_text(encoding="utf-8"))
# Lone surrogates and NULs too: a damaged file may decode to them.
anything = st.one_of(passages.passages(), passages.wild, st.text(max_size=200))


def edition_of(text: str) -> Edition:
    """One block a line."""
    blocks = []
    start = 0
    for line in text.splitlines(keepends=True):
        blocks.append(Block(start=start, end=start + len(line), kind="paragraph"))
        start += len(line)
    return Edition(text=text, sha256="", language="en", blocks=tuple(blocks))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_words_of_cases(case: dict[str, Any]) -> None:
    """Each passage is cut as its case says."""
    text = case["text"]

    assert "|".join(span.of(text) for span in find_words(text)) == case["words"]


@given(anything)
@example("\ud800\x00a\udfff")
@example("e\u0301\u200d'\u2019s.")
def test_each_visible_character_is_in_one_word(text: str) -> None:
    """Words are in order and apart, hold no white space, and leave none but white space out."""
    words = find_words(text)
    position = 0
    for start, end in zip(words.starts, words.ends, strict=True):
        assert text[position:start].strip() == ""
        assert position <= start < end
        assert not any(character.isspace() for character in text[start:end])
        position = end
    assert text[position:].strip() == ""


@given(anything)
def test_portion_by_portion_equals_the_whole(text: str) -> None:
    """The stage joined from its portions gives the words of the undivided text, and the cache loses nothing."""
    view = StoryView({Edition: edition_of(text)})
    stage = WordsStage()
    portions = stage.portions(view)
    parts = [decode(encode(stage.read_portion(view, portion)), Spans) for portion in portions]

    assert stage.join(view, portions, parts) == stage.read(view)
    assert stage.read(view) == Words(tokens=find_words(text))


def test_what_a_portion_reads_is_its_text() -> None:
    """Two portions of the same words have the same digest, wherever they stand."""
    view = StoryView({Edition: edition_of("Rain.\n\nRain.\n\n")})
    stage = WordsStage()
    first, second = Spans.of([(0, 7), (7, 14)])[0], Spans.of([(0, 7), (7, 14)])[1]

    assert stage.reads(view, first) == stage.reads(view, second)
    assert stage.read_portion(view, first) == stage.read_portion(view, second)


@pytest.mark.parametrize("piece", ["a", "a.", "a-", "a@", "'ve", "1.", "www.", "https://", ":-", "\u0301", "“"])
def test_long_runs_of_one_thing_are_cut_in_linear_time(piece: str) -> None:
    """A hundred thousand repetitions are read at once; a quadratic expression would not come back."""
    text = piece * 100_000
    words = find_words(text)

    assert words.starts[0] == 0
    assert words.ends[-1] == len(text)
