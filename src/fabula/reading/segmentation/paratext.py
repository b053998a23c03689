"""Words beside the story: title page, notes, illustrations, epigraphs, endings; told by role or by wording."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.lexicon.en.apparatus import DEDICATING
from fabula.lexicon.en.structure import (
    BYLINE,
    FOOTNOTE_MARKERS,
    ILLUSTRATION_MARKERS,
    TRANSCRIBER_MARKERS,
)
from fabula.reading.segmentation.cues import FIELD, SUMMARY, is_licence
from fabula.reading.segmentation.headings import is_titled
from fabula.reading.segmentation.notes import count_fields, is_label_alone, is_labelled, label_notes

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
_BYLINE = re.compile(rf"{_OPEN}(?:{BYLINE})\b", re.IGNORECASE)
_DEDICATION = re.compile(rf"[\s*_]*{DEDICATING}", re.IGNORECASE)  # "For my mother, who kept the lamp."
# "… that flesh is heir to.” —SHAKESPEARE.", on the last line of an epigraph
_SOURCE_AFTER = re.compile(r"[.!?;,’”\"'][\s_]*(?:--|—|–)\s*_?([A-Z“\"][^.!?]{1,60})[._)]*$")
_REFERENCE = re.compile(r"\[(\d{1,3}|[a-z]|[*†‡§]{1,3})\]")
_FOOTNOTE = re.compile(r"\[(\d{1,3}|[a-z]|[*†‡§]{1,3})\]\s+\S")
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
    _footnotes(units, kept)
    first = next((opening.unit for opening in openings if opening.kind != "paratext"), len(units))
    _front(units, first, headed=first < len(units))
    starts = sorted({0, first, *(opening.unit for opening in openings)})
    letters = {opening.unit for opening in openings if opening.kind == "letter"}
    for start, stop in pairwise([*starts, len(units)]):
        body = [number for number in range(start, stop) if number not in kept]
        _epigraph(units, body) if start in kept else None
        label_notes(units, body, letter=start in letters)
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


def _footnotes(units: Sequence[Unit], kept: frozenset[int]) -> None:
    """Paragraphs such as "[1] A bank of weed.", when a "[1]" stands in a sentence before them."""
    referred: set[str] = set()
    for number, unit in enumerate(units):
        if not unit.is_story or number in kept or "[" not in unit.words:
            continue
        own = _FOOTNOTE.match(unit.words)
        if own and own[1] in referred:
            unit.paratext = "note"
        else:
            referred.update(match[1] for match in _REFERENCE.finditer(unit.words, 1))


def _front(units: Sequence[Unit], first: int, *, headed: bool) -> None:
    """Before the first heading: title, author, place and year; at the top of a headless story the same."""
    body = [number for number in range(first) if units[number].is_story]
    if headed:
        size = sum(len(units[number].words) for number in body)
        prose = any(len(units[number].words) > 200 for number in body)
        if size < _FRONT and not prose:
            for number in body:
                units[number].paratext = _front_kind(units[number].words)
            return
        lead = _leading_titles(units, body)
        rest = [number for number in body if number >= lead]
        if sum(len(units[number].words) for number in rest) < _UNTITLED_STORY:
            for number in rest:
                units[number].paratext = "licence" if is_licence(units[number].words) else "front"
    elif body:
        lead = _leading_titles(units, body[:12])
    for number in body:
        if number < lead:
            units[number].paratext = units[number].paratext or "title-page"


def _front_kind(words: str) -> str:
    """What a few words before the first heading are."""
    if is_licence(words):
        return "licence"
    dedicated = _DEDICATION.match(words) and words.strip("_*").lower() != words.strip("_*").upper()
    return "dedication" if dedicated and len(words) <= 200 and not words.isupper() else "title-page"


def _leading_titles(units: Sequence[Unit], body: Sequence[int]) -> int:
    """Number of the first unit that is not title, author or field."""
    lead = body[0] if body else 0
    fields = 0
    for place, number in enumerate(body):
        unit = units[number]
        if is_label_alone(unit.words) or is_labelled(unit.words):
            break
        if FIELD.match(unit.words) and (place < fields or count_fields(units, body[place:])):
            fields = max(fields, place + count_fields(units, body[place:]))
            unit.paratext = "summary" if SUMMARY.match(unit.words) else "note"
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


def _trailers(units: Sequence[Unit], body: Sequence[int]) -> None:
    """Words such as "The end." in mid-story are a sentence of it."""
    for place, number in enumerate(body):
        unit = units[number]
        if unit.paratext == "trailer" and not unit.words.isupper() and place + 1 < len(body):
            unit.paratext = "" if units[body[place + 1]].is_story else "trailer"
