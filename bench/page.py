"""`docs/benchmarks.md`: written whole by a full run, never by hand."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING

from bench import booknlp, breaks, litbank, pdnc, reliability, scenes, syntax
from bench.places import NOVELS, PAGE, REPORTED, ROOT, TUNED
from bench.tables import markdown, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.rereading import Rereading
    from bench.speed import Speed
    from bench.tags import Tags

TEMPLATE = ROOT / "bench" / "data" / "page.md"
GROUPS = (("reported eight", REPORTED), ("tuned eight", TUNED), ("all sixteen", NOVELS))
# BookNLP's column → the scorer's name for it.
OURS = {
    "det F1": "relaxed_f",
    "spk +narr": "q_narrator",
    "strict 1:1": "q_strict",
    "Expl": "q_narrator_Explicit",
    "Anaph": "q_narrator_Anaphoric",
    "Impl": "q_narrator_Implicit",
}


def write(
    *,
    novels: Sequence[pdnc.Result],
    tags: Sequence[Tags],
    sure: dict[str, dict[str, reliability.Bin]],
    openings: dict[str, float],
    grammar: syntax.Result,
    lost: Sequence[tuple[breaks.Breaks, breaks.Breaks]],
    withheld: tuple[Sequence[scenes.Breaks], Sequence[scenes.Breaks]],
    mobility: Sequence[Sequence[str]],
    speed: Speed,
    rereadings: Sequence[Rereading],
    examples: str,
) -> None:
    """Writes the page."""
    text = TEMPLATE.read_text(encoding="utf-8").format(
        reported=_novels(novels, REPORTED),
        tuned=_novels(novels, TUNED),
        all=markdown(("", *pdnc.HEAD[1:]), [pdnc.row("**micro**", novels)]),
        beside=markdown(("novels", "system", *booknlp.WEIGHTS), list(_beside(novels))),
        tags=markdown(("novels", "quotations", "right", "unknown", "not found", "another person"), list(_tags(tags))),
        exceptions=_exceptions(tags),
        sure_reported=markdown(reliability.HEAD, reliability.table([sure[novel] for novel in REPORTED])),
        sure_tuned=markdown(reliability.HEAD, reliability.table([sure[novel] for novel in TUNED])),
        openings=markdown(litbank.HEAD, list(litbank.rows(openings))),
        treebank=markdown(syntax.HEAD, syntax.rows(grammar)),
        breaks=markdown(breaks.HEAD, breaks.rows(lost)),
        novel_scenes=markdown(scenes.BREAKS_HEAD, scenes.rows(withheld[0])),
        story_scenes=markdown(scenes.BREAKS_HEAD, scenes.rows(withheld[1])),
        mobility=markdown(scenes.MOBILITY_HEAD, mobility),
        sentences=markdown(syntax.STORIES_HEAD, syntax.story_rows(grammar)),
        examples=examples.strip(),
        speed="\n".join((_stages(speed), "", *_remarks(speed))),
        rereadings=_rereadings(rereadings),
    )
    PAGE.write_text(text.replace("\n\n\n", "\n\n"), encoding="utf-8", newline="\n")


def _novels(results: Sequence[pdnc.Result], names: Sequence[str]) -> str:
    chosen = [result for result in results if result.novel in names]
    rows = [pdnc.row(result.novel, [result]) for result in chosen]
    return markdown(pdnc.HEAD, [*rows, pdnc.row("**micro**", chosen)])


def _beside(results: Sequence[pdnc.Result]) -> Iterator[list[str]]:
    for title, names in GROUPS:
        ratios = pdnc.summary([result for result in results if result.novel in names])
        yield [title, "fabula", *(percent(ratios[OURS[column]]) for column in booknlp.WEIGHTS)]
        yield [title, "BookNLP", *(f"{value:.1f}" for value in booknlp.figures(names).values())]


def _tags(tags: Sequence[Tags]) -> Iterator[list[str]]:
    for title, names in GROUPS:
        part = [one for one in tags if one.novel in names]
        counts = [[one.rows, one.right, one.unknown, one.missed, len(one.exceptions)] for one in part]
        yield [title, *(str(sum(column)) for column in zip(*counts, strict=True))]


def _exceptions(tags: Sequence[Tags]) -> str:
    """By number, and only of the novels that may be looked at: the page quotes nothing of the corpus."""
    lines = [f"- {one.novel}: {', '.join(one.places)}" for one in tags if one.novel in TUNED and one.places]
    return "\n".join(["Exceptions in the tuned eight, by number of the quotation:", "", *lines]) if lines else ""


def _stages(speed: Speed) -> str:
    mean = speed.mean_seconds
    rows = [[stage, f"{seconds:.2f}"] for stage, seconds in mean.items()]
    return markdown(("stage", "seconds for 100,000 words"), [*rows, ["**all**", f"{sum(mean.values()):.2f}"]])


def _remarks(speed: Speed) -> Iterator[str]:
    seconds = [piece.total for piece in speed.pieces]
    peak = max(piece.peak for piece in speed.pieces)
    long = speed.joined
    rate = sum(piece.words for piece in speed.pieces) / sum(seconds)
    yield f"- {rate:,.0f} words a second; fastest piece {min(seconds):.2f} s, slowest {max(seconds):.2f} s."
    yield f"- Peak memory: {peak / 1e6:.0f} MB for 100,000 words, {long.peak / 1e6:.0f} MB for {long.words:,}."
    growth = f"time per word {speed.growth:.2f} × that of 100,000"
    yield f"- {long.words:,} words as one text: {long.total:.1f} s; {growth}."
    yield "- Ratio to the bare encoder: once there is an encoder."
    if hasattr(os, "getloadavg"):
        load = os.getloadavg()[2]
        yield f"- Load of the machine: {load:.1f} on {os.cpu_count()} processors; above that, seconds mean little."
    yield f"- Measured with Python {platform.python_version()} on {platform.system()} {platform.machine()}."


def _rereadings(rereadings: Sequence[Rereading]) -> str:
    rows = [
        [
            one.kind,
            f"{one.first:.2f}",
            f"{one.again:.2f}",
            f"{100 * one.share:.0f} %",
            "yes" if one.equal else "**no**",
        ]
        for one in rereadings
    ]
    head = (
        "correction",
        "first reading, s",
        "with the correction, s",
        "share",
        "equals a fresh reading, byte for byte",
    )
    return markdown(head, rows)
