"""What every correction does: opens the story, decides, reads again, and says what changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import fabula
from fabula.cli import terminal
from fabula.cli.aftermath import decide, foresee, others

if TYPE_CHECKING:
    from fabula.model.decisions import Decision
    from fabula.model.ids import QuotationId
    from fabula.model.story import Story


def opened() -> tuple[Path, Story]:
    """The story that the command is about."""
    path = click.get_current_context().meta["fabula.story"]
    assert isinstance(path, Path)
    return path, fabula.open(path)


def say_ignored() -> None:
    """Tells that a correction changed nothing yet; a later version may follow it."""
    terminal.tell("The correction is kept, but this version's reading does not follow it yet.")


def take(
    path: Path, before: Story, decision: Decision, said: str, *also: Decision, of: QuotationId | None = None
) -> Story:
    """Keeps a decision, and any more, tells what it says and what else changed; returns the story as read now."""
    last, after = decide(path, decision, *also)
    first = last.number - len(also)
    numbers = f"{first}-{last.number}" if also else f"{first}"
    if not terminal.quiet():
        terminal.say(f"{numbers}. {said}; {others(before, after, but=of)}")
    return after


def take_or_try(path: Path, before: Story, said: str, *decisions: Decision, preview: bool) -> None:
    """As `take`; for a preview nothing is kept, and what would change is told."""
    if not preview:
        take(path, before, decisions[0], said, *decisions[1:])
        return
    after = foresee(path, *decisions)
    cast = [character.name for character in after.cast.characters if character.id not in before.characters]
    come = f"; {' and '.join(cast)} would join the cast" if cast else ""
    terminal.say(f"{said} (not kept){come}; {others(before, after)}")
