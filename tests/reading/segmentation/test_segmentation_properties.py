"""What must hold of every segmentation, whatever the text."""

from __future__ import annotations

from bisect import bisect_right

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import passages
from fabula.model.codec import decode, encode
from fabula.model.encoding import Encoding
from fabula.model.stage import StoryView
from fabula.model.text import Block, BlockRole, Edition, Segmentation, Words
from fabula.reading.segmentation import SegmentationStage
from fabula.reading.words import WordsStage

LINES = [
    "CHAPTER I", "Chapter 2: The Ferry", "II", "3", "PART ONE", "CONTENTS", "PREFACE", "THE END", "The end.", "* * *",
    "--", "A/N: thanks", "Notes: none", "Dear Ned,", "Saltmere, 3 March",
    "[Illustration]", "“Yes.” “No.”", "—OLD SONG",
    "Thanks for reading!", "Disclaimer: I own nothing.", "Chapter Text", "[1] A goat.", "A goat.[1]", "Kudos",
    "It rained. CHAPTER I It was late. CHAPTER II It was early. A/N: bye", "HUX: Late.", "She slept. 🌙🌙 He woke.",
    "THE FERRY", "By Ada Quill", "LETTER IV", "Epilogue", "It was late -- very late. -- She slept. *** He woke.",
]  # fmt: skip
ROLES: list[BlockRole] = [
    "body",
    "body",
    "body",
    "title-page",
    "contents",
    "front",
    "back",
    "note",
    "licence",
    "epigraph",
]
anything = st.one_of(passages.wild, st.sampled_from(LINES), passages.passages(), st.text(max_size=60))


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Blocks of any kind and role that tile a text of any characters, lone surrogates and NULs among them."""
    text = ""
    blocks = []
    for _ in range(draw(st.integers(0, 14))):
        start = len(text)
        line = draw(anything)
        text += line * draw(st.sampled_from([1, 1, 1, 1, 40])) + draw(st.sampled_from([" ", "\n", "\n\n", "\n\n\n\n"]))
        if len(text) > start:
            kind = draw(st.sampled_from(["paragraph", "paragraph", "paragraph", "heading", "break", "verse", "blank"]))
            level = draw(st.integers(1, 6)) if kind == "heading" else 0
            blocks.append(Block(start=start, end=len(text), kind=kind, role=draw(st.sampled_from(ROLES)), level=level))
    return Edition(text=text, sha256="", language="en", blocks=tuple(blocks))


def read(edition: Edition) -> tuple[Words, Segmentation]:
    """Words and segmentation."""
    words = WordsStage().read(StoryView({Edition: edition}))
    return words, SegmentationStage().read(StoryView({Edition: edition, Words: words, Encoding: Encoding()}))


def edition_of(text: str) -> Edition:
    """One paragraph."""
    blocks = (Block(start=0, end=len(text), kind="paragraph"),) if text else ()
    return Edition(text=text, sha256="", language="en", blocks=blocks)


def assert_whole(edition: Edition, words: Words, found: Segmentation) -> None:
    """All that is promised of sections, paragraphs, sentences, breaks and paratext."""
    text = edition.text
    position = 0
    for one in sorted([*found.paragraphs, *found.paratext], key=lambda one: one.start):
        assert text[position : one.start].strip() == ""
        assert position <= one.start < one.end
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        position = one.end
    assert text[position:].strip() == ""
    assert [one.start for one in found.paragraphs] == sorted(one.start for one in found.paragraphs)

    starts = [one.start for one in found.paragraphs]
    sentences = list(zip(found.sentences.starts, found.sentences.ends, strict=True))
    before = 0
    for start, end in sentences:
        paragraph = found.paragraphs[bisect_right(starts, start) - 1]
        assert before <= start < end
        assert paragraph.start <= start < end <= paragraph.end
        before = end
    for start, end in zip(words.tokens.starts, words.tokens.ends, strict=True):
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < found.paragraphs[at].end:
            number = found.sentences.at(start)
            assert sentences[number][0] <= start < end <= sentences[number][1]

    top = [section for section in found.sections if section.level == 1]
    assert [section.start for section in top] == [0, *(section.end for section in top)][: len(top)]
    assert not text or (top and top[-1].end == len(text))
    assert [section.start for section in found.sections] == sorted(section.start for section in found.sections)
    numbers = [section.number for section in found.sections if section.number]
    assert numbers == list(range(1, len(numbers) + 1))
    addresses = [(one.chapter, one.number) for one in found.paragraphs]
    assert addresses == sorted(set(addresses))
    begun = {one.start for one in (*found.paragraphs, *found.paratext)}
    assert all(one.start in begun and 0 < one.confidence <= 1 for one in found.boundaries)
    for one in found.breaks:
        assert 0 <= one.start < one.end <= len(text)
        assert one.known_from >= one.end


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(editions())
@example(edition_of(""))
@example(edition_of(" \n "))
@example(edition_of("\ud800\x00 \udfff"))
def test_every_visible_character_has_one_place(edition: Edition) -> None:
    """It is in one paragraph or one paratext; sentences nest, sections tile, addresses count up."""
    words, found = read(edition)

    assert_whole(edition, words, found)
    assert decode(encode(found), Segmentation) == found


LONG = "It rained. “Is it late?” “It is.” -- She left, and Mr. Quill stayed... "


@pytest.mark.parametrize(
    "text",
    [
        LONG * 4_000,
        "a" * 1_000_000,
        "“" * 200_000,
        "((" * 200_000,
        "Notes: " * 100_000,
        "II\n\n" * 20_000,
        " -- " * 100_000,
        "Thanks! " * 100_000,
        "A/N: x. CHAPTER I " * 40_000,
        "oOo 🌙 ~*~ " * 40_000,
        "N: a\n\n" * 20_000,
    ],
    ids=lambda text: repr(text[:8]),
)
@pytest.mark.slow
def test_a_giant_line_is_read_in_linear_time(text: str) -> None:
    """A megabyte without a line end, or of one mark, is read like any other text."""
    edition = edition_of(text)
    words, found = read(edition)

    assert_whole(edition, words, found)


def test_an_inserted_paragraph_moves_addresses_of_its_chapter_only() -> None:
    """Chapters before and after keep their addresses."""
    chapters = [f"Chapter {number}\n\n" + "It rained on the ferry. " * 20 for number in (1, 2, 3)]

    def addresses(text: str) -> dict[int, int]:
        blocks = []
        start = 0
        for part in text.split("\n\n"):
            end = min(len(text), start + len(part) + 2)
            blocks.append(Block(start=start, end=end, kind="paragraph"))
            start = end
        _, found = read(Edition(text=text, sha256="", language="en", blocks=tuple(blocks)))
        return {one.chapter: one.number for one in found.paragraphs}

    before = addresses("\n\n".join(chapters))
    after = addresses("\n\n".join([chapters[0], chapters[1] + "\n\nA goat came, and nobody saw it come.", chapters[2]]))

    assert before == {1: 2, 2: 2, 3: 2}
    assert after == {1: 2, 2: 3, 3: 2}
