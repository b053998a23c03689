"""Reading onto story files: decisions and ids last, and a correction gives what a fresh reading with it gives."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

import fabula
from fabula.evaluation.soundness import assert_sound
from fabula.export.json_format import write_json
from fabula.model.decisions import Decision
from fabula.pipeline import read_source, reread, run_story, until
from fabula.store import append_decision, load_log, load_story
from fabula.textual.anchoring import anchor_at

if TYPE_CHECKING:
    from pathlib import Path

    from fabula.model.story import Story

TEXT = """\
Chapter 1

Ottoline Marsh shut the ledger. She did not look at the clock.

“The tide turns at nine,” said Ottoline. “The barge will not wait.”

“Then we had better be quick,” said Mr. Brandt.

“I have been quick all my life.”

“So you say.”

* * *

The quay was dark. Mr. Brandt went first, and Ottoline Marsh followed with the lamp.

“Where is Captain Frayne?” asked Mr. Brandt.

“Asleep,” said Ottoline.

Chapter 2

Captain Frayne woke at last. He went up on deck and looked for Mr. Brandt.

“You are late,” said Captain Frayne.

“We are not,” said Ottoline Marsh.

“Zebulon is the name of my uncle, the quondam harbourmaster,” said Captain Frayne.
"""

# Words that stand nowhere in fabula's own vocabulary.
TELLING = ["Ottoline", "ledger", "barge", "Brandt", "quay", "lamp", "Frayne", "Asleep", "deck", "Zebulon", "quondam"]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A short novel."""
    path = tmp_path / "Barge.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where its story goes."""
    return tmp_path / "Barge.fabula"


def exported(story: Story) -> bytes:
    """The interchange JSON."""
    out = io.BytesIO()
    write_json(story, out)
    return out.getvalue()


def named(story: Story, name: str) -> str:
    """Id of the character one of whose names is `name`."""
    return next(one.id for one in story.cast.characters if name in {one.name, *(alias.name for alias in one.aliases)})


def rename(text: str, words: str, value: str) -> Decision:
    """A character named by the user."""
    start = text.index(words)
    return Decision(number=0, kind="rename", anchors=(anchor_at(text, start, start + len(words)),), value=value)


def said_by(text: str, speech: str, name: str) -> Decision:
    """A speech given to a character by the user."""
    places = (text.index(speech), text.index(name))
    anchors = tuple(
        anchor_at(text, start, start + len(words)) for start, words in zip(places, (speech, name), strict=True)
    )
    return Decision(number=0, kind="speaker", anchors=anchors)


def test_a_novel_is_read_and_kept(source: Path, path: Path) -> None:
    """What `fabula.read` returns is what `fabula.open` finds, and it is sound."""
    story = fabula.read(source, output=path)

    assert_sound(story)
    assert fabula.open(path) == story
    assert [scene.why for scene in story.scenes.scenes] == ["chapter", "mark", "chapter"]


@pytest.mark.parametrize(
    "decision",
    [
        rename(TEXT, "Ottoline Marsh", "Tilly"),
        said_by(TEXT, "“So you say.”", "Ottoline"),
        Decision(
            number=0, kind="merge", anchors=rename(TEXT, "Mr. Brandt", "").anchors + rename(TEXT, "Captain", "").anchors
        ),
    ],
    ids=["rename", "speaker", "merge"],
)
def test_a_correction_equals_a_fresh_reading_with_it(source: Path, path: Path, decision: Decision) -> None:
    """Correcting and reading again gives, byte for byte, what reading with that decision from the start gives."""
    fabula.read(source, output=path)
    corrected = reread(path, adding=decision)
    fresh = run_story(corrected.edition, log=corrected.log).story

    assert exported(corrected) == exported(fresh)
    assert load_story(path) == corrected
    assert_sound(corrected)


def test_undoing_gives_the_first_reading_back(source: Path, path: Path) -> None:
    """A correction taken back leaves no trace but in the log."""
    first = fabula.read(source, output=path)
    reread(path, adding=rename(TEXT, "Ottoline Marsh", "Tilly"))
    back = reread(path, adding=Decision(number=0, kind="undo", undoes=1))

    assert exported(back) == exported(first)
    assert [one.kind for one in load_log(path)] == ["rename", "undo"]


def test_decisions_can_be_gathered_first(source: Path, path: Path) -> None:
    """Decisions only written to the log count at the next reading."""
    fabula.read(source, output=path)
    append_decision(path, rename(TEXT, "Ottoline Marsh", "Tilly"))
    append_decision(path, rename(TEXT, "Mr. Brandt", "The Colonel"))

    assert {"Tilly", "The Colonel"} <= {one.name for one in reread(path).cast.characters}


