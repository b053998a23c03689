"""The small story that comes with fabula. It is stored once, in `examples/`; the wheel carries a copy."""

from __future__ import annotations

from pathlib import Path

_IN_WHEEL = Path(__file__).parents[1] / "examples" / "demo.txt"  # put there by pyproject's force-include
_IN_REPOSITORY = Path(__file__).parents[3] / "examples" / "harbour" / "story.txt"


def bundled_story() -> Path:
    """Where the bundled story lies."""
    return _IN_WHEEL if _IN_WHEEL.exists() else _IN_REPOSITORY
