"""`fabula correct STORY order|time`: the user's word on when scenes happen."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import click

from fabula.cli import deciding, terminal
from fabula.cli.pointing import scene
from fabula.cli.taking import opened, say_ignored, take
from fabula.errors import DecisionError

if TYPE_CHECKING:
    from fabula.model.scenes import Scene
    from fabula.model.story import Story

_DAY = re.compile(r"day\s*(-?\d{1,6})", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SIDES = {"before": "happens right before", "same": "happens together with", "after": "happens right after"}


@click.command("order")
@click.argument("which", metavar="SCENE")
@click.argument("side", type=click.Choice(list(_SIDES)))
@click.argument("beside", metavar="SCENE")
@terminal.common
def order(*, which: str, side: str, beside: str) -> None:
    """Say that SCENE happens right before, at the same time as (same), or right after another SCENE."""
    path, story = opened()
    one, other = scene(story, which), scene(story, beside)
    decision = deciding.order(story, one, side, other)
    after = take(path, story, decision, f"scene {one.number} {_SIDES[side]} scene {other.number}")
    _say_if_ignored(after, one)


@click.command("time")
@click.argument("which", metavar="SCENE")
@click.argument("day", metavar="DAY")
@terminal.common
def time(*, which: str, day: str) -> None:
    """Say on which DAY a SCENE happens: a date (1815-06-18, 1815-06, 1815) or a count ("day 3")."""
    path, story = opened()
    one, on = scene(story, which), when(day)
    after = take(path, story, deciding.time(story, one, on), f"scene {one.number} happens on {on}")
    _say_if_ignored(after, one)


def when(words: str) -> str:
    """A day as decisions keep it: of the calendar, or counted from day 1.

    >>> when("1815-06-18"), when("Day 3")
    ('1815-06-18', 'day 3')

    Raises:
        DecisionError: neither a date nor a day.
    """
    day = _DAY.fullmatch(words.strip())
    if day is not None:
        return f"day {int(day[1])}"
    told = _DATE.fullmatch(words.strip())
    if told is None:
        way_out = 'say a date such as 1815-06-18, 1815-06 or 1815, or a count such as "day 3"'
        raise DecisionError(f"{words!r} is no day", way_out=way_out)
    try:
        date(int(told[1]), int(told[2] or 1), int(told[3] or 1))
    except ValueError as error:
        raise DecisionError(f"{words!r} is no day of the calendar: {error}") from None
    return words.strip()


def _say_if_ignored(after: Story, scene: Scene) -> None:
    if not any(one.scene == scene.id and one.source == "user" for one in after.timeline.scenes):
        say_ignored()
