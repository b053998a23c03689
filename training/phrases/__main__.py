"""`python -m training.phrases [--data ../shared] [--write]`: reads texts, fits, prints and writes."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from fabula.reading.characters.sameness import FEATURES, WEIGHTS
from training.phrases.watching import watch
from training.pronouns.openings import marked, openings
from training.pronouns.rounds import Rounds

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "src" / "fabula" / "reading" / "characters" / "phrases.json"
PRIOR = dict.fromkeys(FEATURES, 0.0)
# The first reading goes by what the model sees.
START = PRIOR | {"model": 1.0, "new seen": 1.0}
PULL = 10.0
# As many again where somebody is meant: who is torn in two costs a cast more than who is taken for another once.
FIT = Rounds(watch, START, PRIOR, PULL, again=1)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.phrases", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="folder with data/ and score/")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    train = [*openings(options.data, "train"), *marked(held=False)]
    asked = {"dev": list(openings(options.data, "dev")), "marked, held out": list(marked(held=True))}
    print(f"{len(train)} texts to learn from, {sum(map(len, asked.values()))} that the reading model has not learned")
    weights = FIT.learned(train)
    FIT.tell({"train": train} | asked, WEIGHTS, weights)
    if options.write:
        PLACE.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
