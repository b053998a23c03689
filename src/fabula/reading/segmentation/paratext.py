"""Words beside the story: title page, notes, illustrations, epigraphs, endings; told by role or by wording."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.lexicon.en.structure import (
    BYLINE,
    FIELD_MARKERS,
    FOOTNOTE_MARKERS,
    ILLUSTRATION_MARKERS,
    NOTE_MARKERS,
    NOTE_MARKERS_SHOUTED,
    SUMMARY_MARKERS,
    TRANSCRIBER_MARKERS,
)
from fabula.reading.segmentation.headings import is_titled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.reading.segmentation.openings import Opening
    from fabula.reading.segmentation.units import Unit

_OPEN = r"[\s*_\[({<~=-]*"
_BRACKETED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("illustration", re.compile(rf"{_OPEN}(?:{ILLUSTRATION_MARKERS})\b[^\w]?", re.IGNORECASE)),
    ("note", re.compile(rf"{_OPEN}(?:{TRANSCRIBER_MARKERS}|{FOOTNOTE_MARKERS})\b", re.IGNORECASE)),
)
_TRANSCRIBER = re.compile(rf"{_OPEN}(?:{TRANSCRIBER_MARKERS})", re.IGNORECASE)
_NOTE = re.compile(
    rf"{_OPEN}(?:(?i:{NOTE_MARKERS})|{NOTE_MARKERS_SHOUTED})[\s*_]*(?P<mark>[:\-–—.\])]|$)[\s*_]*(?P<more>.?)",
    re.DOTALL,
)
_PLAIN_NOTE = re.compile(rf"{_OPEN}notes?\b", re.IGNORECASE)
_SUMMARY = re.compile(rf"{_OPEN}(?:{SUMMARY_MARKERS})\s*:", re.IGNORECASE)
_FIELD = re.compile(rf"{_OPEN}(?:{FIELD_MARKERS})[\s*_]*:", re.IGNORECASE)
_BYLINE = re.compile(rf"{_OPEN}(?:{BYLINE})\b", re.IGNORECASE)
# "… that flesh is heir to.” —SHAKESPEARE.", on the last line of an epigraph
_SOURCE_AFTER = re.compile(r"[.!?;,’”\"'][\s_]*(?:--|—|–)\s*_?([A-Z“\"][^.!?]{1,60})[._)]*$")
_FRONT = 600  # code points before the first heading that are a title page whatever they say
_UNTITLED_STORY = 1_500  # from here on words before the first heading are story


def label_paratext(units: Sequence[Unit], openings: Sequence[Opening], kept: frozenset[int]) -> None:
    """Sets `unit.paratext` on all units that are no story."""
    _by_role(units, openings)
    bounds = [*(opening.unit for opening in openings[1:]), len(units)]
    for opening, end in zip(openings, bounds, strict=False):
        if opening.kind != "paratext":
            continue
        body: Sequence[int] = range(opening.unit, end)
        if opening.paratext == "title-page" and any(units[at].is_prose for at in range(opening.last + 1, end)):
            body = range(opening.unit, next(at for at in range(opening.last + 1, end) if units[at].is_prose))
        for number in body:
            units[number].paratext = units[number].paratext or opening.paratext
    _by_wording(units, kept)
    first = next((opening.unit for opening in openings if opening.kind != "paratext"), len(units))
    _front(units, first, headed=first < len(units))
    starts = sorted({0, first, *(opening.unit for opening in openings)})
    for start, stop in pairwise([*starts, len(units)]):
        body = [number for number in range(start, stop) if number not in kept]
        _epigraph(units, body) if start in kept else None
        _notes(units, body)
        _trailers(units, body)
    _keep_some_story(units)


def _keep_some_story(units: Sequence[Unit]) -> None:
    """A text cannot be all apparatus by its wording; then the wording misled, and it is story."""
    if not any(unit.is_story for unit in units):
        for unit in units:
            if unit.role == "body" and unit.kind in {"paragraph", "verse"}:
                unit.paratext = ""


def _by_role(units: Sequence[Unit], openings: Sequence[Opening]) -> None:
    headings = {opening.unit for opening in openings}
    role = file = ""
    for number, unit in enumerate(units):
        if unit.role != "body":
            unit.paratext = unit.role
            if unit.kind == "heading" and unit.role != "epigraph":
                role, file = unit.role, unit.file
        elif number in headings or unit.kind == "heading":
            role = ""
        elif role and unit.file and unit.file == file:
            unit.paratext = role  # what stands under an apparatus heading on the same page


def _by_wording(units: Sequence[Unit], kept: frozenset[int]) -> None:
    for number, unit in enumerate(units):
        if not unit.is_story or number in kept:
            continue
        if unit.words[0] in "[{(<*_":
            kind = next((kind for kind, pattern in _BRACKETED if pattern.match(unit.words)), "")
            if kind and (unit.words[0] in "[{" or unit.words[-1] in ")>*_"):
                unit.paratext = kind
        elif len(unit.words) < 1_000 and _TRANSCRIBER.match(unit.words) and (number < 12 or number + 12 > len(units)):
            unit.paratext = "note"


def _front(units: Sequence[Unit], first: int, *, headed: bool) -> None:
    """Before the first heading: title, author, place and year; at the top of a headless story the same."""
    body = [number for number in range(first) if units[number].is_story]
    if headed:
        size = sum(len(units[number].words) for number in body)
        prose = any(len(units[number].words) > 200 for number in body)
        if size < _FRONT and not prose:
            for number in body:
                units[number].paratext = "title-page"
            return
        lead = _leading_titles(units, body)
        rest = [number for number in body if number >= lead]
        if sum(len(units[number].words) for number in rest) < _UNTITLED_STORY:
            for number in rest:
                units[number].paratext = "front"
    elif body:
        lead = _leading_titles(units, body[:12])
    for number in body:
        if number < lead:
            units[number].paratext = units[number].paratext or "title-page"


def _leading_titles(units: Sequence[Unit], body: Sequence[int]) -> int:
    """Number of the first unit that is not title, author or field."""
    lead = body[0] if body else 0
    for place, number in enumerate(body):
        unit = units[number]
        if _FIELD.match(unit.words):
            unit.paratext = "summary" if _SUMMARY.match(unit.words) else "note"
        elif _BYLINE.match(unit.words) and len(unit.words) <= 120 and place <= 6:
            pass
        elif place > 6 or not _is_title_line(unit) or number + 1 >= len(units):
            break
        lead = number + 1
    return lead


def _is_title_line(unit: Unit) -> bool:
    words = unit.words
    if len(words) > 120 or unit.kind == "verse" or words[0] in "“‘\"'«„—–-":
        return False
    return words.isupper() or (words[-1] not in ".!?,;:…”\"’'" and is_titled(words))


def _epigraph(units: Sequence[Unit], body: Sequence[int]) -> None:
    """Verse or a quotation under a heading with the name of its source at its end."""
    for place, number in enumerate(body[:5]):
        unit = units[number]
        if not unit.is_story or place + 1 >= len(body) or len(unit.words) > 1_500:
            return
        if _names_source(unit, place) or _is_set_apart(units, number):
            for earlier in body[: place + 1]:
                units[earlier].paratext = units[earlier].paratext or "epigraph"
            return
        if unit.kind != "verse" and unit.words[0] not in "“‘\"'_" and len(unit.words) > 300:
            return


def _names_source(unit: Unit, place: int) -> bool:
    lines = unit.words.rsplit("\n", 1)
    last = lines[-1].strip()
    quoted = unit.kind == "verse" or unit.words[0] in "“‘\"'_"
    dashed = last.lstrip("-—–―")
    if dashed != last:
        name = dashed.strip(" _")
        # "—Come on, Simon." is speech
        return (
            len(name) <= 80
            and is_titled(name)
            and (len(lines) > 1 or place > 0)
            and (name.isupper() or name[-1] not in ".!?" or "_" in dashed)
        )
    if quoted and (run_in := _SOURCE_AFTER.search(last)):
        return is_titled(run_in[1])
    return quoted and len(lines) > 1 and last.isupper() and len(last) <= 60


def _is_set_apart(units: Sequence[Unit], number: int) -> bool:
    """Verse, or a quotation set in, with more room after it than before."""
    unit, following = units[number], units[number + 1]
    if not (unit.kind == "verse" or (unit.indented and unit.words[0] in "“‘\"'")):
        return False
    return following.is_story and following.lines > 2 and not following.indented


def _notes(units: Sequence[Unit], body: Sequence[int]) -> None:
    """An author's note at either end of a chapter; at its end it reaches to the end."""
    story = [number for number in body if units[number].is_story]
    total = sum(len(units[number].words) for number in story)
    before = 0
    for place, number in enumerate(story):
        unit = units[number]
        match = _NOTE.match(unit.words)
        if match and not (_PLAIN_NOTE.match(unit.words) and match["mark"] != ":"):
            alone = not match["more"]
            if before == 0 or place <= 2:
                _mark(units, story, place, _end_of_opening_note(units, story, place, alone=alone))
            elif before >= 0.5 * total:
                _mark(units, story, place, len(story))
                return
            elif not _PLAIN_NOTE.match(unit.words):
                unit.paratext = "note"
        elif place <= 4 and (_SUMMARY.match(unit.words) or (_FIELD.match(unit.words) and before == 0)):
            unit.paratext = "summary" if _SUMMARY.match(unit.words) else "note"
        else:
            before += len(unit.words)


def _end_of_opening_note(units: Sequence[Unit], story: Sequence[int], place: int, *, alone: bool) -> int:
    """A note above the story ends at the first row of marks, if one comes soon; else with its paragraph."""
    number = story[place]
    for following in range(number + 1, min(number + 5, len(units))):
        if units[following].kind == "break":
            return next((at for at, other in enumerate(story) if other > following), len(story))
    return min(place + 1 + alone, len(story))


def _mark(units: Sequence[Unit], story: Sequence[int], first: int, stop: int) -> None:
    for place in range(first, stop):
        units[story[place]].paratext = "note"


def _trailers(units: Sequence[Unit], body: Sequence[int]) -> None:
    """Words such as "The end." in mid-story are a sentence of it."""
    for place, number in enumerate(body):
        unit = units[number]
        if unit.paratext == "trailer" and not unit.words.isupper() and place + 1 < len(body):
            unit.paratext = "" if units[body[place + 1]].is_story else "trailer"
