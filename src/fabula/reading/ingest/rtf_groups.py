"""What holds inside one group of an RTF file; a group inside begins with the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.model.text import InlineKind


@dataclass(slots=True)
class Group:
    """Settings of characters and of the paragraph that ends in it."""

    destination: str = "text"  # text, note, skipped, fonttbl, stylesheet, info, "info title" …
    opening: bool = False  # nothing but the brace has come
    looks: frozenset[InlineKind] = frozenset()
    size: int = 24  # half points
    font: int = 0
    hidden: bool = False
    gone: bool = False  # a tracked change that is not taken
    stand_ins: int = 1  # characters after one given by its number that stand in for it in old programs
    style: int = 0
    outline: int = 0
    centred: bool = False
    words: str = ""  # of a style: its name
