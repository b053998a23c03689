"""`fabula demo`: the first minute. A small story of our own is read before the user's eyes."""

from __future__ import annotations

import tempfile
import time
from contextlib import closing
from pathlib import Path

import click

import fabula
from fabula.cli import terminal
from fabula.cli.bundled import bundled_story
from fabula.cli.summary import summary
from fabula.cli.views import Choice, view


@click.command("demo", short_help="Read a small bundled story and show what comes out.")
@click.option("-o", "--output", metavar="STORY", help="The story file; default: demo.fabula in a new temporary folder.")
@click.option("--no-open", is_flag=True, help="Open no browser. (This version opens none anyway.)")
@terminal.common
def command(*, output: str | None, no_open: bool) -> None:
    """Read a small bundled story and show what comes out: its cast and its dialogue."""
    del no_open  # there is no report to open yet; the option is there so that scripts need not change
    # A new folder each time: a name in the shared temporary folder could be somebody else's.
    target = Path(output) if output else Path(tempfile.mkdtemp(prefix="fabula-")) / "demo.fabula"
    began = time.monotonic()
    with closing(terminal.Progress(silent=terminal.quiet())) as progress:
        story = fabula.read(bundled_story(), output=target, progress=progress)
    seconds = time.monotonic() - began
    choice = Choice(width=terminal.width())
    for title, name in (("Cast", "cast"), ("Dialogue", "speech")):
        click.echo(title)
        for line in view(name).lines(story, choice):
            click.echo(f"  {line}")
        click.echo()
    if not terminal.quiet():
        click.echo(summary(story, target, seconds=seconds))
