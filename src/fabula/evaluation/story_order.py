"""How well story order is read: `python -m fabula.evaluation.story_order [--json] [STORY …]`.

For each of our own stories Kendall's tau between the gold's order and ours, beside the tau of the guess that everything
happens as it is told; and how many scenes told later than they happened are found. A scene of the gold counts as the
scene of ours that shares most of it; two that fall into one of ours agree with nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from fabula.evaluation.command import run
from fabula.evaluation.counts import Count
from fabula.evaluation.gold import read_gold, story_file
from fabula.pipeline import read_story
from fabula.reading.ingest import read_edition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fabula.evaluation.gold import GoldStory
    from fabula.model.story import Story


class OrderScore(msgspec.Struct, frozen=True, kw_only=True):
    """Story order of one story.

    Fields:
        told: tau of the order of telling; None for a story of one scene.
        tau: of ours.
        flashbacks: scenes told later than they happened.
    """

    name: str
    blind: bool
    scenes: int
    told: float | None
    tau: float | None
    flashbacks: Count


def tau(one: Sequence[int], other: Sequence[int]) -> float | None:
    """Kendall's tau-a of two rankings of the same things: a tie agrees with nothing. None for fewer than two.

    >>> tau([1, 2, 3], [1, 2, 3]), tau([1, 2, 3], [3, 2, 1]), tau([1, 2], [5, 5]), tau([1], [1])
    (1.0, -1.0, 0.0, None)
    """
    pairs = [(a, b) for b in range(len(one)) for a in range(b)]
    if not pairs:
        return None
    agreed = sum(_sign(one[b] - one[a]) * _sign(other[b] - other[a]) for a, b in pairs)
    return agreed / len(pairs)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def score(gold: GoldStory, story: Story) -> OrderScore:
    """Compares a reading with the gold of the same text."""
    right = [gold.story_order.index(scene.number) for scene in gold.scenes]
    scenes = story.scenes.scenes
    ours = []
    for scene in gold.scenes:
        shared = [max(0, min(one.end, scene.end) - max(one.start, scene.start)) for one in scenes]
        ours.append(max(range(len(scenes)), key=lambda number: (shared[number], -number)))
    times = story.timeline.scenes
    wanted = [scene.level == "analepsis" for scene in gold.scenes]
    given = [times[number].departs == "earlier" for number in ours]
    both = sum(one and two for one, two in zip(wanted, given, strict=True))
    return OrderScore(
        name=gold.name,
        blind=gold.blind,
        scenes=len(gold.scenes),
        told=tau(right, range(len(right))),
        tau=tau(right, [times[number].order for number in ours]),
        flashbacks=Count(both, sum(given), sum(wanted)),
    )


def score_folder(folder: Path) -> OrderScore:
    """Reads and scores one story."""
    path = story_file(folder)
    edition = read_edition(path, name=path.name)
    return score(read_gold(folder, edition.text), read_story(edition))


def table(scores: Sequence[OrderScore]) -> str:
    """The figures in Markdown, with means over all stories and over the blind ones."""
    lines = ["| story | scenes | as told | fabula | flashbacks found | of those named |", "|---|--:|--:|--:|--:|--:|"]
    lines += [_row(f"{one.name}{' *' if one.blind else ''}", [one]) for one in scores]
    if len(scores) > 1:
        lines.append(_row("**all**", scores))
    blind = [one for one in scores if one.blind]
    if blind and len(blind) < len(scores):
        lines.append(_row("**blind** *", blind))
    return "\n".join(lines) + "\n"


def _row(name: str, scores: Sequence[OrderScore]) -> str:
    found = sum((one.flashbacks for one in scores), Count())
    cells = [
        str(sum(one.scenes for one in scores)),
        _mean([one.told for one in scores]),
        _mean([one.tau for one in scores]),
        f"{found.right}/{found.wanted}",
        f"{found.right}/{found.given}",
    ]
    return f"| {name} | {' | '.join(cells)} |"


def _mean(numbers: Sequence[float | None]) -> str:
    known = [number for number in numbers if number is not None]
    return f"{sum(known) / len(known):.2f}" if known else "–"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures; returns the exit status."""
    return run("fabula.evaluation.story_order", __doc__, score_folder, table, arguments)


if __name__ == "__main__":
    raise SystemExit(main())
