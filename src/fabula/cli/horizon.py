"""`--until CHAPTER`: where a reader stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from fabula import pipeline
from fabula.errors import NoSuchThingError

if TYPE_CHECKING:
    from fabula.model.story import Story

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
    ends = {
        str(section.number): section.end
        for section in story.segmentation.sections
        if section.number and section.kind != "part"
    }
    found = ends.get(chapter.strip())
    if found is None:
        numbers = f"chapters 1 to {len(ends)}" if ends else "no chapters"
        raise NoSuchThingError(f"no chapter {chapter!r}", way_out=f"this story has {numbers}")
    return found
