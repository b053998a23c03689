"""Labelled units → sections, paragraphs, sentences, breaks and paratext."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from fabula.model.claims import latest
from fabula.model.spans import Span, Spans
from fabula.model.text import Boundary, Paragraph, Paratext, Section, Segmentation
from fabula.reading.segmentation.breaks import find_breaks, unmarked_break
from fabula.reading.segmentation.openings import Opening
from fabula.reading.segmentation.restoring import restore
from fabula.reading.segmentation.sentences import split_sentences
from fabula.reading.segmentation.turns import find_turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from fabula.model.text import Break, ParagraphKind
    from fabula.reading.segmentation.restoring import FindCuts
    from fabula.reading.segmentation.units import Gap, Unit

_HEADED = 0.9  # confidence of a heading inside a line, one of a series that counts
_APART = frozenset({"title-page", "contents", "front", "back", "licence"})


def assemble(
    text: str,
    units: Sequence[Unit],
    gaps: Sequence[Gap],
    openings: Sequence[Opening],
    kept: frozenset[int],
    split: Callable[[str], list[tuple[int, int]]],
    weigh: Callable[[Sequence[tuple[int, int]]], list[tuple[int, int]]] = list,
    cuts_at: Callable[[int], FindCuts] = lambda _: find_turns,
) -> Segmentation:
    """The layer.

    Args:
        text: of the edition.
        units: its blocks, labelled.
        gaps: its blocks without words.
        openings: what opens sections.
        kept: units that are headings.
        split: cuts a paragraph into sentences.
        weigh: mends the sentences of a paragraph by what else is known of them; offsets are those of the work.
        cuts_at: given where a long paragraph begins in the work, what finds the paragraphs that are lost in it.
    """
    openings = _complete(units, openings)
    numbers = _chapter_numbers(openings)
    sections = _sections(text, units, openings, numbers)
    parts = _parts(units, kept, cuts_at)
    paragraphs, sentences = _paragraphs(text, parts, _chapters_of_units(units, openings, numbers), split, weigh)
    return Segmentation(
        sections=tuple(sections),
        paragraphs=tuple(paragraphs),
        sentences=Spans.of(sentences),
        breaks=_breaks(text, units, gaps, openings, kept, parts),
        paratext=tuple(_paratext(parts)),
        boundaries=tuple(_boundaries(text, parts)),
    )


# -- sections ----------------------------------------------------------------------------------------------------------


def _complete(units: Sequence[Unit], openings: Sequence[Opening]) -> list[Opening]:
    """All openings, with those that no heading makes: apparatus, words before the first chapter, the one chapter."""
    at = {opening.unit for opening in openings}
    found = [*openings, *(extra for extra in _apparatus(units, at) if extra.unit not in at)]
    found.sort(key=lambda opening: (opening.unit, opening.level))
    story = [number for number, unit in enumerate(units) if unit.is_story]
    if story and not any(opening.kind in {"chapter", "letter"} for opening in found):
        found.append(Opening(story[0], story[0] - 1, "chapter", ""))
    else:
        first = next((opening.unit for opening in found if opening.kind != "paratext"), len(units))
        if story and story[0] < first:
            found.append(Opening(story[0], story[0] - 1, "chapter", "", paratext="untitled"))
    found.sort(key=lambda opening: (opening.unit, opening.level))
    if units and (not found or found[0].unit > 0):
        found.insert(0, Opening(0, -1, "paratext", ""))
    return found


def _apparatus(units: Sequence[Unit], at: set[int]) -> list[Opening]:
    """Runs of apparatus that stand by themselves: at the start, at the end, or between two openings."""
    found: list[Opening] = []
    number = 0
    begun = False
    while number < len(units):
        unit = units[number]
        begun = begun or unit.is_story or number in at
        if unit.role not in _APART and not (unit.role not in {"body", "epigraph"} and unit.kind == "heading"):
            number += 1
            continue
        first = number
        role = unit.role
        while number < len(units) and units[number].paratext and number not in at:
            if number > first and units[number].kind == "heading":
                break
            number += 1
        stop = max(number, first + 1)
        number = stop
        follows = stop == len(units) or stop in at or units[stop].role in _APART or units[stop].kind == "heading"
        if follows or not begun:
            title = " ".join(unit.words.split()) if unit.kind == "heading" else ""
            found.append(Opening(first, first - 1, "paratext", title, paratext=role))
    return found


def _chapter_numbers(openings: Sequence[Opening]) -> list[int]:
    """Number of each opening that is a chapter or a letter; 0 for all others, and for words before the first."""
    numbers = []
    count = 0
    for opening in openings:
        counts = opening.kind in {"chapter", "letter"} and opening.paratext != "untitled"
        count += counts
        numbers.append(count if counts else 0)
    return numbers


def _sections(text: str, units: Sequence[Unit], openings: Sequence[Opening], numbers: Sequence[int]) -> list[Section]:
    if not text:
        return []
    if not openings:
        return [Section(start=0, end=len(text), kind="paratext")]
    starts = [0 if place == 0 else units[opening.unit].cut for place, opening in enumerate(openings)]
    sections: list[Section] = []
    ends = [len(text)] * len(openings)
    path: list[int] = []
    for place, opening in enumerate(openings):
        while path and openings[path[-1]].level >= opening.level:
            ends[path.pop()] = starts[place]
        path.append(place)
    for place, opening in enumerate(openings):
        sections.append(
            Section(
                start=starts[place],
                end=ends[place],
                kind=opening.kind,
                title=opening.title,
                level=opening.level,
                number=numbers[place],
            )
        )
        bound = openings[place + 1].unit if place + 1 < len(openings) else len(units)
        sections.extend(_epigraphs(units, opening, bound))
    return sections


def _epigraphs(units: Sequence[Unit], opening: Opening, bound: int) -> list[Section]:
    body = [number for number in range(opening.unit, bound) if units[number].paratext == "epigraph"]
    if not body or opening.kind == "paratext":
        return []
    first = last = body[0]
    while last + 1 in body:
        last += 1
    return [Section(start=units[first].start, end=units[last].end, kind="epigraph", level=opening.level + 1)]


def _chapters_of_units(units: Sequence[Unit], openings: Sequence[Opening], numbers: Sequence[int]) -> list[int]:
    """Number of the chapter each unit is counted in; a part's heading goes with the chapter that follows it."""
    ahead = 0
    upcoming = [0] * len(openings)
    for place in range(len(openings) - 1, -1, -1):
        ahead = numbers[place] or ahead
        upcoming[place] = ahead
    chapters: list[int] = []
    current = place = 0
    for number in range(len(units)):
        while place < len(openings) and openings[place].unit <= number:
            if openings[place].kind == "part":
                current = upcoming[place] or current
            elif openings[place].kind != "paratext":
                current = numbers[place]
            place += 1
        chapters.append(current)
    return chapters


