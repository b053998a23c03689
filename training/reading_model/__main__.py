"""`python -m training.reading_model packs|fit|export|measure`: from texts to weights."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[2] / "shared" / "data"


def _fit(out: Path, packs: Path, minutes: float, *, again: bool) -> bool:
    """One part of the first fit or of the second, or with `again` all parts; true when both are done."""
    from training.reading_model.fit import fit
    from training.reading_model.plan import FIRST, SECOND

    first = out / "first"
    while not fit(FIRST, packs, first, minutes=minutes):
        if not again:
            return False
    while not fit(SECOND, packs, out, minutes=minutes, begin=first / "state.pt"):
        if not again:
            return False
    return True


def main() -> int:
    """Runs one step; `all` runs whatever is not done yet."""
    parser = argparse.ArgumentParser(prog="training.reading_model", description=__doc__)
    parser.add_argument("step", choices=("packs", "fit", "export", "measure", "all"))
    parser.add_argument("--data", type=Path, default=DATA, help="folder with the texts (default: beside the project)")
    parser.add_argument("--out", type=Path, default=HERE / "run", help="folder for packs, states and weights")
    parser.add_argument("--minutes", type=float, default=30.0, help="longest part of a fit; call again to go on")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    import torch

    torch.set_num_threads(given.threads)
    packs = given.out / "packs"
    if given.step in {"packs", "all"} and not (packs / "labels.json").exists():
        from training.reading_model.packs import build_all

        build_all(given.data, packs)
    if given.step in {"fit", "all"} and not _fit(given.out, packs, given.minutes, again=given.step == "all"):
        print("not done: call again")
        return 3
    if given.step in {"export", "all"}:
        from training.reading_model.export import export

        export(given.out, packs)
    if given.step in {"measure", "all"}:
        from training.reading_model.card import record, write
        from training.reading_model.measure import measure
        from training.reading_model.quantised import Quantised
        from training.reading_model.weights import load_averaged

        model = load_averaged(given.out, packs)
        record(given.out, fp32=measure(model, packs), int8=measure(Quantised(model, given.out), packs))
        write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
