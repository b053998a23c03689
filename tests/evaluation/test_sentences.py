"""Sentences of our own stories: the lists are sound, and the reading agrees with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fabula.errors import GoldError
from fabula.evaluation.gold import story_file
from fabula.evaluation.sentences import read_sentences, score_sentences
from fabula.model.encoding import Encoding
from fabula.model.spans import Spans
from fabula.model.stage import StoryView
from fabula.model.text import Edition, Words
from fabula.reading.ingest import read_edition
from fabula.reading.segmentation import SegmentationStage
from fabula.reading.words import WordsStage

if TYPE_CHECKING:
    from fabula.evaluation.counts import Count

EXAMPLES = Path(__file__).parents[2] / "examples"
STORIES = sorted(path.parent.name for path in EXAMPLES.glob("*/sentences.txt"))

TEXT = "The Ferry\n\nIt rained. “Come in,”\nsaid Ada. Nobody\ncame."


def listed(tmp_path: Path, *lines: str) -> Path:
    """A list of these lines."""
    path = tmp_path / "sentences.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_sentences_are_found_wherever_lines_end(tmp_path: Path) -> None:
    """A sentence may be set over several lines; what stands beside the story is told apart."""
    gold = read_sentences(
        listed(tmp_path, "# The Ferry", "", "It rained.", "“Come in,” said Ada.", "Nobody came."), TEXT
    )

    assert [TEXT[start:end] for start, end in zip(gold.sentences.starts, gold.sentences.ends, strict=True)] == [
        "It rained.",
        "“Come in,”\nsaid Ada.",
        "Nobody\ncame.",
    ]
    assert [span.of(TEXT) for span in gold.beside] == ["The Ferry"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("# The Ferry", "It snowed."), ':2: "It snowed." does not follow there'),
        (("# The Ferry", "It rained."), 'ends before "“Come in,”"'),
    ],
)
def test_mistakes_in_a_list_are_named(tmp_path: Path, lines: tuple[str, ...], told: str) -> None:
    """Words that are not in the story, or words of it that are not in the list."""
    with pytest.raises(GoldError) as raised:
        read_sentences(listed(tmp_path, *lines), TEXT)

    assert told in str(raised.value)


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    """The path is told."""
    with pytest.raises(GoldError, match=r"sentences\.txt"):
        read_sentences(tmp_path / "sentences.txt", TEXT)


def scored(name: str) -> Count:
    """How the reading of one story compares."""
    path = story_file(EXAMPLES / name)
    edition = read_edition(path, name=path.name)
    gold = read_sentences(path.with_name("sentences.txt"), edition.text)
    words = WordsStage().read(StoryView({Edition: edition}))
    found = SegmentationStage().read(StoryView({Edition: edition, Words: words, Encoding: Encoding()})).sentences
    return score_sentences(gold, found)


@pytest.mark.parametrize("name", STORIES)
def test_lists_of_our_own_stories_hold_every_word(name: str) -> None:
    """Lines and story hold the same words in the same order, and nearly all sentences are found."""
    assert scored(name).f1 >= 0.97


def test_nothing_found_is_no_error(tmp_path: Path) -> None:
    """A reading without sentences scores nought."""
    gold = read_sentences(listed(tmp_path, *TEXT.splitlines()), TEXT)

    assert score_sentences(gold, Spans.of([])).f1 == 0.0
