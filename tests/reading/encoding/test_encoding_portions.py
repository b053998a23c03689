"""Where the text is cut for the model."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given

import strategies
from fabula.model.text import Block, BlockKind, Edition
from fabula.reading.encoding.portions import HEADED, LARGEST, SMALLEST, cut
from fabula.reading.words.tokenizer import find_words

WORDS = ("mill", "rain", "lantern", "harbour", "bell", "goat", "winter", "ladder", "egg", "Tuesday", "window", "candle")


def edition_of(paragraphs: list[str], heading: str = "#") -> Edition:
    """An edition of one block a paragraph; what begins with `heading` is one."""
    blocks, start = [], 0
    for paragraph in paragraphs:
        end = start + len(paragraph) + 2
        kind: BlockKind = "heading" if heading and paragraph.startswith(heading) else "paragraph"
        blocks.append(Block(start=start, end=end, kind=kind))
        start = end
    return Edition(text="".join(f"{one}\n\n" for one in paragraphs), sha256="", language="en", blocks=tuple(blocks))


def prose(count: int, seed: int) -> list[str]:
    """Paragraphs of one to thirty sentences, the same for the same seed."""
    chance = random.Random(seed)
    return [
        " ".join(" ".join(chance.choices(WORDS, k=7)).capitalize() + "." for _ in range(chance.randint(1, 30)))
        for _ in range(count)
    ]


def cut_texts(edition: Edition) -> list[str]:
    """The portions' own words."""
    return [portion.of(edition.text) for portion in cut(edition)]


@given(strategies.editions())
def test_portions_tile_the_text_and_part_no_word(edition: Edition) -> None:
    """Portions follow upon each other from the first character to the last, and no word lies across a cut."""
    portions = cut(edition)
    assert "".join(portion.of(edition.text) for portion in portions) == edition.text
    cuts = {portion.start for portion in portions}
    assert not any(start < place < end for start, end in _words(edition.text) for place in cuts)


def _words(text: str) -> list[tuple[int, int]]:
    words = find_words(text)
    return list(zip(words.starts, words.ends, strict=True))


def test_a_changed_chapter_moves_no_other() -> None:
    """Where headings are marked, all portions of the other chapters stay as they were."""
    chapters = [[f"# The {number}th", *prose(60, number)] for number in range(6)]
    before = cut_texts(edition_of([one for chapter in chapters for one in chapter]))
    chapters[2][5:9] = prose(14, 99)
    after = cut_texts(edition_of([one for chapter in chapters for one in chapter]))

    assert len(before) > 6
    for number, (heading, *_) in enumerate(chapters):
        if number != 2:
            assert sum(text.startswith(heading) for text in after) == 1
            assert all(text in before for text in after if heading in text)
    own = [text for text in after if text not in before]
    assert 1 <= len(own) <= 3
    assert all("# The 3th" not in text for text in own)


def test_plain_text_is_cut_at_lines_that_read_like_headings() -> None:
    """Plain text marks no headings; a line that begins with a word for one, or is a numeral, will do."""
    headings = ["CHAPTER I", "Chapter the Second. Of rain", "XII.", "Letter 4", "Epilogue"]
    paragraphs = [one for number, heading in enumerate(headings) for one in [heading, *prose(12, number)]]

    assert [text.split("\n")[0] for text in cut_texts(edition_of(paragraphs, heading=""))] == headings


def test_headings_in_a_row_stay_together() -> None:
    """Number and title of a chapter, or a list of contents, are not parted."""
    contents = [f"# {number}" for number in range(40)]
    texts = cut_texts(edition_of([*contents, "# One", "# The Mill", *prose(40, 1)]))

    assert "# One\n\n# The Mill" in texts[0]


def test_little_under_a_heading_stays_joined() -> None:
    """In a play, where every speech has its heading, the model still sees the speeches before."""
    speeches = [one for number in range(60) for one in [f"# Speaker {number}", *prose(1, number)]]
    portions = cut(edition_of(speeches))

    assert all(len(portion) >= HEADED for portion in portions[:-1])


def test_portions_without_headings_keep_to_their_sizes() -> None:
    """None but the last is small, and none is too large."""
    portions = cut(edition_of(prose(900, 4)))

    assert len(portions) > 8
    assert all(len(portion) >= SMALLEST for portion in portions[:-1])
    assert all(len(portion) <= 1.1 * LARGEST for portion in portions)


def test_an_inserted_paragraph_changes_only_its_neighbourhood() -> None:
    """Also without headings most portions are found again."""
    paragraphs = prose(900, 5)
    before = cut_texts(edition_of(paragraphs))
    after = cut_texts(edition_of([*paragraphs[:400], "A stranger came in out of the rain.", *paragraphs[400:]]))

    assert 1 <= len([text for text in after if text not in before]) <= 3


def test_a_text_without_paragraphs_is_cut_at_sentences() -> None:
    """One giant block: portions end with sentences, keep to their sizes and find themselves again after a change."""
    sentences = [sentence for paragraph in prose(900, 6) for sentence in paragraph.split(". ")]
    flat = ". ".join(sentences)
    changed = ". ".join([*sentences[:3000], "A stranger came in", *sentences[3000:]])
    before, after = cut_texts(edition_of([flat])), cut_texts(edition_of([changed]))

    assert all(text.rstrip().endswith(".") for text in before)
    assert all(SMALLEST <= len(text) <= LARGEST for text in before[:-1])
    assert 1 <= len([text for text in after if text not in before]) <= 3


def test_a_text_without_sentences_is_cut_between_words() -> None:
    """Not even a full stop: still no portion is much too large."""
    edition = edition_of(["word " * 60_000])

    assert max(map(len, cut(edition))) <= LARGEST
    assert all(text.strip().startswith("word") for text in cut_texts(edition))


def test_cuts_are_in_order() -> None:
    """Whatever is mixed: giant paragraphs between headings and small ones."""
    giant = " ".join(prose(400, 8))
    portions = cut(edition_of(["# One", giant, "# Two", "Short.", giant, *prose(100, 9)]))

    assert all(one.end == other.start and len(one) > 0 for one, other in pairwise(portions))
    assert max(map(len, portions)) <= 1.1 * LARGEST
