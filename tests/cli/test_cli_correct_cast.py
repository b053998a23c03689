"""`fabula correct` on who is one, who is two and who is nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import fabula
from cli_asking import addressees_at, called, names, speaker_at

if TYPE_CHECKING:
    from pathlib import Path

MILL = """\
Orla Venn came to the mill. She knocked, and Ned Garrow opened. Orla smiled at him.

“Good day, Miss Venn,” said Ned. He took her hat.

Mr. Tarn came in. Ned bowed to Mr. Tarn, and Orla sat down. Garrow had been a miller. He was old, and Ned was young.

“The wheel is broken,” said Garrow. He shook his head. “It is old,” he said.

Neptune stood over the pond. Neptune was green. Orla looked at Neptune. “Neptune,” she said, “is wet.”
"""


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    """A story in which the reading takes a father and his son for one, and a statue for a person."""
    source, kept = tmp_path / "mill.txt", tmp_path / "mill.fabula"
    source.write_text(MILL, encoding="utf-8")
    fabula.read(source, output=kept)
    return kept


def test_a_split_character_is_two_and_pronouns_follow(mill: Path, fabula_run: Any) -> None:
    """The names that are told are another's from then on, until an undo; his "he" goes with him."""
    assert speaker_at(fabula_run, mill, "1¶4") == "Ned Garrow"

    status, out, err = fabula_run("correct", mill, "split", "Ned", "Garrow", "--preview")

    assert (status, err) == (0, "")
    assert "not kept" in out
    assert "Garrow would join the cast" in out
    assert "Garrow" not in names(fabula_run, mill)

    status, out, _ = fabula_run("correct", mill, "split", "Ned", "Garrow")

    assert status == 0
    assert out.startswith("1. Ned Garrow does not go by Garrow; 1 other speech has another speaker now: 1¶4")
    assert {"Ned Garrow", "Garrow"} <= set(names(fabula_run, mill))
    story = fabula.open(mill)
    (garrow,) = [one for one in story.cast.characters if one.name == "Garrow"]
    his = {one.mention for one in story.cast.references if one.character == garrow.id}
    assert "He" in {story.text[one.start : one.end] for one in story.mentions.mentions if one.id in his}
    fabula_run("undo", mill)
    assert "Garrow" not in names(fabula_run, mill)


def test_names_split_off_together_are_one_person(mill: Path, fabula_run: Any) -> None:
    """And one undo takes all of it back."""
    status, out, _ = fabula_run("correct", mill, "split", "Orla Venn", "Miss Venn", "Orla")

    assert status == 0
    assert out.startswith("1-3. ")
    assert called(fabula_run, mill, "Miss Venn") == called(fabula_run, mill, "Orla")
    assert called(fabula_run, mill, "Miss Venn") != "Orla Venn"
    assert fabula_run("undo", mill)[0] == 0
    assert called(fabula_run, mill, "Miss Venn") == "Orla Venn"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("Orla Venn", "Ned"), "does not go by 'Ned' (the names are: Orla, Orla Venn, Miss Venn)"),
        (("Orla Venn", "Miss Venn", "Orla", "Orla Venn"), "goes by no other name (leave one name to each of the two)"),
    ],
)
def test_what_cannot_be_split_is_told(mill: Path, fabula_run: Any, given: tuple[str, ...], said: str) -> None:
    """With the way out; the log stays empty."""
    status, _, err = fabula_run("correct", mill, "split", *given)

    assert status == 5
    assert said in err
    assert fabula.open(mill).log == ()


def test_what_is_no_person_leaves_the_cast(mill: Path, fabula_run: Any) -> None:
    """Nobody speaks to it any more; an undo brings it back."""
    assert addressees_at(fabula_run, mill, "1¶5") == ["Neptune"]

    status, out, _ = fabula_run("correct", mill, "not-a-person", "Neptune", "--preview")

    assert (status, "not kept" in out) == (0, True)
    assert "Neptune" in names(fabula_run, mill)

    status, out, _ = fabula_run("correct", mill, "not-a-person", "Neptune")

    assert status == 0
    assert out.startswith("1. Neptune is no person; ")
    assert "Neptune" not in names(fabula_run, mill)
    assert addressees_at(fabula_run, mill, "1¶5") != ["Neptune"]
    assert fabula_run("undo", mill)[1].startswith("2. Neptune is no person taken back; ")
    assert "Neptune" in names(fabula_run, mill)


def test_a_merge_can_be_tried_first(story: Path, fabula_run: Any) -> None:
    """What would change is told, and nothing is kept."""
    before = names(fabula_run, story)

    status, out, _ = fabula_run("correct", story, "merge", "Mrs. Oyelaran", "Mr. Pike", "--preview")

    assert status == 0
    assert "not kept" in out
    assert "1 character fewer in the cast" in out
    assert names(fabula_run, story) == before
    assert fabula.open(story).log == ()