# -- paragraphs --------------------------------------------------------------------------------------------------------


class Part(NamedTuple):
    """Words of a unit. `shown` is the kind of paragraph, "" for paratext; a part with a `reason` was restored."""

    unit: int
    start: int
    end: int
    shown: str
    paratext: str = ""
    confidence: float = 1.0
    reason: str = ""
    opens: Literal["paragraph", "scene"] = "paragraph"
    source: str = "rule:segmentation"


def _parts(units: Sequence[Unit], kept: frozenset[int], cuts_at: Callable[[int], FindCuts]) -> list[Part]:
    size = sum(len(unit.words) for unit in units if unit.is_story)
    parts: list[Part] = []
    for number, unit in enumerate(units):
        if unit.paratext:
            parts.append(Part(number, unit.start, unit.end, "", unit.label or unit.paratext))
        elif number in kept or unit.kind == "heading":
            parts.append(Part(number, unit.start, unit.end, "heading", "", *_lost(unit)))
        elif unit.kind == "break":
            parts.append(Part(number, unit.start, unit.end, "break"))
        else:
            kind = "verse" if unit.kind == "verse" else "prose"
            pieces = restore(
                unit.words, share=1.0 if unit.lost else len(unit.words) / size, find_cuts=cuts_at(unit.start)
            )
            if unit.lost and not pieces[0].reason:
                pieces[0] = pieces[0]._replace(confidence=_HEADED, reason="heading")
            for piece in pieces:
                paratext = "note" if piece.kind == "note" else ""
                shown = "" if paratext else piece.kind or kind
                span = (unit.start + piece.start, unit.start + piece.end)
                part = Part(number, *span, shown, paratext, piece.confidence, piece.reason, piece.opens, piece.source)
                parts.append(part)
    return parts


