"""Places in a line without paragraphs where one may begin, and what speaks for it: who spoke, who is spoken of next.

Looked at are ends of sentences outside quotations. Each has signs, named here and weighed elsewhere; a sign is a fact
of the words, such as that a tag names one person and the next sentence is about another.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

from fabula.lexicon.en.clauses import CLAUSE_OPENERS, PREPOSITIONS, SUBJECT_PRONOUNS
from fabula.lexicon.en.given_names import MENS, WOMENS
from fabula.lexicon.en.speech import SPEECH_TAG_FORMS
from fabula.lexicon.en.tagging import (
    AFTER_TAG,
    DETERMINERS,
    FIRST_PERSON,
    HE_WORDS,
    I_WORDS,
    LEAD_INS,
    NAME_TITLES,
    SHE_WORDS,
    THIRD_PERSON,
)
from fabula.lexicon.en.times import PARTS_OF_DAY, UNIT_FORMS, WEEKDAYS
from fabula.reading.segmentation.marks import is_quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]_*]*\s+(?=\S)|[:;,—–-][\"'”’»)\]_*]+\s+(?=\S)")
_VERBS = "|".join(sorted(SPEECH_TAG_FORMS, key=lambda form: (-len(form), form)))
_PRONOUN = "|".join(sorted(SUBJECT_PRONOUNS))
_TITLE = rf"(?:(?:{'|'.join(sorted(NAME_TITLES))})\.?\s+)"
_NAME = rf"{_TITLE}*(?-i:[A-Z][\w’'-]*)(?:\s+(?-i:[A-Z][\w’'-]*))*"
_PHRASE = rf"(?:{'|'.join(sorted(DETERMINERS))})\s+[\w’'-]+(?:\s+[\w’'-]+){{0,2}}?"
_TAG = re.compile(
    rf"[,\s]*(?:(?:{_VERBS})(?:\s+\w+ly)?\s+(?P<after>(?:{_PRONOUN})\b|{_PHRASE}|{_NAME})"
    rf"|(?P<before>(?:{_PRONOUN})\b|{_PHRASE}|{_NAME})(?:\s+\w+)?\s+(?:{_VERBS})\b)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(rf"(?:(?:{'|'.join(LEAD_INS)})\s+)?(?P<who>(?:{_PRONOUN})\b|{_PHRASE}|{_NAME})", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_OPENING, _CLOSING = frozenset("\"“‘'«„"), frozenset("\"”’'»“")
_TIMES = frozenset(UNIT_FORMS) | frozenset(PARTS_OF_DAY) | frozenset(WEEKDAYS)
_FAR = 600  # code points; a tag farther off says nothing of who speaks
_TURNS = 6  # speeches looked at for the next tag
_BESIDE = 60  # words on either side whose likeness tells whether the tale goes on with the same matter
_COMMON = 0.001  # share of all words, from which a word is of no matter in particular

SIGNS = (
    "close to speech", "close to tag", "close to tale", "tag to speech", "tag to tale", "tale to speech",
    "tale to tale", "speaker stays", "speaker changes", "speaker may change", "teller stays", "teller changes",
    "subject speaks", "subject does not", "subject then speaks", "subject then does not", "speech was tagged",
    "speech is tagged", "asked", "speech is over", "name first", "pronoun first", "I first", "article first",
    "conjunction first", "preposition first", "time first", "since speech", "length before", "length after",
    "same matter", "new names", "no stop", "beat between", "beat and speaker", "tag follows", "turns say new",
    "turns say same",
)  # fmt: skip


class Place(NamedTuple):
    """Where a paragraph may begin, and the signs it has with how much of each."""

    at: int
    signs: dict[str, float]


class _Speech(NamedTuple):
    """A quotation and who its tag names; `tag_end` is where its tag ends, its own end without one."""

    start: int
    end: int
    who: str
    tag_end: int


def find_places(
    words: str, quoted: Sequence[tuple[int, int]], begin: int, finish: int, ruled: Iterable[int] = ()
) -> list[Place]:
    """All places inside `words[begin:finish]`, one scene; its own start left out, and those in `ruled` included.

    >>> words = "“Is it far?” said Ned. Ann sat down. “It is.”"
    >>> [words[place.at :][:5] for place in find_places(words, [(0, 12), (37, 45)], 0, len(words))]
    ['said ', 'Ann s', '“It i']
    """
    speeches = [
        _speech(words, start, end, min(quoted[place + 1][0] if place + 1 < len(quoted) else finish, end + 90))
        for place, (start, end) in enumerate(quoted)
        if begin <= start and end <= finish
    ]
    stops = {match.end() for match in _STOP.finditer(words, begin, finish)}
    stops |= {speech.start for speech in speeches}
    ats = sorted({at for at in stops if begin < at < finish and not _is_inside(quoted, at)} | set(ruled))
    matter = _Matter(words, begin, finish)
    starts = [speech.start for speech in speeches]
    found = []
    edges = [begin, *ats, finish]
    for number, at in enumerate(ats):
        signs = _signs(words, speeches, starts, edges[number], at, edges[number + 2]) | matter.signs(at)
        found.append(Place(at, {sign: float(value) for sign, value in signs.items() if value}))
    return found


def _is_inside(quoted: Sequence[tuple[int, int]], at: int) -> bool:
    return is_quoted(quoted, at) and quoted[bisect_right(quoted, (at, len(quoted) + at)) - 1][0] != at


def _speech(words: str, start: int, end: int, stop: int) -> _Speech:
    """A speech that ended in a full stop has no tag after it: "“I see.” Ann asked nothing."."""
    tag = _TAG.match(words, end, stop) if words[end - 2 : end - 1] != "." else None
    return _Speech(start, end, (tag["after"] or tag["before"]) if tag else "", tag.end() if tag else end)


def _signs(
    words: str, speeches: Sequence[_Speech], starts: Sequence[int], before: int, at: int, after: int
) -> dict[str, float]:
    place = bisect_left(starts, at)
    last = speeches[place - 1] if place and at - speeches[place - 1].end < _FAR else None
    coming = speeches[place] if place < len(speeches) else None
    opens = coming is not None and coming.start == at
    tail = words[max(0, at - 40) : at].rstrip()
    closes = last is not None and last.end >= at - 4 and not words[last.end : at].strip()
    tagged = last is not None and not closes and last.tag_end > last.end and before < last.tag_end <= at
    left = "close" if closes else "tag" if tagged else "tale"
    right = "speech" if opens else "tag" if closes and last is not None and last.tag_end > last.end else "tale"
    signs = {f"{left} to {right}": 1.0}
    told = _subject(words, before) if left == "tale" else ""
    spoke = last.who if last is not None else ""
    if last is not None:
        signs["speech was tagged"] = bool(last.who)
        signs["asked"] = words[last.end - 2 : last.end - 1] == "?"
        signs["speech is over"] = words[last.end - 2 : last.end - 1] in ".!?…—–-"
        signs["since speech"] = log(at - last.end + 5) - 3
    if opens and coming is not None:
        signs["speech is tagged"] = bool(coming.who)
        signs |= _compared(spoke, coming.who, "speaker stays", "speaker changes", "speaker may change")
        signs |= _compared(told, coming.who, "subject speaks", "subject does not")
        if spoke and not coming.who:
            signs |= _by_turns(words, speeches, place, spoke)
    elif right == "tale":
        who = _subject(words, at)
        signs |= _compared(spoke, who, "teller stays", "teller changes")
        if coming is not None and coming.start - after < 200:
            signs |= _compared(who, coming.who, "subject then speaks", "subject then does not")
    if left == "tale" and opens and last is not None and not words[last.tag_end : before].strip(" ,.!?…"):
        signs["beat between"] = 1.0  # “Yes.” Ann sat down. “It is late.”
        signs["beat and speaker"] = float(bool(told))
    if right == "tag" and last is not None:
        signs["tag follows"] = _is_whole_tag(words, last.tag_end)
    signs |= _first_word(words, at)
    signs["length before"] = log(at - before + 5) - 4
    signs["length after"] = log(after - at + 5) - 4
    signs["no stop"] = tail.rstrip("\"'”’»)]*_")[-1:] not in ".!?…"
    return signs


def _by_turns(words: str, speeches: Sequence[_Speech], place: int, spoke: str) -> dict[str, float]:
    """Who speaks, if two speak by turns up to the next tag.

    "“Far?” said Ned. “It is.” “How far?” asked Ned": the speech between is Ann's.
    """
    for turns, (before, after) in enumerate(pairwise(speeches[place : place + _TURNS]), 1):
        if words[before.end : after.start].strip():
            break
        if after.who:
            alike = _alike(spoke, after.who)
            if alike is None:
                break
            return {"turns say new" if alike == bool(turns % 2) else "turns say same": 1.0}
    return {}


def _is_whole_tag(words: str, end: int) -> bool:
    """Whether a tag ends there, or goes on as tags do: "asked Ned in a whisper", and not "asked Ned a question"."""
    following = _WORD.match(words[end : end + 40].lstrip())
    return words[end : end + 1] in {".", ",", ";", ":"} or (
        following is not None and (following[0].lower() in AFTER_TAG or following[0].endswith("ly"))
    )


def _compared(one: str, other: str, same: str, differs: str, doubtful: str = "") -> dict[str, float]:
    if not one or not other:
        return {}
    alike = _alike(one, other)
    return {same: 1.0} if alike else {differs: 1.0} if alike is False else {doubtful: 1.0} if doubtful else {}


def _alike(one: str, other: str) -> bool | None:
    """Whether two subjects can be one person's; None where the words do not tell.

    >>> _alike("Miss Gray", "Gray"), _alike("he", "she"), _alike("the girl", "he"), _alike("Ann", "she")
    (True, False, False, None)
    """
    kinds = [_kind(one), _kind(other)]
    if "" not in kinds and kinds[0] != kinds[1]:
        return False
    first, second = ({word.lower() for word in _WORD.findall(name)} - NAME_TITLES for name in (one, other))
    if first & second - DETERMINERS:
        return True
    if "I" in kinds:
        return False
    return None if {one.lower(), other.lower()} & SUBJECT_PRONOUNS else _both_named(one, other)


def _both_named(one: str, other: str) -> bool | None:
    return False if one[:1].isupper() and other[:1].isupper() else None


def _kind(who: str) -> str:
    """Him, her, me, or "" for what does not tell."""
    small = {word.lower() for word in _WORD.findall(who)}
    if small & HE_WORDS or small & MENS:
        return "he"
    if small & SHE_WORDS or small & WOMENS:
        return "she"
    return "I" if small & I_WORDS else ""


def _subject(words: str, at: int) -> str:
    match = _SUBJECT.match(words, at, at + 80)
    return match["who"] if match else ""


def _first_word(words: str, at: int) -> dict[str, float]:
    match = _WORD.search(words, at, at + 40)
    first = match[0] if match else ""
    small = first.lower()
    head = {word.lower() for word in _WORD.findall(words[at : at + 50])[:6]}
    if small in FIRST_PERSON:
        kind = "I first"
    elif small in THIRD_PERSON:
        kind = "pronoun first"
    elif small in CLAUSE_OPENERS and small not in PREPOSITIONS:
        kind = "conjunction first"
    elif small in PREPOSITIONS:
        kind = "preposition first"
    elif small in DETERMINERS or small == "the":
        kind = "article first"
    else:
        kind = "name first" if first[:1].isupper() else ""
    return ({kind: 1.0} if kind else {}) | {"time first": float(not head.isdisjoint(_TIMES))}


class _Matter:
    """How alike the words are before and after a place: where they are not, the tale has turned to something else."""

    def __init__(self, words: str, begin: int, finish: int) -> None:
        found = list(_WORD.finditer(words, begin, finish))
        self._starts = [match.start() for match in found]
        self._words = [match[0] for match in found]
        self._small = [word.lower() for word in self._words]
        counts: dict[str, int] = {}
        for word in self._small:
            counts[word] = counts.get(word, 0) + 1
        most = max(3.0, _COMMON * len(found))
        self._weight = {word: log(len(found) / count) for word, count in counts.items() if count <= most}

    def signs(self, at: int) -> dict[str, float]:
        """Likeness from 0 to 1, and how many names come that were not there before."""
        middle = bisect_left(self._starts, at)
        before = self._weighed(max(0, middle - _BESIDE), middle)
        after = self._weighed(middle, middle + _BESIDE)
        common = sum(value * after[word] for word, value in before.items() if word in after)
        norm = sum(value**2 for value in before.values()) * sum(value**2 for value in after.values())
        known = set(self._words[max(0, middle - 80) : middle])
        names = [
            word for word in self._words[middle + 1 : middle + 15] if word[0].isupper() and word.lower() not in I_WORDS
        ]
        return {
            "same matter": (common / norm**0.5) ** 0.5 if norm else 0.0,
            "new names": float(sum(name not in known for name in names)),
        }

    def _weighed(self, first: int, stop: int) -> dict[str, float]:
        found: dict[str, float] = {}
        for word in self._small[first:stop]:
            weight = self._weight.get(word)
            if weight:
                found[word] = found.get(word, 0.0) + weight
        return found
