"""`python -m bench`: everything, and `docs/benchmarks.md`; with a word after it, one part, to the terminal only."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from bench import (
    ablation,
    breaks,
    coverage,
    errors,
    flattened,
    litbank,
    mistakes,
    page,
    parsing,
    pdnc,
    reliability,
    rereading,
    scenes,
    sections,
    speed,
    syntax,
    tags,
)
from bench.places import NOVELS, PAGE, REPORTED, ROOT, TUNED, MissingDataError
from bench.tables import plain
from fabula.evaluation import examples

if TYPE_CHECKING:
    from collections.abc import Sequence


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--again", action="store_true", help="measure also what was measured for this very program")
    parts = parser.add_subparsers(dest="part")
    for name, about in (
        ("pdnc", "speakers in whole novels"),
        ("flattened", "speakers in whole novels set as one line"),
        ("tags", "explicit quotations whose tag names one person: none may go to another"),
        ("reliability", "how often a speaker is right, by how sure it is said to be"),
        ("coverage", "how often a speaker is right, when only the surest are named"),
        ("ablation", "speakers with one source of evidence taken away, nobody held back"),
        ("mistakes", "wrong quotations by cause, kind and novel; of the eight novels that rules are written on"),
    ):
        part = parts.add_parser(name, help=about)
        part.add_argument("--novels", help="names of folders, with commas")
        part.add_argument("--tuned", action="store_true", help="only the eight that rules are written on")
        part.add_argument("--kept", action="store_true", help="do not read again; use what lies in bench/out")
    part = parts.add_parser("litbank", help="quotations, people, entities in ninety openings of novels")
    part.add_argument("--whole", action="store_true", help="read whole novels, not only the annotated openings")
    part = parts.add_parser(
        "syntax", help="a treebank from raw text: words, sentences, tags, trees; our stories' sentences"
    )
    part.add_argument("--treebank", choices=syntax.PARTS, default="test", help="its part")
    parts.add_parser("breaks", help="three novels set as one line: paragraphs given back")
    parts.add_parser("scenes", help="scene breaks taken off and asked back, also of one line; persons at places")
    parts.add_parser("parsing", help="a Word file and an EPUB of five megabytes: parsing as a share of the reading")
    parts.add_parser("speed", help="seconds by stage, memory, growth with length")
    parts.add_parser("examples", help="our own stories against their gold")
    parts.add_parser("rereading", help="what a correction costs")
    part = parts.add_parser("errors", help="wrong quotations of one of the eight novels that rules are written on")
    part.add_argument("--novel", required=True)
    part.add_argument("--kind", choices=("Explicit", "Anaphoric", "Implicit"))
    return parser.parse_args(given)


def chosen(options: argparse.Namespace) -> tuple[str, ...]:
    """The novels meant, in order of name."""
    if options.novels:
        novels = tuple(options.novels.split(","))
        unknown = sorted(set(novels) - set(NOVELS))
        if unknown:
            raise MissingDataError(f"no such novel: {', '.join(unknown)} (there are {', '.join(NOVELS)})")
        return novels
    return TUNED if options.tuned else NOVELS


def show_pdnc(options: argparse.Namespace) -> None:
    """Reads and scores novels, then prints a line each and totals."""
    results = []
    for novel in chosen(options):
        results.append(pdnc.measure(novel, kept=options.kept))
        print(f"  {novel}", file=sys.stderr)
    rows = [pdnc.row(result.novel, [result]) for result in results]
    for name, group in (("tuned", TUNED), ("reported", REPORTED), ("all", NOVELS)):
        part = [result for result in results if result.novel in group]
        if len(part) > 1:
            rows.append(pdnc.row(name, part))
    print(plain(pdnc.HEAD, rows))


def show_flattened(options: argparse.Namespace) -> None:
    """Reads each novel as printed and as one line, and says what the speakers lose; `--kept` keeps the former."""
    pairs = []
    for novel in chosen(options):
        pairs.append(flattened.measure(novel, kept=options.kept))
        print(f"  {novel}", file=sys.stderr)
    rows = [flattened.row(pair.printed.novel, [pair]) for pair in pairs]
    for name, group in (("tuned", TUNED), ("reported", REPORTED), ("all", NOVELS)):
        part = [pair for pair in pairs if pair.printed.novel in group]
        if len(part) > 1:
            rows.append(flattened.row(name, part))
    print(plain(flattened.HEAD, rows))


def show_tags(options: argparse.Namespace) -> None:
    """Counts for every novel; exceptions by name only where they may be looked at."""
    rows = []
    listed: list[str] = []
    for novel in chosen(options):
        if not options.kept:
            pdnc.measure(novel)
        result = tags.measure(novel)
        rows.append([novel, *map(str, result.counts)])
        if novel in TUNED:
            listed += [f"{novel} {exception}" for exception in result.exceptions]
    rows.append(["all", *(str(sum(int(row[column]) for row in rows)) for column in range(1, 6))])
    print(plain(tags.HEAD, rows))
    print("\n".join(listed))


def show_reliability(options: argparse.Namespace) -> None:
    """A line for each tenth of stated probability, over all novels asked for."""
    novels = chosen(options)
    for novel in novels:
        if not options.kept:
            pdnc.measure(novel)
    print(plain(reliability.HEAD, reliability.table([reliability.measure(novel) for novel in novels])))


def show_coverage(options: argparse.Namespace) -> None:
    """A line for each share of the quotations that is named, the surest first, over all novels asked for."""
    novels = chosen(options)
    for novel in novels:
        if not options.kept:
            pdnc.measure(novel)
    print(plain(coverage.HEAD, coverage.table([coverage.measure(novel) for novel in novels])))


def show_ablation(options: argparse.Namespace) -> None:
    """A line for each source, over all novels asked for."""
    found = []
    for novel in chosen(options):
        found.append(ablation.measure(novel))
        print(f"  {novel}", file=sys.stderr)
    print(plain(ablation.HEAD, ablation.table(found)))


def show_mistakes(options: argparse.Namespace) -> None:
    """A line for each cause, the commonest first."""
    novels = chosen(options) if options.novels else TUNED
    mistakes.may_be_named(novels)
    for novel in novels:
        if not options.kept:
            pdnc.measure(novel)
    counts = {novel: mistakes.measure(novel) for novel in novels}
    print(plain(mistakes.head(counts), mistakes.table(counts)))


def show_litbank(options: argparse.Namespace) -> None:
    """Reads and scores LitBank."""
    print(plain(litbank.HEAD, litbank.rows(litbank.measure(whole=options.whole))))


def show_syntax(options: argparse.Namespace) -> None:
    """Reads and scores the treebank, and the sentences of our own stories."""
    result = syntax.measure(options.treebank)
    print(plain(syntax.HEAD, syntax.rows(result)))
    print()
    print(plain(syntax.STORIES_HEAD, syntax.story_rows(result)))


def show_breaks(_options: argparse.Namespace) -> None:
    """Sets novels as one line and reads them."""
    print(plain(breaks.HEAD, breaks.rows(breaks.measure())))


def show_scenes(_options: argparse.Namespace) -> None:
    """Withholds breaks, and asks where people are."""
    for one_line in (False, True):
        for results in scenes.measure_breaks(one_line=one_line):
            print(plain(scenes.BREAKS_HEAD, scenes.rows(results)))
            print()
    print(plain(scenes.MOBILITY_HEAD, scenes.measure_mobility()))


def show_parsing(_options: argparse.Namespace) -> None:
    """Parses two large files, and reads a part of each."""
    print(plain(parsing.HEAD, parsing.rows(parsing.measure())))


def show_speed(_options: argparse.Namespace) -> None:
    """Times ten pieces of 100,000 words, and all as one."""
    result = speed.measure()
    mean = result.mean_seconds
    rows = [[stage, f"{seconds:.2f}"] for stage, seconds in mean.items()]
    print(plain(("stage", "seconds"), [*rows, ["all", f"{sum(mean.values()):.2f}"]]))
    print(f"joined: {result.joined.words:,} words, {result.joined.total:.1f} s, {result.growth:.2f} x time per word")
    one, all_ = result.story_seconds
    print(f"{', '.join(speed.STORY)}: {one:.2f} s for 100,000 words, {all_:.2f} s for as many of the joined")
    print(f"peak: {max(c.peak for c in result.pieces) / 1e6:.0f} MB, joined {result.joined.peak / 1e6:.0f} MB")


def show_examples(_options: argparse.Namespace) -> None:
    """Reads our own stories and compares."""
    print(examples.table([examples.score_folder(folder) for folder in sections.own_stories()]))


def show_rereading(_options: argparse.Namespace) -> None:
    """Times one correction of each kind."""
    print(plain(rereading.HEAD, [rereading.row(one) for one in rereading.measure()]))


def run_all(*, again: bool = False) -> None:
    """Measures what is not kept for the program as it stands, and writes the page."""
    page.write(sections.fields(again=again))
    print(f"wrote {PAGE.relative_to(ROOT)}")


def show_errors(options: argparse.Namespace) -> None:
    """Lists wrong quotations with the words around them."""
    cases = errors.wrong(options.novel, options.kind)
    for case in cases:
        print(case)
    print(f"{len(cases)} wrong")


SHOW = {
    "pdnc": show_pdnc,
    "flattened": show_flattened,
    "tags": show_tags,
    "reliability": show_reliability,
    "coverage": show_coverage,
    "ablation": show_ablation,
    "mistakes": show_mistakes,
    "litbank": show_litbank,
    "syntax": show_syntax,
    "breaks": show_breaks,
    "scenes": show_scenes,
    "examples": show_examples,
    "parsing": show_parsing,
    "speed": show_speed,
    "rereading": show_rereading,
    "errors": show_errors,
}


def main(given: Sequence[str] | None = None) -> int:
    """Runs the part asked for."""
    options = arguments(given)
    try:
        if options.part:
            SHOW[options.part](options)
        else:
            run_all(again=options.again)
    except MissingDataError as error:
        print(error, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