def _lost(unit: Unit) -> tuple[float, str]:
    """How sure a heading is that stood inside a line, and why; nothing for one that has its own."""
    return (_HEADED, "heading") if unit.lost else (1.0, "")


def _paragraphs(
    text: str,
    parts: Sequence[Part],
    chapters: Sequence[int],
    split: Callable[[str], list[tuple[int, int]]],
    weigh: Callable[[Sequence[tuple[int, int]]], list[tuple[int, int]]],
) -> tuple[list[Paragraph], list[tuple[int, int]]]:
    paragraphs: list[Paragraph] = []
    sentences: list[tuple[int, int]] = []
    counts: dict[int, int] = {}
    for unit, start, end, shown, paratext, _, reason, *_ in parts:
        if paratext:
            continue
        chapter = chapters[unit]
        counts[chapter] = counts.get(chapter, 0) + 1
        kind: ParagraphKind = shown  # type: ignore[assignment]  # made above from the four kinds
        paragraphs.append(
            Paragraph(start=start, end=end, kind=kind, restored=bool(reason), chapter=chapter, number=counts[chapter])
        )
        if kind in {"heading", "break"}:
            sentences.append((start, end))
        else:
            sentences.extend(weigh([(start + a, start + b) for a, b in split_sentences(text[start:end], split)]))
    return paragraphs, sentences


def _paratext(parts: Sequence[Part]) -> list[Paratext]:
    return [Paratext(start=part.start, end=part.end, kind=part.paratext) for part in parts if part.paratext]


def _boundaries(text: str, parts: Sequence[Part]) -> Iterator[Boundary]:
    """What was restored, but for the first words of a paragraph: those stand where the source has them."""
    for before, part in pairwise(parts):
        if not part.reason or part.shown == "break" or (before.unit != part.unit and part.shown != "heading"):
            continue
        opens: Literal["note", "scene", "chapter", "paragraph"] = "paragraph"
        if part.paratext:
            opens = "note"
        elif part.shown == "heading":
            opens = "chapter"
        elif before.shown == "break" or part.opens == "scene":
            opens = "scene"
        word = text[part.start : part.end].split(maxsplit=1)[0]
        evidence = (Span(max(before.start, before.end - 1), before.end), Span(part.start, part.start + len(word)))
        yield Boundary(
            start=part.start,
            opens=opens,
            evidence=evidence,
            confidence=part.confidence,
            reason=part.reason,
            source=part.source,
            known_from=latest(evidence),
        )


# -- breaks ------------------------------------------------------------------------------------------------------------


def _breaks(
    text: str,
    units: Sequence[Unit],
    gaps: Sequence[Gap],
    openings: Sequence[Opening],
    kept: frozenset[int],
    parts: Sequence[Part],
) -> tuple[Break, ...]:
    heads = {number for opening in openings for number in range(opening.unit, opening.last + 1)}
    inside = [
        (part.start, part.end, part.confidence)
        for part in parts
        if part.shown == "break" and units[part.unit].kind != "break"
    ]
    found = find_breaks(text, units, gaps, {opening.unit for opening in openings}, kept - heads, inside)
    unmarked = [
        unmarked_break(text, before.end, part.start, part.confidence, part.source)
        for before, part in pairwise(parts)
        if part.opens == "scene" and before.shown == "prose"
    ]
    return tuple(sorted([*found, *unmarked], key=lambda pause: pause.start)) if unmarked else found
