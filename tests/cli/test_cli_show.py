"""`fabula show`: every view as printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import fabula
from fabula.cli.views import VIEWS, view

if TYPE_CHECKING:
    from pathlib import Path

PRINTED = {
    "cast": """\
1¶1       Anna Kern  [c1]  she  2 mentions  3 speeches
          Anna ×1: part, 1¶1
1¶1       Mr. Voss  [c2]  he  3 mentions  1 speech
          Voss ×1: part, 1¶1
2¶1       Mrs. Voss  [c3]  2 mentions
          Voss ×1: part, 1¶1
2¶1       the footman  [c4]  minor  1 mention
          The footman ×1: part, 2¶1
""",
    "speech": """\
1¶1       Anna Kern → Mr. Voss               certain   tag            “Good morning, Mr. Voss,” … “…
1¶2.1     Mr. Voss → Anna Kern               certain   tag            “Not yet,”
1¶2.2     Anna Kern                          certain   tag            “It is late,”
1¶3       Anna Kern → Mr. Voss               likely    turn-taking    “Then I shall wait. They call…
1¶4       Mr. Voss or Mrs. Voss? → Anna Kern ambiguous turn-taking    “You always do.”
2¶2       unknown                            unknown   no cue         “Who is there?”
""",
    "text": """\

title   │ The Ferry

        Chapter One

1¶1     “Good morning, Mr. Voss,” said Anna Kern. “Is the boat in?”

1¶2     “Not yet,” said Voss. “It is late,” said Anna → the clerk.

1¶3     “Then I shall wait. They call it the ‘Swan’.”

1¶4     “You always do.”

        Chapter Two

2¶1     The footman waved. Mr. Voss and Mrs. Voss came at noon.

2¶2     “Who is there?”
""",
    "scenes": """\
1¶0       scene 1  36 words  begins: start
          where: the boat, The Ferry
          present: Anna Kern, Mr. Voss
          seen by: Anna Kern (thinks)
          1¶3 told within the story, because: a letter: “Then I shall wait. They call it the ‘Swan’.”
2¶0       scene 2  16 words  begins: chapter
          when: noon
          present: Mr. Voss, Mrs. Voss, the footman
          comes and goes: Mrs. Voss enters 2¶1
""",
    "places": """\
0¶0       The Ferry (1)
1¶1         the boat (1)  scene 1
""",
    "presence": """\
1¶1       Anna Kern                near     the boat  usually
""",
    "events": """\
1¶1       said           Anna Kern                            …morning, Mr. Voss,” said Anna Kern.…
2¶1       waved          the footman                          The footman waved. Mr. Voss and Mrs.…
2¶1       came           Mr. Voss, Mrs. Voss (noon)           …Mr. Voss and Mrs. Voss came at noon.
""",
    "timeline": """\
covers 1 day or more; told as it happened
1¶0       story 1    scene 1    day 1; lasts 1 minute or more
2¶0       story 2    scene 2    day 1 or later, 12:00 ?; lasts 1 minute or more
""",
    "times": """\
2¶1       noon                         time     XXXX-XX-XXT12:00     told from the story's now
""",
    "marks": """\
1¶1     double quotation marks (“)
""",
    "questions": """\
1. Who says this: Mr. Voss or Mrs. Voss? (decides 1 speech)
1¶4       “You always do.”
          fabula correct STORY speaker 1¶4 "Mr. Voss"
          fabula correct STORY speaker 1¶4 "Mrs. Voss"
          fabula correct STORY speaker 1¶4 --new NAME
2. Who says this? (decides 1 speech)
2¶2       “Who is there?”
          fabula correct STORY speaker 2¶2 --new NAME
