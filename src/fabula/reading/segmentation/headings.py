"""What one line says as a heading: its rank, its number, its title. Whether it *is* one, `outline` decides."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from fabula.lexicon.en.structure import (
    APPARATUS_NAMES,
    ARGUMENT_OPENERS,
    BOOK_WORDS,
    CARDINALS,
    CHAPTER_WORDS,
    LETTER_WORDS,
    ORDINALS,
    PART_WORDS,
    SMALL_WORDS,
    STORY_NAMES,
    VOLUME_WORDS,
)
from fabula.reading.segmentation.numerals import NUMBER, value_of

LONGEST = 240  # code points; an argument of a picaresque novel is longer and is no heading


class Rank(IntEnum):
    """What may hold what."""

    VOLUME = 0
    BOOK = 1
    PART = 2
    CHAPTER = 3
    LETTER = 4
    NAMED = 5  # prologue, epilogue
    APPARATUS = 6  # contents, preface: no story
    NUMERAL = 7  # a bare number, or a number and a title
    NONE = 8  # a heading only because the source says so


HOLDERS = frozenset({Rank.VOLUME, Rank.BOOK, Rank.PART})
STRONG = frozenset({*HOLDERS, Rank.CHAPTER, Rank.LETTER, Rank.NAMED, Rank.APPARATUS})


class Shape(NamedTuple):
    """A line read as a heading."""

    rank: Rank
    number: int | None = None
    title: str = ""
    style: str = ""  # of the number: "I", "1", "one", with the marks round it
    apparatus: str = ""  # kind of paratext


_WORDS: dict[str, Rank] = {
    **dict.fromkeys(VOLUME_WORDS, Rank.VOLUME),
    **dict.fromkeys(BOOK_WORDS, Rank.BOOK),
    **dict.fromkeys(PART_WORDS, Rank.PART),
    **dict.fromkeys(CHAPTER_WORDS, Rank.CHAPTER),
    **dict.fromkeys(LETTER_WORDS, Rank.LETTER),
}
_WORD = "|".join(re.escape(word.rstrip(".")) for word in sorted(_WORDS, key=lambda word: (-len(word), word)))
_ORDINAL = "|".join(sorted(ORDINALS, key=lambda word: (-len(word), word)))
_END = r"(?P<rest>(?:\s*[.:;,)\]—–-].*|\s+\S.*)?)"
# For: "CHAPTER IV", "Vol. II", "CHAPTER THE FIRST. Of the family", "Book First".
_NUMBERED = re.compile(rf"(?:the )?(?P<word>{_WORD})\.?[\s:—–-]*(?P<number>{NUMBER})(?!\w){_END}", re.IGNORECASE)
# For: "The First Part", "SECOND PERIOD. THE DISCOVERY OF THE TRUTH".
_COUNTED = re.compile(rf"(?:the )?(?P<number>{_ORDINAL}) (?P<word>{_WORD})\b\.?{_END}", re.IGNORECASE)
_STORY_NAME = re.compile(
    rf"(?:the )?(?P<name>{'|'.join(sorted(STORY_NAMES, key=len, reverse=True))})(?P<rest>(?:\s*[.:—–-].*)?)",
    re.IGNORECASE,
)
# For: "XII", "12.", "[ 3 ]", "— I —", "Twenty-One".
_BARE = re.compile(rf"(?P<number>{NUMBER})[.):]?")
# For: "I. THE PRISON DOOR", "01 My Early Home", "3) Rain".
_TITLED = re.compile(rf"(?P<number>{NUMBER})(?P<mark>[.):]|\.?\s*[—–-]+|\s)\s*(?P<title>\S.*)")
_LETTERS = re.compile(r"[\W_]+")


def letters_of(words: str) -> str:
    """Only letters and digits, small: what stays the same when a heading is set in another dress."""
    return _LETTERS.sub("", words).lower()


def parse_heading(words: str) -> Shape | None:
    """The heading that `words` could be; several lines are a number line and its title.

    >>> parse_heading("CHAPTER IV. The Rabbit Sends in a Little Bill").title
    'The Rabbit Sends in a Little Bill'
    >>> parse_heading("Volume the Second").number
    2
    >>> parse_heading("Part one of the plan was simple.") is None
    True
    """
    if len(words) > LONGEST:
        return None
    first, _, more = words.strip().partition("\n")
    shape = _parse_line(first)
    if shape is None or not more.strip():
        return shape
    more = " ".join(more.split())
    if shape.rank is Rank.APPARATUS:
        return shape if len(more) < 80 else None
    if not shape.title:
        return shape._replace(title=more) if len(more) <= 160 else None
    return shape._replace(title=f"{shape.title} {more}") if is_titled(more) else None


def _parse_line(line: str) -> Shape | None:
    bare = line.strip(" \t\r\u00a0*_=~#|<>•·[]—–-\ufeff\u3000")
    if not bare:
        return None
    decorated = bare != line.strip()
    match = _NUMBERED.fullmatch(bare) or _COUNTED.fullmatch(bare)
    if match:
        number = value_of(match["number"])
        title = _title(match["rest"], shouted=match["word"].isupper())
        if number is not None and title is not None and (match["word"][0].isupper() or not match["rest"].strip(" .:")):
            return Shape(_WORDS.get(match["word"].lower(), Rank.CHAPTER), number, title)
    name = letters_name(bare)
    if name in APPARATUS_NAMES and (bare[0].isupper() or decorated):
        return Shape(Rank.APPARATUS, title=bare, apparatus=APPARATUS_NAMES[name])
    match = _STORY_NAME.fullmatch(bare)
    if match and match["name"][0].isupper():
        title = _title(match["rest"], shouted=match["name"].isupper())
        if title is not None and (not title or is_titled(title)):
            return Shape(Rank.NAMED, title=bare)
    return _parse_numeral(bare, decorated=decorated)


def _parse_numeral(bare: str, *, decorated: bool) -> Shape | None:
    match = _BARE.fullmatch(bare)
    if match:
        style = _style(match["number"])
        number = value_of(match["number"]) if style else None
        return Shape(Rank.NUMERAL, number, "", style + "[" * decorated) if number else None
    match = _TITLED.fullmatch(bare)
    if match:
        style, title = _style(match["number"]), match["title"].strip()
        number = value_of(match["number"]) if style and style != "one" else None
        plain = match["mark"].isspace()
        if (
            number
            and len(title) <= 120
            and (is_titled(title) or (match["mark"].strip(".") and title[0].isupper()))
            and not (plain and style == "I" and not title[0].isupper())
        ):
            return Shape(Rank.NUMERAL, number, title, style + "t" + "[" * decorated)
    return None


def letters_name(bare: str) -> str:
    """A heading's words as `APPARATUS_NAMES` has them."""
    return bare.lower().replace("’", "'").strip(" .:—–-")


