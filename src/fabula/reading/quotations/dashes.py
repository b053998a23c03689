"""Dialogue that a dash opens: "— Come up, — he cried. — Come up!"; "—Tell me, Stephen said."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.lexicon.en.clauses import SUBJECT_PRONOUNS
from fabula.lexicon.en.tagging import AFTER_TAG, AFTER_TAG_COMMA, FIRST_PERSON, PAST, SECOND_PERSON
from fabula.reading.quotations.pairing import Quoted
from fabula.reading.quotations.tags import tag_after, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

OPENING_DASH = re.compile(r"(?:—|–|―|--?(?=\s)|--+)[ \u00a0\u2009\u202f]?(?=[^\W\d_]|[¿¡…\"'“‘.])")
_INNER_DASH = re.compile(
    r"(?<=[\s,.!?…;:])(?:—|–|―|--)|(?:—|–|―|--)(?=\s)|(?:—|–|―)(?=[.,;:!?])|(?<=[,.!?])(?:—|–|―|--)"
)
_INNER_HYPHEN = re.compile(r"(?<=\s)-(?=\s)")  # in a paragraph that a hyphen opens: "- Come in - said Ann."
# After a tag and its comma, more of the narrator: "he said, turning away", "she said, and rose".
_FOLLOWS_TAG = re.compile(rf"\s+(?:\w+(?:ing|ly)|{'|'.join(AFTER_TAG_COMMA)})\b")
_CLAUSE_END = re.compile(r"[,!?…]\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_PAUSE = re.compile(r"(?<!Mr)(?<!Mrs)(?<!Dr)(?<!St)[,.!?…;:](?=\s|$)|[—–]|--")
_LETTER = re.compile(r"[^\W\d_]")


def opens_with_dash(text: str, low: int, high: int) -> bool:
    """Whether the paragraph starts like a line of dash dialogue and ends like a sentence."""
    return bool(OPENING_DASH.match(text, low, high)) and text[high - 1] in ".!?…,;:—–-”’\"'»)"


def _is_tag(text: str, at: int, high: int) -> int:
    """End of the words of the tag that stands at `at`, up to the next comma or stop; 0 when there is none.

    "he said." and "said Ann quietly" are tags, "he said so yesterday" and "old friend, he said" are not.
    """
    found = _LETTER.search(text, at, min(high, at + 4))
    if found is None:
        return 0
    pause = _PAUSE.search(text, found.start(), high)
    end = pause.start() if pause else high
    tag = tag_after(text, at, end)
    if tag is None or not tag.subject:
        return 0
    head = text[found.start() : end]
    after = max(head.lower().find(tag.verb) + len(tag.verb), head.find(tag.subject) + len(tag.subject))
    rest = words_of(head, after, len(head), most=1)
    if not rest or rest[0].lower() in AFTER_TAG or rest[0].lower().endswith("ly"):
        return end
    return 0


def _is_narration(text: str, start: int, end: int) -> bool:
    """Whether a sentence reads as the narrator's: a third person who did something, nobody's I or you."""
    words = [word.lower() for word in words_of(text, start, end, most=40)]
    if not words or set(words) & (FIRST_PERSON | SECOND_PERSON):
        return False
    first = text[start : start + 40].lstrip()[:1]
    subject = words[0] in SUBJECT_PRONOUNS or words[0] in {"the", "his", "her"} or first.isupper()
    return subject and any(word in PAST or word.endswith("ed") for word in words[1:4])


def _speech_spans(text: str, low: int, high: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Spoken spans of a dash paragraph, and the dashes that decided."""
    opening = OPENING_DASH.match(text, low, high)
    assert opening is not None
    dashes = [(low, opening.end())]
    pattern = _INNER_HYPHEN if text[low] == "-" and text[low + 1] != "-" else _INNER_DASH
    inner = [found.span() for found in pattern.finditer(text, opening.end(), high)]
    spans: list[tuple[int, int]] = []
    start, speaking = low, True
    number = 0
    while number < len(inner):
        dash = inner[number]
        follows = inner[number + 1] if number + 1 < len(inner) else None
        stop = follows[0] if follows else high
        if speaking and (_is_tag(text, dash[1], stop) or (follows and _is_narration(text, dash[1], stop))):
            spans.append((start, dash[0]))
            dashes.append(dash)
            speaking = False
        elif not speaking:
            dashes.append(dash)
            start, speaking = dash[1], True
        number += 1
    if speaking:
        spans.append((start, high))
    if len(spans) == 1 and spans[0] == (low, high):
        spans = _without_dash(text, opening.end(), low, high)
    return spans, dashes


def _without_dash(text: str, begin: int, low: int, high: int) -> list[tuple[int, int]]:
    """No second dash: the tag follows a comma, and what comes after its sentence may be speech again."""
    spans = []
    start = low
    for found in _CLAUSE_END.finditer(text, begin, high):
        if found.start() < start:
            continue
        tag = _is_tag(text, found.end(), high)
        if not tag:
            continue
        spans.append((start, found.start() + 1))
        if text[tag : tag + 1] == "," and not _FOLLOWS_TAG.match(text, tag + 1, high):
            start = tag + 1  # "—Look, he said, you old fool!"
            continue
        end = _SENTENCE_END.search(text, tag, high)
        start = end.end() if end else high
        while start < high and (stop := _SENTENCE_END.search(text, start, high)):
            if not _is_narration(text, start, stop.end()):
                break
            start = stop.end()
    if start < high:
        spans.append((start, high))
    return spans


def dash_speech(text: str, low: int, high: int) -> tuple[list[Quoted], list[tuple[int, int]]]:
    """The spoken parts of a paragraph that a dash opens, and the dashes that show it.

    >>> text = "— Come up, — cried the old man. — The tide is in!"
    >>> [text[q.start : q.end] for q in dash_speech(text, 0, len(text))[0]]
    ['— Come up,', 'The tide is in!']
    >>> text = "—Tell me, Ann said quietly."
    >>> [text[q.start : q.end] for q in dash_speech(text, 0, len(text))[0]]
    ['—Tell me,']
    """
    spans, dashes = _speech_spans(text, low, high)
    found = []
    for begin, stop in spans:
        start, end = begin, stop
        while start < end and (text[start].isspace() or text[start] in ".,;" or (start > low and text[start] in "—–-")):
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if any(char.isalnum() for char in text[start:end]):
            found.append(Quoted(start, end, "dash", "—", opened=start == low, closed=False))
    return found, dashes


def uses_dashes(text: str, paragraphs: Sequence[tuple[int, int]], quoted: int) -> bool:
    """Whether a chapter's dialogue is opened by dashes: several such paragraphs, and not far more with marks."""
    dashed = sum(opens_with_dash(text, low, high) for low, high in paragraphs)
    return dashed >= 2 and dashed * 3 >= quoted
