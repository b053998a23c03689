"""The segmentation stage. Needs the edition, its words and the model's word on them; gives `Segmentation`.

Where the text has paragraphs, it does not attempt implicit scene changes, nor chapters that nothing announces.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from fabula.model.encoding import Encoding
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.segmentation.assembly import assemble
from fabula.reading.segmentation.inner import find_inner_headings
from fabula.reading.segmentation.lost_paragraphs import LostParagraphs
from fabula.reading.segmentation.openings import rejoin
from fabula.reading.segmentation.outline import find_outline
from fabula.reading.segmentation.paratext import label_paratext
from fabula.reading.segmentation.sentences import load_splitter
from fabula.reading.segmentation.units import units_of
from fabula.reading.segmentation.weighing import weigh_sentences

if TYPE_CHECKING:
    from typing import Any

    from fabula.model.decisions import DecisionKind
    from fabula.model.stage import Grain, StoryView


class SegmentationStage:
    """Finds the parts of the book, over the whole work."""

    name: ClassVar[str] = "segmentation"
    version: ClassVar[int] = 16
    grain: ClassVar[Grain] = "work"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition, Words, Encoding)
    gives: ClassVar[type[Any]] = Segmentation
    hears: ClassVar[tuple[DecisionKind, ...]] = ()
    inherits: ClassVar[bool] = False

    def read(self, view: StoryView) -> Segmentation:
        """The structure of the whole text."""
        edition = view[Edition]
        units, gaps = units_of(edition)
        openings, headings = find_outline(units, edition.metadata.title)
        units, openings, kept = rejoin(units, gaps, openings, headings)
        label_paratext(units, openings, kept)
        inner = find_inner_headings(units)
        for number in inner:
            units[number].kind = "heading"
        words, encoding = view[Words].tokens, view[Encoding]
        return assemble(
            edition.text,
            units,
            gaps,
            openings,
            kept | inner,
            load_splitter(),
            partial(weigh_sentences, edition.text, words=words, odds=encoding.sentence) if len(encoding) else list,
            LostParagraphs(words, encoding),
        )
