"""`fabula doctor`: what is installed, and whether a reading works here, without a network."""

from __future__ import annotations

import io
import platform
import sqlite3  # only to name its version; story files are opened in `fabula.store`
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING

import click

import fabula
from fabula.cli import terminal
from fabula.cli.bundled import bundled_story
from fabula.cli.network import refuse_network
from fabula.errors import ModelError
from fabula.export.json_format import write_json
from fabula.export.json_rows import SCHEMA
from fabula.learned.files import ModelFiles
from fabula.store.migrations import SCHEMA_VERSION
from fabula.textual.degrees import is_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.story import Story

_FAILED = 70


@click.command("doctor", short_help="Check that fabula works on this machine.")
@terminal.common
def command() -> None:
    """Check that fabula works on this machine: its versions, and a whole reading with the network refused."""
    click.echo(f"fabula    {version('fabula')}")
    click.echo(f"Python    {platform.python_version()} on {platform.system()} {platform.machine()}")
    click.echo(f"SQLite    {sqlite3.sqlite_version}")
    click.echo(f"formats   story file {SCHEMA_VERSION}, JSON {SCHEMA}")
    click.echo(f"model     {_model()}")
    click.echo(f"terminal  {sys.stdout.encoding}")
    click.echo(f"packages  {', '.join(_packages())}")
    attempts = refuse_network()
    began = time.monotonic()
    try:
        failures = list(_self_test())
    except ModelError as error:
        failures = [str(error)]
    failures += [f"something asked for the network: {attempt}" for attempt in attempts]
    if failures:
        for failure in failures:
            click.echo(f"self-test FAILED: {failure}")
        click.get_current_context().exit(_FAILED)
    click.echo(f"self-test passed in {time.monotonic() - began:.1f} s; the network was refused and not missed")


def _model() -> str:
    """Version of the reading model and the digest of its weights, which are held against it."""
    files = ModelFiles()
    try:
        files.vocabulary()
        files.weights()
        files.talk()
    except ModelError as error:
        return f"FAILED: {error}"
    labels = files.labels()
    return f"reader {labels.version}, SHA-256 {labels.sha256}"


def _packages() -> Iterator[str]:
    for requirement in sorted(requires("fabula") or ()):
        if "extra ==" not in requirement:
            name = requirement.split(">")[0].split("=")[0].split(";")[0].strip()
            try:
                yield f"{name} {version(name)}"
            except PackageNotFoundError:
                yield f"{name} MISSING"


def _self_test() -> Iterator[str]:
    """What went wrong in a reading of the bundled story."""
    with tempfile.TemporaryDirectory(prefix="fabula-") as folder:
        path = Path(folder) / "doctor.fabula"
        story = fabula.read(bundled_story(), output=path)
        kept = fabula.open(path)
        again = fabula.read(bundled_story(), output=Path(folder) / "again.fabula")
    if "".join(story.text[block.start : block.end] for block in story.edition.blocks) != story.text:
        yield "the blocks do not give the text back"
    if not story.cast.characters:
        yield "nobody found"
    if not any(is_known(claim) for claim in story.attribution.speakers):
        yield "no speaker found"
    if _as_json(kept) != _as_json(story):
        yield "the story file does not hold what was read"
    if _as_json(again) != _as_json(story):
        yield "a second reading differs from the first"


def _as_json(story: Story) -> bytes:
    out = io.BytesIO()
    write_json(story, out)
    return out.getvalue()
