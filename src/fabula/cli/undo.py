"""`fabula undo`: takes a correction back, by one more row in the log."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import fabula
from fabula.cli import deciding, terminal
from fabula.cli.aftermath import decide, others
from fabula.errors import NoSuchThingError
from fabula.pipeline import counting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.decisions import Decision


@click.command("undo", short_help="Take a correction back.")
@click.argument("story_path", metavar="STORY", type=click.Path(path_type=Path, readable=False))
@click.argument("number", metavar="[NUMBER]", type=click.IntRange(min=1), required=False)
@terminal.common
def command(*, story_path: Path, number: int | None) -> None:
    """Take a correction back: the one of that NUMBER, else the last. An undo can be undone by its own number."""
    before = fabula.open(story_path)
    taken_back = choose(before.log, number)
    decision, after = decide(story_path, deciding.undo(taken_back.number))
    if not terminal.quiet():
        more = sum(one.together == taken_back.together for one in before.log) - 1
        with_it = f" and {more:,} made with it" if more else ""
        terminal.say(f"{decision.number}. {describe(taken_back)}{with_it} taken back; {others(before, after)}")


def choose(log: Sequence[Decision], number: int | None) -> Decision:
    """The decision to take back.

    Raises:
        NoSuchThingError: there is none, or it counts no more already.
    """
    standing = counting(log)
    if number is None:
        corrections = [decision for decision in standing if decision.kind != "undo"]
        if not corrections:
            raise NoSuchThingError("there is no correction to take back", way_out="`fabula correct` makes one")
        return corrections[-1]
    for decision in standing:
        if decision.number == number:
            return decision
    known = any(decision.number == number for decision in log)
    message = f"correction {number} is taken back already" if known else f"there is no correction {number}"
    there = ", ".join(f"{decision.number}: {describe(decision)}" for decision in standing) or "none"
    raise NoSuchThingError(message, way_out=f"in force: {there}")


def describe(decision: Decision) -> str:
    """A decision in a few words."""
    words = [" ".join(anchor.exact.split()) for anchor in decision.anchors]
    words = [word if len(word) <= 30 else word[:29] + "…" for word in words]
    if decision.kind == "undo":
        return f"undo of {decision.undoes}"
    if decision.kind in {"merge", "split"}:
        return f"{decision.kind} {' and '.join(words)}"
    if decision.kind == "order":
        return f"{words[0]} {decision.value} {words[1]}"
    if decision.kind == "time":
        return f"{words[0]} on {decision.value}"
    if decision.kind == "marks":
        return f"marks of {words[0] if words else 'the whole work'}: {decision.value or 'found out'}"
    pointed_at, *more = words or ["?"]
    if decision.kind == "rename":
        return f"rename {pointed_at} to {decision.value}"
    if decision.kind == "nobody":
        return f"{pointed_at} is no person"
    return f"speaker of {pointed_at}: {more[0] if more else decision.value or 'unknown'}"
