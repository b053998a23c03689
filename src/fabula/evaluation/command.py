"""The command line of what scores our own stories: `[--json] [--folder DIR] [STORY …]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from fabula.errors import FabulaError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_Score = TypeVar("_Score")


def run(
    name: str,
    about: str | None,
    score_folder: Callable[[Path], _Score],
    table: Callable[[Sequence[_Score]], str],
    arguments: Sequence[str] | None,
) -> int:
    """Scores the stories that are asked for, prints the figures, and returns the exit status.

    Args:
        name: of the module that is run.
        about: what the figures are.
        score_folder: reads and scores the story in a folder.
        table: the scores in Markdown.
        arguments: of the command line; None for those of the process.
    """
    parser = argparse.ArgumentParser(prog=f"python -m {name}", description=about)
    parser.add_argument("stories", nargs="*", metavar="STORY", help="folders under examples; all when none is named")
    parser.add_argument("--json", action="store_true", help="numbers instead of a table")
    parser.add_argument("--folder", type=Path, default=Path("examples"), help="where the stories are")
    asked = parser.parse_args(arguments)
    names = asked.stories or sorted(path.parent.name for path in asked.folder.glob("*/gold.yml"))
    try:
        scores = [score_folder(asked.folder / one) for one in names]
    except FabulaError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(scores)).decode() + "\n" if asked.json else table(scores))
    return 0
