"""`fabula correct` and `fabula undo`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import fabula
from cli_asking import addressees_at, called, names, speaker_at
from fabula.cli.bundled import bundled_story
from fabula.cli.undo import choose
from fabula.errors import NoSuchThingError
from fabula.model.decisions import Decision
from fabula.pipeline import counting

if TYPE_CHECKING:
    from pathlib import Path


def test_a_renamed_character_goes_by_the_new_name(story: Path, fabula_run: Any) -> None:
    """Spaces are tidied; the old name still finds the person."""
    name = called(fabula_run, story, "Mrs. Oyelaran")
    status, out, err = fabula_run("correct", story, "rename", "Mrs. Oyelaran", " The  Harbor Master ")

    assert (status, err) == (0, "")
    assert out.startswith(f"1. {name} is The Harbor Master; ")
    assert "The Harbor Master" in names(fabula_run, story)
    assert fabula_run("correct", story, "rename", "Mrs. Oyelaran", "Perpetua")[0] == 0
    assert "Perpetua" in names(fabula_run, story)


def test_merged_characters_are_one(story: Path, fabula_run: Any) -> None:
    """The first keeps its name, and both ids find it."""
    before = names(fabula_run, story)
    kept, gone = (called(fabula_run, story, alias) for alias in ("Mrs. Oyelaran", "Mr. Pike"))
    ids = {row["name"]: row["id"] for row in json.loads(fabula_run("show", story, "cast", "--json")[1])}

    status, out, _ = fabula_run("correct", story, "merge", "Mrs. Oyelaran", "Mr. Pike")

    after = names(fabula_run, story)
    assert status == 0
    assert "character fewer in the cast" in out
    assert len(after) == len(before) - 1
    assert kept in after
    assert gone not in after
    assert fabula_run("show", story, "speech", "--speaker", ids[kept])[0] == 0
    assert fabula_run("show", story, "speech", "--speaker", ids[gone])[0] == 0


def test_a_corrected_speaker_stays_and_is_the_users(story: Path, fabula_run: Any) -> None:
    """Also over reading the same file again onto the story."""
    pike = called(fabula_run, story, "Mr. Pike")
    assert speaker_at(fabula_run, story, "1¶5") != pike

    status, out, _ = fabula_run("correct", story, "speaker", "1¶5", "Mr. Pike")

    assert status == 0
    assert out.startswith(f"1. 1¶5 “I thought you had told it not to, ma’a…: speaker is {pike}; ")
    assert speaker_at(fabula_run, story, "1¶5") == pike
    fabula.read(bundled_story(), output=story)
    assert speaker_at(fabula_run, story, "1¶5") == pike


def test_what_else_changed_is_said(story: Path, fabula_run: Any) -> None:
    """The number that is told is the number of other speeches with another speaker."""

    def speakers() -> dict[str, object]:
        rows = json.loads(fabula_run("show", story, "speech", "--json")[1])
        return {row["address"]: row["speaker"] for row in rows}

    before = speakers()
    _, out, _ = fabula_run("correct", story, "speaker", "1¶12", "Mr. Pike")
    after = speakers()

    changed = [address for address, speaker in after.items() if before[address] != speaker and address != "1¶12"]
    assert all(address in out for address in changed[:6])
    assert ("nothing else changed" in out) == (not changed)


@pytest.mark.parametrize("word", ["unknown", "Unknown"])
def test_a_speaker_can_be_said_to_be_unknown(story: Path, fabula_run: Any, word: str) -> None:
    """An honest answer is better than a wrong one."""
    status, out, _ = fabula_run("correct", story, "speaker", "1¶5", word)

    assert status == 0
    assert "speaker is unknown" in out
    assert speaker_at(fabula_run, story, "1¶5") is None


def test_a_speaker_can_be_somebody_new(story: Path, fabula_run: Any) -> None:
    """Who joins the cast, speaks elsewhere too when told so, lasts over another reading, and goes with an undo."""
    assert fabula_run("correct", story, "speaker", "1¶12", "--new", "The  Stranger")[0] == 0
    assert "The Stranger" in names(fabula_run, story)
    assert speaker_at(fabula_run, story, "1¶12") == "The Stranger"

    status, out, err = fabula_run("correct", story, "speaker", "2¶3", "the stranger")

    assert (status, err) == (0, "")
    assert "speaker is The Stranger" in out
    assert speaker_at(fabula_run, story, "2¶3") == "The Stranger"
    assert fabula_run("correct", story, "rename", "The Stranger", "Somebody")[0] == 5
    fabula.read(bundled_story(), output=story)
    assert speaker_at(fabula_run, story, "1¶12") == "The Stranger"
    fabula_run("undo", story, "2")
    fabula_run("undo", story, "1")
    assert "The Stranger" not in names(fabula_run, story)


def test_a_corrected_addressee_stays_and_is_the_users(story: Path, fabula_run: Any) -> None:
    """One or several, or nobody who can be told; over another reading, until it is undone."""
    pike, keeper = (called(fabula_run, story, alias) for alias in ("Mr. Pike", "Mrs. Oyelaran"))
    was = addressees_at(fabula_run, story, "2¶14")

    status, out, err = fabula_run("correct", story, "addressee", "2¶14", "Mr. Pike")

    assert (status, err) == (0, "")
    assert f"said to {pike}; " in out
    assert addressees_at(fabula_run, story, "2¶14") == [pike]
    fabula.read(bundled_story(), output=story)
    assert addressees_at(fabula_run, story, "2¶14") == [pike]
    fabula_run("correct", story, "addressee", "2¶14", "unknown")
    assert addressees_at(fabula_run, story, "2¶14") == []
    fabula_run("correct", story, "speaker", "2¶14", "--new", "The Stranger")
    fabula_run("correct", story, "addressee", "2¶14", "Mr. Pike", "Mrs. Oyelaran")
    assert addressees_at(fabula_run, story, "2¶14") == [pike, keeper]
    for number in ("4", "3", "2", "1"):
        fabula_run("undo", story, number)
    assert addressees_at(fabula_run, story, "2¶14") == was


def test_speeches_alike_are_listed_first_and_then_corrected(tmp_path: Path, fabula_run: Any) -> None:
    """Those with the same name or noun in their tag, wherever they are; the user's own are left alone."""
    chapter = """Chapter {number}

Ines Varga sat on the step with Hanna Lund. Ruben Falk mended a net.

“The wind is rising,” said Ruben Falk.

“It always is,” said Ines.

“Not always,” Ruben Falk replied. Hanna said that he knew.

"""
    source, kept = tmp_path / "net.txt", tmp_path / "net.fabula"
    source.write_text("".join(chapter.format(number=number) for number in (1, 2)), encoding="utf-8")
    fabula.read(source, output=kept)
    old = ["1¶3", "1¶5", "2¶3", "2¶5"]
    assert fabula_run("correct", kept, "speaker", "2¶5", "Hanna Lund")[0] == 0

    status, out, _ = fabula_run("correct", kept, "speaker", "1¶3", "--new", "Jan Orr", "--alike", "--preview")

    assert status == 0
    assert [line.split()[0] for line in out.splitlines()] == old[:3]
    assert speaker_at(fabula_run, kept, "1¶3") != "Jan Orr"

    status, out, _ = fabula_run("correct", kept, "speaker", "1¶3", "--new", "Jan Orr", "--alike")

    assert status == 0
    assert out.startswith("2-4. ")
    assert "and of 2 alike" in out
    assert [speaker_at(fabula_run, kept, address) for address in old] == ["Jan Orr"] * 3 + ["Hanna Lund"]

    status, out, _ = fabula_run("undo", kept)

    assert status == 0
    assert out.startswith("5. speaker of “The wind is rising,”: Jan Orr and 2 made with it taken back; ")
    assert [speaker_at(fabula_run, kept, address) for address in old] == ["Ruben Falk"] * 3 + ["Hanna Lund"]
    fabula_run("undo", kept, "5")
    assert speaker_at(fabula_run, kept, "2¶3") == "Jan Orr"


