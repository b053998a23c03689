"""Quotation marks of a paragraph: where they stand, which family they are of, and which way each can face."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from fabula.lexicon.en.elisions import BACK_ELISIONS, FRONT_ELISIONS

Family = Literal[
    "double",
    "single",
    "guillemet",
    "small guillemet",
    "corner",
    "white corner",
    "angle",
    "dash",
    "q",
    "italic",
    "capitals",
    "unmarked",
]
# "either": the sign says nothing; state decides. "none": an apostrophe or a stray sign.
Side = Literal["open", "close", "either", "none"]

_FAMILIES: dict[str, Family] = {
    **dict.fromkeys('“”„‟"〝〞〟″＂', "double"),
    **dict.fromkeys(["``", "''", ",,", "´´", "‘‘", "’’"], "double"),
    **dict.fromkeys("‘’‚‛'`´′＇", "single"),
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("‹›", "small guillemet"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
MARK = re.compile(
    r"``|''(?!')|´´|(?<![\w,]),,(?=\w)|(?<!\w)‘‘(?=[^\W_])|(?<=[,.!?…—–-])’’(?!\w)|[“”„‟\"〝〞〟″＂‘’‚‛'`´′＇«»‹›「」『』]"
)

# <Come here,> he said without moving his lips; ~Why?~, ::Why?:: and //Why?// likewise. Not <Lupe>, and not <3.
_SOUNDLESS = re.compile(
    "|".join(
        rf"(?<![\w:/]){opening}(?=[^\W\d_a-z…])[^\n{inner}]{{1,600}}[,.!?…—-]{closing}(?![\w:/])"
        for opening, closing, inner in (("<", ">", "<>"), ("~", "~", "~"), ("::", "::", ":"), ("//", "//", "/"))
    )
)
_SOUNDLESS_SIGNS = re.compile(r"[<~]|::|//")
# 6' 2", 14″
_INCHES = re.compile(r"\d['’′]\s?\d+$")
_OPENING_BRACKETS = frozenset("([{")
_CLOSERS = frozenset(")]},.;:!?…")
_DASHES = frozenset("—–―-")
# What stands before the mark that ends a speech: "…," "…!" "…—".
_SPEECH_END = frozenset(",.!?…;:—–―-)*_")


class Mark(NamedTuple):
    """One sign: its span, family, the sign itself, and which way it faces."""

    start: int
    end: int
    family: Family
    sign: str
    side: Side


def family_of(sign: str) -> str:
    """The family of a sign that opens a quotation; names of looks ("italic", "q", "capitals", …) are their own."""
    return "angle" if sign in {"<", "~", "::", "//"} else "dash" if sign in _DASHES else _FAMILIES.get(sign, sign)


def _before(text: str, at: int, low: int) -> str:
    """The character before `at`, or a blank at the start; emphasis underscores are looked through."""
    while at > low and text[at - 1] in "_*":
        at -= 1
    return text[at - 1] if at > low else " "


def _after(text: str, at: int, high: int) -> str:
    """The character from `at`, or a blank at the end; emphasis underscores are looked through."""
    while at < high and text[at] in "_*":
        at += 1
    return text[at] if at < high else " "


def _word_after(text: str, at: int, high: int) -> str:
    """The letters from `at`, lower case."""
    end = at
    stop = min(high, at + 24)
    while end < stop and text[end].isalpha():
        end += 1
    return text[at:end].lower()


def _word_before(text: str, at: int, low: int) -> str:
    """The letters (and inner apostrophes) before `at`, lower case."""
    start = at
    stop = max(low, at - 24)
    while start > stop and text[start - 1].isalpha():
        start -= 1
    return text[start:at].lower()


def _side_of_straight_double(before: str, after: str) -> Side:
    """By white space; a mark with blanks or letters on both sides says nothing."""
    opens = before.isspace() or before in _OPENING_BRACKETS
    closes = after.isspace() or after in _CLOSERS
    if opens and not closes:
        return "open"
    if closes and not opens:
        return "close"
    if not opens and before in _DASHES and after.isalnum():
        return "either"
    if before in ",.!?…" and after in _DASHES:
        return "close"
    return "either"


def _side_of_single(text: str, at: int, end: int, low: int, high: int, sign: str) -> Side:
    """Which way a single mark can face; "none" when it is surely an apostrophe.

    "either" stands for a mark after a letter that may close a speech or mark a possessive or a dropped letter.
    """
    before, after = _before(text, at, low), _after(text, end, high)
    if before.isalnum() and after.isalnum():
        return "open" if sign in "‘‚" and not text[at - 1].isalnum() else "none"
    if sign in "‘‛‚":
        # „‚…‘“: German closes with the English opening sign.
        if after.isspace() or after in _CLOSERS:
            return "close" if not before.isspace() else "none"
        word = _word_after(text, end, high)
        nested = text[end : end + 1] in "’'"
        return (
            "none"
            if word in {"tis", "twas", "em", "twill", "twere"}
            and not nested
            and before.isspace()
            and (at > low and text[at - 1] == " " and text[max(low, at - 2)].isalpha())
            else "open"
        )
    left_open = before.isspace() or before in _OPENING_BRACKETS or before in _DASHES or before in '“"„«‘「『'
    right_open = after.isspace() or after in _CLOSERS or after in _DASHES or after in '”"»’」』“'
    if left_open and not right_open:
        if sign == "’":
            return "none"  # ’tis, ’em: a curly closing sign never opens
        if after.isdigit() and text[end + 1 : end + 2].isdigit():
            return "none"  # '45
        word = _word_after(text, end, high)
        if not word and not after.isalnum():
            return "open"
        # "'tis" in the middle of a sentence is an elision; at the start of a speech it may be either.
        if word in FRONT_ELISIONS and text[at - 1 : at] not in ("", "\n") and _mid_sentence(text, at, low):
            return "none"
        return "open"
    if right_open and not left_open:
        if before in _SPEECH_END:
            return "close"
        word = _word_before(text, at, low)
        if word.endswith("in") and len(word) > 3:
            return "either"  # goin’
        if word in BACK_ELISIONS or word.endswith("s"):
            return "either"  # o’, the boys’
        return "close"
    if left_open and right_open:
        if before in _DASHES and (after.isspace() or after in _CLOSERS or after in '”"»'):
            return "close"  # “‘I—’ he said”
        if after in _DASHES and before in '“"„«‘「『':
            return "open"
        return "none" if sign in "’´" else "either"
    return "close" if before in _SPEECH_END else "none"


def _mid_sentence(text: str, at: int, low: int) -> bool:
    """Whether the last thing before `at` is a word or a comma, so that the sentence goes on."""
    while at > low and text[at - 1].isspace():
        at -= 1
    return at > low and (text[at - 1].isalnum() or text[at - 1] in ",;_-—’'")


def find_marks(text: str, low: int, high: int) -> list[Mark]:
    """All signs of `text[low:high]` that can be quotation marks; apostrophes are left out.

    >>> [(mark.sign, mark.side) for mark in find_marks("‘The boys’ room is free,’ said Ann. ’Tis.", 0, 40)]
    [('‘', 'open'), ('’', 'either'), ('’', 'close')]
    """
    marks = []
    for found in MARK.finditer(text, low, high):
        sign = found.group()
        start, end = found.span()
        family = _FAMILIES[sign]
        side: Side
        opening = sign == "''" and _before(text, start, low).isspace() and text[end : end + 1].isalpha()
        if opening and _word_after(text, end, high) in FRONT_ELISIONS:
            marks.append(Mark(start, start + 1, "single", "'", "open"))  # ''Twas
            continue
        if family == "single":
            side = _side_of_single(text, start, end, low, high, sign)
        elif sign in "“〝「『„‟" or sign in {"``", ",,", "‘‘"} or opening:
            side = "open"
        elif sign in "”〞〟」』" or sign in {"''", "´´", "’’"}:
            side = "close"
        else:  # straight, prime, guillemets
            side = _side_of_straight_double(_before(text, start, low), _after(text, end, high))
        if side == "none":
            continue
        if sign in '"″' and _INCHES.search(text[max(low, start - 8) : start]):
            continue
        marks.append(Mark(start, end, family, sign, side))
    if _SOUNDLESS_SIGNS.search(text, low, high):
        for found in _SOUNDLESS.finditer(text, low, high):
            start, end = found.span()
            size = 1 if text[start] in "<~" else 2
            marks += [
                Mark(start, start + size, "angle", text[start : start + size], "open"),
                Mark(end - size, end, "angle", text[end - size : end], "close"),
            ]
        marks.sort()
    return marks
