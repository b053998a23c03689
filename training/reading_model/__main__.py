"""`python -m training.reading_model packs|fit|heads|export|measure|card`: from texts to weights."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[2] / "shared" / "data"


def _fit(out: Path, packs: Path, minutes: float, *, again: bool, last: bool) -> bool:
    """One part of the first fit that is not done, or with `again` all parts; true when all are done.

    The mean of the second and the third fit reads what nobody marked; the next fit begins there and learns from that,
    and so on: each is blended with what it began with, and the last blend ships. With `last` only the last fit is
    made, from the master of the blend before it (`OUT/begin.safetensors`).
    """
    from training.reading_model import silver, told
    from training.reading_model.blend import blend
    from training.reading_model.fit import fit
    from training.reading_model.plan import LESSONS, PLANS
    from training.reading_model.weights import load

    before = out / ("begin.safetensors" if last else "mean.pt")
    if not (last or before.exists()):
        begin: Path | None = None
        for name, plan in PLANS.items():
            while not fit(plan, packs, out / name, minutes=minutes, begin=begin):
                if not again:
                    return False
            begin = out / name / "state.pt"
        blend(out / "second" / "state.pt", out / "third" / "state.pt", before)
    for lesson in LESSONS[-1:] if last else LESSONS:
        blended = out / ("state.pt" if lesson is LESSONS[-1] else f"{lesson.name}.pt")
        if lesson is LESSONS[-1] or not blended.exists():
            if not (packs / f"{lesson.pack}.npz").exists():
                if lesson.windows is None:
                    told.build(load(before, packs), packs, lesson.pack)
                else:
                    silver.build(load(before, packs), packs, lesson.pack, lesson.windows)
            while not fit(lesson.plan, packs, out / lesson.name, minutes=minutes, begin=before):
                if not again:
                    return False
            blend(before, out / lesson.name / "state.pt", blended, lesson.share)
        before = blended
    return True


def _heads(out: Path, packs: Path) -> None:
    """The head of talks, which is fitted when all else is, over vectors that stay; one that is there stays too."""
    from training.reading_model.talk_fit import fit_talks

    if not (out / "talk.pt").exists():
        fit_talks(out, packs)


def main() -> int:
    """Runs one step; `all` runs whatever is not done yet."""
    parser = argparse.ArgumentParser(prog="training.reading_model", description=__doc__)
    parser.add_argument("step", choices=("packs", "fit", "heads", "export", "measure", "card", "all"))
    parser.add_argument("--data", type=Path, default=DATA, help="folder with the texts (default: beside the project)")
    parser.add_argument("--out", type=Path, default=HERE / "run", help="folder for packs, states and weights")
    parser.add_argument("--minutes", type=float, default=30.0, help="longest part of a fit; call again to go on")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--last", action="store_true", help="only the last fit, from OUT/begin.safetensors")
    given = parser.parse_args()
    import torch

    torch.set_num_threads(given.threads)
    packs = given.out / "packs"
    if given.step in {"packs", "all"}:
        from training.reading_model.packs import build_all

        build_all(given.data, packs)
    if given.step in {"fit", "all"} and not _fit(
        given.out, packs, given.minutes, again=given.step == "all", last=given.last
    ):
        print("not done: call again")
        return 3
    if given.step in {"heads", "all"}:
        _heads(given.out, packs)
    if given.step in {"export", "all"}:
        from training.reading_model.export import export

        export(given.out, packs)
    if given.step in {"measure", "all"}:
        from training.reading_model.card import record
        from training.reading_model.measure import measure
        from training.reading_model.quantised import Quantised
        from training.reading_model.talk_fit import measure_talk
        from training.reading_model.weights import load_averaged

        model = load_averaged(given.out, packs)
        record(
            given.out,
            fp32=measure(model, packs),
            int8=measure(Quantised(model, given.out), packs) | measure_talk(given.out, packs),
        )
    if given.step in {"measure", "card", "all"}:
        from training.reading_model.card import write

        write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
