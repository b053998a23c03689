"""The encoding stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import fabula.learned
from fabula.errors import ModelError
from fabula.learned.reader import Reader
from fabula.model.encoding import EncodedMarks, Encoding
from fabula.model.stage import PortionStage, StoryView
from fabula.model.text import Block, Edition, Words
from fabula.reading.encoding import EncodingStage
from fabula.reading.words import WordsStage
from tiny_reader import make_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

PARAGRAPHS = [
    "CHAPTER I",
    *[f"“The lamp of {number} ships went out,” said Ned. — “It did not!”" for number in range(60)],
    "CHAPTER II",
    *[f"Captain Brill counted {number} lanterns, and the harbour slept." for number in range(50)],
]


def view_of(paragraphs: Sequence[str], between: str = "\n\n") -> StoryView:
    """Edition and words of some paragraphs, one block each."""
    blocks, start = [], 0
    for paragraph in paragraphs:
        end = start + len(paragraph) + len(between)
        blocks.append(Block(start=start, end=end, kind="paragraph"))
        start = end
    text = "".join(paragraph + between for paragraph in paragraphs)
    edition = Edition(text=text, sha256="", language="en", blocks=tuple(blocks))
    words = WordsStage().read(StoryView({Edition: edition}))
    return StoryView({Edition: edition, Words: words})


class Table:
    """A model that counts letters."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def encode_each(self, portions: Iterable[tuple[Sequence[str], Sequence[int]]]) -> Iterator[Encoding]:
        """As many letters as a word has are its tag."""
        for words, marks in portions:
            self.asked.append(list(words))
            numbers = b"".join(mark.to_bytes(4, "little") for mark in marks)
            yield Encoding(upos=bytes(min(len(word), 255) for word in words), marks=EncodedMarks(numbers=numbers))


def test_the_stage_is_one_that_reads_portions() -> None:
    """The pipeline may keep its portions apart."""
    assert isinstance(EncodingStage(Table(), weights="table"), PortionStage)


def test_each_portion_is_read_for_itself_and_all_are_joined() -> None:
    """Every word is asked about once, in order, and every answer stands where its word is."""
    table, view = Table(), view_of(PARAGRAPHS)
    encoding = EncodingStage(table, weights="table").read(view)
    text, tokens = view[Edition].text, view[Words].tokens
    words = [tokens[number].of(text) for number in range(len(tokens))]

    assert [word for asked in table.asked for word in asked] == words
    assert [asked[:2] for asked in table.asked] == [["CHAPTER", "I"], ["CHAPTER", "II"]]
    assert list(encoding.upos) == [len(word) for word in words]


def test_marks_are_quotation_marks_and_dashes() -> None:
    """And no apostrophe or hyphen inside a word."""
    view = view_of(["- “No,” said Ned’s aunt -- ‘never’ — \"so\" 'there'. «Oui.» rock-hard"])
    encoding = EncodingStage(Table(), weights="table").read(view)
    text, tokens = view[Edition].text, view[Words].tokens

    assert [tokens[number].of(text) for number in encoding.marks.words] == [*"-“”", "--", *"‘’—\"\"''«»"]


def test_how_a_text_is_laid_out_changes_no_number(tmp_path: Path) -> None:
    """The model sees words; blank lines and line ends between them are not among them."""
    stage = EncodingStage(Reader(make_model(tmp_path), threads=1), weights="tiny")
    one, other = view_of(PARAGRAPHS[1:40]), view_of(PARAGRAPHS[1:40], between="\n\n\n   ")

    assert stage.read(one) == stage.read(other)
    assert [stage.reads(one, portion) for portion in stage.portions(one)] == [
        stage.reads(other, portion) for portion in stage.portions(other)
    ]


def test_an_unchanged_chapter_has_unchanged_numbers(tmp_path: Path) -> None:
    """Whatever happens in the chapter before."""
    stage = EncodingStage(Reader(make_model(tmp_path), threads=1), weights="tiny")
    draft = ["CHAPTER I", "Nobody had seen it.", *PARAGRAPHS[1:]]
    one, other = view_of(PARAGRAPHS), view_of(draft)
    before = stage.read_portion(one, stage.portions(one)[-1])
    after = stage.read_portion(other, stage.portions(other)[-1])

    assert len(before) > 400
    assert before == after
    assert len(stage.read(other)) == len(stage.read(one)) + 5


def test_reading_whole_equals_reading_in_portions(tmp_path: Path) -> None:
    """What the cache keeps apart is what comes out at once."""
    stage, view = EncodingStage(Reader(make_model(tmp_path), threads=2), weights="tiny"), view_of(PARAGRAPHS)
    portions = stage.portions(view)

    assert stage.join(view, portions, [stage.read_portion(view, one) for one in portions]) == stage.read(view)


def test_the_stage_asks_for_the_shipped_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """With no other given; and says so when it is not there."""

    def missing() -> str:
        raise ModelError("the reading model is missing: labels.json")

    monkeypatch.setattr(fabula.learned, "identity", missing)

    with pytest.raises(ModelError):
        _ = EncodingStage().weights
