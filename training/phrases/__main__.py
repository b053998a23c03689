"""`python -m training.phrases [--data ../shared] [--write]`: reads openings, fits, prints and writes."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from fabula.reading.characters.sameness import FEATURES, WEIGHTS
from training.phrases.watching import watch
from training.pronouns.choices import share_right
from training.pronouns.fit import fit
from training.pronouns.openings import openings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.pronouns.choices import Choice
    from training.pronouns.openings import Opening

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "src" / "fabula" / "reading" / "characters" / "phrases.json"
PRIOR = dict.fromkeys(FEATURES, 0.0)
# The first reading goes by what the model sees.
START = PRIOR | {"model": 1.0, "new seen": 1.0}
PULL = 10.0
ROUNDS = 3
AGAIN = 1
# Share of the choices of the first round that follow the truth.
FORCED = 0.5


def learned(taught: Sequence[Opening]) -> dict[str, float]:
    """Reads with weights to start from, fits to all that was met so far, and reads again with the weights found."""
    met: list[Choice] = []
    weights: dict[str, float] = START
    for number in range(ROUNDS):
        met += watch(taught, weights, forced=0.0 if number else FORCED, seed=number)
        # As many again: who is torn in two costs a cast more than who is taken for another once.
        counted = met + [choice for choice in met if not choice.right[0]] * AGAIN
        weights = {name: round(weight, 3) for name, weight in fit(counted, PRIOR, PULL).items()}
    return weights


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.phrases", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="folder with data/ and score/")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    train, dev = (list(openings(options.data, part)) for part in ("train", "dev"))
    print(f"{len(train)} openings to learn from, {len(dev)} that the reading model has not learned")
    weights = learned(train)
    for part, of in (("train", train), ("dev", dev)):
        for shown, by in (("today's", WEIGHTS), ("fitted", weights)):
            met = watch(of, by)
            print(f"{part}, {shown} weights: {share_right(met):.3f} of {len(met):,} right")
    for name, weight in weights.items():
        print(f"{name:24} {WEIGHTS[name]:8.3f} → {weight:8.3f}")
    if options.write:
        PLACE.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
