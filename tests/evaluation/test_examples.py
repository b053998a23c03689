"""The scorer of our own stories, on a story made by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pytest

from fabula.evaluation.counts import Count
from fabula.evaluation.examples import main, score, table
from fabula.evaluation.gold import read_gold
from fabula.evaluation.people import Who
from fabula.model.speech import Quotations
from made_story import TEXT, made_story

if TYPE_CHECKING:
    from pathlib import Path

    from fabula.evaluation.examples import StoryScore

GOLD = """\
story: story.txt
tense: past
person: third
marks: “”
inner_marks: ‘’
people:
  - name: Anna Kern
    aliases: [Anna]
  - name: Mr. Voss
    aliases: [Voss]
  - name: Mrs. Voss
  - name: the footman
speeches:
  - Good morning, / Is the boat | Anna Kern > Mr. Voss | explicit
  - Not yet | Mr. Voss > Anna Kern | explicit
  - It is late | Anna Kern > Mr. Voss | explicit
  - Then I shall | Anna Kern > Mr. Voss | implicit
  - You always do | Mr. Voss > Anna Kern | implicit
  - Who is there | the footman > ? | implicit
nested:
  - Swan | ? > ? | implicit | words
chapters: [Chapter One, Chapter Two]
scenes:
  - opens: “Good morning
    why: chapter
    present: [Anna Kern, Mr. Voss]
  - opens: The footman waved
    why: chapter
    present: [the footman, Mr. Voss, Mrs. Voss]
story_order: [1, 2]
"""


def scored(folder: Path, gold: str = GOLD) -> StoryScore:
    (folder / "gold.yml").write_text(gold, encoding="utf-8")
    return score(read_gold(folder, TEXT), made_story())


def test_what_is_right_is_counted(tmp_path: Path) -> None:
    """Each measure counts what agrees with the gold; "unknown" is not right, open questions are not asked."""
    assert scored(tmp_path).counts == {
        "speech": Count(7, 7, 7),
        "speakers": Count(5, 6, 6),
        "explicit": Count(3, 3, 3),
        "anaphoric": Count(0, 0, 0),
        "implicit": Count(2, 3, 3),
        "addressees": Count(4, 5, 5),
        "aliases": Count(2, 2, 2),
        "marks": Count(0, 0, 0),
        "chapters": Count(1, 1, 1),
        "silent": Count(0, 0, 0),
        "present": Count(5, 5, 5),
        "levels": Count(0, 0, 0),
        "places": Count(0, 0, 0),
        "times": Count(0, 0, 0),
    }


@pytest.mark.parametrize(("called", "who"), [("the footman", "the footman"), ("the porter", None)])
def test_somebody_shown_as_a_relation_is_whom_the_gold_calls_by_the_noun(
    tmp_path: Path, called: str, who: str | None
) -> None:
    """No text says "Anna's footman": the program made that name of him."""
    (tmp_path / "gold.yml").write_text(GOLD.replace("the footman", called), encoding="utf-8")
    story = made_story()
    footman = next(one for one in story.cast.characters if one.name == "the footman")
    shown = msgspec.structs.replace(footman, name="Anna's footman", aliases=())
    cast = tuple(shown if one is footman else one for one in story.cast.characters)
    story = msgspec.structs.replace(story, cast=msgspec.structs.replace(story.cast, characters=cast))

    assert Who(read_gold(tmp_path, TEXT), story).person(footman.id, 0) == who


@pytest.mark.parametrize(
    ("old", "new", "measure", "count"),
    [
        ("Mr. Voss > Anna Kern | explicit", "Mrs. Voss > Anna Kern | explicit", "speakers", Count(4, 6, 6)),
        ("Mr. Voss > Anna Kern | explicit", "Mr. Voss > Mrs. Voss | explicit", "addressees", Count(3, 5, 5)),
        ("aliases: [Voss]", "aliases: [Voss, Swan]", "aliases", Count(2, 2, 4)),
        ("[Anna]\n", "[]\n  - name: Anna\n", "aliases", Count(1, 2, 1)),
        ("The footman waved\n    why: chapter", "Mr. Voss and\n    why: silent", "silent", Count(0, 0, 1)),
        ("The footman waved\n    why: chapter", "Mr. Voss and\n    why: silent", "chapters", Count(0, 1, 0)),
        ("present: [Anna Kern, Mr. Voss]", "present: [Anna Kern, Mrs. Voss]", "present", Count(4, 5, 5)),
    ],
)
def test_what_differs_is_wrong(tmp_path: Path, old: str, new: str, measure: str, count: Count) -> None:
    """A difference costs the measure that it belongs to."""
    assert old in GOLD
    counts = scored(tmp_path, GOLD.replace(old, new, 1)).counts

    assert counts[measure] == count


def test_a_missed_speech_has_no_speaker(tmp_path: Path) -> None:
    """Speech that the reading did not find is missed, and so is its speaker."""
    (tmp_path / "gold.yml").write_text(GOLD, encoding="utf-8")
    story = made_story()
    fewer = msgspec.structs.replace(
        story, quotations=Quotations(quotations=tuple(q for q in story.quotations.quotations if q.id != "q2"))
    )

    counts = score(read_gold(tmp_path, TEXT), fewer).counts

    assert counts["speech"] == Count(6, 6, 7)
    assert counts["speakers"] == Count(4, 6, 6)


def test_the_table_sums(tmp_path: Path) -> None:
    """Several stories have a line for all, and the blind ones another."""
    open_one = scored(tmp_path)
    blind = scored(tmp_path, GOLD.replace("tense:", "blind: yes\ntense:"))

    lines = table([open_one, blind]).splitlines()

    assert len(lines) == 6
    assert lines[-2].startswith(f"| **all** | {2 * open_one.words} | 100.0 | 83.3 | 100.0 | – | 66.7 | 80.0 | 100.0 |")
    assert lines[-1].startswith(f"| **blind** * | {open_one.words} |")
    assert len({line.count("|") for line in lines}) == 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    story = tmp_path / "ferry"
    story.mkdir()
    (story / "story.txt").write_text(TEXT, encoding="utf-8")
    (story / "gold.yml").write_text(GOLD, encoding="utf-8")
    return tmp_path


def test_the_command_prints(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command reads the stories and prints a table, or counts as JSON."""
    assert main(["--folder", str(folder), "ferry"]) == 0
    assert "\n| ferry | " in capsys.readouterr().out

    assert main(["--folder", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["counts"]["speakers"]["wanted"] == 6


def test_unsound_gold_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A story whose gold leaves a mark unexplained is not scored."""
    gold = GOLD.replace("  - Not yet | Mr. Voss > Anna Kern | explicit\n", "")
    (folder / "ferry" / "gold.yml").write_text(gold, encoding="utf-8")

    assert main(["--folder", str(folder)]) == 3
    assert 'nothing explains "“Not yet,”' in capsys.readouterr().err
