"""Places, what holds them, and who is at one, in whole passages."""

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

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "places.yml").read_text(encoding="utf-8"))


@cache
def story_of(text: str) -> Story:
    """The passage as it is read."""
    return fabula.read(text.encode(), language="en")


@pytest.mark.parametrize("case", [one for one in CASES if "places" in one], ids=lambda case: case["name"])
def test_places_are_joined_and_held_as_stated(case: dict[str, Any]) -> None:
    """Each stated place is one, whatever the words, and lies in what is stated."""
    places = story_of(case["text"]).places.places
    names = {place.id: place.name for place in places}
    found = {
        place.name: names[place.within.place] if place.within is not None else None
        for place in places
        if place.name in case["places"]
    }

    assert found == case["places"]
    assert len([place for place in places if place.name in case["places"]]) == len(case["places"])


@pytest.mark.parametrize("case", [one for one in CASES if "presence" in one], ids=lambda case: case["name"])
def test_people_stand_to_places_as_stated(case: dict[str, Any]) -> None:
    """In, near, on the way to or from a place, or through it."""
    story = story_of(case["text"])
    names = {place.id: place.name for place in story.places.places}
    found = [[one.who_at.of(story.text), one.relation, names[one.place]] for one in story.places.presence if one.place]

    for stated in case["presence"]:
        assert stated in found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_passage_is_sound(case: dict[str, Any]) -> None:
    """Nothing lies in itself, and every mention means one place at most."""
    assert_sound(story_of(case["text"]))
