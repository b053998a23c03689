"""`python -m training.pronouns [--data ../shared] [--write]`: reads texts, fits, prints and writes."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from fabula.reading.characters.choosing import FEATURES, WEIGHTS
from training.pronouns.choices import share_right
from training.pronouns.narration import watch
from training.pronouns.openings import marked, openings
from training.pronouns.rounds import Rounds

if TYPE_CHECKING:
    from training.pronouns.choices import Choice
    from training.pronouns.openings import Opening

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "src" / "fabula" / "reading" / "characters" / "weights.json"
PRIOR = dict.fromkeys(FEATURES, 0.0)
# Who is active, and whom the model sees; whatever else the first reading goes by, it learns.
START = PRIOR | {"page": 1.0, "model": 1.0}
# Features are many and alike, openings few and each with people of its own.
PULL = 200.0
FOLDS = 4
FIT = Rounds(watch, START, PRIOR, PULL)


def answer(train: list[Opening], asked: dict[str, list[Opening]], folds: int) -> dict[str, float]:
    """Fits, and prints how often somebody right is taken: in texts of other folds, in all that teach, in the rest."""
    held: list[Choice] = []
    for fold in range(folds):
        weights = FIT.learned([one for number, one in enumerate(train) if number % folds != fold])
        held += watch(train[fold::folds], weights)
    if folds:
        print(f"in texts of the other folds: {share_right(held):.3f} of {len(held):,} right")
    weights = FIT.learned(train)
    FIT.tell({"train": train} | asked, WEIGHTS, weights)
    return weights


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.pronouns", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="folder with data/ and score/")
    parser.add_argument("--folds", type=int, default=FOLDS, help="parts for the answers on texts held out; or 0")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    train = [*openings(options.data, "train"), *marked(held=False)]
    asked = {"dev": list(openings(options.data, "dev")), "marked, held out": list(marked(held=True))}
    print(f"{len(train)} texts to learn from, {sum(map(len, asked.values()))} that the reading model has not learned")
    weights = answer(train, asked, options.folds)
    if options.write:
        PLACE.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
