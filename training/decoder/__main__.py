"""`python -m training.decoder [--data ../shared] [--write]`: collects talks, fits, calibrates, prints and writes."""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from fabula.learned import labels
from training.decoder.calibrate import calibrate, loss, temper
from training.decoder.collect import collect
from training.decoder.fit import FREE, answers, fit, reliability

if TYPE_CHECKING:
    from training.decoder.fit import Answer
    from training.decoder.talks import KnownTalk

ROOT = Path(__file__).resolve().parents[2]
ATTRIBUTION = ROOT / "src" / "fabula" / "reading" / "attribution"
WEIGHTS = ATTRIBUTION / "weights.json"
CALIBRATION = ATTRIBUTION / "calibration.py"
# For the one line that holds what is calibrated.
_CONSTANTS = re.compile(r"^HEAT, DOUBT = .*$", re.MULTILINE)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training.decoder", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="folder with data/ and score/")
    parser.add_argument("--cache", type=Path, help="folder that keeps the collected talks while fabula stays the same")
    parser.add_argument("--words", type=int, default=30_000, help="how much of each untagged novel is read")
    parser.add_argument("--seeds", type=int, default=1, help="in how many ways its tags are taken off")
    parser.add_argument("--untagged", type=float, default=0.5, help="weight of a talk whose tags were taken off")
    parser.add_argument("--silent", type=float, default=0.0, help="weight of what the model has learned; 0: not read")
    parser.add_argument("--free", choices=FREE, default="evidence", help="which weights may change")
    parser.add_argument("--pull", type=float, default=1.0, help="strength of the pull towards today's weights")
    parser.add_argument("--folds", type=int, default=4, help="parts for the answers on works held out; 0 for none")
    parser.add_argument("--write", action="store_true", help="write weights.json and calibration.py")
    return parser.parse_args()


def kind(talk: KnownTalk | Answer) -> str:
    """Of which sort its source is."""
    return talk.source.partition(":")[0]


def is_new(talk: KnownTalk) -> bool:
    """Whether the model has not learned it."""
    return kind(talk) in {"litbank", "untagged", "stories"}


def counted(talks: list[KnownTalk], options: argparse.Namespace) -> list[float]:
    """How much each talk counts."""
    counts = {"untagged": options.untagged, "litbank": 1.0, "stories": 1.0}
    return [counts.get(kind(talk), options.silent) for talk in talks]


def show(title: str, found: list[Answer]) -> None:
    """Prints how right and how sure the answers are."""
    right = sum(max(range(len(one.shares)), key=one.shares.__getitem__) == one.right for one in found)
    print(f"{title}: {len(found)} rows, {right / max(len(found), 1):.3f} right, log loss {loss(found, 1.0, 0.0):.4f}")
    for low, rows, mean, share in reliability(found):
        print(f"  from {low:.1f}: {rows} rows, {mean:.3f} stated, {share:.3f} right")


def across(talks: list[KnownTalk], options: argparse.Namespace, today: dict[str, float]) -> None:
    """Prints answers on each work by weights and calibration fitted on others."""
    works = sorted({talk.source for talk in talks if is_new(talk)})
    before: list[Answer] = []
    fresh: list[Answer] = []
    sure: list[Answer] = []
    for fold in range(options.folds):
        apart = set(works[fold :: options.folds])
        taught = [talk for talk in talks if talk.source not in apart]
        asked = [talk for talk in talks if talk.source in apart]
        fitted = fit(taught, counted(taught, options), pull=options.pull, free=options.free)
        heat, doubt = calibrate(answers([talk for talk in taught if is_new(talk)], fitted))
        print(f"fold {fold}: seen {fitted['seen']:.2f}, heat {heat}, doubt {doubt}", flush=True)
        before += answers(asked, today)
        found = answers(asked, fitted)
        fresh += found
        sure += temper(found, heat, doubt)
    show("held out, today's weights", before)
    show("held out, weights of the other works", fresh)
    show("held out, the same tempered", sure)


def main() -> None:
    """Runs the fit."""
    options = arguments()
    talks = collect(options.data, options.cache, words=options.words, seeds=options.seeds, silent=options.silent > 0)
    counts: Counter[str] = Counter()
    for talk in talks:
        counts[kind(talk)] += sum(right >= 0 for right in talk.right)
    print("known speakers:", dict(counts))
    today: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    if options.folds:
        across(talks, options, today)
    fitted = fit(talks, counted(talks, options), pull=options.pull, free=options.free)
    heat, doubt = calibrate(answers(talks, fitted))
    for name, value in fitted.items():
        mark = "" if abs(value - today[name]) < 0.05 else "  *"
        print(f"{name:24} {today[name]:8.3f} → {value:8.3f}{mark}")
    print(f"heat {heat}, doubt {doubt}; fitted to the model {labels().version} ({labels().sha256[:12]})")
    if options.write:
        WEIGHTS.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8", newline="\n")
        code = _CONSTANTS.sub(f"HEAT, DOUBT = {heat}, {doubt}", CALIBRATION.read_text(encoding="utf-8"))
        CALIBRATION.write_text(code, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
