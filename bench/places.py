"""Where the corpora and scorers are, and which novels may be looked at."""

from __future__ import annotations

import importlib
import sys
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PDNC = SHARED / "data" / "pdnc" / "data"
LITBANK = SHARED / "data" / "litbank"
SCORE = SHARED / "score"
OUT = ROOT / "bench" / "out"
PAGE = ROOT / "docs" / "benchmarks.md"

# Rules are written looking at these only ...
TUNED = (
    "ARoomWithAView",
    "AlicesAdventuresInWonderland",
    "DaisyMiller",
    "Emma",
    "HowardsEnd",
    "NightAndDay",
    "Persuasion",
    "PrideAndPrejudice",
)
# ... and of these only totals are ever printed.
REPORTED = (
    "SenseAndSensibility",
    "TheAwakening",
    "TheGambler",
    "TheInvisibleMan",
    "TheMysteriousAffairAtStyles",
    "ThePictureOfDorianGray",
    "TheSportOfTheGods",
    "TheSunAlsoRises",
)
NOVELS = tuple(sorted((*TUNED, *REPORTED)))


class MissingDataError(Exception):
    """The corpora or the scorers are not beside the repository."""


def require(*paths: Path) -> None:
    """Stops with a plain sentence when what a bench needs is not there.

    Raises:
        MissingDataError: one of the paths does not exist.
    """
    for path in paths:
        if not path.exists():
            shown = Path("..") / path.relative_to(ROOT.parent)
            raise MissingDataError(f"skipped: {shown.as_posix()} is not there; the corpora are no part of this project")


@cache
def scorer(name: str) -> Any:  # noqa: ANN401  # the scorers are untyped scripts
    """The scorer of that name, imported from where it lies."""
    require(SCORE / f"{name}.py")
    if str(SCORE) not in sys.path:
        sys.path.insert(0, str(SCORE))
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # the folder is not ours to write to
    try:
        return importlib.import_module(name)
    finally:
        sys.dont_write_bytecode = before
