"""`python -m training.decoder [--data ../shared] [--write]`: collects talks, fits, prints and writes the weights."""

from __future__ import annotations

import argparse
import importlib
import json
import pickle
import sys
from pathlib import Path

from training.decoder.fit import fit, reliability
from training.decoder.talks import UNKNOWN, from_eltec, from_litbank, from_noveldialogues, novels
from training.decoder.titles import is_barred

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "src" / "fabula" / "reading" / "attribution" / "weights.json"


def main() -> None:
    """Runs the fit."""
    parser = argparse.ArgumentParser(prog="python -m training.decoder", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="folder with data/ and score/")
    parser.add_argument("--cache", type=Path, help="file that keeps the collected talks between runs")
    parser.add_argument("--novels", type=int, default=40, help="how many ELTeC novels to hide tags in")
    parser.add_argument("--eltec", type=float, default=0.15, help="weight of a talk with hidden tags")
    parser.add_argument("--pull", type=float, default=1.0, help="strength of the pull towards today's weights")
    parser.add_argument("--held-out", type=int, default=0, help="keep every Nth talk apart and report on those")
    parser.add_argument("--write", action="store_true", help="write weights.json")
    options = parser.parse_args()
    if options.cache is not None and options.cache.exists():
        talks = pickle.loads(options.cache.read_bytes())  # noqa: S301  # our own file
    else:
        data = options.data / "data"
        sys.path.insert(0, str(options.data / "score"))
        talks = list(from_noveldialogues(data))
        talks += from_litbank(importlib.import_module("litbank"), data / "litbank")
        texts = novels(data / "eltec")
        for seed, path in enumerate(texts[:: max(1, len(texts) // options.novels)]):
            talks += from_eltec(path, seed)
            print(path.stem, len(talks), flush=True)
        if options.cache is not None:
            options.cache.write_bytes(pickle.dumps(talks))
    # Also what a cache from before a title was barred holds.
    talks = [talk for talk in talks if not is_barred(talk.source.partition(":")[2])]
    counts: dict[str, int] = {}
    for talk in talks:
        kind = talk.source.split(":")[0]
        counts[kind] = counts.get(kind, 0) + sum(index != UNKNOWN for index in talk.right)
    print("known speakers:", counts)
    apart = talks[:: options.held_out] if options.held_out else []
    talks = [talk for number, talk in enumerate(talks) if not options.held_out or number % options.held_out]
    weights = [options.eltec if talk.source.startswith("eltec") else 1.0 for talk in talks]
    fitted = fit(talks, weights, pull=options.pull)
    today = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    for label, values in (("today", today), ("fitted", fitted)):
        true = [talk for talk in apart if not talk.source.startswith("eltec")]
        for low, rows, share in reliability(true, values) if true else ():
            print(f"{label}: probability from {low:.1f}: {rows} rows, {share:.2f} right")
    for name, value in fitted.items():
        print(f"{name:24} {today[name]:8.3f} → {value:8.3f}")
    if options.write:
        WEIGHTS.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
