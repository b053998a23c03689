"""→ quoted speech, thought, writing: where, not who."""

from fabula.reading.quotations.stage import QuotationsStage

__all__ = ["QuotationsStage"]
