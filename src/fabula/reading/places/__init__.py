"""Which places there are, which holds which, and who is told of at one."""

from __future__ import annotations

from fabula.reading.places.stage import PlacesStage

__all__ = ["PlacesStage"]
