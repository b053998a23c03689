"""Structure given back to a story that came as one line: scenes, notes at the ends, paragraphs.

Which paragraphs a scene had, a `FindCuts` says; by rule that is `turns`, which knows the marks of speech; where a
reading model has weighed each word as the first of a paragraph, it is `lost_paragraphs`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from fabula.reading.segmentation.edges import find_edges
from fabula.reading.segmentation.marks import find_quoted
from fabula.reading.segmentation.scene_marks import SceneMark, find_scene_marks
from fabula.reading.segmentation.turns import Cut, count_turns, find_turns

# From the words of a paragraph, its quotations and the span of one scene in it: where its paragraphs begin.
FindCuts = Callable[[str, Sequence[tuple[int, int]], int, int], list[Cut]]

_LONG = 2_000  # code points without a line end, from which a paragraph may be a whole story
_WHOLE = 600  # … and from which it is, when it is most of the text
_MARKED = 200  # … and from which marks and notes in it are looked for
_MOST = 0.6
_TURNS = 3  # quotations that follow upon each other in a true paragraph: fewer
_SIGN = re.compile(
    r"\s(?:[*~#=_+•§⁂⁎☙❦❧<-]{2}|[*~#⁂•]\s|-?[oO][oO0]|[xX][oOxX]|[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff])"
)
_SURE = 0.85  # a row of marks so sure parts scenes in a paragraph of any book


class Piece(NamedTuple):
    """A part of the paragraph; `kind` is "" for story, "break" or "note".

    A piece without a reason is the paragraph as it came.
    """

    start: int
    end: int
    kind: str = ""
    confidence: float = 1.0
    reason: str = ""
    opens: Literal["paragraph", "scene"] = "paragraph"
    source: str = "rule:segmentation"


def restore(words: str, *, share: float, find_cuts: FindCuts = find_turns) -> list[Piece]:
    """The pieces of a paragraph that makes up `share` of the story; itself when there is nothing to restore."""
    whole = [Piece(0, len(words))]
    most = share >= _MOST
    if len(words) < _MARKED or "\n" in words or "\r" in words:
        return whole
    long = len(words) >= (_WHOLE if most else _LONG)
    if not long and not most and not _has_row(words):
        return whole
    quoted = find_quoted(words)
    marks = find_scene_marks(words, quoted)
    lost = long and (most or len(marks) >= 2 or count_turns(words, quoted) >= _TURNS)
    if not lost and not most:
        marks = [mark for mark in marks if mark.confidence > _SURE]
        if not marks:
            return whole
    pieces: list[Piece] = []
    for part in _parts(words, quoted, marks, edged=most):
        cuts = [Cut(part.start, part.confidence, part.reason)]
        if lost and not part.kind:
            cuts += find_cuts(words, quoted, part.start, part.end)
        stops = [*(cut.at for cut in cuts[1:]), part.end]
        for cut, stop in zip(cuts, stops, strict=True):
            trimmed = words[cut.at : stop].strip()
            if trimmed:
                begin = cut.at + len(words[cut.at : stop]) - len(words[cut.at : stop].lstrip())
                end = begin + len(trimmed)
                claim = (cut.confidence, cut.reason, cut.opens, cut.source)
                pieces.append(Piece(begin, end, part.kind, *claim))
    return pieces if any(not piece.kind for piece in pieces) and len(pieces) > 1 else whole


def _has_row(words: str) -> bool:
    """Whether signs stand there that no sentence needs; most paragraphs of most books have none."""
    return _SIGN.search(words) is not None


def _parts(words: str, quoted: Sequence[tuple[int, int]], marks: Sequence[SceneMark], *, edged: bool) -> list[Piece]:
    """Scenes, the marks between them, and notes at either end."""
    spans = [(mark.start, mark.end) for mark in marks]
    begin, finish = find_edges(words, quoted, spans) if edged else (0, len(words))
    parts = [Piece(0, begin, "note", 0.8, "wording")] if begin else []
    confidence, reason = (0.8, "wording") if begin else (1.0, "start")
    at = begin
    for mark in marks:
        if mark.start < begin or mark.end > finish:
            continue
        if words[at : mark.start].strip() and words[mark.end : finish].strip():
            parts += [
                Piece(at, mark.start, "", confidence, reason),
                Piece(mark.start, mark.end, "break", mark.confidence, "mark"),
            ]
            at, confidence, reason = mark.end, mark.confidence, "mark"
    parts.append(Piece(at, finish, "", confidence, reason))
    if finish < len(words):
        parts.append(Piece(finish, len(words), "note", 0.8, "wording"))
    return parts
