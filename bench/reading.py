"""Read one file, with the seconds each stage took."""

from __future__ import annotations

import gc
import io
import time
from typing import TYPE_CHECKING

import msgspec

from fabula.export.json_format import write_json
from fabula.pipeline import run_story
from fabula.reading.ingest import read_edition

if TYPE_CHECKING:
    from pathlib import Path

    from fabula.model.decisions import Decision
    from fabula.model.story import Story


class Timed(msgspec.Struct, frozen=True, kw_only=True):
    """A story, and the seconds of each stage."""

    story: Story
    seconds: dict[str, float]

    @property
    def total(self) -> float:
        """Seconds of the whole reading."""
        return sum(self.seconds.values())

    @property
    def words(self) -> int:
        """Running words, counted by white space, as a word processor counts them."""
        return len(self.story.text.split())

    def export(self) -> bytes:
        """The interchange JSON, which the scorers read as it stands."""
        out = io.BytesIO()
        write_json(self.story, out)
        return out.getvalue()


def read(source: Path | bytes, name: str, *, log: tuple[Decision, ...] = ()) -> Timed:
    """The story in a file, or in the bytes of one."""
    gc.collect()
    start = time.perf_counter()
    edition = read_edition(source, name=name)
    ingest = time.perf_counter() - start
    run = run_story(edition, log=log)
    return Timed(story=run.story, seconds={"ingest": ingest} | {stage.name: stage.seconds for stage in run.stages})
