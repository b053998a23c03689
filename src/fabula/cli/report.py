"""`fabula report`: the story as one page that opens anywhere and asks for nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import fabula
from fabula.cli import terminal
from fabula.cli.horizon import until_chapter, until_option
from fabula.cli.safe_file import replacing
from fabula.errors import WriteError
from fabula.model.claims import SHOWN_FROM
from fabula.report import picture_files, write_report

if TYPE_CHECKING:
    from fabula.model.story import Story


@click.command("report", short_help="Write what was found in STORY as one HTML page.")
@click.argument("story_path", metavar="STORY", type=click.Path(path_type=Path, readable=False))
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    default="report.html",
    show_default=True,
    help="The page; - is standard output.",
)
@until_option
@click.option(
    "--min-confidence",
    metavar="P",
    type=click.FloatRange(0, 1),
    default=SHOWN_FROM,
    show_default=True,
    help="Speakers and addressees less likely than this are shown as unknown.",
)
@click.option(
    "--svg",
    "svg_folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Also write the pictures of the timeline into this folder, each as an SVG file of its own.",
)
@terminal.common
def command(
    *, story_path: Path, output: str, until: str | None, min_confidence: float, svg_folder: Path | None
) -> None:
    """Write what was found in STORY as one HTML page: cast, presence, talk, timeline, scenes, questions, text.

    The page is complete in itself: it asks for nothing, runs nothing, and can be kept, printed or sent.
    """
    story = until_chapter(fabula.open(story_path), until)
    chapter = until.strip() if until is not None else None
    if svg_folder is not None:
        _pictures(story, svg_folder, story_path.name)
    if output == "-":
        write_report(story, sys.stdout.buffer, file=story_path.name, until=chapter, min_confidence=min_confidence)
        sys.stdout.buffer.flush()
        return
    with replacing(Path(output)) as page:
        write_report(story, page, file=story_path.name, until=chapter, min_confidence=min_confidence)
    terminal.tell(f"wrote {output}")


def _pictures(story: Story, folder: Path, name: str) -> None:
    """Each picture as a file."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{folder} cannot be made: {error.strerror}", way_out="name another folder") from None
    for file, content in picture_files(story, file=name):
        with replacing(folder / file) as out:
            out.write(content)
        terminal.tell(f"wrote {folder / file}")
