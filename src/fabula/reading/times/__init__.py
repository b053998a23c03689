"""→ time expressions: words that tell when, how long or how often."""

from fabula.reading.times.stage import TimesStage

__all__ = ["TimesStage"]
