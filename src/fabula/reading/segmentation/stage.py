"""The segmentation stage. Needs the edition and its words; gives `Segmentation`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from fabula.model.spans import Span, Spans
from fabula.model.text import Break, Edition, Paragraph, Paratext, Section, Segmentation, Words
from fabula.reading.segmentation.sentences import load_splitter, split_sentences

if TYPE_CHECKING:
    from typing import Any

    from fabula.model.decisions import DecisionKind
    from fabula.model.stage import Grain, StoryView

_HEADING = re.compile(r"(?:chapter|chap\.)\s+[\w-]+|[IVXLC]+\.?$", re.IGNORECASE)
_BREAK = re.compile(r"[\s*~#=_.\-–—•·o+]+$", re.IGNORECASE)


class SegmentationStage:
    """Finds the parts of the book, over the whole work."""

    name: ClassVar[str] = "segmentation"
    version: ClassVar[int] = 1
    grain: ClassVar[Grain] = "work"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition, Words)
    gives: ClassVar[type[Any]] = Segmentation
    hears: ClassVar[tuple[DecisionKind, ...]] = ()
    inherits: ClassVar[bool] = False

    def read(self, view: StoryView) -> Segmentation:
        """The structure of the whole text."""
        edition = view[Edition]
        text = edition.text
        sections: list[Section] = []
        paragraphs: list[Paragraph] = []
        breaks: list[Break] = []
        paratext: list[Paratext] = []
        sentences: list[tuple[int, int]] = []
        splitter = load_splitter()
        chapter = number = 0
        opened = 0
        title = ""
        chapters_given = False
        for block in edition.blocks:
            raw = text[block.start : block.end]
            words = raw.strip()
            if not words:
                continue
            start = block.start + len(raw) - len(raw.lstrip())
            end = start + len(words)
            if block.role not in {"body", "epigraph"}:
                paratext.append(Paratext(start=start, end=end, kind=block.role))
                continue
            kind = block.kind
            if kind == "paragraph" and len(words) < 80 and _HEADING.match(words):
                kind = "heading"
            if kind == "break" or (kind == "paragraph" and len(words) < 40 and _BREAK.match(words)):
                span = Span(start, end)
                breaks.append(
                    Break(
                        start=start,
                        end=end,
                        evidence=(span,),
                        confidence=0.95,
                        reason="mark",
                        source="rule:segmentation",
                        known_from=end,
                    )
                )
                kind = "break"
            if kind == "heading":
                if block.start > opened:
                    sections.append(
                        Section(
                            start=opened,
                            end=block.start,
                            kind="chapter" if chapter else "paratext",
                            title=title,
                            number=chapter,
                        )
                    )
                chapters_given = True
                chapter += 1
                number = 0
                opened = block.start
                title = " ".join(words.split())
            number += 1
            paragraphs.append(
                Paragraph(
                    start=start,
                    end=end,
                    kind=kind if kind in {"heading", "break", "verse"} else "prose",
                    chapter=chapter,
                    number=number,
                )
            )
            sentences.extend((start + a, start + b) for a, b in split_sentences(words, splitter))
        if text:
            sections.append(Section(start=opened, end=len(text), kind="chapter", title=title, number=chapter or 1))
        if not chapters_given:
            paragraphs = [
                Paragraph(start=p.start, end=p.end, kind=p.kind, chapter=1, number=p.number) for p in paragraphs
            ]
        return Segmentation(
            sections=tuple(sections),
            paragraphs=tuple(paragraphs),
            sentences=Spans.of(sentences),
            breaks=tuple(breaks),
            paratext=tuple(paratext),
        )
