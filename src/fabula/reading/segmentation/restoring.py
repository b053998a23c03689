"""Paragraphs of a story that was given as one line: scenes, notes at the ends, and turns of speech.

Cuts are made only outside quotations and at the end of a sentence; where nothing tells, nothing is cut.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.speech import CORE_SPEECH_FORMS
from fabula.lexicon.en.structure import NOTE_MARKERS, NOTE_MARKERS_SHOUTED
from fabula.reading.segmentation.marks import find_quoted, is_quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG = 2_000  # code points without a line end, from which a paragraph may be a whole story
_WHOLE = 600  # … and from which it is, when it is most of the text
_MOST = 0.6
_TURNS = 3  # quotations that follow upon each other in a true paragraph: fewer
_NARRATION = 200  # code points between two quotations; after so much the next one opens a paragraph …
_TALE = 300  # … and so much, after a quotation without a tag, is a paragraph of its own

# A row of marks between two sentences, parted from both by white space.
_MARK = re.compile(
    r"(?<=\s)(?P<sure>\*{3,}|\*(?:\s+\*){2,}|~{2,}|~(?:\s+~){1,}|#{2,}|#(?:\s+#)+|={3,}|_{3,}|[-–—]{3,}|-(?:\s+-){2,}"
    r"|[oO0]{3}|-?[oO]-?[oO0]-?[oO]-?|\+{3,}|[xX]{3,}|⁂|•(?:\s+•)+)(?=\s|$)"
    r"|(?<=\s)(?P<maybe>--|—|–|\*{1,2}|~|\#|•|·)(?=\s|$)"
)
_ENDS = frozenset(".!?…”\"’'»)*_—-")
_OPENS = frozenset("“\"‘'«(*_[—")
_NOTE = re.compile(
    rf"(?:(?<=\s)|(?<=^)|(?<=[(\[*_]))[(\[*_]{{0,3}}(?:(?i:{NOTE_MARKERS})|{NOTE_MARKERS_SHOUTED})[*_]*:"
)
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’»)\]_*]*\s+")
_SAID = "|".join(sorted(CORE_SPEECH_FORMS))
_WHO = r"(?:(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lady|Lord)\.?\s+)?[A-Z][\w’'-]+|he|she|they|I|we|it|the\s+\w+|his\s+\w+|her\s+\w+"
_TAG_AFTER = re.compile(rf"[,\s]*(?:(?:{_SAID})\s+(?P<after>{_WHO})|(?P<before>{_WHO})\s+(?:\w+ly\s+)?(?:{_SAID}))\b")
_SUBJECT = re.compile(r"(?:But |And |Then )?((?:(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lady|Lord)\.?\s+)?[A-Z][\w’'-]+)")


class Piece(NamedTuple):
    """A part of the paragraph; `kind` is "" for story, "break" or "note"."""

    start: int
    end: int
    kind: str = ""
    restored: bool = False


def restore(words: str, *, share: float) -> list[Piece]:
    """The pieces of a paragraph that makes up `share` of the story; itself when there is nothing to restore."""
    whole = [Piece(0, len(words))]
    if len(words) < (_WHOLE if share >= _MOST else _LONG) or "\n" in words or "\r" in words:
        return whole
    quoted = find_quoted(words)
    marks = _scene_marks(words, quoted)
    if share < _MOST and len(marks) < 2 and _count_turns(words, quoted) < _TURNS:
        return whole
    pieces: list[Piece] = []
    for start, end, kind in _parts(words, quoted, marks):
        cuts = [start, *([] if kind else _turns(words, quoted, start, end)), end]
        for first, stop in itertools.pairwise(cuts):
            trimmed = words[first:stop].strip()
            if trimmed:
                begin = first + len(words[first:stop]) - len(words[first:stop].lstrip())
                pieces.append(Piece(begin, begin + len(trimmed), kind, restored=True))
    return pieces if any(not piece.kind for piece in pieces) and len(pieces) > 1 else whole


# -- scenes and notes --------------------------------------------------------------------------------------------------


def _scene_marks(words: str, quoted: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Marks between two sentences; one that also stands inside sentences is a dash and no mark."""
    sure: list[tuple[int, int]] = []
    maybe: dict[str, list[tuple[int, int]]] = {}
    inner: dict[str, int] = {}
    for match in _MARK.finditer(words):
        between = not is_quoted(quoted, match.start()) and _is_between_sentences(words, *match.span())
        if match["sure"]:
            if between:
                sure.append(match.span())
        elif between:
            maybe.setdefault(match["maybe"], []).append(match.span())
        else:
            inner[match["maybe"]] = inner.get(match["maybe"], 0) + 1
    for mark, spans in maybe.items():
        dashes = inner.get(mark, 0)
        if dashes == 0 or (len(spans) >= 2 and len(spans) > 2 * dashes):
            sure.extend(spans)
    return sorted(sure)


