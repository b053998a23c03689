"""Scenes open where the author marked it, and tile the story."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

import fabula

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "openings.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_scenes_open_where_they_are_marked(case: dict[str, Any]) -> None:
    """Each case says where scenes open and why."""
    story = fabula.read(case["text"].encode(), language="en")
    found = [[scene.why, story.text[scene.start :]] for scene in story.scenes.scenes]

    assert [why for why, _ in found] == [why for why, _ in case["scenes"]]
    for (_, text), (_, words) in zip(found, case["scenes"], strict=True):
        assert text.startswith(words)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_scenes_tile_the_story(case: dict[str, Any]) -> None:
    """They reach from the first paragraph to the last without a gap, and are numbered from 1."""
    story = fabula.read(case["text"].encode(), language="en")
    scenes, paragraphs = story.scenes.scenes, story.segmentation.paragraphs

    assert (scenes[0].start, scenes[-1].end) == (paragraphs[0].start, paragraphs[-1].end)
    assert all(one.end == two.start for one, two in pairwise(scenes))
    assert [scene.number for scene in scenes] == list(range(1, len(scenes) + 1))
