"""The syntax stage. Needs the edition, its words, their encoding and the segmentation; gives `Syntax`.

The model has tagged each word and ranked its heads; here one tree is chosen for each sentence, exactly one root in it.
Words beside the story, which no sentence holds, get trees too, cut where the model begins sentences. It does not
attempt enhanced dependencies, nor multiword tokens.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from fabula import learned
from fabula.learned import arrays
from fabula.model.encoding import EVEN, HEADS, Encoding
from fabula.model.spans import Span
from fabula.model.syntax import Syntax, TagNames
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.syntax.lemmas import Lemmas
from fabula.reading.syntax.marks import hang_marks
from fabula.reading.syntax.relations import relations_of
from fabula.reading.syntax.trees import Candidates, find_trees

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from numpy.typing import NDArray

    from fabula.learned.inventory import Labels
    from fabula.model.decisions import DecisionKind
    from fabula.model.stage import Grain, StoryView

_MARK = "PUNCT"


class SyntaxStage:
    """Chooses a tree for each sentence."""

    name: ClassVar[str] = "syntax"
    version: ClassVar[int] = 3
    grain: ClassVar[Grain] = "chapter"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition, Words, Segmentation, Encoding)
    gives: ClassVar[type[Any]] = Syntax
    hears: ClassVar[tuple[DecisionKind, ...]] = ()
    inherits: ClassVar[bool] = False
    part: ClassVar[type[Any]] = Syntax
    in_parts: ClassVar[bool] = True

    def __init__(self, labels: Labels | None = None) -> None:
        self._labels = labels

    @property
    def labels(self) -> Labels:
        """What the model's numbers are called.

        Raises:
            ModelError: a file of the model is missing.
        """
        return learned.labels() if self._labels is None else self._labels

    @property
    def weights(self) -> str:
        """What tells the model, whose names these are, from others.

        Raises:
            ModelError: a file of the model is missing.
        """
        return learned.identity() if self._labels is None else ""

    def read(self, view: StoryView) -> Syntax:
        """The trees of the whole text."""
        portions = self.portions(view)
        return self.join(view, portions, [self.read_portion(view, portion) for portion in portions])

    def portions(self, view: StoryView) -> Sequence[Span]:
        """From section to section, whatever their level."""
        length = len(view[Edition].text)
        cuts = sorted({0, length, *(section.start for section in view[Segmentation].sections)})
        return [Span(start, end) for start, end in pairwise(cuts)]

    def reads(self, view: StoryView, portion: Span) -> bytes:
        """The portion's words, what the model says of each, and where sentences begin."""
        words = _numbers(view, portion)
        encoding = _columns(view[Encoding], words)
        forms = "\0".join(_forms(view, words)).encode("utf-8", "surrogatepass")
        begins = _begins(view, words).tobytes()
        columns = (encoding.upos, encoding.xpos, encoding.feats, encoding.lemma)
        heads = (encoding.heads, encoding.head_scores, encoding.rels)
        return b"\0\0".join((encoding.model.encode(), forms, begins, *columns, *heads))

    def read_portion(self, view: StoryView, portion: Span) -> Syntax:
        """The trees of one portion; the names of the numbers are added when all are joined."""
        words = _numbers(view, portion)
        encoding = _columns(view[Encoding], words)
        candidates = Candidates(*arrays.heads(encoding))
        forms, begins = _forms(view, words), _begins(view, words)
        are_marks = self._are_marks(encoding)
        trees = find_trees(candidates, begins, are_marks)
        marks = hang_marks(trees.heads, begins, forms, are_marks)
        lemmas = Lemmas(self.labels)
        names = self.labels.xpos
        tags = [names[number] if number < len(names) else "" for number in encoding.xpos]
        numbers = [
            lemmas.number(form, script, tag)
            for form, script, tag in zip(forms, encoding.lemma_numbers.tolist(), tags, strict=True)
        ]
        return Syntax(
            upos=encoding.upos,
            xpos=encoding.xpos,
            feats=encoding.feats,
            head=trees.heads.tobytes(),
            deprel=relations_of(trees, candidates.rels, self.labels.deprel, marks).tobytes(),
            lemma=np.array(numbers, np.uint32).tobytes(),
            lemmas=lemmas.found,
        )

    def _are_marks(self, encoding: Encoding) -> NDArray[np.bool_]:
        names = self.labels.upos
        number = names.index(_MARK) if _MARK in names else len(names)
        return np.asarray(arrays.bytes_of(encoding.upos) == number)

    def join(self, view: StoryView, portions: Sequence[Span], parts: Sequence[Syntax]) -> Syntax:  # noqa: ARG002  # Stage
        """All words in text order, with one table of lemmas."""
        numbers: dict[str, int] = {}
        columns = []
        for part in parts:
            table = np.array([numbers.setdefault(lemma, len(numbers)) for lemma in part.lemmas], np.uint32)
            own = np.frombuffer(part.lemma, np.uint32)
            columns.append(table[own].tobytes() if len(own) else b"")
        labels = self.labels
        return Syntax(
            model=view[Encoding].model,
            upos=b"".join(part.upos for part in parts),
            xpos=b"".join(part.xpos for part in parts),
            feats=b"".join(part.feats for part in parts),
            head=b"".join(part.head for part in parts),
            deprel=b"".join(part.deprel for part in parts),
            lemma=b"".join(columns),
            lemmas=tuple(numbers),
            names=TagNames(upos=labels.upos, xpos=labels.xpos, feats=labels.feats, deprel=labels.deprel),
        )


