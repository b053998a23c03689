"""What must hold of every reading, whatever the text."""

from __future__ import annotations

import io
import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import passages
from fabula.cli.views import Choice
from fabula.cli.views.text import lines as lines_of_text
from fabula.errors import InputError
from fabula.evaluation.soundness import assert_sound
from fabula.export.json_format import write_json
from fabula.pipeline import earlier_of, read_story, until
from fabula.reading.ingest import read_edition

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from fabula.model.spans import Spans
    from fabula.model.story import Story

EXAMPLES = 60  # a reading takes milliseconds, but the first of a process loads word lists
whole = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
texts = st.one_of(passages.passages(), passages.wild)


def read(text: str | bytes) -> Story:
    """A reading, or an assumption that fails when the text is one that fabula refuses."""
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    try:
        edition = read_edition(data, name="made.txt", language="en")
    except InputError:
        assume(condition=False)
    return read_story(edition)


def exported(story: Story) -> bytes:
    """The interchange JSON."""
    out = io.BytesIO()
    write_json(story, out, min_confidence=0)
    return out.getvalue()


def ordered(spans: Iterable[tuple[int, int]], length: int) -> bool:
    """Whether spans are in order, apart, not empty, and inside the text."""
    every = [(0, 0), *spans, (length, length)]
    return all(before[1] <= after[0] for before, after in pairwise(every)) and all(a < b for a, b in every[1:-1])


def columns(spans: Spans) -> list[tuple[int, int]]:
    """Spans as pairs."""
    return list(zip(spans.starts, spans.ends, strict=True))


@whole
@given(texts)
def test_blocks_joined_together_are_the_text(text: str) -> None:
    """Blocks tile the text, and a plain-text file's text is the file, to the last code point."""
    story = read(text)

    assert story.text == text
    assert "".join(story.text[block.start : block.end] for block in story.edition.blocks) == text


@whole
@given(texts)
def test_words_and_sentences_tile(text: str) -> None:
    """Words are apart and leave nothing visible outside; sentences lie in paragraphs, words of these in sentences."""
    story = read(text)
    words = columns(story.words.tokens)
    paragraphs = [(one.start, one.end) for one in story.segmentation.paragraphs]
    sentences = columns(story.segmentation.sentences)
    covered = bytearray(len(text))
    for start, end in words:
        covered[start:end] = b"\1" * (end - start)

    assert ordered(words, len(text))
    assert ordered(paragraphs, len(text))
    assert ordered(sentences, len(text))
    assert all(not any(character.isspace() for character in text[start:end]) for start, end in words)
    assert [position for position, character in enumerate(text) if not covered[position] and visible(character)] == []
    assert all(any(start <= a and b <= end for start, end in paragraphs) for a, b in sentences)
    assert all(
        any(start <= a and b <= end for start, end in sentences)
        for a, b in words
        if any(start <= a and b <= end for start, end in paragraphs)
    )


def visible(character: str) -> bool:
    """Letters, digits, punctuation and symbols: what no tokenizer may lose."""
    return character.isprintable() and not character.isspace()


@whole
@given(texts)
def test_sections_tile_and_quotations_nest(text: str) -> None:
    """Top-level sections tile the text; pieces of a quotation are in order; a nested one lies inside its parent."""
    story = read(text)
    top = [one for one in story.segmentation.sections if one.level == min(s.level for s in story.segmentation.sections)]
    by_id = {quotation.id: quotation for quotation in story.quotations.quotations}

    assert not top or (top[0].start == 0 and top[-1].end == len(text))
    assert all(before.end == after.start for before, after in pairwise(top))
    for quotation in by_id.values():
        assert ordered([(piece.start, piece.end) for piece in quotation.pieces], len(text))
        if quotation.parent is not None:
            pieces = by_id[quotation.parent].pieces
            assert all(any(outer.holds(inner) for outer in pieces) for inner in quotation.pieces)
    tops = sorted((piece.start, piece.end) for q in by_id.values() if q.parent is None for piece in q.pieces)
    assert ordered(tops, len(text))


@whole
@given(texts)
def test_every_reading_is_sound(text: str) -> None:
    """Whatever the text, the story does not contradict itself, and only rules and the text speak in it."""
    story = read(text)
    claims = (*story.quotations.quotations, *story.mentions.mentions, *story.attribution.speakers)

    assert_sound(story)
    assert {claim.source.partition(":")[0] for claim in claims} <= {"rule", "model"}


@pytest.mark.parametrize("path", passages.STORIES, ids=lambda path: path.parent.name)
def test_our_own_stories_are_read_soundly(path: Path) -> None:
    """So it is with the stories of `examples`."""
    assert_sound(read(path.read_bytes()))


@whole
@given(texts)
def test_reading_twice_gives_the_same_bytes(text: str) -> None:
    """The same text gives the same JSON."""
    assert exported(read(text)) == exported(read(text))


