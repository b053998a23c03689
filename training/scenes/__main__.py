"""`python -m training.scenes near|far [--data ../shared/data] [--cache DIR] [--write]`: asks withheld breaks back.

`near` weighs the signs beside a paragraph, by which short stories are cut (`silent.json`); `far` those of a long work,
by which novels are (`far.json`). Each prints what comes back of novels whose breaks it was not fitted on.
"""

from __future__ import annotations

import argparse
import json
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from training.reading_model.speech import training_novels
from training.scenes import far, near

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

ROOT = Path(__file__).resolve().parents[2]
STAGE = ROOT / "src" / "fabula" / "reading" / "scenes"
DIGITS = 4


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.scenes", description=__doc__)
    parser.add_argument("signs", choices=("near", "far"))
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--cache", type=Path, help="folder that keeps what was read of each novel")
    parser.add_argument("--write", action="store_true", help="write the weights where fabula reads them")
    options = parser.parse_args()
    kept = Kept(options.cache)
    if options.signs == "near":
        weigh_near(options.data, kept, write=options.write)
    else:
        weigh_far(options.data, kept, write=options.write)


class Kept:
    """What was made of files, kept in a folder."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def of(self, make: Callable[[Path], Any], path: Path) -> Any:  # whatever `make` makes
        """What is made of a file."""
        if self.folder is None:
            return make(path)
        place = self.folder / f"{make.__name__}-{path.stem}.pickle"
        if place.exists():
            return pickle.loads(place.read_bytes())  # noqa: S301  # our own file
        made = make(path)
        place.write_bytes(pickle.dumps(made))
        return made


def weigh_near(data: Path, kept: Kept, *, write: bool) -> None:
    """Each novel by the weights of the others; then all."""
    novels: list[near.Asked] = [kept.of(near.asked, data / "eltec" / f"{name}.xml") for name in near.NOVELS]
    for held in novels:
        weights = near.fitted([one for one in novels if one is not held])
        ours, equal = near.recovered(held, weights)
        print(f"{held.name}: {int((held.breaks > 0).sum())} breaks, F1 {ours:.3f}, equal spacing {equal:.3f}")
    if write:
        _write("silent.json", {"signs": near.scaled(near.fitted(novels))})


def weigh_far(data: Path, kept: Kept, *, write: bool) -> None:
    """The novels that the reading model has not learned, by the weights of all others."""
    learned, held = training_novels(data)
    novels: list[far.Novel] = [kept.of(far.unasked, path) for path in learned]
    novels = [one for one in novels if len(one.breaks) >= far.FEW]
    read: list[far.Novel] = [kept.of(far.asked, path) for path in held]
    weights = far.fitted(novels, read)
    for name, these in (("fitted on", novels), ("kept apart", read)):
        scored = [(one, weights.odds(one.names, one.rows, one.opinions)) for one in these]
        shares = far.recovered(scored, weights.opens_from, weights.apart)
        breaks = sum(int(one.breaks.sum()) for one in these)
        print(f"{name}: {len(these)} novels, {breaks} breaks, P {shares[0]:.3f}, R {shares[1]:.3f}, F1 {shares[2]:.3f}")
    print(f"model {weights.model:.3f}, from {weights.opens_from:.2f}, apart {weights.apart}, sure {weights.sureness}")
    if write:
        signs = {name: round(value, DIGITS) for name, value in weights.signs.items()}
        sureness = [round(value, DIGITS) for value in weights.sureness]
        rounded = msgspec.structs.replace(weights, signs=signs, model=round(weights.model, DIGITS))
        _write(
            "far.json",
            {**msgspec.to_builtins(rounded), "opens_from": round(weights.opens_from, DIGITS), "sureness": sureness},
        )


def _write(name: str, weights: dict[str, Any]) -> None:
    text = json.dumps(weights, indent=1) + "\n"
    (STAGE / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
