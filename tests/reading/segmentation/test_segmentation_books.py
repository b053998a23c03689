"""Chapters of real books, counted; sentences measured against treebanks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fabula.model.encoding import Encoding
from fabula.model.stage import StoryView
from fabula.model.text import Edition, Words
from fabula.reading.ingest import read_edition
from fabula.reading.segmentation import SegmentationStage
from fabula.reading.segmentation.sentences import load_splitter, split_sentences
from fabula.reading.words import WordsStage

if TYPE_CHECKING:
    from fabula.model.text import Segmentation

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
EWT = DATA / "ewt" / "en_ewt-ud-test.conllu"

# File, parts, chapters and letters.
BOOKS = [
    ("standardebooks/jane-austen_persuasion.epub", 0, 24),
    ("standardebooks/frances-hodgson-burnett_the-secret-garden.epub", 0, 27),
    ("standardebooks/jane-austen_pride-and-prejudice.epub", 0, 61),
    ("standardebooks/emily-bronte_wuthering-heights.epub", 0, 34),
    ("standardebooks/herman-melville_moby-dick.epub", 0, 136),
    ("standardebooks/arthur-conan-doyle_a-study-in-scarlet.epub", 2, 14),
    ("pdnc/data/Emma/novel_text.txt", 3, 55),
    ("pdnc/data/DaisyMiller/novel_text.txt", 0, 2),
    ("pdnc/data/ARoomWithAView/novel_text.txt", 2, 20),
    ("pdnc/data/AlicesAdventuresInWonderland/novel_text.txt", 0, 12),
    ("litbank/original/84_frankenstein_or_the_modern_prometheus.txt", 0, 28),
    ("litbank/original/6593_history_of_tom_jones_a_foundling.txt", 18, 208),
    ("litbank/original/1661_the_adventures_of_sherlock_holmes.txt", 0, 12),
    ("litbank/original/4300_ulysses.txt", 3, 18),
    ("litbank/original/2814_dubliners.txt", 0, 15),
    ("litbank/original/24_o_pioneers.txt", 5, 30),
    ("litbank/original/120_treasure_island.txt", 6, 34),
]


def read(path: Path) -> Segmentation:
    """The segmentation of a file."""
    edition = read_edition(path, name=path.name, language="en")
    words = WordsStage().read(StoryView({Edition: edition}))
    return SegmentationStage().read(StoryView({Edition: edition, Words: words, Encoding: Encoding()}))


@pytest.mark.parametrize(
    ("file", "parts", "chapters"), BOOKS, ids=lambda one: Path(one).stem if "/" in str(one) else ""
)
@pytest.mark.slow
def test_chapters_of_books(file: str, parts: int, chapters: int) -> None:
    """Counts are those of the printed book."""
    path = DATA / file
    if not path.exists():
        pytest.skip(f"needs ../shared/data/{file}")
    kinds = [section.kind for section in read(path).sections]

    assert (kinds.count("part"), kinds.count("chapter") + kinds.count("letter")) == (parts, chapters)


@pytest.mark.skipif(not EWT.exists(), reason="needs the English EWT treebank in ../shared/data/ewt")
@pytest.mark.slow
def test_sentences_agree_with_english_ewt() -> None:
    """Of boundaries found inside its paragraphs 98 % are right; much of it is unpunctuated, so recall is lower."""
    split = load_splitter()
    right = found = gold = 0
    paragraph: list[str] = []
    for block in [*EWT.read_text(encoding="utf-8").split("\n\n"), "# newpar"]:
        if "# newdoc" in block or "# newpar" in block:
            ends = set[int]()
            at = -1
            for sentence in paragraph:
                at += len(sentence) + 1
                ends.add(at)
            cuts = {end for _, end in split_sentences(" ".join(paragraph), split)}
            ends.discard(at)
            cuts.discard(at)
            right, found, gold = right + len(ends & cuts), found + len(cuts), gold + len(ends)
            paragraph = []
        paragraph += [line.removeprefix("# text = ") for line in block.splitlines() if line.startswith("# text = ")]

    assert right / found >= 0.98
    assert right / gold >= 0.74
