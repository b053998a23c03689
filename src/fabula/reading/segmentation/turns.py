"""Turns of speech in a scene whose paragraphs were lost: where a new paragraph begins, told by the marks of speech.

Cuts are made only outside quotations and at the end of a sentence; where nothing tells, nothing is cut.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from fabula.lexicon.en.speech import CORE_SPEECH_FORMS

if TYPE_CHECKING:
    from collections.abc import Sequence

_NARRATION = 200  # code points between two quotations; after so much the next one opens a paragraph …
_TALE = 300  # … and so much, after a quotation without a tag, is a paragraph of its own
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’»)\]_*]*\s+")
_DASH = re.compile(r"(?<=[.!?…]\s)(?:—|–|--?)\s?(?=[^\W\d_a-z]|…)")
_DASHES = 3  # fewer may be asides
_SAID = "|".join(sorted(CORE_SPEECH_FORMS))
_WHO = r"(?:(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lady|Lord)\.?\s+)?[A-Z][\w’'-]+|he|she|they|I|we|it|the\s+\w+|his\s+\w+|her\s+\w+"
_TAG_AFTER = re.compile(rf"[,\s]*(?:(?:{_SAID})\s+(?P<after>{_WHO})|(?P<before>{_WHO})\s+(?:\w+ly\s+)?(?:{_SAID}))\b")
_SUBJECT = re.compile(r"(?:But |And |Then )?((?:(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lady|Lord)\.?\s+)?[A-Z][\w’'-]+)")


class Cut(NamedTuple):
    """Where a paragraph begins, how sure that is, and why; whether it opens a scene too; who says so.

    The confidence of each reason is how often it was right in fourteen novels of ELTeC set as one line.

    >>> Cut(at=13, confidence=0.98, reason="turn").opens
    'paragraph'
    """

    at: int
    confidence: float
    reason: str
    opens: Literal["paragraph", "scene"] = "paragraph"
    source: str = "rule:segmentation"


def count_turns(words: str, quoted: Sequence[tuple[int, int]]) -> int:
    """How often one quotation closes and another opens with nothing between: in a true paragraph hardly ever."""
    return sum(
        1
        for (_, end), (start, _) in itertools.pairwise(quoted)
        if not words[end:start].strip() and _is_finished(words, end)
    )


def find_turns(words: str, quoted: Sequence[tuple[int, int]], begin: int, finish: int) -> list[Cut]:
    """Where paragraphs begin inside `words[begin:finish]`, one scene; its own start left out.

    >>> said = "“Is it far?” “Two miles,” said Ned."
    >>> find_turns(said, [(0, 12), (13, 25)], 0, len(said))
    [Cut(at=13, confidence=0.98, reason='turn', opens='paragraph', source='rule:segmentation')]
    """
    if not quoted:
        return _dash_turns(words, begin, finish)
    cuts: list[Cut] = []
    inside = [(start, end) for start, end in quoted if begin <= start and end <= finish]
    speaker = own_tag = ""
    last = begin
    for place, (start, end) in enumerate(inside):
        following = inside[place + 1][0] if place + 1 < len(inside) else finish
        own = _speaker(words, end, following)
        between = words[last:start]
        cut: Cut | None = None
        if place and start - last >= _TALE and not own_tag and _is_finished(words, last):
            cuts.append(Cut(len(words[:last]) + len(between) - len(between.lstrip()), 0.73, "narration"))
            speaker = ""
        if place and not between.strip():
            if _is_finished(words, last):
                cut = Cut(start, 0.98, "turn")
        elif between.rstrip()[-1:] in {".", "!", "?", "…"}:
            cut = _cut_in_narration(words, last, start, speaker, own, first=not place)
            asked = words[last - 2 : last - 1] == "?" and (not own or own != speaker)
            named_anew = not own_tag and own and _is_finished(words, last)
            if cut is None and place and (asked or named_anew):
                # After a question, or a finished speech without a tag, novels open a new paragraph two times in
                # three; where the same voice goes on, a cut costs less than an answer in the wrong mouth.
                cut = Cut(start, 0.72, "answer")
        if cut is not None and cut.at > begin:
            cuts.append(cut)
            speaker = own
        else:
            speaker = own or speaker
        last = end
        own_tag = own
    return cuts


def _dash_turns(words: str, begin: int, finish: int) -> list[Cut]:
    """Without any marks, dashes between sentences open speech: "— Is it far? — Two miles, said Ned. — No."."""
    dashes = [match.start() for match in _DASH.finditer(words, begin, finish) if match.start() > begin]
    return [Cut(at, 0.8, "dash") for at in dashes] if len(dashes) >= _DASHES else []


def _is_finished(words: str, end: int) -> bool:
    """Whether the quotation that ends here ends its sentence."""
    return words[end - 2 : end - 1] in {".", "!", "?", "…", "—", "-", "–"}


def _speaker(words: str, end: int, following: int) -> str:
    """Who the tag after a quotation names: "Emma", "he"; "" when there is none."""
    match = _TAG_AFTER.match(words, end, min(following, end + 80))
    return (match["after"] or match["before"]) if match else ""


def _cut_in_narration(words: str, last: int, start: int, speaker: str, own: str, *, first: bool) -> Cut | None:
    """Where narration between two quotations gives way to the next speaker's paragraph; None when it does not."""
    sentences = [match.end() for match in _SENTENCE_END.finditer(words, last, start)]
    if start not in sentences:
        return None
    final = sentences[-2] if len(sentences) > 1 else -1
    if not first and final > 0:
        subject = _SUBJECT.match(words, final)
        if subject and own and subject[1] == own and own != speaker:
            return Cut(final, 0.5, "speaker")  # "… said Ann. Bob turned. “What?” Bob asked."
    if speaker and own and own != speaker and (speaker[0].isupper() == own[0].isupper()):
        return Cut(start, 0.89, "speaker")  # two names, or "he" and "she"
    return Cut(start, 0.83, "narration") if start - last >= _NARRATION and not own[:1].islower() else None
