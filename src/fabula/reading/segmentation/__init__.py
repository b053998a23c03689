"""Segmentation: edition and words → sections, paragraphs, sentences, explicit breaks and paratext."""

from fabula.reading.segmentation.stage import SegmentationStage

__all__ = ["SegmentationStage"]
