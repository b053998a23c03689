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
from fabula.model.speech import MANNERS, Manner


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
    help="Tracked changes of a document.",
)
@click.option(
    "--marks",
    type=click.Choice(MANNERS),
    metavar="MANNER",
    help=f"How speech is marked, if it is not found out rightly: {', '.join(MANNERS)}.",
)
@click.option(
    "--limits",
    metavar="TIMES",
    type=click.FloatRange(min=1, max=1000),
    default=1,
    help="Allow INPUT to be so many times as large as usual; for files that you trust.",
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
    marks: Manner | None,
    limits: float,
) -> None:
    """Read INPUT and keep what was found in a story file.

    INPUT is plain text, Markdown, HTML, EPUB, a document (Word, OpenDocument, RTF, TEI), a .zip of chapters or a
    folder of scene files; - is standard input. Reading onto an existing story keeps its corrections. INPUT itself is
    never changed.
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
            marks=marks,
            limits=limits,
            progress=progress,
        )
    if not terminal.quiet():
        terminal.say(summary(story, target, seconds=time.monotonic() - began))


def default_output(source: str) -> Path:
    """Where the story goes when nobody says.

    >>> default_output("books/Emma.txt").as_posix()
    'books/Emma.fabula'
    >>> default_output("-").as_posix()
    'story.fabula'
    """
    if source == "-":
        return Path("story.fabula")
    path = Path(source)
    if path.is_dir():  # its name may hold a dot, or be no more than one
        whole = path if path.name else path.resolve()
        return whole.with_name(f"{whole.name or 'story'}.fabula")
    return path.with_suffix(".fabula")
