"""Headings that hold a date, as at the head of a letter: "Skerra Light, 3 March 1911"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.text import Paragraph, Segmentation
    from fabula.model.time import Times


def dated_headings(segmentation: Segmentation, times: Times) -> Iterator[tuple[Paragraph, int]]:
    """Each such heading in text order, and where its first date begins."""
    dates = [one.start for one in times.expressions if one.kind == "date"]
    for paragraph in segmentation.paragraphs:
        at = bisect_left(dates, paragraph.start)
        if paragraph.kind == "heading" and at < len(dates) and dates[at] < paragraph.end:
            yield paragraph, dates[at]
