"""Syntax: the model's word on every word, and sentences → tags, lemmas and one tree a sentence."""

from fabula.reading.syntax.stage import SyntaxStage

__all__ = ["SyntaxStage"]
