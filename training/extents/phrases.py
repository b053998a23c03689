"""Noun phrases whose extent is known: each piece that hangs behind a noun, and whether it belongs to the phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.model.syntax import Syntax
from fabula.model.text import Words
from fabula.reading.mentions.extents import pieces
from fabula.textual.grammar import Grammar
from training.pronouns.openings import read_as_far

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Choice(NamedTuple):
    """One piece: its signs, and whether the annotators took it into the phrase."""

    signs: tuple[str, ...]
    belongs: bool


def choices(shared: Path, part: str) -> Iterator[list[Choice]]:
    """The choices of each opening of LitBank's part, without those that open a novel of PDNC.

    Args:
        shared: folder of data and scorers.
        part: official part, "train" or "dev".
    """
    for _, gold, made in read_as_far(shared, part, "syntax"):
        places = gold.chars()
        grammar, tokens = Grammar(made[Syntax]), made[Words].tokens
        found: list[Choice] = []
        for start, end, _ in sorted(gold.entities):
            inside = tokens.within(places[start][0], places[end - 1][1])
            found += phrase(grammar, inside.start, inside.stop - 1)
        yield found


def phrase(grammar: Grammar, first: int, last: int) -> Iterator[Choice]:
    """The pieces of one phrase up to the first that is outside; none where several words carry it."""
    carriers = [word for word in range(first, last + 1) if not first <= grammar.head(word) <= last]
    if len(carriers) != 1:
        return
    for piece in pieces(grammar, carriers[0]):
        yield Choice(piece.signs, belongs := piece.last <= last)
        if not belongs:
            return
