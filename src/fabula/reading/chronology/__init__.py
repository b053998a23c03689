"""When things happen: bounds in story time, story order, and where the telling departs from it."""

from fabula.reading.chronology.stage import ChronologyStage

__all__ = ["ChronologyStage"]
