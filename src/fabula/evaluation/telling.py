"""How scenes are told: `python -m fabula.evaluation.telling [--json] [STORY …]`.

For those of our own stories whose gold tells it: through whose eyes each scene is told, how fast, and who comes or goes
while it goes on. A scene of the gold is held against the scene of ours that shares most of it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from fabula.evaluation.command import run
from fabula.evaluation.counts import Count
from fabula.evaluation.gold import NOBODY, read_gold, story_file
from fabula.evaluation.people import Who
from fabula.pipeline import read_story
from fabula.reading.ingest import read_edition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fabula.evaluation.gold import GoldScene, GoldStory
    from fabula.model.scenes import Scene
    from fabula.model.story import Story


class TellingScore(msgspec.Struct, frozen=True, kw_only=True):
    """How the scenes of one story are told.

    Fields:
        eyes: scenes of which the gold says through whose eyes they are told, and of those rightly said.
        pace: the same for how fast they are told.
        comings: people who come or go, scene by scene.
    """

    name: str
    blind: bool
    eyes: Count
    pace: Count
    comings: Count


def score(gold: GoldStory, story: Story) -> TellingScore:
    """Compares a reading with the gold of the same text."""
    who = Who(gold, story)
    eyes = pace = comings = Count()
    for wanted in gold.scenes:
        ours = max(story.scenes.scenes, key=lambda one: min(one.end, wanted.end) - max(one.start, wanted.start))
        if wanted.eyes is not None:
            given = seen_by(ours, who)
            eyes += Count(given == wanted.eyes, given is not None, 1)
        if wanted.pace is not None:
            pace += Count.answers(int(ours.pace == wanted.pace), 1)
        comings += _comings(wanted, story, who)
    return TellingScore(name=gold.name, blind=gold.blind, eyes=eyes, pace=pace, comings=comings)


def seen_by(scene: Scene, who: Who) -> str | None:
    """Through whose eyes most of a scene is told; None where nothing is said of it."""
    told: Counter[str] = Counter()
    for one in scene.viewpoints:
        person = NOBODY if one.character is None else who.person(one.character, one.start) or str(one.character)
        told[person] += one.end - one.start
    return max(told, key=lambda person: (told[person], person)) if told else None


def _comings(wanted: GoldScene, story: Story, who: Who) -> Count:
    if wanted.enters is None and wanted.leaves is None:
        return Count()
    right = {("enters", name) for name in wanted.enters or ()} | {("leaves", name) for name in wanted.leaves or ()}
    given = {
        (one.way, who.person(one.character, one.start) or str(one.character))
        for scene in story.scenes.scenes
        for one in scene.comings
        if wanted.start <= one.start < wanted.end
    }
    return Count(len(right & given), len(given), len(right))


def score_folder(folder: Path) -> TellingScore:
    """Reads and scores one story."""
    path = story_file(folder)
    edition = read_edition(path, name=path.name)
    return score(read_gold(folder, edition.text), read_story(edition))


def table(scores: Sequence[TellingScore]) -> str:
    """The figures in Markdown, of the stories whose gold tells how they are told, of all and of the blind ones."""
    known = [one for one in scores if one.eyes.wanted or one.pace.wanted or one.comings.wanted]
    lines = ["| story | eyes | pace | comings and goings |", "|---|--:|--:|--:|"]
    lines += [_row(f"{one.name}{' *' if one.blind else ''}", [one]) for one in known]
    if len(known) > 1:
        lines.append(_row("**all**", known))
    blind = [one for one in known if one.blind]
    if blind and len(blind) < len(known):
        lines.append(_row("**blind** *", blind))
    return "\n".join(lines) + "\n"


def _row(name: str, scores: Sequence[TellingScore]) -> str:
    eyes, pace, comings = (sum((getattr(one, key) for one in scores), Count()) for key in ("eyes", "pace", "comings"))
    return f"| {name} | {eyes.right}/{eyes.wanted} | {pace.right}/{pace.wanted} | {comings.fraction} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures; returns the exit status."""
    return run("fabula.evaluation.telling", __doc__, score_folder, table, arguments)


if __name__ == "__main__":
    raise SystemExit(main())
