"""Encoding: words → what the reading model says of each, in one pass."""

from fabula.reading.encoding.stage import EncodingStage

__all__ = ["EncodingStage"]
