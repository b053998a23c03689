"""Events: what happens, and who has a part in it."""

from __future__ import annotations

from fabula.reading.events.stage import EventsStage

__all__ = ["EventsStage"]
