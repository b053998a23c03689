"""Other names for the people of a window: so that a model learns where names stand, not which there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.reading_model.pack import PERSON, PROPER
from training.reading_model.sexes import is_title, sex_of

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from training.reading_model.pack import Pack

SMALL, TITLE = 0, 1  # of `encode.case_of`
COMMON = 0.25
"""A word of names in so large a share of the novels is a title, or a name that everybody has: it stays."""
RARE = 3
"""Words of names that are found less often are as often slips."""

Pieces = tuple[int, ...]


def word_pieces(pack: Pack, word: int) -> Pieces:
    """The pieces of a word of a pack."""
    return tuple(pack.pieces[pack.word_start[word] : pack.word_start[word + 1]].tolist())


def respelt(
    pack: Pack, words: Iterable[int], instead: Mapping[int, Pieces]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Pieces of some words of a pack, and where each begins, with the end of all; some words are others now."""
    pieces: list[int] = []
    starts = [0]
    for word in words:
        pieces.extend(instead.get(word) or word_pieces(pack, word))
        starts.append(len(pieces))
    return np.array(pieces, np.int32), np.array(starts, np.int32)


def _words_of_names(pack: Pack) -> list[tuple[int, int]]:
    """Words of people's names with a capital, and the document of each."""
    found = []
    for start, end, kind, form, _ in pack.spans.tolist():
        if kind == PERSON and form == PROPER:
            document = int(np.searchsorted(pack.doc_start, start, side="right"))
            found.extend((word, document) for word in range(start, end) if pack.case[word] == TITLE)
    return found


def pool(pack: Pack) -> list[Pieces]:
    """Words of people's names in a pack of novels that are neither titles nor everybody's, sorted."""
    novels: dict[Pieces, set[int]] = {}
    counts: dict[Pieces, int] = {}
    for word, document in _words_of_names(pack):
        name = word_pieces(pack, word)
        novels.setdefault(name, set()).add(document)
        counts[name] = counts.get(name, 0) + 1
    most = COMMON * (len(pack.doc_start) - 1)
    return sorted(name for name, where in novels.items() if len(where) <= most and counts[name] >= RARE)


def own(pack: Pack) -> list[Pieces]:
    """Words of people's names in a pack where most were invented, sorted: no titles, and none that is a plain word."""
    small = {word_pieces(pack, word) for word in np.flatnonzero(pack.case == SMALL).tolist()}
    names = {word_pieces(pack, word) for word, _ in _words_of_names(pack)}
    return sorted(name for name in names - small if not is_title(name))


def renamed(pack: Pack, names: list[Pieces], dice: random.Random, *, alike: bool = False) -> Pack:
    """The pack with its people's names swapped for others, the same for the same within a document.

    Only words that are among `names` are swapped. Who is who is forgotten, since a new name may be of another sex than
    the pronouns that follow it; unless with `alike`, where a new name is of the sex of the old one, and nobody else's.
    """
    swaps = _alike(pack, names, dice) if alike else _any(pack, names, dice)
    pieces, starts = respelt(pack, range(len(pack.case)), swaps)
    spans = pack.spans.copy()
    if not alike:
        spans[:, 4] = -1
    return type(pack)(
        pieces=pieces,
        word_start=starts,
        case=pack.case,
        doc_start=pack.doc_start,
        labels=pack.labels,
        spans=spans,
        **({"quotes": pack.quotes, "pairs": pack.pairs} if alike else {}),
    )


def _any(pack: Pack, names: list[Pieces], dice: random.Random) -> dict[int, Pieces]:
    """A new name for each word that is one of `names`."""
    new: dict[tuple[int, Pieces], Pieces] = {}
    swaps: dict[int, Pieces] = {}
    known = set(names)
    for word, document in _words_of_names(pack):
        old = word_pieces(pack, word)
        if old in known:
            swaps[word] = new.setdefault((document, old), dice.choice(names))
    return swaps


def _alike(pack: Pack, names: list[Pieces], dice: random.Random) -> dict[int, Pieces]:
    """A new name of the old one's sex, or of none where it has none, for each; two of a document never get one."""
    by_sex: dict[str | None, list[Pieces]] = {}
    for name in names:
        by_sex.setdefault(sex_of(name), []).append(name)
    known = set(names)
    drawn: dict[int, dict[Pieces, Pieces]] = {}
    swaps: dict[int, Pieces] = {}
    for word, document in _words_of_names(pack):
        old = word_pieces(pack, word)
        if old not in known:
            continue
        of = drawn.setdefault(document, {})
        if old not in of:
            free = [name for name in by_sex[sex_of(old)] if name not in of.values()]
            of[old] = dice.choice(free) if free else old
        swaps[word] = of[old]
    return swaps
