"""`fabula correct STORY scene-break|place|level`: the user's word on scenes."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from fabula.cli import deciding, terminal
from fabula.cli.pointing import paragraph, scene
from fabula.cli.taking import opened, take
from fabula.errors import DecisionError
from fabula.model.scenes import LevelKind

if TYPE_CHECKING:
    from fabula.model.story import Story

KINDS: tuple[str, ...] = get_args(LevelKind)
_LEVELS: dict[str, str] = {
    "frame": "of the main story",
    "analepsis": "a flashback",
    "prolepsis": "a look ahead",
    "embedded": "a tale or letter within the story",
    "dream": "a dream",
}


@click.command("scene-break")
@click.argument("where", metavar="PLACE")
@click.option("--none", "joined", is_flag=True, help="No scene opens there; the one before goes on.")
@terminal.common
def scene_break(*, where: str, joined: bool) -> None:
    """Open a scene at the paragraph PLACE, or let none open there."""
    path, story = opened()
    chosen = paragraph(story, where)
    address = story.address(chosen.start)
    first = deciding.told_paragraphs(story)[0]
    if joined and chosen.start <= first.start:
        raise DecisionError(f"the story begins at {address}", way_out="name a paragraph that opens a later scene")
    decision = deciding.scene_break(story, chosen, opens=not joined)
    said = f"no scene opens at {address}" if joined else f"a scene opens at {address}"
    after = take(path, story, decision, said)
    _say_scenes(story, after)


@click.command("place")
@click.argument("where", metavar="SCENE")
@click.argument("name", metavar="NAME")
@terminal.common
def place(*, where: str, name: str) -> None:
    """Say where SCENE plays: a place of the story by name, any other name, or "unknown"."""
    path, story = opened()
    chosen = scene(story, where)
    name = " ".join(name.split())
    if not name:
        raise DecisionError("a name needs at least one letter")
    wanted = None if name.casefold() == "unknown" else _known_name(story, name)
    decision = deciding.place(story, chosen, wanted)
    take(path, story, decision, f"scene {chosen.number} plays at {wanted}" if wanted else "where it plays is unknown")


@click.command("level")
@click.argument("where", metavar="SCENE")
@click.argument("kind", metavar="LEVEL", type=click.Choice(KINDS))
@terminal.common
def level(*, where: str, kind: LevelKind) -> None:
    """Say on which level SCENE is told: frame, analepsis, prolepsis, embedded or dream."""
    path, story = opened()
    chosen = scene(story, where)
    take(path, story, deciding.level(story, chosen, kind), f"scene {chosen.number} is {_LEVELS[kind]}")


def _known_name(story: Story, name: str) -> str:
    """The name as the text has it, whatever the case."""
    for one in story.places.places:
        for called, _ in one.names:
            if called.casefold() == name.casefold():
                return called
    return name


def _say_scenes(before: Story, after: Story) -> None:
    was, is_now = len(before.scenes.scenes), len(after.scenes.scenes)
    if not terminal.quiet() and was == is_now:
        terminal.tell("The number of scenes is as it was.")
