"""`python -m fuzz`: runs each target for a time, keeps every input that breaks it, and says how many were tried."""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import subprocess
import sys
import time
import traceback
from pathlib import Path

from fuzz.mutating import LONGEST, mutated, mutated_tree
from fuzz.targets import Target, targets

HERE = Path(__file__).resolve().parent
CRASHES = HERE / "crashes"
_TREES = 0.8  # share of the inputs of XML formats that are well-formed
SLOW = 5.0  # seconds; an input that takes longer is kept as if it had broken something


def main() -> int:
    """Exit status 1 when something broke."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", help="which; all when left out")
    parser.add_argument("--executions", type=int, default=2_000, help="inputs for each target")
    parser.add_argument("--seconds", type=float, default=0, help="at most so long for each target; 0 is no bound")
    parser.add_argument("--seed", type=int, default=1, help="of chance, or of the engine")
    parser.add_argument("--atheris", action="store_true", help="let Atheris choose the inputs, by coverage")
    asked = parser.parse_args()
    known = targets()
    total = broken = 0
    for name in asked.targets or known:
        began = time.monotonic()
        if asked.atheris:
            count, failures = _by_coverage(name, asked.executions, asked.seconds, asked.seed)
        else:
            count, failures = _by_chance(name, known[name], asked.executions, asked.seconds, asked.seed)
        total, broken = total + count, broken + failures
        print(f"{name:<20}{count:>10,} executions{failures:>4} broken  {time.monotonic() - began:6.1f} s", flush=True)
    print(f"{'all':<20}{total:>10,} executions{broken:>4} broken")
    return 1 if broken else 0


def _by_chance(name: str, target: Target, executions: int, seconds: float, seed: int) -> tuple[int, int]:
    chance = random.Random(seed)
    until = time.monotonic() + (seconds or 1e9)
    failures: set[str] = set()
    count = 0
    while count < executions and time.monotonic() < until:
        if target.tree and chance.random() < _TREES:
            data = mutated_tree(chance, chance.choice(target.seeds), target.words)
        else:
            data = mutated(chance, target.seeds, target.words)
        count += 1
        began = time.process_time()
        try:
            target.run(data)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
            where = traceback.extract_tb(error.__traceback__)[-1]
            what = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
        else:
            took = time.process_time() - began
            what = f"slow: {took:.0f} s" if took > SLOW else ""
        if what and what not in failures:
            failures.add(what)
            _keep(name, data, what)
    return count, len(failures)


def _keep(name: str, data: bytes, what: str) -> None:
    CRASHES.mkdir(exist_ok=True)
    path = CRASHES / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    print(f"  {what}: {path.relative_to(HERE.parent)}")


def _by_coverage(name: str, executions: int, seconds: float, seed: int) -> tuple[int, int]:
    """Atheris ends its process when it is done, so each target has its own."""
    words = [sys.executable, "-m", "fuzz.coverage", name, f"-runs={executions}", f"-seed={seed}", f"-max_len={LONGEST}"]
    if seconds:
        words.append(f"-max_total_time={int(seconds)}")
    done = subprocess.run(words, cwd=HERE.parent, capture_output=True, text=True, check=False)
    counted = re.findall(r"^#(\d+)\s", done.stderr, re.MULTILINE)
    if done.returncode:
        print(done.stdout[-1_000:], done.stderr[-3_000:])
    return int(counted[-1]) if counted else 0, int(done.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