def _style(number: str) -> str:
    """How a number is written; "" for a way that no heading uses on its own ("mix", "the third", "second")."""
    if number[0].isdigit():
        return "1" if number.isdigit() else ""
    if number.isupper() and value_of(number) and all(letter in "IVXLC" for letter in number):
        return "I"
    first = re.split(r"[\s-]", number)[0]
    return "one" if first[0].isupper() and first.lower() in CARDINALS else ""


def _title(rest: str, *, shouted: bool) -> str | None:
    """The title in what follows the number; None when what follows goes on like a sentence."""
    if not rest.strip():
        return ""
    opening = rest.lstrip()[0]
    title = rest.lstrip(" .:;,)]—–-*_=~#|<>•·[\t\u00a0").rstrip(" ]_*")
    if not title:
        return ""
    marked = not (opening.isalnum() or opening == ",")
    if title[0].islower() and not (marked and (shouted or title.lower().startswith(ARGUMENT_OPENERS))):
        return None
    return title if marked or is_titled(title) else None


def is_titled(words: str) -> bool:
    """Whether the words are set as a title: in capitals, or each beginning with one.

    >>> is_titled("The Strangest House Anyone Ever Lived In"), is_titled("I told him so"), is_titled("THE END")
    (True, False, True)
    """
    if words.isupper():
        return True
    found = re.findall(r"[^\W\d_][\w'’]*", words)
    if not found or words[0].islower():
        return False
    large = [word for word in found if word.lower() not in SMALL_WORDS]
    return sum(word[0].isupper() for word in large) >= 0.75 * len(large) if large else True
