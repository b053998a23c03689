"""Writers' notes at the head and the foot of a chapter: labelled, or told by nothing but their wording.

Precision goes first: words are set apart only at an edge of a chapter, and a label that a story may use itself
("Note:", "Status:") needs more to go by. A letter, a log or a speech stays story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.reading.segmentation import cues
from fabula.reading.segmentation.cues import ENOUGH, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.reading.segmentation.units import Unit

_QUOTES = frozenset("“\"‘'«„»「—–")
_HEAD = 12  # story units looked at from the top of a chapter …
_LEAD = 400  # … as long as no more of the story than this has been told
_FOOT = 14  # units looked at from its end
_LONG = 2_500  # code points; a paragraph so long is no note unless a label says so
_REST = 1_500  # what may follow a label in the second half of a chapter and still be its note …
_SHARE = 0.25  # … or so much of the chapter


def label_notes(units: Sequence[Unit], body: Sequence[int], *, letter: bool) -> None:
    """Sets `paratext` on the notes of one chapter, whose units are `body` (headings left out)."""
    story = [number for number in body if units[number].is_story]
    if not story:
        return
    if not letter and _is_all_note(units, story):
        for number in story:
            units[number].paratext = "note"
        return
    begun = _head(units, story, letter=letter)
    story = story[begun:]
    if story:
        _foot(units, story, letter=letter)
    _inner(units, [number for number in story if units[number].is_story])


def _is_all_note(units: Sequence[Unit], story: Sequence[int]) -> bool:
    """Whether a chapter is only a notice to readers: "Not a chapter, sorry! …"."""
    words = [units[number].words for number in story]
    if len(words) > _HEAD or sum(map(len, words)) > _LONG or any(map(_is_quoted, words)):
        return False
    scores = [weigh(each) for each in words]
    return sum(scores) >= 2 * ENOUGH and max(scores) >= ENOUGH and sum(map(bool, scores)) > 0.6 * len(scores)


def _is_quoted(words: str) -> bool:
    return words[:1] in _QUOTES


def is_labelled(words: str) -> bool:
    """Whether the words bear a label that no story uses of itself."""
    return cues.SURE_LABEL.match(words) is not None or cues.BARE_LABEL.match(words) is not None


def is_label_alone(words: str) -> bool:
    """Whether a label stands there, and what it labels below it."""
    match = cues.SURE_LABEL.match(words) or cues.PLAIN_LABEL.match(words) or cues.SUMMARY.match(words)
    return match is not None and not match["more"]


# -- above the story ---------------------------------------------------------------------------------------------------


def _head(units: Sequence[Unit], story: Sequence[int], *, letter: bool) -> int:
    """Labels what stands above the story; returns the place in `story` where the story itself may begin."""
    copied = _copied_head(units, story)
    if copied:
        return copied
    fields = count_fields(units, story)
    place = last = lead = 0
    while place < min(_HEAD, len(story)) and lead <= _LEAD:
        words = units[story[place]].words
        kind, stop = _head_kind(units, story, place, fields, lead=lead, letter=letter)
        if kind:
            for at in range(place, stop):
                units[story[at]].paratext = kind
            place = last = stop
        else:
            lead += len(words)
            place += 1
    return last


def _head_kind(
    units: Sequence[Unit], story: Sequence[int], place: int, fields: int, *, lead: int, letter: bool
) -> tuple[str, int]:
    """What the words at `place` are, and where they end; "" for story."""
    words = units[story[place]].words
    if cues.SUMMARY.match(words) and (not lead or place <= 2):
        return "summary", min(len(story), place + 1 + is_label_alone(words))
    if is_labelled(words) and (not lead or place <= 2):
        return "note", _stop_of_label(units, story, place)
    beside = not lead and place > 0 and bool(units[story[place - 1]].paratext) and bool(cues.FIELD.match(words))
    if place < fields or beside or cues.POINTER.fullmatch(words) or cues.is_button(words) or cues.WARNING.match(words):
        return "note", place + 1
    if cues.DISCLAIMER.match(words) and (cues.disclaims(words) or _is_beside_note(units, story, place)):
        return "note", place + 1
    if cues.PLAIN_LABEL.match(words) and not lead and (is_label_alone(words) or weigh(words)):
        return "note", _stop_of_label(units, story, place)
    if cues.is_licence(words) and len(words) < _LONG:
        return "licence", place + 1
    if lead or letter or len(words) > _LONG or _is_quoted(words) or place + 1 >= len(story):
        return "", place
    return ("note", place + 1) if weigh(words) >= ENOUGH else ("", place)


def _is_beside_note(units: Sequence[Unit], story: Sequence[int], place: int) -> bool:
    if place and units[story[place - 1]].paratext:
        return True
    following = units[story[place + 1]].words if place + 1 < len(story) else ""
    return bool(cues.FIELD.match(following)) or is_labelled(following)


def count_fields(units: Sequence[Unit], story: Sequence[int]) -> int:
    """How many lines at the top are fields; a single one that a log could have too is none."""
    count = sure = 0
    for number in story[:_HEAD]:
        words = units[number].words
        if not cues.FIELD.match(words) or len(words) > _LONG:
            break
        count += 1
        sure += bool(cues.SURE_FIELD.match(words) or cues.SUMMARY.match(words))
    return count if sure or count >= 3 else 0


def _stop_of_label(units: Sequence[Unit], story: Sequence[int], place: int) -> int:
    """Where a labelled note above the story ends.

    At the first row of marks, if one comes soon; else with its paragraph, or the one under a label alone, and with
    what goes on in the same voice.
    """
    number = story[place]
    for following in range(number + 1, min(number + 6, len(units))):
        if units[following].kind == "break":
            return next((at for at, other in enumerate(story) if other > following), len(story))
        if units[following].kind == "heading":
            break
    stop = place + 1 + is_label_alone(units[number].words)
    while stop + 1 < len(story) and stop < place + _HEAD:
        words = units[story[stop]].words
        if is_labelled(words) or cues.SUMMARY.match(words) or _is_quoted(words) or weigh(words) < ENOUGH:
            break
        stop += 1
    return min(stop, len(story))


def _copied_head(units: Sequence[Unit], story: Sequence[int]) -> int:
    """A page copied whole says "Chapter Text" where the story begins."""
    for place, number in enumerate(story[: 2 * _HEAD]):
        if not cues.TEXT_LABEL.fullmatch(units[number].words) or place + 1 == len(story):
            continue
        kind = "note"
        for at in range(place + 1):
            words = units[story[at]].words
            kind = (
                "summary"
                if cues.SUMMARY.match(words)
                else "note"
                if is_label_alone(words) or is_labelled(words)
                else kind
            )
            units[story[at]].paratext = kind
        units[number].paratext = "note"
        return place + 1
    return 0


# -- in its midst ------------------------------------------------------------------------------------------------------


def _inner(units: Sequence[Unit], story: Sequence[int]) -> None:
    """A remark of the writer's own between two paragraphs, with a label that no story uses, alone in its paragraph."""
    for number in story:
        words = units[number].words
        if len(words) <= _LONG and words[:1] in "[({<*_Aa" and is_labelled(words) and not is_label_alone(words):
            units[number].paratext = "note"


