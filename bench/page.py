"""`docs/benchmarks.md`: written whole by a full run, never by hand."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from bench import booknlp, litbank, pdnc
from bench.places import PAGE, REPORTED, TUNED
from bench.tables import markdown, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.rereading import Rereading
    from bench.speed import Speed
    from bench.tags import Tags

INTRODUCTION = """\
# Benchmarks

Written by `python -m bench`; do not edit.
The corpora are not part of the project: the bench finds them in `../shared` or says that they are not there.

fabula reads by rules; nothing here was fitted on any of these texts.
"""

PDNC_WORDS = """\
## Speakers in whole novels

[PDNC](https://github.com/Priya22/project-dialogism-novel-corpus), end to end: from the plain text of a novel, without a list of its characters, without gold quotations.
Rules were written looking at the eight *tuned* novels only; of the eight *reported* ones nobody looked at text or errors, only at these totals.

- *det F1*: pieces of quotation found (overlap of at least 0.8).
- *spk +narr*: share of all gold quotations that went to the right person, a missed quotation counting as wrong; by kind of tag (explicit “said Emma”, anaphoric “said she”, implicit).
- *strict*: the same, where only one of ours may stand for one person of theirs.
- *talk maj, int, min*: share of major, intermediate and minor characters who speak in the novel and speak in ours.
- *spk P*: share of our speaking characters who are somebody in the gold cast. *splits*: how many of ours there are to one of theirs.
"""

BOOKNLP_WORDS = """\
### Beside BookNLP

Figures of BookNLP's recorded outputs on the same sixteen novels (`bench/data/booknlp.csv`), pooled by the number of quotations.
They were made with its large model in 2021 or so; a later run of *Emma* was about four points better than the recorded one, so read a lead smaller than that as a tie.
"""

TAGS_WORDS = """\
### Tags are law

Explicit quotations whose tag holds a name of exactly one member of the gold cast, who is the speaker.
"""

LITBANK_WORDS = """\
## Openings of novels

[LitBank](https://github.com/dbamman/litbank), ninety openings of about 2,000 words, each read as it stands without the rest of its novel.
Entities are scored on LitBank's ten texts for development; quotations and people have no such part there and are scored on all ninety.
"""

SPEED_WORDS = """\
## Speed and memory

Sixteen novels joined and cut into ten pieces of 100,000 words; each piece, and all ten as one text, read in a process of its own.
Seconds depend on the machine and on what else it does; ratios do less.
"""


def write(
    *,
    novels: Sequence[pdnc.Result],
    tags: Sequence[Tags],
    openings: dict[str, float],
    speed: Speed,
    rereading: Rereading | None = None,
    examples: str = "",
) -> None:
    """Writes the page."""
    parts = [
        INTRODUCTION,
        PDNC_WORDS,
        *_novels("Reported eight", novels, REPORTED),
        *_novels("Tuned eight", novels, TUNED),
        "### All sixteen\n",
        markdown(("", *pdnc.HEAD[1:]), [pdnc.row("micro", novels)]),
        "",
        BOOKNLP_WORDS,
        markdown(("novels", "system", *booknlp.WEIGHTS), list(_beside(novels))),
        "",
        TAGS_WORDS,
        markdown(("novels", "such quotations", "right", "unknown", "not found", "another person"), list(_tags(tags))),
        "",
        *_exceptions(tags),
        LITBANK_WORDS,
        markdown(litbank.HEAD, list(litbank.rows(openings))),
        "",
        *([examples, ""] if examples else []),
        SPEED_WORDS,
        *_speed(speed, rereading),
    ]
    PAGE.write_text("\n".join(parts).rstrip() + "\n", encoding="utf-8", newline="\n")


def _novels(title: str, results: Iterable[pdnc.Result], names: Sequence[str]) -> list[str]:
    chosen = [result for result in results if result.novel in names]
    rows = [pdnc.row(result.novel, [result]) for result in chosen]
    return [f"### {title}\n", markdown(pdnc.HEAD, [*rows, pdnc.row("**micro**", chosen)]), ""]


def _beside(results: Sequence[pdnc.Result]) -> Iterable[list[str]]:
    ours = dict(zip(booknlp.WEIGHTS, ("relaxed_f", "q_narrator", "q_strict", *_KINDS), strict=True))
    for title, names in (("reported eight", REPORTED), ("tuned eight", TUNED), ("all sixteen", (*REPORTED, *TUNED))):
        ratios = pdnc.summary([result for result in results if result.novel in names])
        yield [title, "fabula", *(percent(ratios[ours[column]]) for column in booknlp.WEIGHTS)]
        yield [title, "BookNLP", *(f"{value:.1f}" for value in booknlp.figures(names).values())]


_KINDS = ("q_narrator_Explicit", "q_narrator_Anaphoric", "q_narrator_Implicit")


def _tags(tags: Sequence[Tags]) -> Iterable[list[str]]:
    for title, names in (("reported eight", REPORTED), ("tuned eight", TUNED), ("all sixteen", (*REPORTED, *TUNED))):
        part = [one for one in tags if one.novel in names]
        counts = [[one.rows, one.right, one.unknown, one.missed, len(one.exceptions)] for one in part]
        yield [title, *(str(sum(column)) for column in zip(*counts, strict=True))]


def _exceptions(tags: Sequence[Tags]) -> list[str]:
    listed = [(one.novel, exception) for one in tags if one.novel in TUNED for exception in one.exceptions]
    if not listed:
        return []
    return ["Exceptions in the tuned eight:\n", *(f"- {novel} {exception}" for novel, exception in listed), ""]


def _speed(speed: Speed, rereading: Rereading | None) -> list[str]:
    mean = speed.mean_seconds
    total = sum(mean.values())
    rate = 1 / (total / (sum(piece.words for piece in speed.pieces) / len(speed.pieces)))
    peak = max(piece.peak for piece in speed.pieces) / 1e6
    lines = [
        markdown(
            ("stage", "seconds for 100,000 words (mean of ten)"),
            [*([stage, f"{seconds:.2f}"] for stage, seconds in mean.items()), ["**all**", f"{total:.2f}"]],
        ),
        "",
        f"- {rate:,.0f} words a second (fastest piece {min(piece.total for piece in speed.pieces):.2f} s, "
        f"slowest {max(piece.total for piece in speed.pieces):.2f} s).",
        f"- Peak memory: {peak:.0f} MB for 100,000 words, {speed.joined.peak / 1e6:.0f} MB for {speed.joined.words:,}.",
        f"- {speed.joined.words:,} words as one text: {speed.joined.total:.1f} s; "
        f"time per word {speed.growth:.2f} × that of 100,000.",
    ]
    if rereading is not None:
        lines += [
            f"- A correction and the reading again, on {rereading.words:,} words: {rereading.again:.2f} s, "
            f"{100 * rereading.share:.0f} % of the first reading ({rereading.first:.2f} s); the result "
            + ("equals" if rereading.equal else "**does not equal**")
            + " a fresh reading with that decision, byte for byte.",
        ]
    return [
        *lines,
        "- Ratio to the bare encoder: to be measured once there is an encoder.",
        f"- Measured with Python {platform.python_version()} on {platform.system()} {platform.machine()}.",
    ]