def test_the_next_draft_keeps_decisions_and_ids(source: Path, path: Path) -> None:
    """Reading a changed text onto a story keeps what the user said and who is who; lost words are orphans."""
    first = fabula.read(source, output=path)
    reread(path, adding=rename(TEXT, "Ottoline Marsh", "Tilly"))
    reread(path, adding=said_by(TEXT, "“So you say.”", "Ottoline"))
    draft = TEXT.replace("Chapter 1\n", "Chapter 1\n\nIt rained on the Friday, and the river rose.\n")
    source.write_text(draft.replace("“So you say.”\n\n", ""), encoding="utf-8")
    second = fabula.read(source, output=path)

    assert second.character(named(second, "Tilly")).id == named(first, "Ottoline Marsh")
    assert [one.kind for one in second.decisions.standing] == ["rename"]
    assert [one.kind for one in second.decisions.orphans] == ["speaker"]
    assert len(load_log(path)) == 2


def test_decisions_of_another_file_are_adopted(source: Path, path: Path, tmp_path: Path) -> None:
    """`after` brings the log of an older story along; that story stays as it is."""
    fabula.read(source, output=path)
    reread(path, adding=rename(TEXT, "Ottoline Marsh", "Tilly"))
    before = path.read_bytes()
    other = tmp_path / "Draft2.fabula"
    story = fabula.read(source, output=other, after=path)

    assert "Tilly" in {one.name for one in story.cast.characters}
    assert load_log(other) == load_log(path)
    assert path.read_bytes() == before


def test_reading_again_is_reading_less(source: Path, path: Path) -> None:
    """Onto its own story a text is read from the cache, and nothing changes."""
    first = read_source(source, output=path)
    second = read_source(source, output=path)

    assert {stage.outcome for stage in second.stages} == {"kept"}
    assert second.story == first.story


def test_the_source_is_never_changed(source: Path, path: Path) -> None:
    """Reading and correcting leave the file that was read as it was."""
    before = source.read_bytes()
    fabula.read(source, output=path)
    reread(path, adding=rename(TEXT, "Ottoline Marsh", "Tilly"))

    assert source.read_bytes() == before


def test_nothing_later_is_in_a_story_so_far() -> None:
    """Up to any paragraph, no word that first comes later is anywhere in the story or its JSON."""
    story = fabula.read(TEXT.encode())
    full = story
    story = replace(
        story, edition=replace(story.edition, metadata=replace(story.edition.metadata, more={"plot": "Zebulon did it"}))
    )
    for paragraph in story.segmentation.paragraphs[:-1]:
        so_far = until(story, paragraph.end)
        later = {word for word in TELLING if word not in so_far.text}
        written = exported(so_far).decode() + repr(so_far.log) + repr(so_far.edition.metadata)

        assert so_far.text == full.text[: len(so_far.text)]
        assert not [word for word in later if word in written], paragraph
        assert_sound(so_far)


def test_a_reader_who_is_in_a_paragraph_knows_those_before() -> None:
    """The cut never falls inside a paragraph, and never after the position."""
    story = fabula.read(TEXT.encode())
    position = story.text.index("went first")

    assert until(story, position).text.rstrip().endswith("* * *")
    assert until(story, len(story.text)) is story


def test_ids_agree_with_the_whole_story() -> None:
    """Who is known early has the id that he or she has in the end."""
    story = fabula.read(TEXT.encode())
    so_far = until(story, story.text.index("Chapter 2"))

    assert named(so_far, "Ottoline Marsh") == named(story, "Ottoline Marsh")


def test_decisions_count_once_their_words_are_read(source: Path, path: Path) -> None:
    """A correction made in chapter 1 counts for a reader of chapter 1, one of chapter 2 does not, nor is it quoted."""
    fabula.read(source, output=path)
    reread(path, adding=rename(TEXT, "Mr. Brandt", "The Colonel"))
    story = reread(path, adding=rename(TEXT, "Captain Frayne woke", "The Sleeper"))
    so_far = until(story, story.text.index("Chapter 2"))

    assert "The Colonel" in {one.name for one in so_far.cast.characters}
    assert "Sleeper" not in repr(so_far)


def test_a_story_before_its_first_word_is_empty() -> None:
    """At position 0 nothing is known, and that is no error."""
    assert until(fabula.read(TEXT.encode()), 0).text == ""


def test_a_correction_does_not_forget_the_parts(source: Path, path: Path) -> None:
    """After a correction, which touches no word, the next draft still reads only the portions that changed."""
    fabula.read(source, output=path)
    reread(path, adding=rename(TEXT, "Ottoline Marsh", "Tilly"))
    reread(path)
    source.write_text(TEXT + "\nIt rained.\n" * 3, encoding="utf-8")
    run = read_source(source, output=path)

    assert any(stage.portions > stage.fresh for stage in run.stages)
