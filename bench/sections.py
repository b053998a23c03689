"""The parts of `docs/benchmarks.md`: each is measured by itself and kept, so that a run that was broken off goes on.

What is kept in `bench/out/page` holds for one state of `src/fabula`, by its hash; after any change there it is measured
again.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
from functools import cache
from typing import TYPE_CHECKING

from bench import (
    ablation,
    booknlp,
    breaks,
    coverage,
    encoder,
    flattened,
    litbank,
    mistakes,
    parsing,
    pdnc,
    reliability,
    rereading,
    scenes,
    speed,
    syntax,
    tags,
)
from bench.places import NOVELS, OUT, REPORTED, ROOT, TUNED
from bench.tables import markdown, percent
from fabula.evaluation import examples, story_order, telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

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


def fields(*, again: bool = False) -> dict[str, str]:
    """Every placeholder of the page with its Markdown; what is kept is measured anew with `again`."""
    found: dict[str, str] = {}
    for name, measure in SECTIONS.items():
        found |= _section(name, measure, again=again)
    return found


def _section(name: str, measure: Callable[[], dict[str, str]], *, again: bool) -> dict[str, str]:
    path = OUT / "page" / f"{name}.json"
    state = state_of_the_program()
    if path.exists() and not again:
        kept: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        if kept.pop("state") == state:
            return kept
    print(f"measuring: {name}", file=sys.stderr)
    found = measure()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"state": state} | found, ensure_ascii=False, indent=1), encoding="utf-8")
    return found


@cache
def state_of_the_program() -> str:
    """A hash over every file of `src/fabula` that is not for reading only."""
    root = ROOT / "src" / "fabula"
    seen = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        if path.suffix == ".md":
            continue
        seen.update(path.relative_to(root).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()


# ---- speakers


def _novels() -> dict[str, str]:
    results = [pdnc.measure(novel) for novel in NOVELS]
    forced = [pdnc.with_nobody_held_back(novel) for novel in NOVELS]
    by_tags = [tags.measure(novel) for novel in NOVELS]
    sure = {novel: reliability.measure(novel) for novel in NOVELS}
    answers = {novel: coverage.measure(novel) for novel in NOVELS}
    causes = {novel: mistakes.measure(novel) for novel in TUNED}
    return {
        "reported": _table(results, REPORTED),
        "tuned": _table(results, TUNED),
        "all": markdown(("", *pdnc.HEAD[1:]), [pdnc.row("**micro**", results)]),
        "held_back": markdown(coverage.SHOWN_HEAD, list(_held_back(results, forced, answers))),
        "beside": markdown(("novels", "system", *booknlp.WEIGHTS), list(_beside(results))),
        "tags": markdown(tags.HEAD, list(_tags(by_tags))),
        "exceptions": _exceptions(by_tags),
        "coverage": markdown(
            ("novels", *coverage.HEAD),
            [[title, *row] for title, names in GROUPS for row in coverage.table([answers[novel] for novel in names])],
        ),
        "sure_reported": markdown(reliability.HEAD, reliability.table([sure[novel] for novel in REPORTED])),
        "sure_tuned": markdown(reliability.HEAD, reliability.table([sure[novel] for novel in TUNED])),
        "mistakes": markdown(mistakes.head(causes), mistakes.table(causes)),
    }


def _table(results: Sequence[pdnc.Result], names: Sequence[str]) -> str:
    chosen = [result for result in results if result.novel in names]
    rows = [pdnc.row(result.novel, [result]) for result in chosen]
    return markdown(pdnc.HEAD, [*rows, pdnc.row("**micro**", chosen)])


def _held_back(
    results: Sequence[pdnc.Result], forced: Sequence[pdnc.Result], answers: Mapping[str, Sequence[coverage.Answer]]
) -> Iterator[list[str]]:
    for title, names in GROUPS:
        some = [answer for novel in names for answer in answers[novel]]
        sides = [[result for result in rows if result.novel in names] for rows in (results, forced)]
        yield from ([title, *row] for row in coverage.shown(some, *sides))


def _beside(results: Sequence[pdnc.Result]) -> Iterator[list[str]]:
    for title, names in GROUPS:
        ratios = pdnc.summary([result for result in results if result.novel in names])
        yield [title, "fabula", *(percent(ratios[OURS[column]]) for column in booknlp.WEIGHTS)]
        yield [title, "BookNLP", *(f"{value:.1f}" for value in booknlp.figures(names).values())]


def _tags(found: Sequence[tags.Tags]) -> Iterator[list[str]]:
    for title, names in GROUPS:
        counts = [one.counts for one in found if one.novel in names]
        yield [title, *(str(sum(column)) for column in zip(*counts, strict=True))]


def _exceptions(found: Sequence[tags.Tags]) -> str:
    """By number, and only of the novels that may be looked at: the page quotes nothing of the corpus."""
    lines = [f"- {one.novel}: {', '.join(one.places)}" for one in found if one.novel in TUNED and one.places]
    return "\n".join(["Exceptions in the tuned eight, by number of the quotation:", "", *lines]) if lines else ""


def _ablation() -> dict[str, str]:
    found = {novel: ablation.measure(novel) for novel in NOVELS}
    return {
        f"ablation_{title.split()[0]}": markdown(ablation.HEAD, ablation.table([found[novel] for novel in names]))
        for title, names in GROUPS[:2]
    }


def _flattened() -> dict[str, str]:
    # The novels as printed lie in `bench/out/pdnc` by now.
    pairs = [flattened.measure(novel, kept=True) for novel in NOVELS]
    rows = [flattened.row(title, [pair for pair in pairs if pair.printed.novel in names]) for title, names in GROUPS]
    return {"flattened": markdown(("novels", *flattened.HEAD[1:]), rows)}


# ---- openings, grammar, structure, scenes


def _openings() -> dict[str, str]:
    return {"openings": markdown(litbank.HEAD, list(litbank.rows(litbank.measure())))}


def _grammar() -> dict[str, str]:
    grammar = syntax.measure()
    return {
        "treebank": markdown(syntax.HEAD, syntax.rows(grammar)),
        "sentences": markdown(syntax.STORIES_HEAD, syntax.story_rows(grammar)),
    }


def _breaks() -> dict[str, str]:
    return {"breaks": markdown(breaks.HEAD, breaks.rows(breaks.measure()))}


def _scenes() -> dict[str, str]:
    novels, stories = scenes.measure_breaks()
    lines, _ = scenes.measure_breaks(one_line=True)
    return {
        "line_scenes": markdown(scenes.BREAKS_HEAD, scenes.rows(lines)),
        "novel_scenes": markdown(scenes.BREAKS_HEAD, scenes.rows(novels)),
        "story_scenes": markdown(scenes.BREAKS_HEAD, scenes.rows(stories)),
        "mobility": markdown(scenes.MOBILITY_HEAD, scenes.measure_mobility()),
    }


def _stories() -> dict[str, str]:
    folders = own_stories()
    return {
        "examples": examples.table([examples.score_folder(folder) for folder in folders]).strip(),
        "telling": telling.table([telling.score_folder(folder) for folder in folders]).strip(),
        "story_order": story_order.table([story_order.score_folder(folder) for folder in folders]).strip(),
    }


def own_stories() -> list[Path]:
    """Folders of our own stories."""
    return sorted(path.parent for path in (ROOT / "examples").glob("*/gold.yml"))


# ---- cost


def _speed() -> dict[str, str]:
    found = speed.measure()
    return {"speed": "\n".join((_stages(found), "", *_remarks(found)))}


def _stages(found: speed.Speed) -> str:
    mean = found.mean_seconds
    long = {stage: seconds / found.joined.words * speed.PIECE for stage, seconds in found.joined.seconds.items()}
    rows = [[stage, f"{mean[stage]:.2f}", f"{long[stage]:.2f}"] for stage in mean]
    total = ["**all**", f"{sum(mean.values()):.2f}", f"{sum(long.values()):.2f}"]
    head = ("stage", "seconds for 100,000 words", f"the same, of {found.joined.words:,} as one text")
    return markdown(head, [*rows, total])


def _remarks(found: speed.Speed) -> Iterator[str]:
    seconds = [piece.total for piece in found.pieces]
    peak = max(piece.peak for piece in found.pieces)
    long = found.joined
    rate = sum(piece.words for piece in found.pieces) / sum(seconds)
    yield f"- {rate:,.0f} words a second; fastest piece {min(seconds):.2f} s, slowest {max(seconds):.2f} s."
    yield f"- Peak memory: {peak / 1e6:.0f} MB for 100,000 words, {long.peak / 1e6:.0f} MB for {long.words:,}."
    growth = f"time per word {found.growth:.2f} × that of 100,000"
    yield f"- {long.words:,} words as one text: {long.total:.1f} s; {growth}."
    one, all_ = found.story_seconds
    stages = ", ".join(speed.STORY)
    yield f"- {stages} together: {one:.2f} s for 100,000 words, {all_:.2f} s of as many of the one text."
    if hasattr(os, "getloadavg"):
        load = os.getloadavg()[2]
        yield f"- Load of the machine: {load:.1f} on {os.cpu_count()} processors; above that, seconds mean little."
    yield f"- Measured with Python {platform.python_version()} on {platform.system()} {platform.machine()}."


def _encoder() -> dict[str, str]:
    cost = encoder.measure()
    return {
        "encoder": f"The stage `encoding` takes {cost.ratio:.2f} × the time of the bare encoder over the same "
        f"{cost.words:,} words ({cost.stage:.2f} s against {cost.bare:.2f} s, least of {encoder.TURNS} turns)."
    }


def _parsing() -> dict[str, str]:
    return {"parsing": markdown(parsing.HEAD, parsing.rows(parsing.measure()))}


def _rereading() -> dict[str, str]:
    return {"rereadings": markdown(rereading.HEAD, [rereading.row(one) for one in rereading.measure()])}


SECTIONS: dict[str, Callable[[], dict[str, str]]] = {
    "novels": _novels,
    "ablation": _ablation,
    "flattened": _flattened,
    "openings": _openings,
    "grammar": _grammar,
    "breaks": _breaks,
    "scenes": _scenes,
    "stories": _stories,
    "parsing": _parsing,
    "rereading": _rereading,
    "encoder": _encoder,
    "speed": _speed,
}
"""By name, in the order in which they are measured."""
