"""Notes at either end of one long paragraph: where a story given as one line begins and ends."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.lexicon.en.apparatus import (
    DISCLAIMER_LABELS,
    PLAIN_LABELS,
    SUMMARY_LABELS,
    SURE_FIELDS,
    SURE_LABELS,
    SURE_LABELS_SHOUTED,
    WARNING_LABELS,
)
from fabula.reading.segmentation.cues import ENOUGH, disclaims, is_licence, weigh
from fabula.reading.segmentation.marks import is_quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPAN = tuple[int, int]
_FAR = 3_000  # code points from either end in which sentences without a label are weighed
_SHARE = 0.25  # of the whole; a plain "Notes:" has no more after it
_HEAD_SHARE = 0.2
_DRESS = r"[(\[*_~#=]{0,3}"
_LABEL = re.compile(
    rf"(?:(?<=\s)|^){_DRESS}(?:"
    rf"(?P<sure>(?:(?i:{SURE_LABELS})|{SURE_LABELS_SHOUTED})[*_]*\s*[:–—-]|[aA]\.?/[nN]\b)"
    rf"|(?P<plain>(?i:{PLAIN_LABELS})[*_]*:)"
    rf"|(?P<disclaimer>(?i:{DISCLAIMER_LABELS})[*_]*:)"
    rf"|(?P<summary>(?i:{SUMMARY_LABELS})[*_]*:)"
    rf"|(?P<field>(?i:{SURE_FIELDS}|{WARNING_LABELS})[*_]*:))"
)
_SENTENCE = re.compile(r"(?:[.!?…]+[\"”’»)\]_*]*|<3|[\U0001f300-\U0001faff❤♥])\s+")
_ENDS = frozenset(".!?…”\"’'»)*_—-~#=[|>♥❤")


def find_edges(words: str, quoted: Sequence[_SPAN], marks: Sequence[_SPAN]) -> _SPAN:
    """Where the story begins and ends in `words`; what is outside is the writer's.

    Args:
        words: the whole paragraph.
        quoted: quotations in it.
        marks: rows of marks between two sentences.
    """
    labels = [
        match
        for match in _LABEL.finditer(words)
        if not is_quoted(quoted, match.start()) and _is_free(words, match.start())
    ]
    begin = _head(words, labels, marks)
    return begin, max(begin, _foot(words, quoted, labels, marks, begin))


def _is_free(words: str, at: int) -> bool:
    """Whether a sentence or a row of marks ends before `at`."""
    before = words[max(0, at - 20) : at].rstrip()
    return not before or before[-1] in _ENDS or not before[-1].isascii()


# -- above -------------------------------------------------------------------------------------------------------------


def _head(words: str, labels: Sequence[re.Match[str]], marks: Sequence[_SPAN]) -> int:
    """Where the notes at the top end; 0 when there are none."""
    first = next((match for match in labels if not words[: match.start()].strip("([*_ ")), None)
    bound = int(_HEAD_SHARE * len(words))
    if first is None or not _is_head_label(words, first):
        return _unlabelled_head(words, marks, bound)
    mark = next((end for _, end in marks if first.end() < end <= max(bound, first.end() + 600)), 0)
    if mark:
        return mark
    stops = [match.end() for match in _SENTENCE.finditer(words, first.end(), max(bound, first.end() + 600))]
    end = stops[0] if stops else 0
    for start, stop in pairwise(stops):
        label = next((match for match in labels if match.start() >= start - 1 and match.start() < stop), None)
        if weigh(words[start:stop]) < ENOUGH and label is None:
            break
        end = stop
    return end


def _is_head_label(words: str, label: re.Match[str]) -> bool:
    if label["disclaimer"]:
        return disclaims(words[label.start() : label.start() + 300])
    return not label["plain"] or weigh(words[label.start() : label.start() + 300]) >= 1


def _unlabelled_head(words: str, marks: Sequence[_SPAN], bound: int) -> int:
    """Sentences that speak of the story, if a row of marks parts them from it."""
    end = next((end for _, end in marks if end <= bound), 0)
    head = words[:end]
    return end if end and end <= _FAR and weigh(head) >= ENOUGH and not any(mark in head for mark in '“"«') else 0


# -- below -------------------------------------------------------------------------------------------------------------


def _foot(
    words: str, quoted: Sequence[_SPAN], labels: Sequence[re.Match[str]], marks: Sequence[_SPAN], begin: int
) -> int:
    """Where the notes at the end begin; the end of the words when there are none."""
    half = begin + (len(words) - begin) // 2
    plain = 0
    start = len(words)
    for match in labels:
        if match.start() < begin:
            continue
        plain += bool(match["plain"])
        if match.start() >= half and _is_foot_label(words, match, marks, first=plain <= 1):
            start = match.start()
            break
    start = min(start, _unlabelled_foot(words[:start], quoted, max(half, start - _FAR)))
    above = next((mark for mark in reversed(marks) if mark[0] < start), None)
    if above is not None and not words[above[1] : start].strip("([*_ "):
        start = above[0]  # the row of marks parts the notes from the story, not two scenes
    return start


def _is_foot_label(words: str, label: re.Match[str], marks: Sequence[_SPAN], *, first: bool) -> bool:
    """Whether everything from the label on is a note."""
    tail = words[label.start() :]
    if label["sure"]:
        return len(tail) <= max(1_500, 2 * _SHARE * len(words)) or weigh(tail) >= ENOUGH
    if label["disclaimer"]:
        return disclaims(tail) and len(tail) <= max(500, _SHARE * len(words))
    if label["field"] or label["summary"]:
        return False
    if not first or len(tail) > max(200, _SHARE * len(words)):
        return False  # a log or a notebook of the story's own; or far too much story after it
    marked = any(end <= label.start() and not words[end : label.start()].strip("([*_ ") for _, end in marks[-2:])
    if label["plain"].lower().startswith("notes"):
        return weigh(tail) >= 1 or marked or not any(mark in tail for mark in '“"«‘')
    return weigh(tail) >= ENOUGH or (marked and weigh(tail) >= 1)


def _unlabelled_foot(words: str, quoted: Sequence[_SPAN], floor: int) -> int:
    """Where the last sentences begin to speak to the reader about the story, and nothing else follows."""
    stops = [match.end() for match in _SENTENCE.finditer(words, floor)]
    starts = [stop for stop in stops if stop < len(words.rstrip())]
    found = len(words)
    doubtful = 0
    for begin, end in reversed(list(pairwise([*starts, len(words)]))):
        sentence = words[begin:end].strip()
        if is_quoted(quoted, begin + 1) or sentence[:1] in '“"‘«' or len(sentence) > 600:
            break
        score = weigh(sentence)
        if score >= ENOUGH or is_licence(sentence):
            found, doubtful = begin, 0
        elif score and found < len(words) and not doubtful:
            found = begin
        else:
            doubtful += 1
            if doubtful > 1:
                break
    return found if found < len(words) and weigh(words[found:]) >= ENOUGH + 1 else len(words)