@whole
@given(texts, st.floats(0, 1))
def test_until_shows_nothing_of_what_comes_later(text: str, share: float) -> None:
    """A story shown as far as some place is a reading of the text as far as there."""
    story = read(text)
    position = int(share * len(text))
    early = until(story, position)

    assert text.startswith(early.text)
    assert len(early.text) <= position or early is story
    assert later_words(early, text) == set()


def later_words(story: Story, text: str) -> set[str]:
    """Words of the export that stand in `text` only after the end of `story`."""
    after = words_of(text[len(story.text) :]) - words_of(story.text)
    return after & words_of(" ".join(said(json.loads(exported(story)))))


def words_of(text: str) -> set[str]:
    """Runs of letters and digits; an underscore is a mark of italics."""
    return set(re.findall(r"[^\W_]+", text))


# Keys whose values are codes of ours, not words of the story; and the title, which stands on the cover.
CODES = {"fabula", "schema", "text_sha256", "title", "language", "kind", "type", "why", "mode", "reason", "source"}
CODES |= {"id", "speech", "speaker", "addressees", "candidates", "cluster", "char", "address", "pronouns"}
CODES |= {"present", "mentioned", "spoken_of", "participants"}
CODES |= {"remote", "viewpoint", "pace", "way", "tense", "person", "scene", "part_of_day", "season", "date", "time"}
CODES |= {"relation", "span", "place", "parent"}
CODES |= {"departs", "rule", "severity", "status", "message"}  # of findings, whose own words may come later in a text
CODES |= {"value", "anchor", "direction", "modifier", "quantifier", "unit", "signal"}  # of times, in a normal form


def said(value: Any, key: str = "") -> Iterable[str]:
    """All strings of a JSON value, but for codes."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in CODES and not (name == "name" and "quantifier" in value):  # "Spring" is called spring
                yield from said(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from said(inner, key)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("path", passages.STORIES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("third", [1, 2])
def test_until_keeps_the_rest_of_a_story_to_itself(path: Path, third: int) -> None:
    """In our own stories, too, no word that comes later stands anywhere in what is shown."""
    story = read(path.read_bytes())
    early = until(story, len(story.text) * third // 3)

    assert len(early.text) < len(story.text)
    assert later_words(early, story.text) == set()


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_ids_survive_an_inserted_paragraph(data: st.DataObject) -> None:
    """A paragraph put in anywhere leaves the ids of speeches and characters alone.

    Of those met a few times only, one may be seen in one text and not in the other: then there is nobody to keep an id.
    """
    story = read(data.draw(st.sampled_from(passages.STORIES), label="story").read_bytes())
    within = [(one.start, one.end) for one in story.quotations.quotations]  # a paragraph there breaks a speech in two
    starts = [
        paragraph.start
        for paragraph in story.segmentation.paragraphs
        if story.text[: paragraph.start].endswith("\n") and not any(a < paragraph.start < b for a, b in within)
    ]
    assume(starts)  # a story given as one line has no place between paragraphs
    before = data.draw(st.sampled_from(starts), label="before")
    text = f"{story.text[:before]}Rain fell on the roofs.\n\n{story.text[before:]}"
    longer = read_story(read_edition(text.encode("utf-8"), name="made.txt", language="en"), earlier=earlier_of(story))

    assert [one.id for one in longer.quotations.quotations] == [one.id for one in story.quotations.quotations]
    met = {one.id for one in story.cast.characters if one.mentions >= 6}
    assert met <= {one.id for one in longer.cast.characters}


@whole
@given(texts)
def test_the_text_shown_is_the_text(text: str) -> None:
    """`show text` prints every word once and in order, with nothing between but white space and its margin."""
    story = read(text)
    printed = [line[8:].removeprefix("│ ") for line in lines_of_text(story, Choice())]

    told = [*story.segmentation.paragraphs, *story.segmentation.paratext]
    words = [story.text[one.start : one.end] for one in sorted(told, key=lambda one: one.start)]
    assert "".join("".join(printed).split()).replace("│", "") == "".join("".join(words).split()).replace("│", "")


@whole
@given(texts)
def test_restored_boundaries_are_claims(text: str) -> None:
    """What one line had swallowed is cut where something begins, in order, and each cut says how sure it is."""
    story = read(" ".join(text.split()))
    segmentation = story.segmentation
    begun = {one.start for one in (*segmentation.paragraphs, *segmentation.paratext)}
    starts = [boundary.start for boundary in segmentation.boundaries]

    assert starts == sorted(set(starts))
    assert set(starts) <= begun
    assert all(0 < boundary.confidence <= 1 and boundary.evidence for boundary in segmentation.boundaries)


@whole
@given(texts)
def test_each_block_leads_back_to_its_line(text: str) -> None:
    """The address of a block of plain text is the number of the line on which it begins."""
    story = read(text)

    for block in story.edition.blocks:
        line = 1 + len(re.findall(r"\r\n|\r|\n", text[: block.start]))
        assert block.source.element == f"line {line}"
