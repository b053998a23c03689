"""Letters set in quotation marks paragraph by paragraph: from "“Dear Sir,”" to the name at the foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.lexicon.en.speech import LETTER_NOUNS
from fabula.lexicon.en.tagging import SALUTATIONS, SIGN_OFFS, SIGNERS
from fabula.reading.quotations.modes import inner_span
from fabula.reading.quotations.tags import last_words, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.reading.quotations.pages import Page

# No stop, but "Mr." and initials.
_WORDS = r"(?:[^.!?;]|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bDr)\.|(?<=\b[A-Z])\.)"
_SALUTATION = re.compile(
    rf"(?:(?:my|our)\s+)?(?:own\s+)?(?:{'|'.join(SALUTATIONS)})\b{_WORDS}{{0,50}}?(?:,|--|—|:|\.—|;|$)",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    rf"\b(?:yours?|believe\s+me|i\s+am|i\s+remain|ever)\b[^.!?]{{0,60}}?(?:{'|'.join(map(re.escape, SIGN_OFFS))})\b"
    rf"|\byour\s+(?:\w+\s+){{0,4}}(?:{'|'.join(SIGNERS)})\b",
    re.IGNORECASE,
)
_LONGEST_HEAD = 8  # words of "“Rose Cottage,”", "“Tuesday.”", "“Dear Ann,”"
# How many paragraphs on the foot of a letter is looked for, after "Dear Ann," and after a mere "this note:".
_FOOT_AFTER_GREETING, _FOOT = 60, 12
_LONGEST = 400  # paragraphs of one letter; a bound, so that the search stays linear


def _whole(page: Page) -> bool:
    """Whether one quotation is all there is of the paragraph."""
    top = page.top()
    return (
        bool(top) and len(top) == 1 and page.quoted[top[0]].start == page.low and page.quoted[top[0]].end == page.high
    )


def _salutation(text: str, page: Page) -> bool:
    start, end = inner_span(text, page.quoted[page.top()[0]])
    return bool(_SALUTATION.match(text, start, min(end, start + 90)))


def _short(text: str, page: Page) -> bool:
    return len(words_of(text, page.low, page.high, most=_LONGEST_HEAD + 1)) <= _LONGEST_HEAD


def _signed(text: str, page: Page) -> bool:
    start, end = inner_span(text, page.quoted[page.top()[0]])
    return bool(_SIGN_OFF.search(text, max(start, end - 110), end))


def _announced(text: str, page: Page | None) -> bool:
    """Whether the paragraph before names a letter near its end: "… wrote this letter:", "… read as follows."."""
    if page is None:
        return False
    near = {word.lower() for word in last_words(text, page.low, page.high, most=14)}
    final = text[page.high - 1]
    return bool(near & LETTER_NOUNS) and (final in ":-—–;" or (final == "." and "follows" in near))


def find_letters(text: str, pages: Sequence[Page]) -> list[tuple[int, int]]:
    """Runs of whole-quoted paragraphs that are one letter, as (first page, page after the last)."""
    letters = []
    number = 0
    while number < len(pages):
        if not _whole(pages[number]):
            number += 1
            continue
        end = number
        while end < len(pages) and _whole(pages[end]) and end - number < _LONGEST:
            end += 1
        letters += _in_run(text, pages, number, end)
        number = end
    return letters


def _in_run(text: str, pages: Sequence[Page], first: int, end: int) -> list[tuple[int, int]]:
    """Letters in one run of whole-quoted paragraphs; dialogue may stand before and after."""
    letters = []
    start = first
    for number in range(first, end):
        if number < start:
            continue
        greeted = _salutation(text, pages[number])
        if not greeted and number > first:
            continue
        head = number
        while greeted and head > start and number - head < 2 and _headline(text, pages[head - 1]):
            head -= 1
        announced = _announced(text, pages[head - 1] if head else None)
        reach = _FOOT_AFTER_GREETING if greeted else _FOOT
        foot = next((foot for foot in range(number, min(end, number + reach)) if _signed(text, pages[foot])), None)
        if not announced and (foot is None or not greeted or not _salutation_alone(text, pages[number])):
            continue
        if not greeted and any(_salutation(text, page) for page in pages[number : min(end, number + 3)]):
            continue  # place and date come first; the letter is found from its greeting
        last = _end(text, pages, number if foot is None else foot, end, signed=foot is not None)
        letters.append((head, last))
        start = last
    return letters


def _end(text: str, pages: Sequence[Page], last: int, end: int, *, signed: bool) -> int:
    """The page after the letter's last: after its foot and name, or where its paragraphs stop being left open."""
    while not signed and last + 1 < end and not pages[last].quoted[pages[last].top()[0]].closed:
        last += 1
    for _ in range(2):
        if last + 1 < end and _short(text, pages[last + 1]) and _name(text, pages[last + 1]):
            last += 1
    return last + 1


def _headline(text: str, page: Page) -> bool:
    """Whether a short paragraph can be a letter's place or date."""
    _, end = inner_span(text, page.quoted[page.top()[0]])
    return _short(text, page) and (text[end - 1] in ",." or text[end - 1].isalnum()) and _name(text, page)


def _salutation_alone(text: str, page: Page) -> bool:
    """Whether the paragraph is "“Dear Charlotte,”" and no more."""
    start, end = inner_span(text, page.quoted[page.top()[0]])
    found = _SALUTATION.match(text, start, end)
    return found is not None and found.end() >= end and text[end - 1] in ",:" and text[start].isupper()


def _name(text: str, page: Page) -> bool:
    """Whether a short paragraph is only names and initials: "“M. J. Brown.”"."""
    words = words_of(text, page.low, page.high, most=_LONGEST_HEAD)
    return (
        bool(words)
        and all(word[:1].isupper() or word[:1].isdigit() for word in words)
        and text[page.low : page.high].find("?") < 0
    )
