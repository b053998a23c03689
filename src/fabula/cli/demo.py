"""`fabula demo`: the first minute. A small story of our own is read before the user's eyes, and its report opened."""

from __future__ import annotations

import tempfile
import time
from contextlib import closing
from pathlib import Path

import click

import fabula
from fabula.cli import terminal
from fabula.cli.browser import show_page
from fabula.cli.bundled import bundled_story
from fabula.cli.safe_file import replacing
from fabula.cli.summary import summary
from fabula.cli.views import Choice, view
from fabula.report import write_report


@click.command("demo", short_help="Read a small bundled story and show what comes out.")
@click.option("-o", "--output", metavar="STORY", help="The story file; default: demo.fabula in a new temporary folder.")
@click.option("--no-open", is_flag=True, help="Do not open the report in the browser.")
@terminal.common
def command(*, output: str | None, no_open: bool) -> None:
    """Read a small bundled story and show what comes out: its cast, its dialogue and the report of it all.

    The report is a page beside the story file. It opens in the browser when a person sits before the terminal.
    """
    # A new folder each time: a name in the shared temporary folder could be somebody else's.
    target = Path(output) if output else Path(tempfile.mkdtemp(prefix="fabula-")) / "demo.fabula"
    began = time.monotonic()
    with closing(terminal.Progress(silent=terminal.quiet())) as progress:
        story = fabula.read(bundled_story(), output=target, progress=progress)
    seconds = time.monotonic() - began
    choice = Choice(width=terminal.width())
    for title, name in (("Cast", "cast"), ("Dialogue", "speech")):
        terminal.say(title)
        for line in view(name).lines(story, choice):
            terminal.say(f"  {line}")
        terminal.say()
    if not terminal.quiet():
        terminal.say(summary(story, target, seconds=seconds))
    page = target.with_suffix(".html")
    with replacing(page) as out:
        write_report(story, out, file=target.name)
    opened = not no_open and show_page(page)
    terminal.say(f"The report {'opens in your browser' if opened else 'is'}: {page}")
