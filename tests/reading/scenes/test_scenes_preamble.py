"""A teller's word before the story: found only where it is one, and of the time of telling."""

from __future__ import annotations

import pytest

import fabula
from fabula.model.scenes import STORY_BEGINS

STORY = """
{first}

It was the Tuesday after the flood. I walked down to the mill, and I found the door open and the wheel gone. My \
brother Abel stood in the yard with a lantern. I asked him who had done it, and he would not say.

“Ask the miller,” said Abel.

I asked the miller. He laughed at me, and I hit him, and that was the end of my work there. I went home by the low road.
"""
WORD = (
    "I tell this story as I know it, and I know it better than they do. I am old, and my hands shake when I write, but "
    "my memory is good and I want no pity from anybody."
)
ANOTHERS = (
    "Old Crabbe tells this story in the inn, and he tells it badly. He is seventy, his hands shake, and the pint "
    "in front of him is never his first. Nobody stops him, for nobody listens."
)
ORDINARY = (
    "I came to the valley a poor man, and I took what work there was. I mended fences and dug drains, and at night I "
    "slept in the loft over the stable, where the wind came in."
)


def test_the_story_begins_after_the_tellers_word() -> None:
    """A first paragraph about the telling is a scene of its own, and happens last."""
    story = fabula.read(STORY.format(first=WORD).encode(), language="en")
    scenes, times = story.scenes.scenes, story.timeline.scenes

    assert scenes[1].reason == STORY_BEGINS
    assert story.text[scenes[1].start :].startswith("It was the Tuesday")
    assert scenes[1].evidence[0].of(story.text).startswith("I tell this story")
    assert times[0].order == len(scenes)
    assert times[0].departs == "later"
    assert times[0].anchor == scenes[1].evidence[0]
    assert times[1].day.least == times[1].day.most == 1


@pytest.mark.parametrize("first", [ORDINARY, f"“{WORD}” said my brother Abel.", ANOTHERS])
def test_an_ordinary_beginning_is_none(first: str) -> None:
    """Neither what happened, nor what somebody says, nor what a third person does, is a teller's word."""
    story = fabula.read(STORY.format(first=first).encode(), language="en")

    assert all(scene.reason != STORY_BEGINS for scene in story.scenes.scenes)
    assert story.timeline.scenes[0].order == 1
