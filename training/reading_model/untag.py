"""Taking tags off speeches: edits on rows of words, and the labels that move with them."""

from __future__ import annotations

from dataclasses import dataclass, field

OPENING = frozenset("\"'“‘«„‟「『`") | {"``", "''"}
CLOSING = frozenset("\"'”’»」』") | {"''"}
ENDS = frozenset({".", "!", "?", "…", "..."})


@dataclass(slots=True)
class Edits:
    """Words that go, and words that are replaced, by their number."""

    gone: set[int] = field(default_factory=set)
    instead: dict[int, str] = field(default_factory=dict)

    def drop(self, start: int, end: int) -> None:
        """Drops words `start` up to but without `end`."""
        self.gone.update(range(start, end))


@dataclass(slots=True)
class Row:
    """What stays of a row of words, its labels, and the new number of each old word (-1: gone)."""

    words: list[str]
    sentence: list[int]
    boundary: list[int]
    number: list[int]


def apply(words: list[str], sentence: list[int], boundary: list[int], edits: Edits) -> Row:
    """Carries out edits; a boundary before words that go stands before the next that stay.

    >>> edits = Edits({3, 4, 5, 6, 7})
    >>> apply(['"', 'So', ',', '"', 'said', 'Ida', ',', '"', 'go', '!', '"'], [1] + 10 * [0], 11 * [0], edits).words
    ['"', 'So', ',', 'go', '!', '"']
    """
    row = Row([], [], [], [])
    began, broke = 0, 0
    for at, word in enumerate(words):
        if at in edits.gone:
            row.number.append(-1)
            began = max(began, sentence[at])
            broke = max(broke, boundary[at])
            continue
        starts = sentence[at]
        if began and not starts:
            starts = int(not row.words or broke > 0 or row.words[-1] in ENDS or _closes(row.words))
        row.number.append(len(row.words))
        row.words.append(edits.instead.get(at, word))
        row.sentence.append(starts)
        row.boundary.append(max(boundary[at], broke))
        began = broke = 0
    return row


def _closes(words: list[str]) -> bool:
    """Whether the last word is a mark after the end of a sentence."""
    return len(words) > 1 and words[-1] in CLOSING and words[-2] in ENDS


def strip_after(words: list[str], close: int, end: int, following: int | None, edits: Edits) -> bool:
    """Takes off the tag that follows a speech.

    Args:
        words: all words.
        close: number of the speech's closing mark.
        end: number after the last word of the tag's sentence.
        following: number of the opening mark of the same speaker's next words in the paragraph, if nothing but the
            tag stands between; the two speeches become one.
        edits: are added to.

    Returns:
        Whether the next words were joined.

    >>> said = ['"', 'So', ',', '"', 'said', 'Ida', '.']
    >>> edits = Edits()
    >>> strip_after(said, 3, 7, None, edits)
    False
    >>> apply(said, 7 * [0], 7 * [0], edits).words
    ['"', 'So', '.', '"']
    """
    ended = words[end - 1] in ENDS
    before = close - 1
    if following is not None:
        edits.drop(close, following + 1)
        if ended and words[before] == ",":
            edits.instead[before] = "."
        return True
    edits.drop(close + 1, end)
    if words[before] == ",":
        edits.instead[before] = "."
    return False