def _is_between_sentences(words: str, start: int, end: int) -> bool:
    before = words[max(0, start - 20) : start].rstrip()
    after = words[end : end + 20].lstrip()
    if not before:
        return False
    return before[-1] in _ENDS and (not after or after[0].isupper() or after[0] in _OPENS or after[0].isdigit())


def _parts(
    words: str, quoted: Sequence[tuple[int, int]], marks: Sequence[tuple[int, int]]
) -> list[tuple[int, int, str]]:
    """Scenes, the marks between them, and notes at either end."""
    begin, finish = 0, len(words)
    notes = [match.start() for match in _NOTE.finditer(words) if _opens_note(words, quoted, match.start())]
    if notes and notes[0] < 0.2 * len(words) and not words[: notes[0]].strip("([*_ "):
        begin = next((end for _, end in marks if end > notes[0]), 0) or _sentence_after(words, notes[0])
    tail = [at for at in notes if at >= max(begin, 0.5 * len(words))]
    if tail:
        finish = next((start for start, end in marks if start < tail[0] and not words[end : tail[0]].strip()), tail[0])
    parts: list[tuple[int, int, str]] = [(0, begin, "note")] if begin else []
    at = begin
    for start, end in marks:
        if start < begin or end > finish:
            continue
        if words[at:start].strip() and words[end:finish].strip():
            parts += [(at, start, ""), (start, end, "break")]
            at = end
    parts.append((at, finish, ""))
    if finish < len(words):
        parts.append((finish, len(words), "note"))
    return parts


def _opens_note(words: str, quoted: Sequence[tuple[int, int]], at: int) -> bool:
    before = words[max(0, at - 20) : at].rstrip()
    return not is_quoted(quoted, at) and (not before or before[-1] in _ENDS or before[-1] in "~#=[")


def _sentence_after(words: str, at: int) -> int:
    match = _SENTENCE_END.search(words, at)
    return match.end() if match else len(words)


# -- turns of speech ---------------------------------------------------------------------------------------------------


def _count_turns(words: str, quoted: Sequence[tuple[int, int]]) -> int:
    return sum(
        1
        for (_, end), (start, _) in itertools.pairwise(quoted)
        if not words[end:start].strip() and _is_finished(words, end)
    )


def _is_finished(words: str, end: int) -> bool:
    """Whether the quotation that ends here ends its sentence."""
    return words[end - 2 : end - 1] in {".", "!", "?", "…", "—", "-", "–"}


def _turns(words: str, quoted: Sequence[tuple[int, int]], begin: int, finish: int) -> list[int]:
    """Where paragraphs begin inside one scene, its own start left out."""
    cuts: list[int] = []
    inside = [(start, end) for start, end in quoted if begin <= start and end <= finish]
    speaker = own_tag = ""
    last = begin
    for place, (start, end) in enumerate(inside):
        following = inside[place + 1][0] if place + 1 < len(inside) else finish
        own = _speaker(words, end, following)
        between = words[last:start]
        cut = -1
        if place and start - last >= _TALE and not own_tag and _is_finished(words, last):
            cuts.append(len(words[:last]) + len(between) - len(between.lstrip()))
            speaker = ""
        if place and not between.strip():
            if _is_finished(words, last):
                cut = start
        elif between.rstrip()[-1:] in {".", "!", "?", "…"}:
            cut = _cut_in_narration(words, last, start, speaker, own, first=not place)
            asked = words[last - 2 : last - 1] == "?" and (not own or own != speaker)
            named_anew = not own_tag and own and _is_finished(words, last)
            if cut < 0 and place and (asked or named_anew):
                # After a question, or a finished speech without a tag, novels open a new paragraph two times in
                # three; where the same voice goes on, a cut costs less than an answer in the wrong mouth.
                cut = start
        if cut > begin:
            cuts.append(cut)
            speaker = own
        else:
            speaker = own or speaker
        last = end
        own_tag = own
    return cuts


def _speaker(words: str, end: int, following: int) -> str:
    """Who the tag after a quotation names: "Emma", "he"; "" when there is none."""
    match = _TAG_AFTER.match(words, end, min(following, end + 80))
    return (match["after"] or match["before"]) if match else ""


def _cut_in_narration(words: str, last: int, start: int, speaker: str, own: str, *, first: bool) -> int:
    """Where narration between two quotations gives way to the next speaker's paragraph; -1 when it does not."""
    sentences = [match.end() for match in _SENTENCE_END.finditer(words, last, start)]
    if start not in sentences:
        return -1
    final = sentences[-2] if len(sentences) > 1 else -1
    if not first and final > 0:
        subject = _SUBJECT.match(words, final)
        if subject and own and subject[1] == own and own != speaker:
            return final  # "… said Ann. Bob turned. “What?” Bob asked."
    if speaker and own and own != speaker and (speaker[0].isupper() == own[0].isupper()):
        return start  # two names, or "he" and "she"
    return start if start - last >= _NARRATION and not own[:1].islower() else -1
