"""The words of one portion as the grammar reads them, and what it notes of a time expression on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.lexicon.en.times import MAY_FOLLOW_TIME, NUMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence


class Page:
    """Words by number, in small letters and with straight apostrophes; outside the sentence at hand there are none.

    Attributes:
        low: all words of the portion.
        first, last: bounds of the sentence at hand; moved along by who reads.
    """

    __slots__ = ("ends", "first", "last", "low", "starts", "text")

    def __init__(self, text: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        self.text = text
        self.starts, self.ends = starts, ends
        small = text.lower()
        if len(small) != len(text):  # "İ" has two code points in small letters
            small = "".join(sign.lower()[0] for sign in text)
        small = small.replace("’", "'")
        self.low = [small[start:end] for start, end in zip(starts, ends, strict=True)]
        self.first, self.last = 0, len(self.low)

    def get(self, number: int) -> str:
        """The word of that number; "" beyond the sentence."""
        return self.low[number] if self.first <= number < self.last else ""

    def capital(self, number: int) -> bool:
        """Whether the word begins with a capital."""
        return self.first <= number < self.last and self.text[self.starts[number]].isupper()

    def joined(self, number: int) -> bool:
        """Whether the word and the next touch."""
        return number + 1 < self.last and self.ends[number] == self.starts[number + 1]

    def at(self, number: int, words: Sequence[str]) -> bool:
        """Whether these words stand at `number`."""
        low, last = self.low, self.last
        for word in words:
            if number >= last or low[number] != word:
                return False
            number += 1
        return True

    def stops(self, number: int) -> bool:
        """Whether a clause may end before the word: it is a mark, or there is none."""
        word = self.get(number)
        return not word or not (word[0].isalnum() or word in {"-", "$", "£", "'s", "%"})

    def free(self, number: int) -> bool:
        """Whether what ends before the word stands for itself, and does not describe a noun ("the night train")."""
        word = self.get(number)
        return (
            self.stops(number)
            or word in MAY_FOLLOW_TIME
            or word in NUMBERS
            or self.capital(number)
            or word.endswith(("ed", "ly"))
            or (word == "-" and not self.joined(number))
        )


class Draft:
    """A time expression by the numbers of its words; the fields are those of `TimeExpression`.

    Attributes:
        first, end: numbers of its first word, and of the one after its last.
        anchor: "here" is the moment of telling or speaking, "text" a time told before if there is one near by.
        event: number of the word at which what it is told from begins; -1 for none.
        unproven: whether its unit is none we know, so that other places must show that it is one.
    """

    __slots__ = (
        "anchor",
        "confidence",
        "direction",
        "either_half",
        "end",
        "event",
        "first",
        "frequency",
        "kind",
        "modifier",
        "most",
        "name",
        "quantifier",
        "quantity",
        "reason",
        "unit",
        "unproven",
        "value",
    )

    def __init__(self, first: int, end: int, kind: str, value: str, reason: str) -> None:
        self.first, self.end = first, end
        self.kind, self.value, self.reason = kind, value, reason
        self.anchor: str | None = None
        self.direction: str | None = None
        self.modifier: str | None = None
        self.quantity: float | None = None
        self.most: float | None = None
        self.unit: str | None = None
        self.name: str | None = None
        self.frequency: float | None = None
        self.quantifier: str | None = None
        self.either_half = False
        self.event = -1
        self.unproven = False
        self.confidence = 0.9
