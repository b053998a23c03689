"""Speech in capitals without marks: "COME WITH ME, said Death." Shouts inside marks are speech anyway."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fabula.reading.quotations.pairing import Quoted
from fabula.reading.quotations.tags import tag_after, tag_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = r"[^\W\d_a-z]+(?:['’.-][^\W\d_a-z]+)*"
_STRETCH = re.compile(rf"(?<![\w'’]){_WORD}(?:(?:[,;:.!?…]*\s+|\s*[—–]\s*){_WORD})*[,.!?…—–-]*(?![\w'’])")
# Most paragraphs of most books have no such thing.
_LARGE = re.compile(r"[A-Z]{2}['’.,;:!?…—–\s]+(?:[AI]\s)?[A-Z]{2}")
_STARTS = frozenset('.!?…:,”"’*_)—–')
_FEWEST_LETTERS = 6
_WHOLE = 0.6  # share of capitals in a chapter, from which it is typed in capitals altogether
_HABIT = 2  # tagged stretches, from which stretches without a tag speak too


class Capitals(NamedTuple):
    """A stretch in capitals that can be speech; `tagged` when a tag beside it says so."""

    paragraph: int
    start: int
    end: int
    tagged: bool


def find_capitals(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Capitals]:
    """Stretches of speech in capitals in the paragraphs of a chapter.

    >>> text = "COME WITH ME, said Death. The sign said NO GOATS."
    >>> [text[one.start : one.end] for one in find_capitals(text, [(0, len(text))])]
    ['COME WITH ME,']
    """
    found: list[Capitals] = []
    for number, (low, high) in enumerate(paragraphs):
        if _LARGE.search(text, low, high) is None:
            continue
        found += [Capitals(number, *one) for one in _stretches(text, low, high)]
    if not any(one.tagged for one in found) or _is_typed_large(text, paragraphs):
        return []
    habit = sum(one.tagged for one in found) >= _HABIT
    return [one for one in found if one.tagged or (habit and text[one.end - 1] in ".!?…")]


def _stretches(text: str, low: int, high: int) -> Iterable[tuple[int, int, bool]]:
    for match in _STRETCH.finditer(text, low, high):
        start, end = match.span()
        letters = sum(map(str.isupper, match[0]))
        if letters < _FEWEST_LETTERS or not any(blank in match[0] for blank in " \n\u00a0"):
            continue
        before = text[max(low, start - 4) : start].rstrip()
        if start > low and (not before or before[-1] not in _STARTS):
            continue
        after = tag_after(text, end, high)
        lead = tag_before(text, low, start) if start > low and before[-1] in ",:" else None
        if text[end - 1] not in ",.!?…—–-":
            continue
        tagged = any(tag is not None and tag.subject and not tag.verb.isupper() for tag in (after, lead))
        if tagged or text[end - 1] in ".!?…":
            yield start, end, tagged


def _is_typed_large(text: str, paragraphs: Sequence[tuple[int, int]]) -> bool:
    letters = large = 0
    for low, high in paragraphs[:200]:
        words = text[low : min(high, low + 1_000)]
        letters += sum(map(str.isalpha, words))
        large += sum(map(str.isupper, words))
    return large > _WHOLE * letters


def quoted_capitals(one: Capitals) -> Quoted:
    """The stretch as what stands between marks."""
    return Quoted(one.start, one.end, "capitals", "capitals", close_at=one.end)
