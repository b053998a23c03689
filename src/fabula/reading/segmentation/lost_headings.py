"""Headings that lost their lines: "… and slept. CHAPTER II. THE GOAT It rained …" inside one long paragraph."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from fabula.lexicon.en.structure import CHAPTER_WORDS, PART_WORDS, SMALL_WORDS, STORY_NAMES, VOLUME_WORDS
from fabula.reading.segmentation.numerals import NUMBER, value_of

_LONG = 1_200  # code points of a paragraph that may hold chapters …
_CHAPTER = 300  # … and of a chapter, on the whole
_FEWEST = 2
_TITLE = 12  # words
_WORDS = "|".join(
    sorted((word.rstrip(".") for word in CHAPTER_WORDS | PART_WORDS | VOLUME_WORDS), key=len, reverse=True)
)
_NAMES = "|".join(sorted((name for name in STORY_NAMES if name.isascii()), key=lambda name: (-len(name), name)))
# After a sentence, a row of marks, or nothing: "CHAPTER II.", "Chapter Two:", "PROLOGUE".
_HEADING = re.compile(
    rf"(?:(?<=^)|(?<=[.!?…”\"’'»)*~_#—–-]\s)|(?<=[.!?…”\"’'»)*~_#—–-]\s\s))[*_]{{0,2}}"
    rf"(?:(?P<word>(?i:{_WORDS}))\.? (?P<number>(?i:{NUMBER}))(?!\w)"
    rf"|(?P<name>(?i:{_NAMES}))(?=\s*[.:—–*_]|\s+[A-Z“\"]))"
    rf"[*_]{{0,2}}[.:]?(?P<more>\s*[—–:-]\s*)?\s*"
)
_WORD = re.compile(r"[“\"‘'(]?[^\s]+")


class Stretch(NamedTuple):
    """Part of the paragraph: a heading, or what stands between two."""

    start: int
    end: int
    heading: bool


def split_headings(words: str) -> list[Stretch]:
    """The paragraph cut at headings that count: 1, 2, 3 …; itself in one piece when there are none.

    >>> prose = "The ferry came late to the landing, and nobody was there. " * 12
    >>> found = split_headings(f"CHAPTER I. THE DOOR {prose}CHAPTER II. THE GOAT {prose}")
    >>> [one.heading for one in found]
    [True, False, True, False]
    """
    whole = [Stretch(0, len(words), heading=False)]
    if len(words) < _LONG or "\n" in words:
        return whole
    headings = [(match.start(), _end_of_title(words, match)) for match in _counted(words)]
    if len(headings) < _FEWEST:
        return whole
    stretches: list[Stretch] = []
    at = 0
    for start, end in headings:
        if words[at:start].strip():
            stretches.append(Stretch(at, start, heading=False))
        stretches.append(Stretch(start, end, heading=True))
        at = end
    if words[at:].strip():
        stretches.append(Stretch(at, len(words), heading=False))
    return stretches


def _counted(words: str) -> list[re.Match[str]]:
    """Headings of the commonest kind whose numbers follow upon each other, with prologue and epilogue around them."""
    found = [match for match in _HEADING.finditer(words) if _is_set_off(words, match)]
    kinds: dict[str, list[re.Match[str]]] = {}
    for match in found:
        if match["word"]:
            kinds.setdefault(match["word"], []).append(match)
    if not kinds:
        return []
    run = max(kinds.values(), key=len)
    numbers = [value_of(match["number"]) or 0 for match in run]
    if numbers[0] > 2 or any(after not in {before + 1, 1} for before, after in pairwise(numbers)):
        return []
    chosen = sorted([*run, *(match for match in found if match["name"])], key=lambda match: match.start())
    edges = [match.start() for match in chosen]
    return chosen if (len(words) - edges[0]) / len(chosen) >= _CHAPTER else []


def _is_set_off(words: str, match: re.Match[str]) -> bool:
    """Whether what follows begins a sentence or a title, and what stands there is written as a heading is."""
    label = match["word"] or match["name"]
    following = words[match.end() : match.end() + 1]
    return label[0].isupper() and (not following or following.isupper() or not following.isalpha())


def _end_of_title(words: str, match: re.Match[str]) -> int:
    """After the title: words in capitals; after a colon or dash also words with capitals, up to the first sentence."""
    capitals = match.end()
    titled = match.end()
    last = 0
    shouting = True
    more = bool(match["more"]) or words[match.end() - 2 : match.end()].strip() == ":"
    for count, word in enumerate(_WORD.finditer(words, match.end(), match.end() + 200)):
        token = word[0]
        bare = token.strip("“”\"‘’'().,:;!?*_—–-")
        if count >= _TITLE or token[0] in '“"‘':
            break
        if shouting and bare.isupper() and (len(bare) > 1 or bare in {"A", "I"}):
            capitals = word.end()
            titled = capitals
        elif shouting and not bare:
            continue
        else:
            shouting = False
            if not more or not (bare[:1].isupper() or bare.lower() in SMALL_WORDS):
                titled = last if more and last else titled
                break
            if bare[:1].isupper():
                last, titled = titled, word.end()
            if token[-1] in ".!?":
                titled = last = word.end()
                break
    else:
        titled = last if more and last else titled
    if words[capitals - 2 : capitals] in {" A", " I"}:
        capitals -= 2  # "CHAPTER II. THE GOAT A man came": the sentence's own
    return max(capitals, titled if more else 0)
