"""The text itself: the edition and its structure. Structure is not a claim, but a restored boundary is."""

from __future__ import annotations

from typing import Literal

import msgspec

from fabula.model.claims import Claim
from fabula.model.spans import Spans

BlockKind = Literal["paragraph", "heading", "break", "verse", "blank"]
# What a block is for. Only "body" is story; the rest is the author's or publisher's apparatus.
BlockRole = Literal["body", "title-page", "contents", "front", "back", "note", "summary", "licence", "epigraph"]
# Where a template says more of a note or a summary than that it is one.
BlockLabel = Literal[
    "work summary", "work notes", "work end notes", "chapter summary", "chapter notes", "chapter end notes"
]
InlineKind = Literal["italic", "bold", "small-caps", "underline", "strike", "quote", "superscript"]
TagKind = Literal[
    "rating", "warnings", "categories", "fandoms", "relationships", "characters", "additional", "collections",
    "genres", "subjects",
]  # fmt: skip
SectionKind = Literal["part", "chapter", "letter", "epigraph", "paratext"]
ParagraphKind = Literal["prose", "heading", "verse", "break"]


class InlineMark(msgspec.Struct, frozen=True, kw_only=True):
    """Look of some words inside a block. For `_italics_` in plain text the span excludes the underscores."""

    start: int
    end: int
    kind: InlineKind


class SourceAddress(msgspec.Struct, frozen=True, kw_only=True):
    """Where a block stands in what was read: file inside the archive ("" for a single file) and element or line."""

    file: str = ""
    element: str = ""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A run of the text as its source cut it. Blocks tile the text: each reaches to the start of the next.

    A rule (`<hr>`) is a "break" and an empty paragraph with meaning a "blank"; both may hold white space only.
    """

    start: int
    end: int
    kind: BlockKind
    role: BlockRole = "body"
    label: BlockLabel | None = None
    level: int = 0  # of a heading, 1 is the highest; else 0
    source: SourceAddress = SourceAddress()
    marks: tuple[InlineMark, ...] = ()


class SeriesPart(msgspec.Struct, frozen=True, kw_only=True):
    """A series the work belongs to, and its place there as stated ("2"; "" when none is)."""

    name: str
    part: str = ""


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What the source says of itself. Tags are its maker's words, by kind; the text may overrule them."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    series: tuple[SeriesPart, ...] = ()
    tags: dict[TagKind, tuple[str, ...]] = msgspec.field(default_factory=dict)
    language: str | None = None  # as the source states it
    source_format: str = "text"  # text, markdown, html, epub, docx, odt, rtf, tei, folder, zip
    source_name: str = ""  # file name without folders; "-" for standard input
    encoding: str = "utf-8"
    more: dict[str, str] = msgspec.field(default_factory=dict)


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """One clean text and where each part came from. `text` is never altered by anything that follows."""

    text: str
    sha256: str
    language: str
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Word tokens as UD English has them ("do n't", "Emma 's", "arm - chair"); white space belongs to none."""

    tokens: Spans


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Part, chapter, letter, epigraph or paratext.

    Top-level sections tile the text. `number` counts chapters from 1 in text order over the whole work (what
    addresses use); text before the first chapter has 0.
    """

    start: int
    end: int
    kind: SectionKind
    title: str = ""
    level: int = 1
    number: int = 0


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the story, without the white space around it.

    `number` counts from 1 inside its chapter; `chapter` is that section's number. With it "12¶4" is an address.
    """

    start: int
    end: int
    kind: ParagraphKind = "prose"
    restored: bool = False
    chapter: int = 0
    number: int = 0


class Break(Claim, frozen=True, kw_only=True):
    """An explicit scene break: a row of marks, a rule, a blank gap that the source gives meaning."""

    start: int
    end: int


class Boundary(Claim, frozen=True, kw_only=True):
    """A boundary that the source had lost and the reading gave back.

    Fields:
        start: of what begins there.
        opens: what begins: a paragraph, a scene, a chapter, or words beside the story ("note").
    """

    start: int
    opens: Literal["paragraph", "scene", "chapter", "note"]


class Paratext(msgspec.Struct, frozen=True, kw_only=True):
    """Words that are not story: title page, contents, notes, licence."""

    start: int
    end: int
    kind: str


class Segmentation(msgspec.Struct, frozen=True, kw_only=True):
    """Sections, paragraphs, sentences, explicit breaks, paratext and restored boundaries, each in text order.

    Sentences are half-open columns; they lie inside paragraphs and leave no word of a paragraph outside.
    """

    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: Spans
    breaks: tuple[Break, ...] = ()
    paratext: tuple[Paratext, ...] = ()
    boundaries: tuple[Boundary, ...] = ()
