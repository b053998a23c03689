"""The gold of our own stories: that it is sound, and that a mistake in it is named."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from fabula.errors import GoldError
from fabula.evaluation.gold import GoldStory, read_gold, story_file
from fabula.reading.ingest import read_edition

EXAMPLES = Path(__file__).parents[2] / "examples"
STORIES = sorted(path.parent.name for path in EXAMPLES.glob("*/gold.yml"))

TEXT = """\
“Bring the lamp,” said Aba, “and mind the step.”

“I always mind it,” said Teo. The sign said “Mind.”

#

They went down.
"""
GOLD = """\
story: story.txt
tense: past
person: third
marks: “”
people:
  - name: Aba
  - name: Teo
speeches:
  - Bring the lamp, / and mind | Aba > Teo | explicit
  - I always | Teo > Aba | explicit
words:
  - Mind.
scenes:
  - opens: “Bring the
    why: start
    present: [Aba, Teo]
  - opens: They went
    why: mark
story_order: [1, 2]
"""


def gold_of(folder: Path, text: str = TEXT, gold: str = GOLD) -> GoldStory:
    (folder / "gold.yml").write_text(gold, encoding="utf-8")
    return read_gold(folder, text)


@pytest.fixture(params=STORIES)
def gold(request: pytest.FixtureRequest) -> GoldStory:
    folder = EXAMPLES / request.param
    path = story_file(folder)
    return read_gold(folder, read_edition(path, name=path.name).text)


def test_there_are_fifteen_stories() -> None:
    """The examples are fifteen stories, six of them blind."""
    assert len(STORIES) == 15
    assert sum("\nblind: yes" in (EXAMPLES / name / "gold.yml").read_text(encoding="utf-8") for name in STORIES) == 6


def test_every_mark_is_accounted_for(gold: GoldStory) -> None:
    """Every opening mark in every story belongs to a speech, to a speech inside one or to quoted words."""
    assert [gold.text[place.start : place.start + 40] for place in gold.unaccounted] == []


def test_speeches_stand_in_order(gold: GoldStory) -> None:
    """Pieces of speech are found in text order, whole and without overlap."""
    pieces = [piece for speech in gold.speeches for piece in speech.pieces]

    assert pieces
    assert all(one.end <= other.start for one, other in pairwise(pieces))
    assert all("\n\n" not in piece.of(gold.text) for piece in pieces)
    # A speech that ran into the next would hold a whole line of the story in it.
    assert all(piece.of(gold.text).strip('“”‘’«»"— \n') for piece in pieces)


def test_gold_of_speakers_alone_needs_no_scenes(tmp_path: Path) -> None:
    """A story to learn speakers from tells nothing else."""
    speakers = GOLD[: GOLD.index("scenes:")]
    assert gold_of(tmp_path, gold=speakers).scenes == ()
    assert len(gold_of(tmp_path, gold=speakers).speeches) == 2


def test_scenes_stand_in_order(gold: GoldStory) -> None:
    """Scenes follow each other, and whoever speaks in one (and is not a letter writer) is somewhere in it."""
    assert all(one.end == other.start for one, other in pairwise(gold.scenes))
    for scene in gold.scenes:
        here = {*scene.present, *scene.remote, *scene.mentioned, *scene.spoken_of}
        speakers = {
            name
            for speech in gold.speeches
            if speech.mode == "speech" and scene.start <= speech.pieces[0].start < scene.end
            for name in (*speech.speakers, *speech.addressees)
        }

        assert speakers <= here, (gold.name, scene.number)


def test_nobody_is_two_people(gold: GoldStory) -> None:
    """No name belongs to two people of one story, and all who are named in the gold have a role in a scene."""
    names = [name for person in gold.people for name in person.names]
    placed = {
        name for scene in gold.scenes for name in (*scene.present, *scene.remote, *scene.mentioned, *scene.spoken_of)
    }

    assert len(names) == len(set(names))
    assert {person.name for person in gold.people} == placed


def test_pieces_hold_their_marks(tmp_path: Path) -> None:
    """A piece of speech reaches from its opening to its closing mark."""
    first, second = gold_of(tmp_path).speeches

    assert [piece.of(TEXT) for piece in first.pieces] == ["“Bring the lamp,”", "“and mind the step.”"]
    assert [piece.of(TEXT) for piece in second.pieces] == ["“I always mind it,”"]


def test_possessives_close_nothing(tmp_path: Path) -> None:
    """In British marks an apostrophe at the end of a word does not close the speech."""
    text = "‘It’s the boys’ lamp,’ said Aba. ‘Take it.’\n"
    gold = GOLD[: GOLD.index("words:")].replace("“”", "‘’").replace("Bring the lamp, / and mind", "It’s the / Take it")
    gold = gold.replace(
        "  - I always | Teo > Aba | explicit\n", "scenes:\n  - opens: ‘It’s\n    why: start\nstory_order: [1]\n"
    )

    (speech,) = gold_of(tmp_path, text, gold).speeches

    assert [piece.of(text) for piece in speech.pieces] == ["‘It’s the boys’ lamp,’", "‘Take it.’"]


def test_an_unexplained_mark_is_listed(tmp_path: Path) -> None:
    """A mark that no line explains is listed."""
    gold = gold_of(tmp_path, gold=GOLD.replace("words:\n  - Mind.\n", ""))

    assert [place.start for place in gold.unaccounted] == [TEXT.index("“Mind.”")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("I always", "I never", ':10: piece 1, "I never", is not in the text after'),
        ("Teo > Aba", "Tea > Aba", ':10: "Tea" is no main name under people'),
        ("Teo > Aba", "Teo", ':10: "Teo" names no addressees'),
        ("They went", "They came", ':17: "They came" is not in the text'),
        ("why: mark", "why: noise", ':18: why is "noise"; it can be start, chapter'),
        ("[1, 2]", "[1, 1]", ":19: story_order must hold each scene from 1 to 2 once"),
        ("tense: past", "tens: past", ':2: "tens" is not known here'),
        ("marks: “”", "marks: [“”", ":5: "),
        ("  - name: Teo", "  - called: Teo", ':7: "called" is not known here'),
        ("  - opens: They went\n    why: mark", "  - why: mark", ':17: each of scenes needs a line "opens:"'),
        ("    why: mark\n", "", ':17: why is ""; it can be start'),
        ("story: story.txt", "tale: story.txt", 'no "story:" line'),
    ],
)
def test_mistakes_are_named_with_their_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    """What is wrong in a sidecar is said in one line, with the number of the line it stands in."""
    with pytest.raises(GoldError) as caught:
        gold_of(tmp_path, gold=GOLD.replace(old, new))

    assert message in str(caught.value)