def test_undo_takes_the_last_correction_back(story: Path, fabula_run: Any) -> None:
    """And then the one before it; with none left it says so."""
    was = speaker_at(fabula_run, story, "1¶5")
    name = called(fabula_run, story, "Mr. Pike")
    fabula_run("correct", story, "speaker", "1¶5", "Mr. Pike")
    fabula_run("correct", story, "rename", "Mr. Pike", "The Customs Man")

    assert fabula_run("undo", story)[1].startswith("3. rename")
    assert name in names(fabula_run, story)
    assert fabula_run("undo", story)[1].startswith("4. speaker of")
    assert speaker_at(fabula_run, story, "1¶5") == was
    assert fabula_run("undo", story) == (
        5,
        "",
        "fabula: error: there is no correction to take back (`fabula correct` makes one)\n",
    )


def test_an_undo_can_be_undone_by_its_number(story: Path, fabula_run: Any) -> None:
    """Nothing in the log is ever lost."""
    fabula_run("correct", story, "speaker", "1¶5", "Mr. Pike")
    fabula_run("undo", story)

    status, out, _ = fabula_run("undo", story, "2")

    assert status == 0
    assert out.startswith("3. undo of 1 taken back")
    assert speaker_at(fabula_run, story, "1¶5") == called(fabula_run, story, "Mr. Pike")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rename", "Zebulon", "Zeb"], "nobody in this story goes by 'Zebulon'"),
        (["rename", "Mr. Pike", "  "], "at least one letter"),
        (["merge", "Mr. Pike", "Mr. Pike"], "is one person already"),
        (["speaker", "9¶9", "Mr. Pike"], "no speech begins in 9¶9"),
        (["speaker", "1¶5", "Zebulon"], "nobody in this story"),
        (["speaker", "1¶5", "--new", "Tomas Reyes"], "is in the cast already"),
        (["speaker", "1¶5", "--new", " "], "at least one letter"),
    ],
)
def test_a_correction_that_cannot_be_taken_changes_nothing(
    story: Path, fabula_run: Any, arguments: list[str], message: str
) -> None:
    """Status 5, one line, the file byte for byte as it was."""
    before = story.read_bytes()

    status, out, err = fabula_run("correct", story, *arguments)

    assert (status, out, err.count("\n")) == (5, "", 1)
    assert message in err
    assert story.read_bytes() == before


def test_quiet_says_nothing(story: Path, fabula_run: Any) -> None:
    """For scripts."""
    assert fabula_run("correct", story, "rename", "Mr. Pike", "Pike", "--quiet") == (0, "", "")
    assert fabula_run("undo", story, "--quiet") == (0, "", "")


def test_what_counts_is_found_from_the_end() -> None:
    """A later undo decides about an earlier one."""
    log = [
        Decision(number=1, kind="merge"),
        Decision(number=2, kind="rename"),
        Decision(number=3, kind="undo", undoes=1),
    ]

    assert [decision.number for decision in counting(log)] == [2, 3]
    assert choose(log, None).number == 2
    assert choose(log, 3).number == 3
    with pytest.raises(NoSuchThingError, match="taken back already"):
        choose(log, 1)
    with pytest.raises(NoSuchThingError, match="no correction 9"):
        choose(log, 9)
