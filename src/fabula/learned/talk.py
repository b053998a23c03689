"""The head of talks: who says each speech and to whom, seen from all that is said and all who are meant around it.

The encoder's own vectors hold one speech against one mention. The head adds how the two stand to each other (speeches
and paragraphs between, in one speech or not), and then lets the speeches of a stretch hear of each other: what is held
of one speaks for or against the people of its neighbours.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from fabula.learned.files import TALK, ModelFiles
from fabula.learned.session import Session

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST, STEP = 96, 64
"""Items of a stretch, and from the beginning of one stretch to that of the next."""
GIVEN = 256
"""Numbers that the encoder gives of an item: four vectors."""
SPEECH, NAME, NOUN, PRONOUN, SPOKEN = 0, 1, 2, 3, 4
"""Kinds of items; `SPOKEN` is added to that of a mention that stands in speech."""
NOBODY = -1


class Items(NamedTuple):
    """What is said and who is meant, in the order of their first words; a column each."""

    given: NDArray[np.float32]
    """The encoder's vectors of an item, items × width: the two queries of both marks of a speech, the two link vectors
    and the two keys of a mention."""
    kind: NDArray[np.int64]
    first: NDArray[np.int64]
    """First word."""
    turn: NDArray[np.int64]
    """Speeches begun up to it."""
    paragraph: NDArray[np.int64]
    person: NDArray[np.int64]
    """A number for whom a mention means, or `NOBODY`."""
    inside: NDArray[np.int64]
    """Number of the speech a mention stands in, a speech's own number, or `NOBODY`."""

    def part(self, start: int, end: int) -> Items:
        """Items `start` up to `end`."""
        here = slice(start, end)
        return Items(
            given=self.given[here],
            kind=self.kind[here],
            first=self.first[here],
            turn=self.turn[here],
            paragraph=self.paragraph[here],
            person=self.person[here],
            inside=self.inside[here],
        )


class TalkHead:
    """The head, loaded. Gives the same whoever else is read beside."""

    def __init__(self, files: ModelFiles | None = None) -> None:
        self._session = Session((files or ModelFiles()).talk(), TALK, frozenset(Items._fields))

    def scores(self, items: Items) -> NDArray[np.float32]:
        """Logits of each mention for each speech of one stretch, against 0 for "nobody who is mentioned".

        Returns:
            An array, (speaker, addressee) × items that speak × items that are meant; other cells mean nothing.
        """
        return np.asarray(self._session.run(items._asdict())["scores"], np.float32)


@cache
def talk_head() -> TalkHead:
    """The head that comes with fabula; not loaded before it is asked.

    Raises:
        ModelError: its file is missing or damaged.
    """
    return TalkHead()


def middles(speeches: NDArray[np.int64], begin: int, end: int) -> list[tuple[int, int, NDArray[np.int64]]]:
    """Stretches of items `begin` up to `end` that hold speeches, and the speeches that none has more in its middle.

    >>> [(start, stop, mine.tolist()) for start, stop, mine in middles(np.array([2, 70, 90, 150]), 0, 160)]
    [(0, 96, [2, 70]), (64, 160, [90, 150])]

    Args:
        speeches: numbers of the items that are speeches, in order.
        begin: first item of what hangs together.
        end: after its last.
    """
    found = []
    starts = list(range(begin, max(end - MOST, begin) + STEP, STEP)) if end > begin else []
    low = begin
    for number, start in enumerate(starts):
        stop = min(start + MOST, end)
        high = end if number + 1 == len(starts) else (starts[number + 1] + stop) // 2
        mine = speeches[np.searchsorted(speeches, low) : np.searchsorted(speeches, high)]
        if len(mine):
            found.append((start, stop, mine))
        low = high
        if stop == end:
            break
    return found
