"""`python -m bench`: everything, and `docs/benchmarks.md`; with a word after it, one part, to the terminal only."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from bench import pdnc
from bench.places import NOVELS, REPORTED, TUNED, MissingDataError
from bench.tables import plain

if TYPE_CHECKING:
    from collections.abc import Sequence


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.split("\n", maxsplit=1)[0])
    parts = parser.add_subparsers(dest="part")
    part = parts.add_parser("pdnc", help="speakers in whole novels")
    part.add_argument("--novels", help="names of folders, with commas")
    part.add_argument("--tuned", action="store_true", help="only the eight that rules are written on")
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


def show_pdnc(options: argparse.Namespace) -> list[pdnc.Result]:
    """Reads and scores novels, a line each as it comes, then totals."""
    results = []
    for novel in chosen(options):
        results.append(pdnc.measure(novel))
        print(f"  {novel}: {sum(results[-1].seconds.values()):.1f} s", file=sys.stderr)
    rows = [pdnc.row(result.novel, [result]) for result in results]
    for name, group in (("tuned", TUNED), ("reported", REPORTED), ("micro", NOVELS)):
        part = [result for result in results if result.novel in group]
        if len(part) > 1:
            rows.append(pdnc.row(name, part))
    print(plain(pdnc.HEAD, rows))
    absent = sorted({stage for result in results for stage in result.absent})
    if absent:
        print(f"stages that are not there yet: {', '.join(absent)}")
    return results


def main(given: Sequence[str] | None = None) -> int:
    """Runs the part asked for."""
    options = arguments(given)
    try:
        if options.part in {None, "pdnc"}:
            show_pdnc(options)
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
