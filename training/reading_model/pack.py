"""A pack: labelled texts as columns of numbers, ready to be cut into windows.

Words of all documents stand one after the other. Whatever a source does not know is `UNKNOWN`, and teaches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

UNKNOWN = -1
MAYBE = -2
"""Entity of a mention that may be anybody, where others of its window are known: no link to it is right or wrong."""
ALL_KNOWN, LINKS_KNOWN = 1, 2
"""What `spans_known` says of a word: see `COLUMNS`."""
NO_HEAD = -32768
"""Head of a word whose head is not known; 0 is the root, other heads are relative positions of words."""

COLUMNS = ("upos", "xpos", "feats", "lemma", "head", "deprel", "sentence", "boundary", "event", "spans_known")
"""Labels of a word, int16. `sentence` 1: begins one. `boundary`: the break before it, 0 none, 1 paragraph, 2 scene,
3 chapter.

`spans_known` 1: every person and place about this word is in `spans`; 2: every person that is linked to others is, so
that links can be learned, but not which words are a mention; 0: spans are candidates only.
"""
TYPES = ("PER", "FAC", "LOC", "GPE", "ORG", "VEH")
FORMS = ("proper", "nominal", "pronoun")
PERSON, PROPER, PRONOUN = TYPES.index("PER"), FORMS.index("proper"), FORMS.index("pronoun")
RELATIONS = ("IN", "NEAR", "TO", "FROM", "THRU", "NO REL")
SPAN_KINDS = ("PUNCTUAL", "HABITUAL")
TENSES = ("ONGOING", "ALREADY HAPPENED")


def no_rows(width: int) -> NDArray[np.int32]:
    """An empty table."""
    return np.zeros((0, width), np.int32)


@dataclass(slots=True)
class Pack:
    """Documents with what is known of them; word numbers count through the whole pack, ends are exclusive."""

    pieces: NDArray[np.int32]
    """Word pieces, P."""
    word_start: NDArray[np.int32]
    """First piece of each word, N + 1."""
    case: NDArray[np.uint8]
    """Case of each word (see `encode.case_of`), N."""
    doc_start: NDArray[np.int32]
    """First word of each document, D + 1."""
    labels: dict[str, NDArray[np.int16]]
    """`COLUMNS`, each N."""
    spans: NDArray[np.int32] = field(default_factory=lambda: no_rows(5))
    """Mentions: start, end, type, form, entity (number unique in the pack); sorted by start."""
    quotes: NDArray[np.int32] = field(default_factory=lambda: no_rows(5))
    """Speeches: word of the opening mark, word of the closing mark (inclusive), entity that speaks, entity spoken to,
    weight of asking in hundredths (100: nothing in the text names the speaker); sorted by start."""
    pairs: NDArray[np.int32] = field(default_factory=lambda: no_rows(7))
    """A person at a place: start, end, start, end, relation, kind of span, tense."""

    def save(self, path: Path) -> None:
        """Writes the pack, which is there whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        plain = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "labels"}
        beside = path.with_name(f"part.{path.name}")
        np.savez_compressed(beside, **plain, **{f"label_{name}": column for name, column in self.labels.items()})
        beside.replace(path)

    def head(self, words: int) -> Pack:
        """The first so many words, with what lies wholly among them; the same where there are no more."""
        if words >= len(self.case):
            return self
        return Pack(
            pieces=self.pieces[: self.word_start[words]],
            word_start=self.word_start[: words + 1],
            case=self.case[:words],
            doc_start=np.append(self.doc_start[self.doc_start < words], np.int32(words)),
            labels={name: column[:words] for name, column in self.labels.items()},
            spans=self.spans[self.spans[:, 1] <= words],
            quotes=self.quotes[self.quotes[:, 1] < words],
            pairs=self.pairs[self.pairs[:, :4].max(1) <= words] if len(self.pairs) else self.pairs,
        )

    @classmethod
    def load(cls, path: Path) -> Pack:
        """Reads a pack."""
        with np.load(path) as stored:
            labels = {name: stored[f"label_{name}"] for name in COLUMNS}
            return cls(labels=labels, **{f.name: stored[f.name] for f in fields(cls) if f.name != "labels"})


class PackWriter:
    """Collects documents word by word."""

    def __init__(self) -> None:
        self._pieces: list[int] = []
        self._word_start: list[int] = [0]
        self._case: list[int] = []
        self._doc_start: list[int] = [0]
        self._labels: dict[str, list[int]] = {name: [] for name in COLUMNS}
        self._spans: list[tuple[int, ...]] = []
        self._quotes: list[tuple[int, ...]] = []
        self._pairs: list[tuple[int, ...]] = []
        self._entities = 0

    @property
    def words(self) -> int:
        """Words so far; within a document numbers count from here."""
        return len(self._case)

    def add(
        self,
        words: list[str],
        labels: dict[str, list[int]],
        *,
        spans: list[tuple[int, int, int, int, int]] | None = None,
        quotes: list[tuple[int, int, int, int, int]] | None = None,
        pairs: list[tuple[int, int, int, int, int, int, int]] | None = None,
    ) -> None:
        """Adds one document; positions and entities are numbered from 0 within it, missing columns are unknown."""
        from training.reading_model.encode import case_of, pieces_of

        base = self.words
        for pieces in pieces_of(words):
            self._pieces.extend(pieces)
            self._word_start.append(len(self._pieces))
        self._case.extend(case_of(word) for word in words)
        for name, column in self._labels.items():
            given = labels.get(name)
            if given is None:
                column.extend([NO_HEAD if name == "head" else 0 if name == "spans_known" else UNKNOWN] * len(words))
            else:
                assert len(given) == len(words), name
                column.extend(given)
        most = -1
        for start, end, kind, form, entity in sorted(spans or ()):
            assert 0 <= start < end <= len(words)
            self._spans.append(
                (base + start, base + end, kind, form, entity if entity < 0 else self._entities + entity)
            )
            most = max(most, entity)
        for opening, closing, speaker, addressee, weight in sorted(quotes or ()):
            named = (who if who < 0 else self._entities + who for who in (speaker, addressee))
            self._quotes.append((base + opening, base + closing, *named, weight))
            most = max(most, speaker, addressee)
        for pair in pairs or ():
            self._pairs.append((*(base + place for place in pair[:4]), *pair[4:]))
        self._entities += most + 1
        self._doc_start.append(self.words)

    def pack(self) -> Pack:
        """All documents so far."""

        def table(rows: list[tuple[int, ...]], width: int) -> NDArray[np.int32]:
            return np.array(rows, np.int32).reshape(-1, width)

        return Pack(
            pieces=np.array(self._pieces, np.int32),
            word_start=np.array(self._word_start, np.int32),
            case=np.array(self._case, np.uint8),
            doc_start=np.array(self._doc_start, np.int32),
            labels={name: np.array(column, np.int16) for name, column in self._labels.items()},
            spans=table(self._spans, 5),
            quotes=table(self._quotes, 5),
            pairs=table(self._pairs, 7),
        )
