"""`fabula read`: a file in, a story file out, and a summary that says what is known and what is not."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path
from typing import Literal

import click

import fabula
from fabula.cli import terminal
from fabula.cli.summary import summary


@click.command("read", short_help="Read INPUT and keep what was found in a story file.")
@click.argument("source", metavar="INPUT")
@click.option("-o", "--output", metavar="STORY", help="The story file; default: NAME.fabula beside INPUT.")
@click.option("--after", metavar="OLD", help="Story file of an earlier draft, whose corrections are adopted.")
@click.option("--encoding", metavar="E", help="Character encoding of INPUT; default: found out.")
@click.option("--language", metavar="CODE", help="Take INPUT to be in this language (en); default: checked.")
@click.option(
    "--changes",
    type=click.Choice(["accept", "reject"]),
    default="accept",
    show_default=True,
    help="Tracked changes of a Word document.",
)
@terminal.common
def command(
    *,
    source: str,
    output: str | None,
    after: str | None,
    encoding: str | None,
    language: str | None,
    changes: Literal["accept", "reject"],
) -> None:
    """Read INPUT and keep what was found in a story file.

    INPUT is plain text, Markdown, HTML, EPUB or a Word document (.docx); - is standard input. Reading onto an
    existing story keeps its corrections. INPUT itself is never changed.
    """
    target = Path(output) if output else default_output(source)
    began = time.monotonic()
    with closing(terminal.Progress(silent=terminal.quiet())) as progress:
        story = fabula.read(
            source if source == "-" else Path(source),
            output=target,
            after=Path(after) if after else None,
            encoding=encoding,
            language=language,
            changes=changes,
            progress=progress,
        )
    if not terminal.quiet():
        click.echo(summary(story, target, seconds=time.monotonic() - began))


def default_output(source: str) -> Path:
    """Where the story goes when nobody says.

    >>> default_output("books/Emma.txt").as_posix()
    'books/Emma.fabula'
    >>> default_output("-").as_posix()
    'story.fabula'
    """
    return Path("story.fabula") if source == "-" else Path(source).with_suffix(".fabula")
