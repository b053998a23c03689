"""The text of one part of a Word document: paragraphs, runs, fields, text boxes, tracked changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from fabula.reading.ingest.breaks import is_break
from fabula.reading.ingest.buffer import Buffer, kind_of, pieces_of, trimmed
from fabula.reading.ingest.drafts import Draft
from fabula.reading.ingest.looks import Setting
from fabula.reading.ingest.word_styles import (
    Look,
    ParagraphStyle,
    Styles,
    centred_of,
    outline_of,
    read_look,
    ruled_of,
    switch,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

    from fabula.model.text import BlockKind, BlockRole, InlineKind

Changes = Literal["accept", "reject"]

MAX_HEADING: Final = 300  # characters; longer paragraphs in a heading's style are text all the same
MAX_ORNAMENT: Final = 20
_MARKS: Final[tuple[tuple[str, InlineKind], ...]] = (
    ("i", "italic"), ("b", "bold"), ("smallCaps", "small-caps"), ("strike", "strike"),
)  # fmt: skip
_CONTAINERS: Final = frozenset({"tbl", "tr", "tc", "sdtContent", "customXml", "smartTag", "txbxContent", "body"})
_INLINE: Final = frozenset({"hyperlink", "smartTag", "fldSimple", "sdtContent", "customXml", "bdo", "dir", "rubyBase"})


@dataclass(slots=True)
class _Open:
    """The paragraph being read. With its mark deleted it goes on in the next."""

    element: str
    style: ParagraphStyle
    properties: _Element | None
    sizes: Counter[int] = field(default_factory=Counter)
    bold: int = 0  # characters
    visible: int = 0
    new_page: bool = False
    rule: bool = False
    picture: bool = False
    boxes: list[_Element] = field(default_factory=list)


class WordText:
    """Reads containers of paragraphs into drafts; one for each part of the document."""

    def __init__(self, file: str, space: str, styles: Styles, changes: Changes, role: BlockRole = "body") -> None:
        self.drafts: list[Draft] = []
        self.settings: list[Setting] = []
        self._file = file
        self._space = space
        self._styles = styles
        self._role = role
        self._buffer = Buffer()
        self._open: _Open | None = None
        self._next_page = False
        self._fields: list[str] = []  # of each open field: its instruction so far, or "=" once its result has begun
        self._contents: list[bool] = []  # … and whether it is a table of contents
        accepting = changes == "accept"
        self._shown = frozenset({"ins", "moveTo"} if accepting else {"del", "moveFrom"})
        self._gone = frozenset({"del", "moveFrom"} if accepting else {"ins", "moveTo"})
        self._rejecting = not accepting

    def read(self, container: _Element, element: str) -> None:
        """Every paragraph inside, in order."""
        self._blocks(container, element)
        self._end_paragraph()

    # -- blocks ---------------------------------------------------------------------------------------------------

    def _blocks(self, container: _Element, path: str, *, contents: bool = False) -> None:
        counts: Counter[str] = Counter()
        for child in container:
            name = _local(child)
            counts[name] += 1
            here = f"{path}/{name}[{counts[name]}]"
            if name == "p":
                self._paragraph(child, here, contents=contents)
            elif name == "sdt":
                gallery = next((self._value(part) for part in child.iter(f"{self._space}docPartGallery")), "")
                for content in child.iterchildren(f"{self._space}sdtContent"):
                    self._blocks(content, here, contents=contents or gallery == "Table of Contents")
            elif name == "AlternateContent":
                self._blocks(_alternative(child), here, contents=contents)
            elif (name in _CONTAINERS or name in self._shown) and not (name == "tr" and self._row_is_gone(child)):
                self._blocks(child, here, contents=contents)

    def _row_is_gone(self, row: _Element) -> bool:
        properties = row.find(f"{self._space}trPr")
        return properties is not None and any(_local(part) in self._gone for part in properties)

    def _paragraph(self, paragraph: _Element, path: str, *, contents: bool) -> None:
        properties = paragraph.find(f"{self._space}pPr")
        mark_gone = properties is not None and any(
            _local(part) in self._gone for part in properties.iterfind(f"{self._space}rPr/*")
        )
        if self._rejecting and properties is not None:
            before = properties.find(f"{self._space}pPrChange/{self._space}pPr")
            properties = before if before is not None else properties
        identity = self._value(properties.find(f"{self._space}pStyle")) if properties is not None else ""
        style = self._styles.paragraph(identity)
        if self._open is None:
            self._open = _Open(path, style, properties)
        else:  # the paragraph before lost its mark: both are one, set as the second
            self._open.style, self._open.properties = style, properties
        self._open.new_page = self._open.new_page or self._next_page or self._breaks_page(properties, style)
        self._next_page = False
        contents = contents or any(self._contents)
        self._inline(paragraph)
        if not mark_gone:
            self._end_paragraph(contents=contents or any(self._contents))

    def _breaks_page(self, properties: _Element | None, style: ParagraphStyle) -> bool:
        said = None if properties is None else switch(properties.find(f"{self._space}pageBreakBefore"), self._space)
        return style.page_break if said is None else said

    def _end_paragraph(self, *, contents: bool = False) -> None:
        ended, self._open = self._open, None
        if ended is None:
            return
        text, marks = self._buffer.take()
        start, end = trimmed(text)
        if start == end:
            self._without_words(ended)
        else:
            level = self._level(ended)
            kind: BlockKind = "heading" if level and end - start <= MAX_HEADING else "paragraph"
            if is_break(text[start:end]) or (ended.style.scene_break and end - start <= MAX_ORNAMENT):
                kind = "break"
            role = "contents" if contents else self._role if self._role != "body" else ended.style.role or "body"
            draft = Draft(text, kind, role, level if kind == "heading" else 0, self._file, ended.element, marks)
            pieces = [(start, end)] if kind != "paragraph" else pieces_of(text, start, end)
            for piece in draft.cut(pieces):
                if piece.kind == "paragraph":
                    piece.kind = kind_of(piece.text, verse=ended.style.verse)
                self.drafts.append(piece)
                self._set(piece, ended)
        for number, box in enumerate(ended.boxes, 1):
            self._blocks(box, f"{ended.element}/txbxContent[{number}]")
            self._end_paragraph()

    def _without_words(self, ended: _Open) -> None:
        ruled = None if ended.properties is None else ruled_of(ended.properties, self._space)
        if ended.rule or (ended.style.ruled if ruled is None else ruled) or (ended.picture and ended.style.scene_break):
            self.drafts.append(Draft("", "break", self._role, 0, self._file, ended.element))
        elif not ended.picture and not ended.new_page:
            self.drafts.append(Draft("", "blank", self._role, 0, self._file, ended.element))
        self._next_page = self._next_page or ended.new_page

    def _level(self, ended: _Open) -> int:
        if self._role != "body":
            return 0
        said = None if ended.properties is None else outline_of(ended.properties, self._space)
        if said is not None:
            return said + 1 if said < 9 else 0
        return ended.style.level

    def _set(self, draft: Draft, ended: _Open) -> None:
        centred = None if ended.properties is None else centred_of(ended.properties, self._space)
        self.settings.append(
            Setting(
                draft,
                bold=0 < ended.visible <= ended.bold,
                size=min(ended.sizes, default=0),
                centred=ended.style.centred if centred is None else centred,
                new_page=ended.new_page,
                title=ended.style.title,
                maybe_heading=ended.style.maybe_heading,
                never_heading=ended.style.never_heading,
            )
        )

    # -- runs -----------------------------------------------------------------------------------------------------

    def _inline(self, parent: _Element) -> None:
        for child in parent:
            name = _local(child)
            if name == "r":
                self._run(child)
            elif name in _INLINE or name in self._shown:
                self._inline(child)
            elif name == "sdt":
                for content in child.iterchildren(f"{self._space}sdtContent"):
                    self._inline(content)
            elif name == "AlternateContent":
                self._inline(_alternative(child))
            elif name in {"oMath", "oMathPara"}:
                self._buffer.add("".join(part.text or "" for part in child.iter("{*}t")))

    def _run(self, run: _Element) -> None:
        assert self._open is not None
        properties = run.find(f"{self._space}rPr")
        if self._rejecting and properties is not None:
            before = properties.find(f"{self._space}rPrChange/{self._space}rPr")
            properties = before if before is not None else properties
        look: Look | None = None if properties is None or not len(properties) else read_look(properties, self._space)
        toggles, underline, size = self._styles.run(look, self._open.style)
        start = self._buffer.length
        self._run_content(run, hidden=toggles["vanish"])
        if self._buffer.length <= start:
            return
        for name, kind in _MARKS:
            if toggles[name]:
                self._buffer.mark(start, kind)
        if underline:
            self._buffer.mark(start, "underline")
        if look is not None and look.raised:
            self._buffer.mark(start, "superscript")
        visible = len("".join(self._buffer.tail(start).split()))
        self._open.visible += visible
        self._open.bold += visible if toggles["b"] else 0
        if visible:
            self._open.sizes[size or 0] += visible

    def _run_content(self, run: _Element, *, hidden: bool) -> None:
        for child in run:
            name = _local(child)
            if name == "fldChar":
                self._field(child.get(f"{self._space}fldCharType", ""))
            elif name == "instrText":
                self._instruction(child.text or "")
            elif name in {"drawing", "pict", "object"}:
                self._picture(child)
            elif name == "AlternateContent":
                self._run_content(_alternative(child), hidden=hidden)
            elif hidden or any(state != "=" for state in self._fields):
                continue
            elif name in {"t", "delText"}:
                self._buffer.add(child.text or "")
            elif name in {"tab", "ptab"}:
                self._buffer.add(" ")
            elif name in {"br", "cr"}:
                self._line_break(child.get(f"{self._space}type", ""))
            elif name == "noBreakHyphen":
                self._buffer.add("\u2011")
            elif name == "sym":
                self._symbol(child.get(f"{self._space}char", ""))
            elif name == "ruby":
                for base in child.iterchildren(f"{self._space}rubyBase"):
                    self._inline(base)

    def _line_break(self, kind: str) -> None:
        assert self._open is not None
        if kind in {"page", "column"}:
            if not self._buffer.length:
                self._open.new_page = True
                return
            self._next_page = True
            self._buffer.newline()  # with the next line an empty one: what follows is a paragraph of its own
        self._buffer.newline()

    def _symbol(self, code: str) -> None:
        try:
            shown = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        if not "\ud800" <= shown <= "\udfff":  # half a character
            self._buffer.add(shown)

    def _field(self, kind: str) -> None:
        """A field is an instruction (never text) and its result (text)."""
        if kind == "begin":
            self._fields.append("")
            self._contents.append(False)
        elif kind == "separate" and self._fields:
            self._contents[-1] = self._fields[-1].strip().upper().startswith("TOC")
            self._fields[-1] = "="
        elif kind == "end" and self._fields:
            self._fields.pop()
            self._contents.pop()

    def _instruction(self, text: str) -> None:
        if self._fields and self._fields[-1] != "=":
            self._fields[-1] += text

    def _picture(self, picture: _Element) -> None:
        """Its text boxes follow the paragraph; a drawn rule parts scenes; else it has no words."""
        assert self._open is not None
        boxes = [box for box in picture.iter(f"{self._space}txbxContent") if not _inside_another(box, picture)]
        if boxes:
            self._open.boxes.extend(boxes)
        elif any(shape.get("{urn:schemas-microsoft-com:office:office}hr") for shape in picture):
            self._open.rule = True
        else:
            self._open.picture = True

    def _value(self, element: _Element | None) -> str:
        return "" if element is None else element.get(f"{self._space}val", "")


def _alternative(element: _Element) -> _Element:
    """One of several forms of the same thing: the first, which newer programs write, or the one for older ones."""
    return next((child for child in element if _local(child) in {"Choice", "Fallback"}), element)


def _inside_another(box: _Element, top: _Element) -> bool:
    """Whether a box is inside another, or in the form for older programs of one that was taken already."""
    for outer in box.iterancestors():
        if outer is top:
            return False
        if _local(outer) in {"txbxContent", "Fallback"}:
            return True
    return False


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]  # of a comment lxml gives a function
