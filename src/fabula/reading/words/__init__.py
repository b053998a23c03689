"""Words: the edition's text → word tokens with exact offsets."""

from fabula.reading.words.stage import WordsStage

__all__ = ["WordsStage"]
