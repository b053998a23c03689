"""`python -m training.pronouns [--data ../shared] [--write]`: reads openings, fits, prints and writes."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fabula.reading.attribution import third_persons
from fabula.reading.characters import choosing
from training.pronouns import narration, speech
from training.pronouns.choices import Choice, share_right
from training.pronouns.fit import fit
from training.pronouns.openings import openings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from training.pronouns.openings import Opening

READING = Path(__file__).resolve().parents[2] / "src" / "fabula" / "reading"
ROUNDS = 3
FOLDS = 4
# Share of the choices of the first round in narration that follow the truth.
FORCED = 0.5


class Question(Protocol):
    """Where pronouns are asked for, and what may speak for those whom they may mean."""

    place: Path
    today: Mapping[str, float]
    features: Sequence[str]
    pull: float

    def watch(self, openings: Sequence[Opening], weights: Mapping[str, float], number: int) -> list[Choice]:
        """The choices of one round; after the last the number is -1."""
        ...


class Narration:
    """He and she in narration."""

    place = READING / "characters" / "weights.json"
    today = choosing.WEIGHTS
    features = tuple(choosing.FEATURES)
    pull = 30.0

    def watch(self, openings: Sequence[Opening], weights: Mapping[str, float], number: int) -> list[Choice]:
        """Some of the first follow the truth."""
        return narration.watch(openings, weights, forced=0.0 if number else FORCED, seed=number)


class Speech:
    """He and she inside speech."""

    place = READING / "attribution" / "third_persons.json"
    today = third_persons.WEIGHTS
    features = tuple(third_persons.FEATURES)
    pull = 5.0

    def watch(self, openings: Sequence[Opening], weights: Mapping[str, float], number: int) -> list[Choice]:  # noqa: ARG002  # every round alike
        """All follow the weights."""
        return speech.watch(openings, weights)


def learned(question: Question, taught: Sequence[Opening]) -> dict[str, float]:
    """Reads with today's weights, fits to all that was met so far, and reads again with the weights found."""
    met: list[Choice] = []
    weights: dict[str, float] = dict(question.today)
    for number in range(ROUNDS):
        met += question.watch(taught, weights, number)
        weights = {name: round(weight, 3) for name, weight in fit(met, question.features, question.pull).items()}
    return weights


def answer(question: Question, train: list[Opening], dev: list[Opening], folds: int) -> dict[str, float]:
    """Fits, and prints how often somebody right is taken: on openings of other folds, on all that teach, on dev."""
    held: list[Choice] = []
    for fold in range(folds):
        weights = learned(question, [one for number, one in enumerate(train) if number % folds != fold])
        held += question.watch(train[fold::folds], weights, -1)
    if folds:
        print(f"in openings of the other folds: {share_right(held):.3f} of {len(held):,} right")
    weights = learned(question, train)
    for part, of in (("train", train), ("dev", dev)):
        for shown, by in (("today's", question.today), ("fitted", weights)):
            met = question.watch(of, by, -1)
            print(f"{part}, {shown} weights: {share_right(met):.3f} of {len(met):,} right")
    for name, weight in weights.items():
        print(f"{name:20} {question.today[name]:8.3f} → {weight:8.3f}")
    return weights


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.pronouns", description=__doc__)
    parser.add_argument("--data", type=Path, default=READING.parents[3] / "shared", help="folder with data/ and score/")
    parser.add_argument("--only", choices=("narration", "speech"), help="fit only these; default: both")
    parser.add_argument("--folds", type=int, default=FOLDS, help="parts for the answers on openings held out; or 0")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    train, dev = (list(openings(options.data, part)) for part in ("train", "dev"))
    print(f"{len(train)} openings to learn from, {len(dev)} that the reading model has not learned")
    questions: dict[str, Question] = {"narration": Narration(), "speech": Speech()}
    for name, question in questions.items():
        if options.only in {None, name}:
            print(f"— {name}")
            weights = answer(question, train, dev, options.folds)
            if options.write:
                question.place.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
