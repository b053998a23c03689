"""Speech, thought, writing, or mere words: what a stretch between marks is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.clauses import SUBJECT_PRONOUNS
from fabula.lexicon.en.pronouns import OF_ONE
from fabula.lexicon.en.speech import CORE_SPEECH_FORMS, READING, SPEECH_FORMS, SPEECH_NOUNS, WRITING_NOUNS
from fabula.lexicon.en.tagging import (
    ARTICLES,
    BACKSHIFTED,
    CONJUNCTIONS,
    DENIED,
    DETERMINERS,
    FIRST_PERSON,
    HINDRANCES,
    INTERJECTIONS,
    NAMING_WORDS,
    NOT_BACKSHIFTED,
    PREVENTING,
    REPORTING_WORDS,
    SECOND_PERSON,
    TERM_NOUNS,
    THIRD_PERSON,
    UNSAID_BARE,
    UNSAID_GERUNDS,
    UNSAID_PAST,
    VOICELESS,
    WISHES,
)
from fabula.reading.quotations.tags import clause_before, last_words, mode_of, tag_after, tag_before, words_of

if TYPE_CHECKING:
    from fabula.model.speech import Mode
    from fabula.reading.quotations.pairing import Quoted
    from fabula.reading.quotations.tags import Tag

_INSIDE = "“”„‟\"〝〞‘’‚'`«»‹›「」『』_* \n\t\r\u00a0\u202f\u2009"
_FINAL = frozenset(",.!?—–-…")
_SHORTEST_REPORT = 40  # characters; shorter, "“It was he.”" may be anybody's own words
_LONGEST_REPORT = 120
_LONGEST_NAME = 8  # words; what is longer is called out, not called
# Speech that was not made: "as much as to say", "would have answered", "instead of saying".
_SAYING, _SAID, _SAYINGS, _WISHES, _HINDRANCES, _DENIED, _PREVENTING, _VOICELESS = (
    f"(?:{'|'.join(words)})".replace(" ", r"\ ")
    for words in (UNSAID_BARE, UNSAID_PAST, UNSAID_GERUNDS, WISHES, HINDRANCES, DENIED, PREVENTING, sorted(VOICELESS))
)
_UNSAID = re.compile(
    rf"""\b(?:
      as \s (?:much \s as|if|though|who \s should) \s (?:to \s)? {_SAYING}
    | seem(?:s|ed|ing)? \s (?:almost \s)? to \s {_SAYING}
    | (?:would|could|should|might|must) \s (?:\w+ly \s|also \s|never \s|not \s)? have \s (?:\w+ly \s)? {_SAID}
    | (?:meant|means|meaning)
    | {_VOICELESS} \s (?:which|that) \s (?:\w+ly \s)? (?:said|asked|expressed|spoke)
    | {_WISHES} \s
      (?:for \s \w+ \s)? to \s (?:\w+ly \s)? {_SAYING}
    | {_HINDRANCES} \s
      (?:of|from) \s {_SAYINGS}
    | {_PREVENTING} \s (?:\w+ \s){{0,3}} from \s (?:\w+ly \s)? {_SAYINGS}
    | without \s (?:once \s|ever \s)? {_SAYINGS}
    | (?:nearly|almost|had \s never|never|not|n't|n’t|nor|nobody|hardly) \s
        {_DENIED}
    | (?:if|whether) \s (?:\w+ \s){{1,3}} (?:say|says|said|ask|asks|were \s to \s say|should \s say)
    )\b [^.!?]{{0,30}} $""",
    re.VERBOSE,
)


class Judgement(NamedTuple):
    """What a quotation is, how sure that is, and why; with the tags beside it."""

    mode: Mode
    confidence: float
    reason: str
    before: Tag | None = None
    after: Tag | None = None


def inner_span(text: str, quoted: Quoted) -> tuple[int, int]:
    """The words between the marks, blanks and marks trimmed; an empty span when there are none."""
    start, end = quoted.start, quoted.end
    if quoted.family == "angle":
        start, end = start + len(quoted.sign), end - len(quoted.sign)
    while start < end and text[start] in _INSIDE:
        start += 1
    while end > start and text[end - 1] in _INSIDE:
        end -= 1
    return start, end


def judge(
    text: str,
    quoted: Quoted,
    low: int,
    high: int,
    *,
    foreign: bool = False,
    interrupted: bool = False,
    listed: bool = False,
) -> Judgement:
    """What a quotation of the paragraph `text[low:high]` is.

    `foreign`: its marks are not those of the chapter's speech, which makes mere words likelier.
    `interrupted`: the speech before it in the paragraph broke off without a stop.
    `listed`: it follows mere words, with no more than an "and" between.
    """
    start, end = inner_span(text, quoted)
    if start >= end:
        return Judgement("words", 0.9, "words")
    after = tag_after(text, quoted.end, high)
    if after is not None and _new_sentence(text, end, quoted.end, high):
        after = None
    before = tag_before(text, low, quoted.start) if quoted.start > low else None
    previous = _previous(text, low, quoted.start)
    last = last_words(text, low, quoted.start, most=2) if previous.isalnum() or previous in {"’", "'"} else []
    runs_in = bool(last)
    final = text[end - 1]
    closed = final in _FINAL or text[quoted.end : quoted.end + 1] in tuple(",.!?")
    lower = text[start].islower()
    count = len(words_of(text, start, end, most=13))
    closed = closed or (final == ";" and not lower and count > 1)
    if interrupted and lower and (closed or not quoted.closed) and not (last and last[-1].lower() in NAMING_WORDS):
        return Judgement("speech", 0.9, "marks", before, after)
    noun = bool(last) and (last[-1].lower() in ARTICLES or last[-1].lower() in TERM_NOUNS)
    if listed and runs_in and after is None and final not in "!?" and len(words_of(text, start, end, most=5)) <= 4:
        return Judgement("words", 0.75, "words")
    joined = runs_in and last[-1].lower() in CONJUNCTIONS
    term = runs_in and ((lower and not joined) or last[-1].lower() in TERM_NOUNS)
    if after is not None and closed and not term and not (noun and after.verb not in CORE_SPEECH_FORMS):
        return Judgement(after.mode, 0.97 if after.mode == "speech" else 0.9, "marks", before, after)
    if before is not None and _unsaid(text, low, quoted.start):
        return Judgement("words", 0.7, "unsaid")
    if runs_in:
        return _inside_clause(text, quoted, (start, end), low, before, foreign=foreign)._replace(after=after)
    follows = text[quoted.end : min(high, quoted.end + 40)].lstrip()[:1]
    if not closed and count <= 6 and follows.islower() and after is None and (before is None or count <= 2):
        # "“Albert” was let", but "“You see” she tapped the book"
        next_words = words_of(text, quoted.end, min(high, quoted.end + 40), most=1)
        if lower or count == 1 or next_words[0] not in {*OF_ONE, "I"}:
            return Judgement("words", 0.75, "words")
    if (foreign and not closed and count <= 6) or (listed and after is None and count <= 4):
        return Judgement("words", 0.7, "words")
    if lower and count <= 4 and not closed and previous not in ",:":
        return Judgement("words", 0.7, "words")
    if previous == "," and lower and before is None and after is None and count <= 4 and follows.islower():
        return Judgement("words", 0.6, "words")
    written = quoted.start > low and previous in {":", "-", "—", "–", ","} and _written(text, low, quoted.start)
    if before is not None:
        mode: Mode = "writing" if written else before.mode
        return Judgement(mode, 0.95 if mode == "speech" else 0.85, "marks", before, after)
    if written:
        return Judgement("writing", 0.75, "marks", before, after)
    return Judgement("speech", 0.95 if quoted.opened and quoted.closed else 0.6, "marks", before, after)


def reworded(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether words in marks stand in the narrator’s tenses and persons: “He was obliged, but could not stay”.

    The novel around 1800 marks such reports as it marks speech.
    """
    words = {word.lower() for start, end in pieces for word in words_of(text, start, end, most=_LONGEST_REPORT)}
    enough = sum(end - start for start, end in pieces) >= _SHORTEST_REPORT
    third = bool(words & THIRD_PERSON) and bool(words & BACKSHIFTED)
    return enough and third and not words & (FIRST_PERSON | SECOND_PERSON | NOT_BACKSHIFTED)


def _previous(text: str, low: int, at: int) -> str:
    """The last character before `at` that is no blank; "" at the start of the paragraph."""
    while at > low and (text[at - 1].isspace() or text[at - 1] in "_*"):
        at -= 1
    return text[at - 1] if at > low else ""


def _new_sentence(text: str, inner: int, at: int, high: int) -> bool:
    """Whether what follows is a sentence of its own.

    "“No.” Ann said it twice.", "“No!” He rose."
    """
    words = words_of(text, at, high, most=1)
    if not words or not words[0][:1].isupper() or words[0] == "I":
        return False
    return text[inner - 1] == "." or words[0].lower() in SUBJECT_PRONOUNS | DETERMINERS


def _unsaid(text: str, low: int, at: int) -> bool:
    """Whether the words before report a speech that was not made."""
    tail = " ".join(text[max(low, at - 90) : at].lower().split()).rstrip(" ,:-—–")
    return bool(_UNSAID.search(tail)) and "help saying" not in tail


def _written(text: str, low: int, at: int) -> bool:
    """Whether the words before name a letter, a sign or a page, and no voice."""
    words = clause_before(text, low, at)
    near = {word.lower() for word in words[-8:]}
    return bool(near & WRITING_NOUNS) and not near & SPEECH_NOUNS


def _inside_clause(
    text: str, quoted: Quoted, inner: tuple[int, int], low: int, before: Tag | None, *, foreign: bool
) -> Judgement:
    """A quotation that a clause of narration runs into: "said “No”", "the “friend”", "a cry of “Fire!”"."""
    start, end = inner
    words = [word.lower() for word in last_words(text, low, quoted.start, most=8)]
    last = words[-1] if words else ""
    inside = words_of(text, start, end, most=13)
    count, final, lower = len(inside), text[end - 1], text[start].islower()
    stop = final in _FINAL
    first = inside[0].lower() if inside else ""
    spoken = bool(set(words) & SPEECH_NOUNS)
    named = last in NAMING_WORDS or last in TERM_NOUNS or bool(lower and set(words[-4:]) & NAMING_WORDS)
    if named and (final not in "!?" or last in TERM_NOUNS) and count <= _LONGEST_NAME:
        return Judgement("words", 0.85, "words", before)
    if _titled(inside) and count >= 2 and not set(words[-2:]) & SPEECH_FORMS - READING:
        return Judgement("words", 0.75, "words", before)
    if mode_of(last) and (not lower or stop) and not foreign:
        return Judgement(mode_of(last) or "speech", 0.9, "marks", before)
    small = (first in INTERJECTIONS and (not lower or count <= 2)) or (count <= 4 and final in "!?")
    if small and (stop or before or spoken):
        return Judgement("speech", 0.75, "marks", before)
    if before is not None and before.mode != "writing" and count >= 2 and stop and not foreign:
        near = before.verb in CORE_SPEECH_FORMS and before.verb in words[-3:]
        # "saying to herself “This is right,”", "she went on “And now?”"
        near = near or (not lower and before.mode == "speech" and set(before.verb.split()) <= set(words[-4:]))
        if near or last in REPORTING_WORDS:
            return Judgement(before.mode, 0.65, "marks", before)
    if spoken and count >= 2 and (not lower or last in {"that", "of", "was", "is", "with"}) and not foreign:
        return Judgement("speech", 0.65, "marks", before)
    if lower or count <= 8 or foreign:
        return Judgement("words", 0.75, "words", before)
    return Judgement("speech", 0.55, "marks", before)


def _titled(inside: list[str]) -> bool:
    """Whether the words are written like a title: "The Pot of Basil"."""
    long = [word for word in inside if len(word) > 3]
    return len(inside) < 13 and bool(long) and all(word[:1].isupper() for word in long) and inside[0][:1].isupper()
