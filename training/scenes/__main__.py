"""`python -m training.scenes [--data ../shared/data] [--write]`: withholds breaks, fits, prints what comes back.

The weights are fitted on novels of ELTeC (marks and headings are positives alike, but a heading's own words would tell
the model, so its opinion is fitted on marks alone). Authors break seldom, readers see more scenes: where the scale is
cut, and how steep it is, was set on our own open stories, in whose gold every silent scene stands.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from fabula.reading.ingest import read_edition
from fabula.reading.scenes.silent import SIGNS
from training.logistic import fit
from training.reading import layers
from training.scenes.withheld import Asked, asked

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "src" / "fabula" / "reading" / "scenes" / "silent.json"
NOVELS = (
    "ENG19120_Wells", "ENG18830_Broughton", "ENG19090_Wells", "ENG18871_Broughton", "ENG18973_Cholmondeley",
    "ENG19191_Hamilton",
)  # fmt: skip
# Signs of where other scenes open tell nothing while those are withheld.
UNASKED = ("short since", "short ahead", "long since")
PULL = 2.0
# On the scale of authors' breaks, the score from which a reader sees a scene; and how fast a scene gets likelier.
CUT, SLOPE = -2.75, 0.6


def fitted(novels: list[Asked]) -> dict[str, float]:
    """Weights by sign, on the scale of authors' breaks."""
    names = list(SIGNS)
    model = names.index("model")
    x = np.vstack([one.signs for one in novels])
    x[:, [names.index(name) for name in UNASKED]] = 0.0
    breaks = np.concatenate([one.breaks for one in novels])
    plain = x.copy()
    plain[:, model] = 0.0
    weight = fit(plain, (breaks > 0).astype(float), PULL)
    # What the model adds where everything else is known: one number more, on marks.
    marks = breaks != 1
    known = plain[marks] @ weight
    opinion = x[marks][:, model] - x[marks][:, model].mean()
    truth = (breaks[marks] > 1).astype(float)
    beta = np.array([float(np.log(truth.mean() / (1 - truth.mean()))) - float(known.mean()), 0.0])
    for _ in range(50):
        chances = 1 / (1 + np.exp(-(known + beta[0] + beta[1] * opinion)))
        slope = np.array([(chances - truth).sum(), ((chances - truth) * opinion).sum() + PULL * beta[1]])
        own = chances * (1 - chances)
        bend = np.array(
            [[own.sum() + 1e-6, (own * opinion).sum()], [(own * opinion).sum(), (own * opinion**2).sum() + PULL]]
        )
        beta -= np.linalg.solve(bend, slope)
    weight[model] = max(0.0, float(beta[1]))
    weight[names.index("always")] -= weight[model] * float(x[marks][:, model].mean())
    return {name: float(value) for name, value in zip(names, weight, strict=True)}


def recovered(novel: Asked, weights: dict[str, float], many: int, near: int = 3) -> tuple[float, float]:
    """F1 of as many openings as there are breaks times `many`, within `near` sentences; and of equal spacing."""
    score = novel.signs @ np.array([weights[name] for name in SIGNS])
    truth = np.sort(novel.sentences[novel.breaks > 0])
    count = max(1, len(truth) * many)
    equal = np.linspace(0, novel.sentences.max(), count + 2)[1:-1]
    return _f1(np.sort(novel.sentences[np.argsort(-score)[:count]]), truth, near), _f1(equal, truth, near)


def _f1(found: NDArray[np.float64], truth: NDArray[np.int64], near: int) -> float:
    right = float(np.mean([np.abs(truth - one).min() <= near for one in found]))
    back = float(np.mean([np.abs(found - one).min() <= near for one in truth]))
    return 2 * right * back / (right + back) if right + back else 0.0


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.scenes", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--write", action="store_true", help="write silent.json")
    options = parser.parse_args()
    paths = [options.data / "eltec" / f"{name}.xml" for name in NOVELS]
    novels = [asked(path.stem, layers(read_edition(path, name=path.name), "places")) for path in paths]
    report(novels)
    if options.write:
        write(fitted(novels))


def report(novels: list[Asked]) -> None:
    """Each novel by the weights of the others."""
    for held in novels:
        weights = fitted([one for one in novels if one is not held])
        ours, equal = recovered(held, weights, 1)
        print(f"{held.name}: {int((held.breaks > 0).sum())} breaks, F1 {ours:.3f}, equal spacing {equal:.3f}")


def write(weights: dict[str, float]) -> None:
    """The weights on the scale on which scenes open from even odds."""
    scaled = {name: round(SLOPE * value, 3) for name, value in weights.items()}
    scaled["always"] = round(SLOPE * (weights["always"] - CUT), 3)
    text = json.dumps({"signs": scaled}, indent=1) + "\n"
    WEIGHTS.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
