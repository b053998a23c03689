"""What the reading model says of each word, as columns of small numbers, whose names `fabula.learned` knows.

Columns are bytes, so that a whole novel is a handful of objects. `memoryview` properties give the wide ones as numbers;
`fabula.learned.arrays` gives them all as arrays.
"""

from __future__ import annotations

from array import array
from math import exp
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADS = 8
"""Candidates for the head of each word."""
ROOT = -1
"""Head of a word that depends on none."""

# A byte of odds holds a logarithm of odds in eighths, 128 being even odds: fine where it matters, at both ends too.
ODDS_STEP, EVEN = 8, 128
# A byte of a score holds a negative logarithm in sixteenths.
SCORE_STEP = 16

PROBABILITIES: tuple[float, ...] = tuple(1 / (1 + exp((EVEN - byte) / ODDS_STEP)) for byte in range(256))
"""Probability by byte of odds.

>>> [round(PROBABILITIES[byte], 3) for byte in (0, 112, 128, 144, 255)]
[0.0, 0.119, 0.5, 0.881, 1.0]
"""


class Vectors(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of whole numbers from -127 to 127, each row with a scale of its own.

    >>> Vectors(width=2, numbers=bytes([4, 252]), scales=bytes(4)).row(0)
    (0.0, -0.0)

    Fields:
        numbers: signed bytes, row after row.
        scales: 32-bit floats; row i of the vectors is scale i times its numbers.
    """

    width: int
    numbers: bytes = b""
    scales: bytes = b""

    def __len__(self) -> int:
        return len(self.scales) // 4

    def row(self, number: int) -> tuple[float, ...]:
        """One vector."""
        scale = memoryview(self.scales).cast("f")[number]
        start = number * self.width
        return tuple(scale * one for one in memoryview(self.numbers).cast("b")[start : start + self.width])

    @classmethod
    def joined(cls, parts: Sequence[Vectors]) -> Vectors:
        """All rows, in order."""
        return cls(
            width=max((part.width for part in parts), default=0),
            numbers=b"".join(part.numbers for part in parts),
            scales=b"".join(part.scales for part in parts),
        )


class EncodedSpans(msgspec.Struct, frozen=True, kw_only=True):
    """Runs of words that mean a person, a place or a thing; nested, never crossing; by first word, longer ones first.

    Fields:
        starts: number of the first word of each, 32 bits.
        sizes: how many words.
        types: number of its type.
        forms: number of its form: proper, nominal, pronoun.
        odds: that it is one of this type.
        link_query: what it looks for in an antecedent.
        link_key: what it offers as one.
        speaker_key: what it offers as a speaker.
        addressee_key: what it offers as one spoken to.
        place_part: its part in being somewhere: of a person as who is there, of anything else as where.
    """

    starts: bytes = b""
    sizes: bytes = b""
    types: bytes = b""
    forms: bytes = b""
    odds: bytes = b""
    link_query: Vectors = Vectors(width=0)
    link_key: Vectors = Vectors(width=0)
    speaker_key: Vectors = Vectors(width=0)
    addressee_key: Vectors = Vectors(width=0)
    place_part: Vectors = Vectors(width=0)

    def __len__(self) -> int:
        return len(self.sizes)

    @property
    def first_words(self) -> memoryview[int]:
        """Number of the first word of each."""
        return memoryview(self.starts).cast("I")

    def words(self, number: int) -> range:
        """Numbers of the words of one span."""
        start = self.first_words[number]
        return range(start, start + self.sizes[number])

    @classmethod
    def joined(cls, parts: Sequence[EncodedSpans], offsets: Sequence[int]) -> EncodedSpans:
        """One table of several, each moved on by so many words."""
        return cls(
            starts=b"".join(_moved(part.starts, by) for part, by in zip(parts, offsets, strict=True)),
            sizes=b"".join(part.sizes for part in parts),
            types=b"".join(part.types for part in parts),
            forms=b"".join(part.forms for part in parts),
            odds=b"".join(part.odds for part in parts),
            link_query=Vectors.joined([part.link_query for part in parts]),
            link_key=Vectors.joined([part.link_key for part in parts]),
            speaker_key=Vectors.joined([part.speaker_key for part in parts]),
            addressee_key=Vectors.joined([part.addressee_key for part in parts]),
            place_part=Vectors.joined([part.place_part for part in parts]),
        )


class EncodedMarks(msgspec.Struct, frozen=True, kw_only=True):
    """Words that can open or close speech, quotation marks and dashes, with what they look for.

    Fields:
        numbers: numbers of the words, ascending, 32 bits.
        speaker_query: what each looks for in a speaker.
        addressee_query: what each looks for in one spoken to.
    """

    numbers: bytes = b""
    speaker_query: Vectors = Vectors(width=0)
    addressee_query: Vectors = Vectors(width=0)

    def __len__(self) -> int:
        return len(self.numbers) // 4

    @property
    def words(self) -> memoryview[int]:
        """Numbers of the words."""
        return memoryview(self.numbers).cast("I")

    @classmethod
    def joined(cls, parts: Sequence[EncodedMarks], offsets: Sequence[int]) -> EncodedMarks:
        """One table of several, each moved on by so many words."""
        return cls(
            numbers=b"".join(_moved(part.numbers, by) for part, by in zip(parts, offsets, strict=True)),
            speaker_query=Vectors.joined([part.speaker_query for part in parts]),
            addressee_query=Vectors.joined([part.addressee_query for part in parts]),
        )


class Encoding(msgspec.Struct, frozen=True, kw_only=True):
    """The reading model's word on every word, before anybody decides anything.

    Fields:
        model: name and version of the model, for the source of claims.
        upos, xpos: numbers of the tags, a byte a word.
        feats, lemma: numbers of the morphology and of the script that makes the lemma, 16 bits a word.
        sentence: odds that the word begins a sentence.
        paragraph, scene, chapter: odds of each kind of break before the word, against no break.
        event: odds that it tells of something that happens.
        heads: eight candidates a word, best first, as distance in words, 16 bits; 0 is the root.
        head_scores: negative logarithm of each one's probability, a byte.
        rels: number of the relation to each, a byte.
    """

    model: str = ""
    upos: bytes = b""
    xpos: bytes = b""
    feats: bytes = b""
    lemma: bytes = b""
    sentence: bytes = b""
    paragraph: bytes = b""
    scene: bytes = b""
    chapter: bytes = b""
    event: bytes = b""
    heads: bytes = b""
    head_scores: bytes = b""
    rels: bytes = b""
    spans: EncodedSpans = EncodedSpans()
    marks: EncodedMarks = EncodedMarks()

    def __len__(self) -> int:
        return len(self.upos)

    @property
    def feats_numbers(self) -> memoryview[int]:
        """Number of each word's morphology."""
        return memoryview(self.feats).cast("H")

    @property
    def lemma_numbers(self) -> memoryview[int]:
        """Number of each word's script of the lemma."""
        return memoryview(self.lemma).cast("H")

    @property
    def head_distances(self) -> memoryview[int]:
        """Distances of the candidates, `HEADS` for each word; 0 is the root."""
        return memoryview(self.heads).cast("h")

    def head_candidates(self, word: int) -> list[tuple[int, int, float]]:
        """Heads that a word may have: number of the head or `ROOT`, number of the relation, logarithm of how likely."""
        first = word * HEADS
        distances = self.head_distances[first : first + HEADS]
        rels, scores = self.rels[first : first + HEADS], self.head_scores[first : first + HEADS]
        return [
            (word + distance if distance else ROOT, rel, -score / SCORE_STEP)
            for distance, rel, score in zip(distances, rels, scores, strict=True)
        ]

    def break_chances(self, word: int) -> tuple[float, float, float, float]:
        """Chances that before a word there is no break, a new paragraph, a scene, a chapter."""
        against = [exp((column[word] - EVEN) / ODDS_STEP) for column in (self.paragraph, self.scene, self.chapter)]
        whole = 1 + sum(against)
        return (1 / whole, against[0] / whole, against[1] / whole, against[2] / whole)

    @classmethod
    def joined(cls, parts: Sequence[Encoding]) -> Encoding:
        """One encoding of portions that follow upon each other."""
        offsets = [0]
        for part in parts[:-1]:
            offsets.append(offsets[-1] + len(part))
        columns = {
            name: b"".join(getattr(part, name) for part in parts)
            for name, kind in cls.__annotations__.items()
            if kind == "bytes"
        }
        return cls(
            model=parts[0].model if parts else "",
            spans=EncodedSpans.joined([part.spans for part in parts], offsets if parts else []),
            marks=EncodedMarks.joined([part.marks for part in parts], offsets if parts else []),
            **columns,
        )


def _moved(numbers: bytes, by: int) -> bytes:
    """Numbers of words, each `by` further on."""
    if not by:
        return numbers
    return array("I", [number + by for number in memoryview(numbers).cast("I")]).tobytes()
