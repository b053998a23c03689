"""`fabula show`: what was found, for people or, with --json, for programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
import msgspec

import fabula
from fabula.cli import terminal
from fabula.cli.horizon import until_chapter, until_option
from fabula.cli.pointing import who
from fabula.cli.views import VIEWS, Choice, view

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHAT = "; ".join(f"{name}: {what}" for name, what in VIEWS.items())


@click.command("show", short_help="Print WHAT was found in STORY.", epilog=f"WHAT is one of {_WHAT}.")
@click.argument("story_path", metavar="STORY", type=click.Path(path_type=Path, readable=False))
@click.argument("what", metavar="WHAT", type=click.Choice(list(VIEWS)))
@click.option("--json", "as_json", is_flag=True, help="A JSON array, one object a line.")
@until_option
@click.option("--chapter", metavar="N", type=click.IntRange(min=0), help="Only this chapter; 0 is before the first.")
@click.option("--speaker", metavar="NAME", help="Only this character (speech, cast, events).")
@click.option("--unknown", is_flag=True, help="Only speeches whose speaker is not known.")
@click.option(
    "--order",
    type=click.Choice(["story", "told"]),
    default="story",
    show_default=True,
    help="Scenes as they happened or as they are told (timeline).",
)
@terminal.common
def command(
    *,
    story_path: Path,
    what: str,
    as_json: bool,
    until: str | None,
    chapter: int | None,
    speaker: str | None,
    unknown: bool,
    order: Literal["story", "told"],
) -> None:
    """Print WHAT was found in STORY: cast, speech, text, scenes, timeline and so on.

    Each thing comes with its address: 12¶4 is paragraph 4 of chapter 12, 12¶4.2 the second speech that begins there.
    """
    story = until_chapter(fabula.open(story_path), until)
    choice = Choice(
        chapter=chapter,
        speaker=who(story, speaker) if speaker is not None else None,
        unknown=unknown,
        order=order,
        width=terminal.width(),
    )
    if as_json:
        for piece in _json_array(view(what).rows(story, choice)):
            click.echo(piece)
        return
    printed = False
    for line in view(what).lines(story, choice):
        terminal.say(line)
        printed = True
    if not printed:
        terminal.tell(f"no {what} to show")


def _json_array(rows: Iterator[object]) -> Iterator[bytes]:
    before = b"["
    for row in rows:
        yield before + msgspec.json.encode(row)
        before = b","
    yield b"[]" if before == b"[" else b"]"
