"""`--until CHAPTER`: where a reader stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from fabula import pipeline
from fabula.errors import NoSuchThingError

if TYPE_CHECKING:
    from fabula.model.story import Story
    from fabula.model.text import Section

until_option = click.option("--until", metavar="CHAPTER", help="Say nothing of what comes after this chapter.")


def until_chapter(story: Story, chapter: str | None) -> Story:
    """The story as somebody knows it who has read to the end of `chapter` (its number); all of it for None."""
    if chapter is None:
        return story
    return pipeline.until(story, chapter_end(story, chapter))


def chapter_end(story: Story, chapter: str) -> int:
    """Where the chapter of that number ends.

    Raises:
        NoSuchThingError: there is none; says which there are.
    """
    return chapter_of(story, chapter).end


def chapter_of(story: Story, chapter: str | int) -> Section:
    """The chapter of that number.

    Raises:
        NoSuchThingError: there is none; says which there are.
    """
    chapters = {
        str(section.number): section
        for section in story.segmentation.sections
        if section.number and section.kind != "part"
    }
    found = chapters.get(str(chapter).strip())
    if found is None:
        numbers = f"chapters 1 to {len(chapters)}" if chapters else "no chapters"
        raise NoSuchThingError(f"no chapter {chapter!r}", way_out=f"this story has {numbers}")
    return found
