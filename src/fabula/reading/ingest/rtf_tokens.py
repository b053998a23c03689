"""RTF as a sequence of braces, control words and text. Linear, and no group is entered to be understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN: Final = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,10})?\x20?"  # \par, \fs24
    r"|\\'([0-9A-Fa-f]{2})"  # a byte in the code page of the font
    r"|\\(.)"  # \~, \{, \*
    r"|([{}])"
    r"|([^\\{}\r\n]+)"
    r"|[\r\n]+|\\",
    re.DOTALL,
)


class Token(NamedTuple):
    """One of: a brace, a control word with its number, a byte in hexadecimal, a control symbol, text."""

    brace: str = ""
    word: str = ""
    number: int | None = None
    byte: int = -1
    symbol: str = ""
    text: str = ""


def tokens_of(source: str) -> Iterator[Token]:
    r"""Tokens in order; raw bytes after `\bin` are passed over.

    >>> [token.word or token.text or token.brace for token in tokens_of(r"{\b Emma} was")]
    ['{', 'b', 'Emma', '}', ' was']
    """
    at = 0
    while match := _TOKEN.match(source, at):
        at = match.end()
        word, number, byte, symbol, brace, text = match.groups()
        if word:
            value = None if number is None else int(number)
            if word == "bin" and value is not None and value > 0:
                at += value
            yield Token(word=word, number=value)
        elif byte:
            yield Token(byte=int(byte, 16))
        elif symbol:
            # A line end after a backslash is a paragraph's end.
            yield Token(word="par") if symbol in "\r\n" else Token(symbol=symbol)
        elif brace:
            yield Token(brace=brace)
        elif text:
            yield Token(text=text)
