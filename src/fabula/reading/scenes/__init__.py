"""Where scenes begin and end, and who is there."""

from __future__ import annotations

from fabula.reading.scenes.stage import ScenesStage

__all__ = ["ScenesStage"]
