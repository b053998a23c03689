"""What every command shares: safe output, common options, errors in one line, progress on stderr."""

from __future__ import annotations

import codecs
import io
import re
import shutil
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., object]")

# Stand-ins where the terminal's encoding lacks a character; everything else becomes "?".
_PLAIN = {
    "→": "->",
    "—": "-",
    "–": "-",
    "…": "...",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "¶": "p",
    "·": "-",
    "×": "x",
}
# Control characters but tab and line feed, and the marks that set a line to run from right to left.
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass
class Settings:
    """What --quiet and --debug said."""

    quiet: bool = False
    debug: bool = False


def _set(name: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    def callback(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
        settings = ctx.find_object(Settings)
        if value and settings is not None:
            setattr(settings, name, True)

    return callback


def common(function: F) -> F:
    """Adds --quiet and --debug to a command."""
    for name, help_ in (("debug", "On an error, print the traceback."), ("quiet", "No progress, no summary.")):
        option = click.option(f"--{name}", is_flag=True, expose_value=False, callback=_set(name), help=help_)
        function = option(function)
    return function


def quiet() -> bool:
    """Whether the user asked for silence."""
    settings = click.get_current_context().find_object(Settings)
    return settings is not None and settings.quiet


def _replace(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    lost = error.object[error.start : error.end]
    return "".join(_PLAIN.get(character, "?") for character in lost), error.end


def make_safe() -> None:
    """Lets any text go to any terminal: what its encoding lacks is replaced, never a traceback."""
    codecs.register_error("fabula.plain", _replace)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="fabula.plain")


def shown(text: str) -> str:
    r"""The text as a terminal may have it: what would move its cursor or turn its lines round is shown as a stand-in.

    >>> shown("Emma\x1b[2J")
    'Emma\ufffd[2J'
    """
    return _COMMANDS.sub("\ufffd", text)


def say(text: str = "") -> None:
    """Lines on stdout, for people."""
    click.echo(shown(text))


def complain(message: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"fabula: error: {shown(message)}\n")
    sys.stderr.flush()


def tell(message: str) -> None:
    """A line for people, on stderr, unless they asked for silence: stdout stays clean for other programs."""
    if not quiet():
        click.echo(shown(message), err=True)


def width() -> int:
    """Columns to write in; wide where nobody looks."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100


class Progress:
    """Stage, percent and time left on one line of stderr that is rewritten; silent when stderr is no terminal.

    Called by the pipeline with the stage's name, the share done of the whole (0 … 1) and seconds left, if known.
    """

    def __init__(self, *, silent: bool = False) -> None:
        self._on = not silent and sys.stderr.isatty()
        self._last = 0.0
        self._stage = ""

    def __call__(self, stage: str, share: float, seconds_left: float | None) -> None:
        """Shows how far the reading is."""
        now = time.monotonic()
        if not self._on or (stage == self._stage and now - self._last < 0.1):  # ten times a second is plenty
            return
        self._last, self._stage = now, stage
        left = "" if seconds_left is None else f"  about {max(1, round(seconds_left))} s left"
        sys.stderr.write(f"\r{stage:<14}{share:4.0%}{left:<24}")
        sys.stderr.flush()

    def close(self) -> None:
        """Wipes the line."""
        if self._on and self._stage:
            sys.stderr.write("\r" + " " * 42 + "\r")
            sys.stderr.flush()
