"""`fabula correct`: what is said of scenes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import fabula

if TYPE_CHECKING:
    from pathlib import Path


def test_a_scene_is_put_elsewhere_in_time(story: Path, fabula_run: Any) -> None:
    """Its new place is the user's, lasts, is told with what moved along, and is taken back by undo."""
    status, out, _ = fabula_run("correct", story, "order", "2", "before", "1")
    first = fabula.open(story).timeline.scenes

    assert status == 0
    assert out.startswith("1. scene 2 happens right before scene 1; ")
    assert "elsewhere in time now" in out
    assert (first[1].order, first[0].order, first[1].source) == (1, 2, "user")

    fabula_run("undo", story)
    assert [time.order for time in fabula.open(story).timeline.scenes][:2] == [1, 2]


def test_a_scene_is_given_a_date(story: Path, fabula_run: Any) -> None:
    """A date given to a scene is its date."""
    fabula_run("correct", story, "time", "1", "1911-03-06")

    time = fabula.open(story).timeline.scenes[0]
    assert (time.date, time.weekday, time.source) == ("1911-03-06", 1, "user")


def test_what_is_said_of_a_scene_hangs_on_the_words_it_is_told_in(story: Path, fabula_run: Any) -> None:
    """Its heading may be another in the next draft, whatever is said of it."""
    for said in (
        ("level", "1", "frame"),
        ("time", "1", "day 1"),
        ("order", "1", "before", "2"),
    ):
        assert fabula_run("correct", story, *said)[0] == 0
    read = fabula.open(story)
    heading = next(one for one in read.segmentation.paragraphs if one.kind == "heading")
    told = next(one for one in read.segmentation.paragraphs if one.kind == "prose")

    assert heading.start < told.start
    assert {one.anchors[0].start for one in read.log} == {told.start}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("order", "1", "before", "1"), "scene 1 is one scene"),
        (("order", "99", "before", "1"), "there is no scene 99"),
        (("time", "1", "1911-02-30"), "'1911-02-30' is no day of the calendar"),
        (("time", "1", "some day"), "'some day' is no day"),
    ],
)
def test_what_is_no_scene_or_day_is_one_line(
    story: Path, fabula_run: Any, arguments: tuple[str, ...], message: str
) -> None:
    """A message that says what is wrong and how days and scenes are told; the file stays as it is."""
    before = story.read_bytes()

    status, out, err = fabula_run("correct", story, *arguments)

    assert status != 0
    assert (out, err.count("\n")) == ("", 1)
    assert message in err
    assert story.read_bytes() == before


def scenes(run: Any, story: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(run("show", story, "scenes", "--json")[1])
    return rows


def test_a_scene_opens_where_the_user_says(story: Path, fabula_run: Any) -> None:
    """And is joined again to the one before, for good."""
    before = len(scenes(fabula_run, story))
    status, out, err = fabula_run("correct", story, "scene-break", "1¶9")

    opened = [row for row in scenes(fabula_run, story) if row["address"] == "1¶9"]
    assert (status, err) == (0, "")
    assert out.startswith("1. a scene opens at 1¶9; ")
    assert [(row["why"], row["source"], row["confidence"]) for row in opened] == [("user", "user", 1.0)]
    assert len(scenes(fabula_run, story)) == before + 1
    assert fabula_run("correct", story, "scene-break", "1¶9", "--none")[0] == 0
    assert len(scenes(fabula_run, story)) == before


def test_the_first_scene_cannot_be_joined(story: Path, fabula_run: Any) -> None:
    """There is nothing before it; addresses that lead nowhere are refused as well."""
    first = scenes(fabula_run, story)[0]["address"].split("¶")[0]

    assert "the story begins at" in fabula_run("correct", story, "scene-break", f"{first}¶2", "--none")[2]
    assert "no paragraph of the story" in fabula_run("correct", story, "scene-break", "99¶1")[2]
    assert "no address such as" in fabula_run("correct", story, "scene-break", "yesterday")[2]
    assert "numbered from 1 to" in fabula_run("correct", story, "level", "99", "dream")[2]


def test_a_scene_plays_where_the_user_says(story: Path, fabula_run: Any) -> None:
    """At a place of the story, at one that it never names, or nobody knows where."""
    (known,) = [row["id"] for row in json.loads(fabula_run("show", story, "places", "--json")[1])][:1]
    name = next(
        row["name"] for row in json.loads(fabula_run("show", story, "places", "--json")[1]) if row["id"] == known
    )

    assert fabula_run("correct", story, "place", "2", name.upper())[0] == 0
    assert scenes(fabula_run, story)[1]["setting"]["place"] == known
    assert fabula_run("correct", story, "place", "2", "The Drowned Anchor")[0] == 0
    places = {row["id"]: row["name"] for row in json.loads(fabula_run("show", story, "places", "--json")[1])}
    assert places[scenes(fabula_run, story)[1]["setting"]["place"]] == "The Drowned Anchor"
    assert fabula_run("correct", story, "place", "2", "unknown")[0] == 0
    assert scenes(fabula_run, story)[1]["setting"]["place"] is None


def test_a_scene_is_told_on_the_level_that_the_user_says(story: Path, fabula_run: Any) -> None:
    """A flashback, and the main story again."""
    assert fabula_run("correct", story, "level", "2", "analepsis")[1].startswith("1. scene 2 is a flashback; ")
    level = scenes(fabula_run, story)[1]["level"]
    assert (level["kind"], level["depth"]) == ("analepsis", 0)
    assert level["id"] is not None
    assert "told later than it happened, because: you said so" in fabula_run("show", story, "scenes")[1]
    assert fabula_run("correct", story, "level", "2", "frame")[0] == 0
    assert scenes(fabula_run, story)[1]["level"] == {"kind": "frame", "depth": 0, "id": None}