""",
}


def test_there_is_a_printed_example_of_every_view() -> None:
    """Whoever adds a view adds what it prints."""
    assert set(PRINTED) == set(VIEWS)
    assert all(callable(view(name).lines) and callable(view(name).rows) for name in VIEWS)


@pytest.mark.parametrize("what", list(PRINTED))
def test_a_view_as_people_see_it(made: Path, fabula_run: Any, what: str) -> None:
    """Each thing comes with its address."""
    assert fabula_run("show", made, what) == (0, PRINTED[what].replace("STORY", str(made)), "")


@pytest.mark.parametrize("what", list(VIEWS))
def test_a_view_as_programs_see_it(made: Path, fabula_run: Any, what: str) -> None:
    """A JSON array with an address in every object."""
    status, out, err = fabula_run("show", made, what, "--json")

    rows = json.loads(out)
    assert (status, err) == (0, "")
    assert rows
    assert all("¶" in row["address"] for row in rows)


def test_speech_for_programs_says_what_the_line_says(made: Path, fabula_run: Any) -> None:
    """Speaker and addressees by id and name, candidates, the words of all pieces."""
    rows = {row["id"]: row for row in json.loads(fabula_run("show", made, "speech", "--json")[1])}

    assert rows["q1"]["speaker"] == {"id": "c1", "name": "Anna Kern"}
    assert rows["q1"]["addressees"] == [{"id": "c2", "name": "Mr. Voss"}]
    assert rows["q1"]["text"] == "“Good morning, Mr. Voss,” … “Is the boat in?”"
    assert rows["q6"]["speaker"] is None
    assert rows["q6"]["degree"] == "ambiguous"
    assert rows["q6"]["candidates"] == [["c2", 0.35], ["c3", 0.3]]


@pytest.mark.parametrize(
    ("options", "addresses"),
    [
        (["--chapter", "2"], ["2¶2"]),
        (["--speaker", "anna"], ["1¶1", "1¶2.2", "1¶3"]),
        (["--unknown"], ["1¶4", "2¶2"]),
        (["--unknown", "--chapter", "1"], ["1¶4"]),
        (["--speaker", "Mrs. Voss"], []),
        (["--chapter", "7"], []),
    ],
)
def test_speeches_can_be_chosen(made: Path, fabula_run: Any, options: list[str], addresses: list[str]) -> None:
    """By chapter, by speaker, or those whose speaker is not known."""
    status, out, err = fabula_run("show", made, "speech", *options)

    assert status == 0
    assert [line.split()[0] for line in out.splitlines()] == addresses
    assert err == ("" if addresses else "no speech to show\n")


def test_events_for_programs_say_who_has_which_part(made: Path, fabula_run: Any) -> None:
    """Participants by role, id and name, what is no character by its mention; tense, aspect and the sentence."""
    first, _, last = json.loads(fabula_run("show", made, "events", "--json")[1])

    assert last["participants"] == [
        {"role": "subject", "id": "c2", "name": "Mr. Voss"},
        {"role": "subject", "id": "c3", "name": "Mrs. Voss"},
        {"role": "oblique", "id": "m8", "name": "noon"},
    ]
    assert (last["trigger"], last["tense"], last["aspect"], last["degree"]) == ("came", "past", "simple", "certain")
    assert first["text"].startswith("“Good morning, Mr. Voss,”")


@pytest.mark.parametrize(
    ("options", "triggers"), [(["--speaker", "anna"], ["said"]), (["--chapter", "2"], ["waved", "came"])]
)
def test_events_can_be_chosen(made: Path, fabula_run: Any, options: list[str], triggers: list[str]) -> None:
    """By who has a part in them, or by chapter."""
    status, out, _ = fabula_run("show", made, "events", *options)

    assert status == 0
    assert [line.split()[1] for line in out.splitlines()] == triggers


def test_nothing_to_show_is_an_empty_array_for_programs(made: Path, fabula_run: Any) -> None:
    """No sentence where JSON is expected."""
    assert fabula_run("show", made, "speech", "--chapter", "7", "--json") == (0, "[]\n", "")


def test_a_speaker_nobody_knows_is_an_error(made: Path, fabula_run: Any) -> None:
    """Nothing is shown for somebody else."""
    status, out, err = fabula_run("show", made, "speech", "--speaker", "Zebulon")

    assert (status, out) == (5, "")
    assert "nobody in this story goes by 'Zebulon'" in err


@pytest.mark.parametrize("what", list(VIEWS))
def test_until_shows_nothing_of_what_comes_later(story: Path, fabula_run: Any, what: str) -> None:
    """Names, words and joins of later chapters are not there, for people or programs."""
    for options in ([], ["--json"]):
        status, out, _ = fabula_run("show", story, what, "--until", "1", *options)

        assert status == 0
        assert out.strip() or what == "questions"  # a chapter may be clear
        for later in ("Delphine", "Noor", "Perpetua", "Desmond", "Smugglers,", "2¶", "3¶"):
            assert later not in out


@pytest.mark.parametrize("chapter", ["9", "0", "two", ""])
def test_until_a_chapter_that_is_not_there_is_an_error(story: Path, fabula_run: Any, chapter: str) -> None:
    """It says which there are."""
    status, out, err = fabula_run("show", story, "cast", "--until", chapter)

    assert (status, out) == (5, "")
    assert err.endswith("(this story has chapters 1 to 3)\n")


def test_text_is_folded_and_whole(story: Path, fabula_run: Any) -> None:
    """No line is long, and the words are the story's words in their order."""
    _, out, _ = fabula_run("show", story, "text")
    _, rows, _ = fabula_run("show", story, "text", "--json")

    folded = [word for line in out.splitlines() for word in line[8:].removeprefix("│").split()]
    assert max(map(len, out.splitlines())) <= 80
    assert folded == [word for row in json.loads(rows) for word in row["text"].split()]


