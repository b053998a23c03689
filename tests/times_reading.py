"""Reads a passage as far as its time expressions, and compares them with what a case states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fabula.model.encoding import Encoding
from fabula.model.speech import Quotations
from fabula.model.stage import StoryView
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.ingest import read_edition
from fabula.reading.quotations import QuotationsStage
from fabula.reading.segmentation import SegmentationStage
from fabula.reading.times import TimesStage
from fabula.reading.words import WordsStage

if TYPE_CHECKING:
    from fabula.model.time import TimeExpression, Times

_SHORT = {"dir": "direction", "mod": "modifier", "q": "quantity", "freq": "frequency", "quant": "quantifier"}


def view_of(text: str) -> StoryView:
    """The layers the stage needs."""
    edition = read_edition(text.encode(), name="passage.txt", language="en")
    layers: dict[type[Any], object] = {Edition: edition, Encoding: Encoding()}
    for stage in (WordsStage(), SegmentationStage(), QuotationsStage()):
        layers[stage.gives] = stage.read(StoryView(layers))
    return StoryView({layer: layers[layer] for layer in (Edition, Words, Segmentation, Quotations)})


def times_of(text: str) -> tuple[TimeExpression, ...]:
    """The time expressions of a passage."""
    times: Times = TimesStage().read(view_of(text))
    return times.expressions


class Stated(NamedTuple):
    """A time expression as a case states it."""

    start: int
    end: int
    kind: str
    value: str
    anchor: str = ""
    more: str = ""


def stated(text: str, lines: list[str]) -> list[Stated]:
    """`words | kind | value | anchor | more`, each found in the text after the one before."""
    found, at = [], 0
    for line in lines:
        words, *rest = (part.strip() for part in line.split("|"))
        start = text.index(words, at)
        at = start + len(words)
        found.append(Stated(start, at, *rest))
    return found


class Outcome(NamedTuple):
    """How a passage was read: what is wrong, line by line, and how many expressions were wholly right."""

    faults: list[str]
    right: int
    stated: int
    found: int


def compare(text: str, expected: list[Stated], found: list[TimeExpression]) -> Outcome:
    """Found against stated: spans, kinds, values, anchors, and whatever more is stated."""
    faults, right = [], 0
    spare = {(one.start, one.end): one for one in found}
    for case in expected:
        words = text[case.start : case.end]
        one = spare.pop((case.start, case.end), None)
        if one is None:
            near = [text[s:e] for s, e in spare if s < case.end and case.start < e]
            faults.append(f"{words!r} is not found{f', but {near}' if near else ''}")
            continue
        wrong = list(_differences(text, one, case))
        faults += [f"{words!r} {fault}" for fault in wrong]
        right += not wrong
    faults += [f"{text[one.start : one.end]!r} is no time ({one.value}, {one.reason})" for one in spare.values()]
    return Outcome(faults, right, len(expected), len(found))


def _differences(text: str, one: TimeExpression, case: Stated) -> list[str]:
    wrong = []
    if (one.kind, one.value) != (case.kind, case.value):
        wrong.append(f"is a {one.kind} {one.value}, not a {case.kind} {case.value}")
    anchor, _, words = case.anchor.partition(":")
    if anchor not in ("?", one.anchor or ""):
        wrong.append(f"is told from {one.anchor}, not from {anchor or None}")
    elif words and (one.anchor_at is None or not one.anchor_at.of(text).startswith(words)):
        wrong.append(f"is told from {one.anchor_at and one.anchor_at.of(text)!r}, not from {words!r}")
    for key, value in _pairs(case.more):
        actual = getattr(one, _SHORT.get(key, key))
        actual = f"{actual:g}" if isinstance(actual, float) else str(actual)
        if actual != value:
            wrong.append(f"has {key} {actual}, not {value}")
    return wrong


def _pairs(more: str) -> list[tuple[str, str]]:
    """`q=2 name=Christmas Eve` → pairs; a value may have blanks."""
    pairs: list[tuple[str, str]] = []
    for word in more.split():
        key, equals, value = word.partition("=")
        if equals:
            pairs.append((key, value))
        else:
            key, before = pairs.pop()
            pairs.append((key, f"{before} {word}"))
    return pairs
