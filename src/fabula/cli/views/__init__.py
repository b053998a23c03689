"""What `fabula show` can print: one view a file, found by its name.

A view's module has two functions: `lines(story, choice)` for people and `rows(story, choice)` for --json.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.people import Character
    from fabula.model.story import Story

# View → what it prints.
VIEWS = {
    "cast": "who is in it, by which names, and why these were joined",
    "speech": "who says what to whom, how sure that is, and why",
    "text": "the story itself",
    "scenes": "where scenes begin, where and when they play, who is there, how they are told",
    "places": "the places of the story, which lies in which, and what plays there",
    "presence": "who is told of in, near, on the way to or from a place",
    "events": "what happens, who does it and to whom",
    "timeline": "when each scene happens, in story order, and times that contradict each other",
    "times": "words that tell when, how long or how often",
    "marks": "how each chapter marks its speech",
    "questions": "the few decisions on which most lines hang, and the commands that answer them",
}


class Choice(NamedTuple):
    """What of a story to print; None is all.

    Fields:
        chapter: number of the only chapter.
        speaker: only what this character says, or has a part in.
        unknown: only speeches whose speaker is not known.
        order: of the timeline: as it happened or as it is told.
        width: columns to write in.
    """

    chapter: int | None = None
    speaker: Character | None = None
    unknown: bool = False
    order: Literal["story", "told"] = "story"
    width: int = 100


class View(Protocol):
    """A way to look at a story."""

    def lines(self, story: Story, choice: Choice) -> Iterator[str]:
        """Lines for people."""
        ...

    def rows(self, story: Story, choice: Choice) -> Iterator[Any]:
        """The same for programs; each becomes a JSON object."""
        ...


def view(name: str) -> View:
    """The view of that name."""
    module: Any = import_module(f"fabula.cli.views.{name}")
    found: View = module
    return found
