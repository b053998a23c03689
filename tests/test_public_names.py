"""The front door: few names, all of them meant, and cheap to come in by."""

from __future__ import annotations

import subprocess
import sys

import fabula
from fabula import errors


def test_what_is_public_is_listed() -> None:
    """`__all__` is sorted, holds `read`, `open`, `Story` and the errors of reading and keeping, and nothing else."""
    raised = {
        name for name, value in vars(errors).items() if isinstance(value, type) and value.__module__ == errors.__name__
    }

    assert set(fabula.__all__) == (raised - {"GoldError"}) | {"Story", "open", "read"}
    assert fabula.__all__ == sorted(fabula.__all__)
    assert all(getattr(fabula, name) is not None for name in fabula.__all__)


def test_coming_in_costs_nothing() -> None:
    """`import fabula` loads no stage, no database and no parser."""
    script = "import sys, fabula; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())

    assert not loaded & {"sqlite3", "msgspec", "lxml", "rapidfuzz", "rich", "fabula.reading", "fabula.pipeline"}


def test_a_name_that_is_not_there_is_refused() -> None:
    """Only what exists can be had."""
    assert not hasattr(fabula, "nonsense")
