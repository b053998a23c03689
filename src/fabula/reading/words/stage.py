"""The words stage. Needs the edition; gives `Words`. Does not attempt tags or lemmas."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from fabula.model.spans import Span, Spans
from fabula.model.text import Edition, Words
from fabula.reading.words.tokenizer import find_words
from fabula.textual.portions import cut_portions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from fabula.model.decisions import DecisionKind
    from fabula.model.stage import Grain, StoryView


class WordsStage:
    """Cuts the text into words, portion by portion."""

    name: ClassVar[str] = "words"
    version: ClassVar[int] = 3
    grain: ClassVar[Grain] = "chapter"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition,)
    gives: ClassVar[type[Any]] = Words
    hears: ClassVar[tuple[DecisionKind, ...]] = ()
    inherits: ClassVar[bool] = False
    part: ClassVar[type[Any]] = Spans

    def read(self, view: StoryView) -> Words:
        """The words of the whole text."""
        portions = self.portions(view)
        return self.join(view, portions, [self.read_portion(view, portion) for portion in portions])

    def portions(self, view: StoryView) -> Sequence[Span]:
        """Content-defined runs of blocks."""
        return cut_portions(view[Edition])

    def reads(self, view: StoryView, portion: Span) -> bytes:
        """The portion's text."""
        return portion.of(view[Edition].text).encode("utf-8", "surrogatepass")

    def read_portion(self, view: StoryView, portion: Span) -> Spans:
        """The words of one portion, offsets from its start."""
        return find_words(portion.of(view[Edition].text))

    def join(self, view: StoryView, portions: Sequence[Span], parts: Sequence[Spans]) -> Words:  # noqa: ARG002  # Stage
        """All words in text order."""
        return Words(tokens=Spans.joined(parts, [portion.start for portion in portions]))