# -- below the story ---------------------------------------------------------------------------------------------------


def _foot(units: Sequence[Unit], story: Sequence[int], *, letter: bool) -> None:
    """Labels what stands below the story, to the end of the chapter."""
    sizes = [len(units[number].words) for number in story]
    total = sum(sizes)
    start = len(story)
    before = 0
    for place, size in enumerate(sizes):
        rest = total - before
        if before >= 0.5 * total and rest <= max(_REST, _SHARE * total) and _opens_foot(units, story, place, before):
            start = place
            break
        before += size
    if start == len(story) and not letter:
        start = min(_after_mark(units, story, total), _unlabelled(units, story))
    if start == 0:
        return  # a chapter cannot be all note by its wording
    for number in story[start:]:
        licence = cues.is_licence(units[number].words) and not is_labelled(units[number].words)
        units[number].paratext = "licence" if licence else "note"


def _opens_foot(units: Sequence[Unit], story: Sequence[int], place: int, before: int) -> bool:
    words = units[story[place]].words
    if is_labelled(words):
        # Talk after it is the story going on: then it was a remark on the way.
        return not any(_is_quoted(units[number].words) for number in story[place + 1 :])
    if cues.DISCLAIMER.match(words):
        return cues.disclaims(words)
    match = cues.PLAIN_LABEL.match(words)
    if match is None:
        return False
    if any(cues.PLAIN_LABEL.match(units[number].words) for number in story[:place]):
        return False  # the story's own manner: a log, a notebook
    tail = "\n".join(units[number].words for number in story[place:])
    evidence = weigh(tail)
    marked = _is_after_mark(units, story[place])
    if words.lstrip(" *_[({<~=#").lower().startswith("notes"):
        short = len(tail) <= max(_REST / 3, 0.2 * before)
        return evidence >= 1 or marked or (short and not any(mark in tail for mark in '“"«'))
    return evidence >= ENOUGH or (marked and evidence >= 1)


def _is_after_mark(units: Sequence[Unit], number: int) -> bool:
    """Whether a row of marks, or "The End", stands right above."""
    above = units[number - 1] if number else None
    return above is not None and (above.kind == "break" or above.paratext == "trailer")


def _after_mark(units: Sequence[Unit], story: Sequence[int], total: int) -> int:
    """Place from which everything is note, because the last row of marks parts it from the story and it sounds so."""
    start = next(
        (
            place
            for place in range(len(story) - 1, max(0, len(story) - _FOOT), -1)
            if _is_after_mark(units, story[place])
        ),
        len(story),
    )
    tail = [units[number].words for number in story[start:]]
    if not tail or sum(map(len, tail)) > max(_REST / 2, _SHARE * total) or any(map(_is_quoted, tail)):
        return len(story)
    scores = [weigh(words) for words in tail]
    told = scores[0] and sum(scores) >= ENOUGH - 1 and sum(map(bool, scores)) >= 0.5 * len(scores)
    return start if told else len(story)


def _unlabelled(units: Sequence[Unit], story: Sequence[int]) -> int:
    """Place from which paragraphs speak to the reader about the story, and nothing else follows."""
    start = len(story)
    doubtful = 0
    for place in range(len(story) - 1, max(0, len(story) - _FOOT), -1):
        words = units[story[place]].words
        if len(words) > _LONG or _is_quoted(words) or units[story[place]].kind == "verse":
            break
        score = weigh(words)
        telling = score >= ENOUGH or cues.is_licence(words) or cues.is_button(words) or cues.POINTER.fullmatch(words)
        if telling:
            start, doubtful = place, 0
        elif score and place == start - 1 < len(story) - 1:
            start = place
        else:
            doubtful += 1
            signature = len(words) <= 40 and words[-1] not in ".?…"
            if doubtful > 2 or len(words) > _REST / 4 or (start == len(story) and not (score or signature)):
                break
    return start
