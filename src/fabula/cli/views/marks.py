"""`show marks`: how each chapter marks its speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.textual.marking import Marking, markings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.cli.views import Choice
    from fabula.model.story import Story


def lines(story: Story, choice: Choice) -> Iterator[str]:
    """A line for each chapter."""
    for row in rows(story, choice):
        yield f"{row.address:<8}{row.words}"


def rows(story: Story, choice: Choice) -> Iterator[Marking]:
    """An object for each chapter."""
    for row in markings(story):
        if choice.chapter is None or row.chapter == choice.chapter:
            yield row
