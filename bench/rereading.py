"""What a correction costs: the reading again, as a share of the first one."""

from __future__ import annotations

import io
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from bench.places import PDNC, require
from fabula.cli import deciding
from fabula.export.json_format import write_json
from fabula.pipeline import read_source, reread, run_story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.decisions import Decision
    from fabula.model.story import Story

HEAD = (
    "correction",
    "first reading, s",
    "with the correction, s",
    "share",
    "equals a fresh reading, byte for byte",
)
NOVEL = "HowardsEnd"  # 110,000 words, much of it talk


class Rereading(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds of the first reading, of one correction with the reading again, and whether it equals a fresh one."""

    kind: str
    words: int
    first: float
    again: float
    equal: bool

    @property
    def share(self) -> float:
        """The reading again as a share of the first."""
        return self.again / self.first


def measure() -> list[Rereading]:
    """Reads a novel into a story file, then corrects it in three ways, each starting from that file."""
    require(PDNC)
    source = PDNC / NOVEL / "novel_text.txt"
    results = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "story.fabula"
        start = time.perf_counter()
        story = read_source(source, output=path).story
        first = time.perf_counter() - start
        whole = path.read_bytes()
        for decision in decisions(story):
            path.write_bytes(whole)
            start = time.perf_counter()
            corrected = reread(path, adding=decision)
            again = time.perf_counter() - start
            fresh = run_story(story.edition, log=corrected.log).story
            results.append(
                Rereading(
                    kind=decision.kind,
                    words=len(story.text.split()),
                    first=first,
                    again=again,
                    equal=export(corrected) == export(fresh),
                )
            )
    return results


def decisions(story: Story) -> Iterator[Decision]:
    """One of each kind, that changes something: on the middle of the book, and on people high in the cast."""
    named = [character for character in story.cast.characters if not character.minor and not character.group]
    speeches = [claim for claim in story.attribution.speakers if claim.kind == "implicit" and claim.character]
    claim = speeches[len(speeches) // 2]
    quotation = next(one for one in story.quotations.quotations if one.id == claim.quotation)
    yield deciding.speaker(story, quotation, next(one for one in named if one.id != claim.character))
    yield deciding.rename(story, named[0], "Somebody Else")
    yield deciding.merge(story, named[0], named[5])


def row(one: Rereading) -> list[str]:
    """A line of the table."""
    equal = "yes" if one.equal else "**no**"
    return [one.kind, f"{one.first:.2f}", f"{one.again:.2f}", f"{100 * one.share:.0f} %", equal]


def export(story: Story) -> bytes:
    """The interchange JSON."""
    out = io.BytesIO()
    write_json(story, out)
    return out.getvalue()
