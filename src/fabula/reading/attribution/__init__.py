"""→ speaker and addressee; then I and you inside speech."""

from fabula.reading.attribution.stage import AttributionStage

__all__ = ["AttributionStage"]
