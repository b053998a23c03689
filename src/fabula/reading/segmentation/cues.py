"""How much some words sound like a writer speaking to readers about the story, and not like the story."""

from __future__ import annotations

import re
from functools import cache

from fabula.lexicon.en.apparatus import (
    ADDRESSING,
    BUTTONS,
    DISCLAIMER_LABELS,
    DISCLAIMING,
    HINTING,
    LICENSING,
    LOOSE_FIELDS,
    PLAIN_LABELS,
    POINTERS,
    SUMMARY_LABELS,
    SURE_FIELDS,
    SURE_LABELS,
    SURE_LABELS_SHOUTED,
    TELLING,
    TEXT_LABELS,
    WARNING_LABELS,
)

ENOUGH = 3
_LONGEST = 3_000  # code points looked at; a note is no longer without saying so
_OPENING, _CLOSING = 600, 300  # code points
_CURT = 200  # code points; shorter words may speak to readers without a word for them
_DRESS = r"[\s*_\[({<~=#>•-]*"
_END = r"[\s*_]*(?:(?P<mark>[:\-–—.)\]])|$|\n)[\s*_]*"
# "A/N: …", "**Author's Note** – …", "(AN: …)", and a label on a line by itself.
SURE_LABEL = re.compile(rf"{_DRESS}(?:(?i:{SURE_LABELS})|{SURE_LABELS_SHOUTED}){_END}(?P<more>.?)", re.DOTALL)
# "A/N thanks for reading": this label needs no mark after it.
BARE_LABEL = re.compile(rf"{_DRESS}(?:a\.?/n['’]?s?)\b", re.IGNORECASE)
PLAIN_LABEL = re.compile(rf"{_DRESS}(?:{PLAIN_LABELS})[\s*_]*:[\s*_]*(?P<more>.?)", re.IGNORECASE | re.DOTALL)
DISCLAIMER = re.compile(rf"{_DRESS}(?:{DISCLAIMER_LABELS}){_END}", re.IGNORECASE)
SUMMARY = re.compile(rf"{_DRESS}(?:{SUMMARY_LABELS})[\s*_]*(?::|$|\n)[\s*_]*(?P<more>.?)", re.IGNORECASE | re.DOTALL)
WARNING = re.compile(rf"{_DRESS}(?:{WARNING_LABELS})[\s*_]*:", re.IGNORECASE)
SURE_FIELD = re.compile(rf"{_DRESS}(?:{SURE_FIELDS})[\s*_]*:", re.IGNORECASE)
FIELD = re.compile(
    rf"{_DRESS}(?:{SURE_FIELDS}|{LOOSE_FIELDS}|{DISCLAIMER_LABELS}|{SUMMARY_LABELS})[\s*_]*:", re.IGNORECASE
)
TEXT_LABEL = re.compile(rf"{_DRESS}(?:{TEXT_LABELS})[\s*_:]*", re.IGNORECASE)
POINTER = re.compile(rf"{_DRESS}(?:{POINTERS})[\s*_)\]]*", re.IGNORECASE)
_ADDRESSING = re.compile(ADDRESSING, re.IGNORECASE)
_DISCLAIMING = re.compile(DISCLAIMING, re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """Compiled when first needed: most books have no paragraph that asks for them."""
    flags = re.IGNORECASE | re.DOTALL
    telling, hinting, licensing = (
        tuple(re.compile(one, flags) for one in ones) for ones in (TELLING, HINTING, LICENSING)
    )
    return telling, hinting, licensing


def weigh(words: str) -> int:
    """Three for an expression that tells by itself, one for each kind of hint.

    >>> weigh("Thanks for reading! Kudos and comments are love."), weigh("She thanked him for the book.")
    (8, 0)
    """
    if len(words) > _OPENING + _CLOSING:  # who speaks to readers says so soon, or says good-bye
        words = f"{words[:_OPENING]}\n{words[-_CLOSING:]}"
    if len(words) > _CURT and _ADDRESSING.search(words) is None:
        return 0
    telling, hinting, _ = _patterns()
    return ENOUGH * sum(1 for one in telling if one.search(words)) + sum(1 for one in hinting if one.search(words))


def is_licence(words: str) -> bool:
    """Whether the words are a publisher's.

    >>> is_licence("Copyright © 2031 Ada Quill. All rights reserved.")
    True
    """
    return any(one.search(words[:_LONGEST]) for one in _patterns()[2])


def disclaims(words: str) -> bool:
    """Whether what is labelled a disclaimer is one, and not a narrator's way of speaking.

    >>> disclaims("Disclaimer: I don't own the ferry."), disclaims("Disclaimer: it was late, I was tired.")
    (True, False)
    """
    return _DISCLAIMING.search(words[:_LONGEST]) is not None


def is_button(words: str) -> bool:
    """Whether a line is a button or link of the page it was copied from."""
    return len(words) <= 40 and words.strip(" |*_[]()<>»«").lower() in BUTTONS
