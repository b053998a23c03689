"""Levels, times and places of scenes in whole passages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import fabula
from fabula.evaluation.soundness import assert_sound

if TYPE_CHECKING:
    from fabula.model.story import Story

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "telling.yml").read_text(encoding="utf-8"))
TIMES = ("part_of_day", "season", "date")


@cache
def story_of(text: str) -> Story:
    """The passage as it is read."""
    return fabula.read(text.encode(), language="en")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_scenes_are_told_as_stated(case: dict[str, Any]) -> None:
    """Of each scene that the case names, what it states holds."""
    story = story_of(case["text"])
    for number, stated in case["scenes"].items():
        scene = story.scenes.scenes[number - 1]
        found = {key: getattr(scene.time if key in TIMES else scene, key, None) for key in stated}

        assert found == stated


@pytest.mark.parametrize("case", [one for one in CASES if "levels" in one], ids=lambda case: case["name"])
def test_levels_say_why_and_where_they_begin(case: dict[str, Any]) -> None:
    """Whole scenes on another level, with the reason and the sentence that opens them."""
    story = story_of(case["text"])
    whole = [level for level in story.scenes.levels if level.whole]

    assert [[level.kind, level.reason] for level in whole] == [stated[:2] for stated in case["levels"]]
    for level, (_, _, words) in zip(whole, case["levels"], strict=True):
        assert level.anchor.of(story.text).startswith(words)


@pytest.mark.parametrize("case", [one for one in CASES if "comings" in one], ids=lambda case: case["name"])
def test_people_come_and_go(case: dict[str, Any]) -> None:
    """In the order in which it is told, and nobody else."""
    story = story_of(case["text"])
    found = [(one.way, story.character(one.character).name) for scene in story.scenes.scenes for one in scene.comings]

    assert [way for way, _ in found] == [way for way, _ in case["comings"]]
    assert all(name in whole for (_, whole), (_, name) in zip(found, case["comings"], strict=True))


@pytest.mark.parametrize("case", [one for one in CASES if "telling" in one], ids=lambda case: case["name"])
def test_the_main_story_has_a_tense_and_a_person(case: dict[str, Any]) -> None:
    """By most of its verbs and pronouns."""
    telling = story_of(case["text"]).scenes.telling

    assert telling is not None
    assert [telling.tense, telling.person] == case["telling"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_passage_is_sound(case: dict[str, Any]) -> None:
    """Whatever is said of scenes and levels keeps what the model promises."""
    assert_sound(story_of(case["text"]))


@pytest.mark.parametrize("case", [one for one in CASES if "openings" in one], ids=lambda case: case["name"])
def test_no_more_scenes_open_than_stated(case: dict[str, Any]) -> None:
    """So many, whatever opens them."""
    assert len(story_of(case["text"]).scenes.scenes) == case["openings"]
