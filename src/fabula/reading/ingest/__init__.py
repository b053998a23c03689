"""File → edition: one clean text and where each part came from."""

from __future__ import annotations

from fabula.reading.ingest.reading import read_edition
from fabula.reading.ingest.sources import read_stdin

__all__ = ["read_edition", "read_stdin"]
