"""Sentences of our own stories against a list of them made by hand.

`sentences.txt` beside a story holds every word of it, one sentence a line; blank lines are free. Lines that begin
with "# " stand beside the story (its title, the author's notes) and are not scored. White space is no matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from fabula.errors import GoldError
from fabula.evaluation.counts import Count
from fabula.model.spans import Spans

if TYPE_CHECKING:
    from pathlib import Path

_BESIDE = "# "


class GoldSentences(msgspec.Struct, frozen=True, kw_only=True):
    """Spans of the sentences of a story, and of what stands beside it."""

    sentences: Spans
    beside: Spans = Spans.of([])


def read_sentences(path: Path, text: str) -> GoldSentences:
    """The sentences that a list names, where they stand in `text` (the edition's text).

    Raises:
        GoldError: the list cannot be read, or does not hold the words of the text; it names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}") from error
    # Offset of each character that is not white space: where a sentence begins and ends is found by counting those.
    visible = [offset for offset, character in enumerate(text) if not character.isspace()]
    spans: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    at = 0
    for number, line in enumerate(lines, 1):
        beside = line.startswith(_BESIDE)
        words = "".join(line.removeprefix(_BESIDE).split())
        if not words:
            continue
        places = visible[at : at + len(words)]
        if "".join(text[place] for place in places) != words:
            raise GoldError(f'{path}:{number}: "{line.strip()[:40]}" does not follow there in the story')
        spans[beside].append((places[0], places[-1] + 1))
        at += len(words)
    if at < len(visible):
        rest = text[visible[at] : visible[at] + 40].split("\n", maxsplit=1)[0]
        raise GoldError(f'{path}: the list ends before "{rest}"')
    return GoldSentences(sentences=Spans.of(spans[False]), beside=Spans.of(spans[True]))


def score_sentences(gold: GoldSentences, found: Spans) -> Count:
    """How many sentences begin and end at the same words; those that begin beside the story do not count.

    >>> gold = GoldSentences(sentences=Spans.of([(8, 12), (13, 20)]), beside=Spans.of([(0, 5)]))
    >>> score_sentences(gold, Spans.of([(0, 5), (8, 12), (13, 15), (16, 20)]))
    Count(right=1, given=3, wanted=2)
    """
    wanted = set(zip(gold.sentences.starts, gold.sentences.ends, strict=True))
    given = [
        (start, end)
        for start, end in zip(found.starts, found.ends, strict=True)
        if (beside := gold.beside.at(start)) < 0 or start >= gold.beside.ends[beside]
    ]
    return Count(len(wanted.intersection(given)), len(given), len(wanted))
