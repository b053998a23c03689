"""The encoding stage: the reading model's one pass. Needs the edition and its words; gives `Encoding`.

It says what the model holds likely of each word and decides nothing: sentences, trees, mentions and speakers are
for the stages that follow. It looks at the words alone, not at paragraphs: how a file is laid out sways no number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from fabula import learned
from fabula.model.encoding import Encoding
from fabula.model.text import Edition, Words
from fabula.reading.encoding.portions import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from fabula.model.decisions import DecisionKind
    from fabula.model.spans import Span
    from fabula.model.stage import Grain, StoryView

# Signs that open or close speech, dashes among them: the model has a question for each.
_MARKS = frozenset([*"“”„‟\"〝〞〟″＂‘’‚‛'`´′＇«»‹›「」『』—–―", "``", "''", "--", "---"])
_HYPHEN = "-"  # a dash only where it does not join two halves of a word


class Reads(Protocol):
    """The part of the model that the stage wants; a test may give a table."""

    def encode_each(self, portions: Iterable[tuple[Sequence[str], Sequence[int]]]) -> Iterator[Encoding]:
        """What it says of the words of each portion, with the numbers of those that can open or close speech."""
        ...


class EncodingStage:
    """Has the model read the text, portion by portion."""

    name: ClassVar[str] = "encoding"
    version: ClassVar[int] = 3
    grain: ClassVar[Grain] = "chapter"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition, Words)
    gives: ClassVar[type[Any]] = Encoding
    hears: ClassVar[tuple[DecisionKind, ...]] = ()
    inherits: ClassVar[bool] = False
    part: ClassVar[type[Any]] = Encoding
    in_parts: ClassVar[bool] = True

    def __init__(self, reader: Reads | None = None, *, weights: str | None = None) -> None:
        self._reader = reader
        self._weights = weights

    @property
    def weights(self) -> str:
        """What tells the model from others.

        Raises:
            ModelError: a file of the model is missing.
        """
        return learned.identity() if self._weights is None else self._weights

    def read(self, view: StoryView) -> Encoding:
        """The model's word on the whole text."""
        portions = self.portions(view)
        return self.join(view, portions, list(self.read_portions(view, portions)))

    def portions(self, view: StoryView) -> Sequence[Span]:
        """From heading to heading, cut smaller where much lies between."""
        return cut(view[Edition])

    def reads(self, view: StoryView, portion: Span) -> bytes:
        """The portion's words, and which of them are marks."""
        words = self._words(view, portion)
        return "\0".join([*words, *map(str, self._marks(view, portion, words))]).encode("utf-8", "surrogatepass")

    def read_portion(self, view: StoryView, portion: Span) -> Encoding:
        """The model's word on one portion, words counted from its first."""
        return next(self.read_portions(view, [portion]))

    def read_portions(self, view: StoryView, portions: Sequence[Span]) -> Iterator[Encoding]:
        """The same for several, which is quicker than one after the other."""
        reader = learned.reading_model() if self._reader is None else self._reader
        texts = (self._words(view, portion) for portion in portions)
        return reader.encode_each(
            (words, self._marks(view, portion, words)) for portion, words in zip(portions, texts, strict=True)
        )

    def join(self, view: StoryView, portions: Sequence[Span], parts: Sequence[Encoding]) -> Encoding:  # noqa: ARG002  # Stage
        """All words in text order."""
        return Encoding.joined(parts)

    @staticmethod
    def _words(view: StoryView, portion: Span) -> list[str]:
        text, tokens = view[Edition].text, view[Words].tokens
        inside = tokens.within(portion.start, portion.end)
        first, last = inside.start, inside.stop
        return [text[start:end] for start, end in zip(tokens.starts[first:last], tokens.ends[first:last], strict=True)]

    @staticmethod
    def _marks(view: StoryView, portion: Span, words: Sequence[str]) -> list[int]:
        """Numbers of the words that can open or close speech."""
        tokens = view[Words].tokens
        first = tokens.within(portion.start, portion.end).start
        return [
            number
            for number, word in enumerate(words)
            if word in _MARKS
            or (word == _HYPHEN and (not number or tokens.ends[first + number - 1] < tokens.starts[first + number]))
        ]
