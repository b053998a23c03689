"""Stretches: parts of a work so far apart that who speaks in one says nothing of who speaks in another.

A stretch reaches from one chapter or marked break to the next. Everything that turns tell of each other stays within,
so a stretch that nothing has changed in need not be read again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from fabula.model.ids import CharacterId  # noqa: TC001  # msgspec reads it at run time
from fabula.reading.attribution.conversations import count_tags
from fabula.reading.attribution.turns import NEW_CONVERSATION

if TYPE_CHECKING:
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.turns import Turn


class Stretches(msgspec.Struct, frozen=True):
    """Where they are, and what must be known of the whole work to read one.

    Fields:
        starts: number of the first quotation of each; the first is 0.
        tags: how often a tag names each person.
    """

    starts: list[int]
    tags: dict[CharacterId, int]


def find_stretches(page: Page, turns: list[Turn]) -> Stretches:
    """Cuts a work, of which all turns are given, where a conversation must end."""
    starts = [0]
    number = 0
    for before, turn in zip([None, *turns], turns, strict=False):
        # Where both stand in one paragraph, they tell of each other all the same.
        if before is not None and turn.gap == NEW_CONVERSATION and turn.paragraph > before.last_paragraph:
            starts.append(number)
        number += len(turn.quotations)
    return Stretches(starts, count_tags(page, turns))


def by_stretch(turns: list[Turn], stretches: Stretches) -> dict[int, list[Turn]]:
    """All turns of a work by the starts of their stretches."""
    found: dict[int, list[Turn]] = {start: [] for start in stretches.starts}
    here: list[Turn] = []
    number = 0
    for turn in turns:
        here = found.get(number, here)
        here.append(turn)
        number += len(turn.quotations)
    return found
