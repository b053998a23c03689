"""`fabula export`: the story in a format for other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import fabula
from fabula.cli import terminal
from fabula.cli.horizon import until_chapter, until_option
from fabula.cli.safe_file import replacing
from fabula.export.json_format import write_json
from fabula.model.claims import SHOWN_FROM


@click.command("export", short_help="Write STORY in a format for other programs.")
@click.argument("story_path", metavar="STORY", type=click.Path(path_type=Path, readable=False))
@click.option("--to", "format_", type=click.Choice(["json"]), required=True, help="The format.")
@click.option("-o", "--output", metavar="PATH", default="-", help="File to write; default: -, standard output.")
@until_option
@click.option(
    "--min-confidence",
    metavar="P",
    type=click.FloatRange(0, 1),
    default=SHOWN_FROM,
    show_default=True,
    help="Speakers and addressees less likely than this are given as unknown.",
)
@click.option("--no-text", is_flag=True, help="Leave the words of the story out; names of characters stay.")
@terminal.common
def command(
    *, story_path: Path, format_: str, output: str, until: str | None, min_confidence: float, no_text: bool
) -> None:
    """Write STORY in a format for other programs."""
    assert format_ == "json"
    story = until_chapter(fabula.open(story_path), until)
    if output == "-":
        write_json(story, sys.stdout.buffer, min_confidence=min_confidence, with_text=not no_text)
        sys.stdout.buffer.flush()
        return
    with replacing(Path(output)) as out:
        write_json(story, out, min_confidence=min_confidence, with_text=not no_text)
    terminal.tell(f"wrote {output}")
