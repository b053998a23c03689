"""Where and when scenes play and through whose eyes, in whole passages: told, or taken over from before."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import fabula
from fabula.evaluation.soundness import assert_sound

if TYPE_CHECKING:
    from fabula.model.scenes import Scene
    from fabula.model.story import Story

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "settings.yml").read_text(encoding="utf-8"))


@cache
def story_of(text: str) -> Story:
    """The passage as it is read."""
    return fabula.read(text.encode(), language="en")


def told(story: Story, scene: Scene) -> dict[str, Any]:
    """What is known of a scene, by the names of the cases."""
    places = {place.id: place.name for place in story.places.places}
    time = scene.time
    seen = scene.viewpoints[0] if scene.viewpoints else None
    name = "nobody" if seen is None or seen.character is None else story.character(seen.character).name
    return {
        "places": [places[one.place] for one in scene.places],
        "place_reason": scene.places[0].reason if scene.places else None,
        "value": time.value if time else None,
        "part_of_day": time.part_of_day if time else None,
        "date": time.date if time else None,
        "time_reason": time.reason if time else None,
        "eyes": [name, seen.reason] if seen else None,
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_scenes_are_set_as_stated(case: dict[str, Any]) -> None:
    """Of each scene that the case names, what it states holds."""
    story = story_of(case["text"])
    for number, stated in case["scenes"].items():
        found = told(story, story.scenes.scenes[number - 1])

        assert {key: found[key] for key in stated} == stated


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_passage_is_sound(case: dict[str, Any]) -> None:
    """Whatever is said keeps what the model promises."""
    assert_sound(story_of(case["text"]))
