"""Explicit scene breaks: rows of marks, rules, gaps, and numbered or titled pieces inside a chapter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fabula.model.claims import latest
from fabula.model.spans import Span
from fabula.model.text import Break

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from fabula.reading.segmentation.units import Gap, Unit

_SOURCE = "rule:segmentation"
_RARE = 0.08  # share of paragraphs; wider gaps that are commoner are a manner of setting
_NEAR = 12  # paragraphs from the gap before a letter to the gap after it
_ENDS = ".!?…”’\"'—-"
_FEW = 12  # paragraphs; fewer tell nothing about what is common


def find_breaks(
    text: str,
    units: Sequence[Unit],
    gaps: Iterable[Gap],
    openings: Collection[int],
    inner_headings: Collection[int],
    inside: Iterable[tuple[int, int, float]],
) -> tuple[Break, ...]:
    """Breaks between two stretches of story of one chapter, in text order.

    `openings` are units at which a section opens (a mark right before one parts nothing), `inner_headings` headings
    that open none, and `inside` marks found inside a paragraph, with how sure they are.
    """
    found: list[tuple[int, int, float, str, int]] = []
    before, after = _neighbours(units, openings, inner_headings)
    for number, unit in enumerate(units):
        if unit.paratext or not before[number]:
            continue
        if unit.kind == "break" and after[number] >= 0:
            found.append((unit.start, unit.end, 0.97, "mark", after[number]))
        elif number in inner_headings and after[number] >= 0:
            found.append((unit.start, unit.end, 0.8, "heading", after[number]))
    for gap in gaps:
        at = gap.before
        if 0 < at < len(units) and units[at].is_story and at not in openings and _story_before(units, at, openings):
            found.append(
                (gap.start, gap.end, 0.95 if gap.rule else 0.7, "rule" if gap.rule else "gap", units[at].start)
            )
    found.extend(_wide_gaps(units, openings))
    for start, end, confidence in inside:
        following = end + len(text[end : end + 200]) - len(text[end : end + 200].lstrip())
        found.append((start, end, confidence, "mark", following))
    found.sort()
    return tuple(_claim(text, *one) for one in _one_each(found))


def unmarked_break(text: str, start: int, end: int, confidence: float, source: str) -> Break:
    """A break in the white space between two paragraphs given back, where only the words tell."""
    return _claim(text, start, end, confidence, "unmarked", end, source)


def _claim(
    text: str, start: int, end: int, confidence: float, reason: str, following: int, source: str = _SOURCE
) -> Break:
    """The mark, and the first word of what it opens: without that it would part nothing."""
    word = text[following : following + 40].split(maxsplit=1)
    evidence = (Span(start, end), Span(following, following + len(word[0]) if word else following))
    return Break(
        start=start,
        end=end,
        evidence=evidence,
        confidence=confidence,
        reason=reason,
        source=source,
        known_from=latest(evidence, end),
    )


def _neighbours(
    units: Sequence[Unit], openings: Collection[int], inner: Collection[int]
) -> tuple[list[bool], list[int]]:
    """For each unit, whether story stands before it in its section; and where the story after it begins, or -1."""
    before: list[bool] = []
    story = False
    for number, unit in enumerate(units):
        if number in openings:
            story = False
        before.append(story)
        story = story or (unit.is_story and number not in inner)
    after = [-1] * len(units)
    following = -1
    for number in range(len(units) - 1, -1, -1):
        after[number] = following
        unit = units[number]
        if number in openings:
            following = -1
        elif unit.is_story and number not in inner:
            following = unit.start
    return before, after


def _story_before(units: Sequence[Unit], at: int, openings: Collection[int]) -> bool:
    """Whether the unit before (over other breaks and paratext) is story of the same section."""
    number = at - 1
    while number >= 0 and number + 1 not in openings:
        if units[number].is_story:
            return True
        if units[number].kind == "heading":
            return False
        number -= 1
    return False


def _wide_gaps(units: Sequence[Unit], openings: Collection[int]) -> list[tuple[int, int, float, str, int]]:
    """Places in a plain text where more lines are left blank than between other paragraphs."""
    pairs = [
        number
        for number in range(1, len(units))
        if units[number].lines
        and units[number].kind == "paragraph"
        and units[number - 1].kind == "paragraph"
        and units[number].is_story
        and units[number - 1].is_story
        and number not in openings
    ]
    if len(pairs) < _FEW:
        return []
    counts = Counter(units[number].lines for number in pairs)
    usual = counts.most_common(1)[0][0]
    wide = [number for number in pairs if units[number].lines > usual]
    if not wide or len(wide) > _RARE * len(pairs):
        return []
    found: list[tuple[int, int, float, str, int]] = []
    last = -_NEAR
    for number in wide:
        # Letters and songs are set off by gaps too, at both ends: "… and wrote another:", "Dear Helen,", "M."
        before, unit = units[number - 1], units[number]
        plain = unit.words[0].isupper() and not unit.words[:7].isupper() and not (unit.indented or before.indented)
        if plain and before.words[-1] in _ENDS and not before.words.isupper() and number - last > _NEAR:
            found.append((before.end, unit.start, 0.6, "gap", unit.start))
        else:
            last = number
    return found


def _one_each(found: Sequence[tuple[int, int, float, str, int]]) -> list[tuple[int, int, float, str, int]]:
    """One break for each place: of several that open the same words the surest."""
    best: dict[int, tuple[int, int, float, str, int]] = {}
    for one in found:
        known = best.get(one[4])
        if known is None or one[2] > known[2]:
            best[one[4]] = one
    return sorted(best.values())
