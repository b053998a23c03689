"""`python -m training.extents [--shared ../shared] [--write]`: reads openings, fits, prints and writes."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from training import logistic
from training.extents.phrases import choices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.extents.phrases import Choice

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "src" / "fabula" / "reading" / "mentions" / "extents.json"
PULL, RARE, FOLDS = 3.0, 4, 4


def fit(learned: Sequence[Choice]) -> dict[str, float]:
    """Weights by sign; a sign that is met fewer than `RARE` times has none."""
    counts = Counter(sign for one in learned for sign in one.signs)
    columns = {sign: number for number, sign in enumerate(sorted(s for s, count in counts.items() if count >= RARE))}
    table = np.zeros((len(learned), len(columns)))
    for row, one in enumerate(learned):
        table[row, [columns[sign] for sign in one.signs if sign in columns]] = 1.0
    found = logistic.fit(table, np.array([one.belongs for one in learned], np.float64), PULL)
    return {sign: round(float(found[column]), 3) for sign, column in columns.items()}


def right(weights: dict[str, float], asked: Sequence[Choice]) -> float:
    """Share of the choices that the weights make as the annotators did."""
    return sum((sum(weights.get(sign, 0.0) for sign in one.signs) > 0) == one.belongs for one in asked) / len(asked)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.extents", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true", help="write extents.json")
    options = parser.parse_args()
    openings = list(choices(options.shared, "train"))
    parts = [
        [one for number, text in enumerate(openings) if number % FOLDS == fold for one in text] for fold in range(FOLDS)
    ]
    shares = [
        right(fit([one for number, part in enumerate(parts) if number != fold for one in part]), parts[fold])
        for fold in range(FOLDS)
    ]
    weights = fit([one for part in parts for one in part])
    dev = [one for text in choices(options.shared, "dev") for one in text]
    often = sum(one.belongs for one in dev) / len(dev)
    print(f"{sum(map(len, parts))} choices of {len(openings)} openings; right in other folds {sum(shares) / FOLDS:.3f}")
    print(f"dev: {right(weights, dev):.3f} of {len(dev)}; {max(often, 1 - often):.3f} if all were answered alike")
    if options.write:
        WEIGHTS.write_text(json.dumps(weights, indent=0) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
