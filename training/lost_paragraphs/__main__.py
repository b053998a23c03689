"""`python -m training.lost_paragraphs [--data ../shared/data] [--write]`: what each sign of a lost paragraph weighs.

Novels that the reading model has not learned from are set as one line and read; at each place where a paragraph may
begin, its signs and the model's word are weighed so that the novels' own paragraphs are likeliest (maximum likelihood
with a pull towards nothing). Every novel is also asked with the weights that the others alone give. The three novels of
`bench breaks` are not among them.
"""

from __future__ import annotations

import argparse
import json
import pickle
from pathlib import Path
from typing import NamedTuple

import numpy as np
from bench.breaks import Flat, encoded, flatten

from fabula.model.encoding import Encoding
from fabula.model.text import Words
from fabula.reading.segmentation.lost_paragraphs import OTHERS, LostParagraphs, find_least
from fabula.reading.segmentation.marks import find_quoted
from fabula.reading.segmentation.places import SIGNS
from training import logistic
from training.reading_model.speech import training_novels

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "src" / "fabula" / "reading" / "segmentation" / "paragraph_weights.json"
NAMES = (*OTHERS, *SIGNS)
LENGTH = 450_000  # code points of each novel
PULL = 5.0
# Signs that these novels do not have, set by hand: speech that dashes open.
BY_HAND = {"rule dash": 4.0}


class Novel(NamedTuple):
    """Places in rows, their signs in columns; whether a paragraph began there; all that did, found or not."""

    name: str
    signs: np.ndarray
    begins: np.ndarray
    paragraphs: int


def collect(path: Path, cache: Path | None) -> Novel:
    """One novel as one line, with what speaks for a paragraph at each place."""
    kept = cache / f"{path.stem}.pickle" if cache else None
    if kept is not None and kept.exists():
        flat, words, encoding = pickle.loads(kept.read_bytes())  # noqa: S301  (our own file)
    else:
        flat = _first_part(flatten(path))
        made = encoded(flat.text, path.stem)
        words, encoding = made[Words], made[Encoding]
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(pickle.dumps((flat, words, encoding)))
    evidence = LostParagraphs(words.tokens, encoding).evidence(flat.text, find_quoted(flat.text), 0, 0, len(flat.text))
    column = {name: number for number, name in enumerate(NAMES)}
    signs = np.zeros((len(evidence), len(NAMES)))
    for row, one in enumerate(evidence):
        for name, value in one.values.items():
            signs[row, column[name]] = value
    begins = np.array([one.at in flat.gold for one in evidence], float)
    return Novel(path.stem, signs, begins, len(flat.gold))


def _first_part(flat: Flat) -> Flat:
    if len(flat.text) <= LENGTH:
        return flat
    end = max(at for at in flat.gold if at <= LENGTH)
    return Flat(flat.text[:end].rstrip(), {at: label for at, label in flat.gold.items() if at < end})


def fit(novels: list[Novel]) -> np.ndarray:
    """Weights of the signs, each measured by its spread."""
    signs = np.vstack([novel.signs for novel in novels])
    begins = np.concatenate([novel.begins for novel in novels])
    spread = np.maximum(signs.std(0), 1e-3)
    spread[0] = 1.0
    return logistic.fit(signs / spread, begins, PULL) / spread


def f1(novel: Novel, weights: np.ndarray) -> float:
    """Of the beginnings of paragraphs, those included that stand at no place."""
    chances = logistic.chances(novel.signs @ weights)
    taken = chances >= find_least(chances.tolist())
    return 2 * float(novel.begins[taken].sum()) / (taken.sum() + novel.paragraphs)


def main() -> None:
    """Fits, prints, and writes if asked to."""
    parser = argparse.ArgumentParser(prog="python -m training.lost_paragraphs", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder with eltec/")
    parser.add_argument("--cache", type=Path, help="folder that keeps encodings while the reading model stays the same")
    parser.add_argument("--write", action="store_true", help="write the weights")
    asked = parser.parse_args()
    novels = []
    for path in training_novels(asked.data)[1]:
        novels.append(collect(path, asked.cache))
        print(f"{path.stem}: {len(novels[-1].begins):,} places, {novels[-1].paragraphs:,} paragraphs", flush=True)
    apart = [f1(novel, fit([other for other in novels if other is not novel])) for novel in novels]
    for novel, score in zip(novels, apart, strict=True):
        print(f"{novel.name}: F1 {100 * score:.1f} with the weights of the others")
    print(f"mean {100 * sum(apart) / len(apart):.1f}")
    weights = fit(novels)
    found = {name: round(float(weight), 3) for name, weight in zip(NAMES, weights, strict=True)} | BY_HAND
    print(json.dumps(found, indent=1))
    if asked.write:
        WEIGHTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
