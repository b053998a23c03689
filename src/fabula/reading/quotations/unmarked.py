"""Speech without any marks: "Is it far? said Ned." Only where a chapter has no marks at all, and the tags tell.

What a tag shows is speech; so is what stands beside it in the paragraph in the manner of talk, and, between paragraphs
that are tagged, a short one that is all talk. The rest cannot be told from narration and is left to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.clauses import SUBJECT_PRONOUNS
from fabula.lexicon.en.speech import CORE_SPEECH_FORMS
from fabula.lexicon.en.tagging import AFTER_TAG, DETERMINERS, FIRST_PERSON, NAME_TITLES, PAST, PRESENT, SECOND_PERSON
from fabula.reading.quotations.pairing import Quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEWEST = 3  # tags in a chapter, from which it is dialogue without marks and no turn of phrase
_NEAR = 2  # paragraphs from a tagged one, in which an answer needs no tag
_SHORT, _ANSWER = 300, 60  # code points of such an answer; and of one that no word shows to be talk
_SAID = "|".join(sorted(CORE_SPEECH_FORMS, key=len, reverse=True))
_PRONOUN = "|".join(sorted(SUBJECT_PRONOUNS))
_PHRASE = rf"(?:{'|'.join(sorted(DETERMINERS))})\s+[\w’'-]+(?:\s+[\w’'-]+)?"
_NAME = rf"(?:(?:{'|'.join(sorted(NAME_TITLES))})\.?\s+)?(?-i:[A-Z][\w’'-]*)(?:\s+(?-i:[A-Z][\w’'-]*))*"
# ", said Ned", "? he asked", "! the old man cried": what follows is looked at by `_is_tag`.
_TAG = re.compile(
    rf"(?P<mark>[,?!…—–])\s+(?:(?P<verb>{_SAID})\s+(?P<after>{_PRONOUN}|{_PHRASE}|{_NAME})"
    rf"|(?P<before>{_PRONOUN}|{_PHRASE}|{_NAME})\s+(?:\w+ly\s+)?(?:{_SAID}))\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?…]+\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Unmarked(NamedTuple):
    """Words that somebody says, as far as the words can tell; `tagged` when a tag beside them says so."""

    paragraph: int
    start: int
    end: int
    tagged: bool


def find_unmarked(text: str, paragraphs: Sequence[tuple[int, int]], *, forced: bool = False) -> list[Unmarked]:
    """Speech in a chapter without marks; nothing where tags are too few for it to be a habit, unless `forced`.

    >>> text = "Is it far? said Ned. The rain had stopped."
    >>> [text[one.start : one.end] for one in find_unmarked(text, [(0, len(text))], forced=True)]
    ['Is it far?']
    """
    tagged = [list(_tagged(text, number, low, high)) for number, (low, high) in enumerate(paragraphs)]
    if sum(map(len, tagged)) < (1 if forced else _FEWEST):
        return []
    shown = [number for number, found in enumerate(tagged) if found]
    near = {number + step for number in shown for step in range(-_NEAR, _NEAR + 1)}
    for number, (low, high) in enumerate(paragraphs):
        if not tagged[number] and number in near and _is_answer(text[low:high]):
            tagged[number] = [Unmarked(number, low, high, tagged=False)]
    return [one for found in tagged for one in found]


def _tagged(text: str, number: int, low: int, high: int) -> Iterator[Unmarked]:
    """The speech of one paragraph: before each tag, and after it while the sentence or the talk goes on."""
    stops = [low, *(match.end() for match in _STOP.finditer(text, low, high)), high]
    floor = low
    for match in _TAG.finditer(text, low, high):
        if match.start() < floor or not _is_tag(text, match, high):
            continue
        own = max(place for place, stop in enumerate(stops) if stop <= match.start())
        while own and stops[own - 1] >= floor and _is_talk(text[stops[own - 1] : stops[own]]):
            own -= 1
        start = max(floor, stops[own])
        end = match.start() + 1
        if start < end and text[start:end].strip(" ,"):
            yield Unmarked(number, start, end, tagged=True)
        floor = match.end()
        if text[floor : floor + 1] == ",":
            begin = floor + 2
            floor = next((stop for stop in stops if stop >= begin), high)
            yield from _piece(text, number, begin, floor)
        else:
            floor = next((stop for stop in stops if stop >= floor), high)
        begin = floor
        while floor < high and _is_talk(text[floor : (after := stops[stops.index(floor) + 1])], unsure=False):
            if any(_is_tag(text, tag, high) for tag in _TAG.finditer(text, floor, after + 40) if tag.start() < after):
                break
            floor = after
        yield from _piece(text, number, begin, floor)


def _piece(text: str, number: int, start: int, end: int) -> Iterator[Unmarked]:
    end = start + len(text[start:end].rstrip())
    if start < end:
        yield Unmarked(number, start, end, tagged=True)


def _is_tag(text: str, match: re.Match[str], high: int) -> bool:
    """Whether no more than a tag stands there: "? Ned said." is one, "? Ned said nothing." is not."""
    subject = match["before"]
    after = text[match.end() : high]
    ends = not after or after[0] in ",.;:—–"
    if subject is None or match["mark"] == ",":
        return ends or _follows(after)
    # After a question "she said" goes on with it in small letters, and begins anew with a capital.
    return ends if subject[0].isupper() else ends or _follows(after)


def _follows(after: str) -> bool:
    word = _WORD.match(after.lstrip())
    return word is not None and (word[0].lower() in AFTER_TAG or word[0].endswith("ly"))


def _is_talk(words: str, *, unsure: bool = True) -> bool:
    """Whether a sentence beside a tag sounds like talk; `unsure` lets a short one pass that nothing speaks against."""
    kinds = {word.lower() for word in _WORD.findall(words)}
    if kinds & PAST:
        return bool(kinds & SECOND_PERSON) or words.rstrip()[-1:] == "?"
    if kinds & (SECOND_PERSON | FIRST_PERSON | PRESENT) or words.rstrip()[-1:] in {"?", "!"}:
        return True
    return unsure and len(words) <= _ANSWER


def _is_answer(words: str) -> bool:
    """Whether a paragraph without a tag, near tagged ones, is all talk."""
    if len(words) > _SHORT:
        return False
    return all(_is_talk(sentence) for sentence in _STOP.split(words) if sentence)


def quoted_unmarked(one: Unmarked) -> Quoted:
    """The words as what stands between marks."""
    return Quoted(one.start, one.end, "unmarked", "unmarked", close_at=one.end)
