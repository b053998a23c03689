"""Speech, thought, writing, or mere words: what a stretch between marks is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.speech import SPEECH_FORMS, SPEECH_NOUNS, WRITE, WRITING_NOUNS
from fabula.reading.quotations.tags import clause_before, last_words, mode_of, tag_after, tag_before, words_of

if TYPE_CHECKING:
    from fabula.model.speech import Mode
    from fabula.reading.quotations.pairing import Quoted
    from fabula.reading.quotations.tags import Tag

_INSIDE = "“”„‟\"〝〞‘’‚'`«»‹›「」『』_* \n\t\r\u00a0\u202f\u2009"
_FINAL = frozenset(",.!?—–-…")
# Speech that was not: "as much as to say", "would have answered", "instead of saying".
_UNSAID = re.compile(
    r"""\b(?:
      as \s (?:much \s as|if|though|who \s should) \s (?:to \s)? (?:say|ask|cry|inquire|enquire|remark)\w*
    | seem(?:s|ed|ing)? \s to \s (?:say|ask|cry|whisper|exclaim|be \s saying)
    | (?:would|could|should|might|must) \s (?:\w+ly \s|also \s|never \s|not \s)? have \s (?:\w+ly \s)? (?:said|answered|replied|exclaimed
        |cried|asked|quoted|remarked|told|added|shouted|spoken)
    | (?:going|about|ready|tempted|inclined|longed|wanted|wishing|wished|meant|unable|likely|apt|opportunity|necessary|useless
        |enough|hard|inclination|temptation|impulse|chance|reader) \s (?:for \s \w+ \s)? to \s (?:\w+ly \s)? (?:say|answer|reply|exclaim|cry|ask|remark|add|conclude)
    | (?:instead|power|habit|thought|dream|dreamed|thinking|chance|incapable|intention|short|way) \s of \s (?:saying|answering|replying|crying|exclaiming|asking)
    | without \s (?:once \s|ever \s)? (?:saying|asking|adding)
    | (?:nearly|almost|had \s never|never|not|n't|n’t|nor|nobody|hardly) \s (?:say|said|says|saying|answer|answered|reply|replied|ask|cry)
    | if \s (?:\w+ \s){1,3} (?:say|says|ask|asks|were \s to \s say|should \s say)
    )\b [^.!?]{0,30} $""",
    re.VERBOSE,
)
# Small speeches that stand in the middle of a sentence of narration: "a quiet “Yes,”".
_INTERJECTIONS = frozenset(
    """yes no oh ah aye ay nay hush thanks thank please well hullo hallo hello hi hey good-bye goodbye good-night good
    amen indeed what why never come stop here there sir ma'am madam nothing sorry hurrah hooray bah pooh pshaw humph ha
    ho alas certainly perhaps really done very pardon welcome bravo encore farewell""".split(),
)
_NAMING = frozenset(
    """call calls called calling name named names title titled entitled term termed terms style styled christened dubbed
    nicknamed labelled labeled known headed hailed reported signed marked spelled spelt pronounced word words phrase
    phrases expression term terms name names title titles motto sign letters letter novel book poem song play ballad
    tune air hymn opera waltz picture painting ship schooner brig boat yacht inn hotel so-called rhymed rhymes""".split(),
)
_SALUTATION = re.compile(
    r"(?:(?:my|our)\s+)?(?:own\s+)?(?:dear|dearest|darling|beloved|honoured|honored|madam|sir|gentlemen|sirs)\b"
    r"[^.!?;]{0,60}?(?:,|--|—|:|\.—|;|\n|$)",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"\b(?:yours?|your\s+\w+(?:\s+(?:and|,)\s+\w+)*)\b.{0,60}(?:sincerely|truly|faithfully|affectionate(?:ly)?|ever|respectfully"
    r"|obedient|loving|devoted|humble|etc|&c)",
    re.IGNORECASE | re.DOTALL,
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
    while start < end and text[start] in _INSIDE:
        start += 1
    while end > start and text[end - 1] in _INSIDE:
        end -= 1
    return start, end


def judge(text: str, quoted: Quoted, low: int, high: int, *, foreign: bool = False) -> Judgement:
    """What a quotation of the paragraph `text[low:high]` is.

    `foreign`: its marks are not those of the chapter's speech, which makes mere words likelier.
    """
    start, end = inner_span(text, quoted)
    if start >= end:
        return Judgement("words", 0.9, "words")
    after = tag_after(text, quoted.end, high)
    before = tag_before(text, low, quoted.start) if quoted.start > low else None
    previous = _previous(text, low, quoted.start)
    final = text[end - 1]
    closed = final in _FINAL or text[quoted.end : quoted.end + 1] in tuple(",.!?")
    if after is not None and closed and not (after.verb in WRITE and after.verb not in SPEECH_FORMS):
        return Judgement(after.mode, 0.97 if after.mode == "speech" else 0.9, "marks", before, after)
    if before is not None and _unsaid(text, low, quoted.start):
        return Judgement("words", 0.7, "unsaid")
    if previous.isalnum() or previous in {"’", "'"}:
        return _inside_clause(text, quoted, (start, end), low, high, before, foreign=foreign)._replace(after=after)
    count = len(words_of(text, start, end, most=13))
    follows = text[quoted.end : high].lstrip()[:1] if quoted.end < high else ""
    if not closed and count <= 6 and follows.islower() and after is None and (before is None or count <= 2):
        return Judgement("words", 0.75, "words")  # "“Albert” was let."
    if foreign and not closed and count <= 6:
        return Judgement("words", 0.7, "words")
    lower = text[start].islower()
    if lower and count <= 4 and not closed and previous not in ",:":
        return Judgement("words", 0.7, "words")
    if before is not None:
        mode: Mode = before.mode
        if mode != "writing" and _written(text, low, quoted.start):
            mode = "writing"
        return Judgement(mode, 0.95 if mode == "speech" else 0.85, "marks", before, after)
    if previous in ":-—–," and previous and _written(text, low, quoted.start):
        return Judgement("writing", 0.75, "marks", before, after)
    return Judgement("speech", 0.95 if quoted.opened and quoted.closed else 0.6, "marks", before, after)


def _previous(text: str, low: int, at: int) -> str:
    """The last character before `at` that is no blank; "" at the start of the paragraph."""
    while at > low and (text[at - 1].isspace() or text[at - 1] in "_*"):
        at -= 1
    return text[at - 1] if at > low else ""


def _unsaid(text: str, low: int, at: int) -> bool:
    """Whether the words before report a speech that was not made."""
    tail = " ".join(text[max(low, at - 90) : at].lower().split()).rstrip(" ,:-—–")
    return bool(_UNSAID.search(tail)) and "help saying" not in tail


def _written(text: str, low: int, at: int) -> bool:
    """Whether the words before name a letter, a sign or a page, and no voice."""
    words, _ = clause_before(text, low, at)
    near = {word.lower() for word in words[-8:]}
    return bool(near & WRITING_NOUNS) and not near & SPEECH_NOUNS


def _inside_clause(
    text: str, quoted: Quoted, inner: tuple[int, int], low: int, high: int, before: Tag | None, *, foreign: bool
) -> Judgement:
    """A quotation into which a clause of narration runs without a stop: "said “No”", "the “friend”", "a cry of “Fire!”"."""
    start, end = inner
    words = [word.lower() for word in last_words(text, low, quoted.start, most=8)]
    last = words[-1] if words else ""
    inside = words_of(text, start, end, most=13)
    count, final, lower = len(inside), text[end - 1], text[start].islower()
    first = inside[0].lower() if inside else ""
    spoken = bool(set(words) & SPEECH_NOUNS)
    if last in _NAMING and (final not in "!?" or count <= 2):
        return Judgement("words", 0.85, "words", before)
    if mode_of(last) and (not lower or final in _FINAL) and not foreign:
        mode = mode_of(last) or "speech"
        return Judgement(mode, 0.9, "marks", before)
    if (first in _INTERJECTIONS or (count <= 4 and final in "!?")) and (final in _FINAL or before or spoken):
        if not set(words[-3:]) & {"word", "words", "term"}:
            return Judgement("speech", 0.75, "marks", before)
    if before is not None and before.mode != "writing" and count >= 2 and final in _FINAL and not foreign:
        if last in {"that", "he", "she", "they", "it", "and", "was", "with", "as"} or before.verb == last:
            return Judgement(before.mode, 0.65, "marks", before)
    if spoken and count >= 2 and (not lower or last in {"that", "of", "was", "is", "with"}) and not foreign:
        return Judgement("speech", 0.65, "marks", before)
    if lower or count <= 8 or foreign:
        return Judgement("words", 0.75, "words", before)
    return Judgement("speech", 0.55, "marks", before)


def salutation(text: str, quoted: Quoted) -> bool:
    """Whether the words open like a letter: "Dear Sir," "My dearest Anne,—"."""
    start, end = inner_span(text, quoted)
    return bool(_SALUTATION.match(text, start, min(end, start + 90)))


def sign_off(text: str, quoted: Quoted) -> bool:
    """Whether the words end like a letter: "Yours ever"."""
    start, end = inner_span(text, quoted)
    return bool(_SIGN_OFF.search(text, max(start, end - 120), end))