def _numbers(view: StoryView, portion: Span) -> range:
    return view[Words].tokens.within(portion.start, portion.end)


def _forms(view: StoryView, words: range) -> list[str]:
    text, tokens = view[Edition].text, view[Words].tokens
    inside = slice(words.start, words.stop)
    return [text[start:end] for start, end in zip(tokens.starts[inside], tokens.ends[inside], strict=True)]


def _columns(encoding: Encoding, words: range) -> Encoding:
    """The model's word on some words: only what trees are made of."""
    one, two, many = (slice(words.start * width, words.stop * width) for width in (1, 2, HEADS))
    return Encoding(
        model=encoding.model,
        upos=encoding.upos[one],
        xpos=encoding.xpos[one],
        feats=encoding.feats[two],
        lemma=encoding.lemma[two],
        sentence=encoding.sentence[one],
        heads=encoding.heads[many.start * 2 : many.stop * 2],
        head_scores=encoding.head_scores[many],
        rels=encoding.rels[many],
    )


def _begins(view: StoryView, words: range) -> NDArray[np.int32]:
    """Numbers, within the portion, of the words that begin a sentence."""
    count = len(words)
    if not count:
        return np.zeros(0, np.int32)
    tokens = view[Words].tokens
    starts = np.asarray(tokens.starts[words.start : words.stop])
    sentences = view[Segmentation].sentences
    inside = sentences.within(tokens.starts[words.start], tokens.ends[words.stop - 1])
    firsts = np.searchsorted(starts, np.asarray(sentences.starts[inside.start : inside.stop]))
    behind = np.searchsorted(starts, np.asarray(sentences.ends[inside.start : inside.stop]))
    # How many sentences are open at each word: none, where words stand beside the story.
    opens = np.zeros(count + 1, np.int32)
    np.add.at(opens, firsts, 1)
    np.add.at(opens, behind, -1)
    beside = opens[:-1].cumsum() == 0
    begins = np.zeros(count + 1, np.bool_)
    begins[0] = begins[firsts] = begins[behind] = True
    sure = arrays.bytes_of(view[Encoding].sentence[words.start : words.stop]) >= EVEN
    return np.flatnonzero(begins[:-1] | (beside & sure)).astype(np.int32)
