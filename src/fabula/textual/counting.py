"""How many words there are, as a reader or a word processor counts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.model.story import Story

# From its first letter or digit to the next white space: dashes and marks that stand by themselves are no words.
_RUNNING = re.compile(r"[^\W_]\S*")


def running_words(text: str, start: int = 0, end: int | None = None) -> int:
    """Words of `text[start:end]`, parted by white space.

    >>> running_words("“Well, don’t — do _not_ go to-night,” said I.")
    8
    """
    return sum(1 for _ in _RUNNING.finditer(text, start, len(text) if end is None else end))


def words_told(story: Story) -> int:
    """Words of the story's own paragraphs and headings, without what is set apart from it."""
    return sum(running_words(story.text, one.start, one.end) for one in story.segmentation.paragraphs)