NOTED = (
    "---\ncharacters: [Ada Quill, Gwen Hollis]\n---\n# One\n\n"
    "Author's note: Thank you, Bettina.\n\nAda Quill waited. "
    "“It is late,” said Ada Quill. Tom Marsh rowed across. "
    "“Sit down,” said Tom Marsh.\n\n# Two\n\n“No,” said Tom Marsh.\n"
)


def test_notes_stand_behind_a_bar(tmp_path: Path, fabula_run: Any) -> None:
    """Their kind is in the margin; programs are told that they are no story, and of which chapter they are."""
    path = tmp_path / "a.fabula"
    fabula.read(NOTED.encode(), output=path, language="en")
    _, out, _ = fabula_run("show", path, "text", "--chapter", "1")
    _, rows, _ = fabula_run("show", path, "text", "--json", "--chapter", "1")

    assert "note    │ Author's note: Thank you, Bettina.\n" in out
    assert [(row["story"], row["kind"]) for row in json.loads(rows)] == [
        (True, "heading"),
        (False, "note"),
        (True, "prose"),
    ]


def test_the_cast_is_held_against_the_tags(tmp_path: Path, fabula_run: Any) -> None:
    """Who is tagged and not found, and who is found and not tagged; with one character asked for, neither."""
    path = tmp_path / "a.fabula"
    fabula.read(NOTED.encode(), output=path, language="en")
    _, out, _ = fabula_run("show", path, "cast")
    _, one, _ = fabula_run("show", path, "cast", "--speaker", "Ada Quill")

    assert out.splitlines()[-2:] == ["tagged, not found   Gwen Hollis", "found, not tagged   Tom Marsh"]
    assert "tagged" not in one


@pytest.mark.parametrize(
    ("name", "content", "status"), [("no.fabula", None, 3), ("notes.fabula", "mine", 4), ("empty.fabula", "", 4)]
)
def test_what_is_no_story_is_not_shown(
    tmp_path: Path, fabula_run: Any, name: str, content: str | None, status: int
) -> None:
    """One line, and the file stays as it is."""
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")

    found, out, err = fabula_run("show", path, "cast")

    assert (found, out, err.count("\n")) == (status, "", 1)
    assert content is None or path.read_text(encoding="utf-8") == content


def test_a_story_cannot_give_the_terminal_orders(tmp_path: Path, fabula_run: Any) -> None:
    """Control characters of a hostile text are shown as stand-ins; programs get the words as they are."""
    book = tmp_path / "book.txt"
    book.write_text("“Come,” said Ada. \x1b]0;gone\x1b\\ The \u202egoat\u202c slept.", encoding="utf-8")
    fabula_run("read", book, "--quiet")

    _, out, _ = fabula_run("show", tmp_path / "book.fabula", "text")
    _, raw, _ = fabula_run("show", tmp_path / "book.fabula", "text", "--json")

    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "goat" in out
    assert "\u202egoat" in json.loads(raw)[0]["text"]


def test_places_are_a_tree_with_the_scenes_that_play_there(story: Path, fabula_run: Any) -> None:
    """Each row of --json names what holds it, and whatever holds something is there itself."""
    status, out, _ = fabula_run("show", story, "places")
    rows = json.loads(fabula_run("show", story, "places", "--json")[1])
    ids = {row["id"] for row in rows}

    assert status == 0
    assert any("  scene" in line for line in out.splitlines())
    assert ids >= {row["parent"] for row in rows} - {None}
    assert all((row["parent"] is None) == (row["why_parent"] is None) for row in rows)


def test_presence_says_who_is_where(story: Path, fabula_run: Any) -> None:
    """A line for each pair that says something; --json has those that are told together and no more, too."""
    lines = fabula_run("show", story, "presence")[1].splitlines()
    rows = json.loads(fabula_run("show", story, "presence", "--json")[1])

    assert len(lines) == sum(row["relation"] != "none" for row in rows) > 0
    assert all(row["start"] <= min(row["char_span"][0], row["place_span"][0]) for row in rows)
