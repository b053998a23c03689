"""Elements and words in reading order → drafts. HTML, EPUB and Markdown all come through here.

The words are never altered; only white space is folded where the format says it means nothing, and characters without a
look of their own (soft hyphen, word joiner, zero-width space) are left out, because they would cut words in two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fabula.errors import TooLargeError
from fabula.reading.ingest.apparatus import (
    CLASS_ROLES,
    ID_ROLES,
    VERSE_CLASSES,
    VERSE_TYPES,
    role_of_types,
    tokens_of,
)
from fabula.reading.ingest.breaks import is_break
from fabula.reading.ingest.buffer import Buffer, kind_of, pieces_of, trimmed
from fabula.reading.ingest.drafts import Draft
from fabula.reading.ingest.elements import (
    BLOCKS,
    CLASS_MARKS,
    HEADINGS,
    HIDDEN,
    MARKS,
    NOTE_CLASSES,
    ORNAMENTS,
    PAGE_CLASSES,
    PRE,
    SKIPPED,
    STYLE_MARKS,
    VOID,
)
from fabula.reading.ingest.limits import MAX_DEPTH, raised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fabula.model.text import BlockKind, BlockLabel, BlockRole, InlineKind

MAX_LEVEL: Final = 9  # of headings
# The visible part of a link to a note: 12, [12], (b), *, †, iv.
_NOTE_NUMBER = re.compile(
    r"\s*(?:[\[({]\s*(?:\d{1,4}|[a-zA-Z]|[ivxlc]{1,6}|[*†‡§‖¶]{1,3})\s*[\])}]|\d{1,4}|[*†‡§‖¶]{1,3}|[a-z]|[ivxlc]{1,6})\s*"
)
_BRACKETED = re.compile(r"\s*[\[({*†‡§‖¶]")
_DROP_CAP = re.compile(r"[“‘\"']?[A-Z][’']?")


class _Frame:
    """An open element."""

    __slots__ = (
        "block",
        "counts",
        "deeper",
        "drafts_before",
        "href",
        "index",
        "label",
        "mark",
        "noted",
        "ornament",
        "role",
        "start",
        "sups",
        "tag",
        "verse",
    )

    def __init__(self, tag: str, index: int, *, block: bool) -> None:
        self.tag = tag
        self.index = index
        self.block = block
        self.counts: dict[str, int] = {}
        self.mark: InlineKind | None = None
        self.role: BlockRole | None = None
        self.label: BlockLabel | None = None
        self.verse = False
        self.deeper = 0  # levels by which headings inside stand lower than they say
        self.start = 0  # characters of the open block when the element opened
        self.drafts_before = 0
        self.href = ""
        self.sups = 0
        self.noted = False  # it held a picture, so that it is not merely empty
        self.ornament = False  # its class says that it parts scenes


class Flow:
    """Takes `open`, `words` and `close` in document order and makes drafts.

    >>> flow = Flow("chapter-1.xhtml")
    >>> for step in (("p", "It was "), ("em", "she")):
    ...     _ = flow.open(step[0], {})
    ...     flow.words(step[1])
    >>> flow.close()
    >>> flow.words(" who spoke.")
    >>> flow.close()
    >>> [(draft.text, draft.marks, draft.element) for draft in flow.finish()]
    [('It was she who spoke.', [(7, 10, 'italic')], 'p[1]')]
    """

    def __init__(self, file: str = "", role: BlockRole = "body", *, place: str = "", keep_nav: bool = False) -> None:
        self.drafts: list[Draft] = []
        self.anchors: dict[str, int] = {}  # id of an element → number of the draft it opens or stands in
        self._file = file
        self._role = role
        self._place = place or file
        self._keep_nav = keep_nav
        self._frames: list[_Frame] = [_Frame("", 0, block=True)]
        self._buffer = Buffer()
        self._element = ""
        self._sups = 0
        self._hgroup = 0
        self._heading = 0  # level of the heading that is open
        self._pre = 0
        self._address = ""  # given by the caller instead of an element path

    # -- what the walkers call ------------------------------------------------------------------------------------

    def open(
        self,
        tag: str,
        attributes: Mapping[str, str | None],
        address: str = "",
        *,
        role: BlockRole | None = None,
        label: BlockLabel | None = None,
        deeper: int = 0,
    ) -> bool:
        """Enters an element; False when its content is to be skipped, and then it must not be closed.

        Args:
            tag: its name in HTML.
            attributes: as they stand.
            address: its place in the source, when that is no path of HTML elements.
            role: what it is for, when the caller knows better than its attributes.
            label: which note or summary it is.
            deeper: by how many levels headings inside it stand lower than they say.

        Raises:
            TooLargeError: deeper than `MAX_DEPTH`.
        """
        parent = self._frames[-1]
        index = parent.counts.get(tag, 0) + 1
        parent.counts[tag] = index
        if tag in SKIPPED or (tag == "nav" and not self._keep_nav):
            return False
        block = tag in BLOCKS
        if block and not (self._hgroup and tag in {"p", "h1", "h2", "h3", "h4", "h5", "h6"}):
            self._flush()
        if attributes:
            identity = attributes.get("id") or (attributes.get("name") if tag == "a" else None)
            if identity:
                self.anchors.setdefault(identity, len(self.drafts))
        frame = _Frame(tag, index, block=block)
        if attributes and not self._read_attributes(frame, attributes):
            return False
        frame.role = role or frame.role
        frame.label = label or parent.label
        frame.deeper = parent.deeper + deeper
        if address:
            self._address = address
        if tag in VOID:
            self._void(tag, attributes)
            return False
        self._enter(frame)
        return True

    def pass_over(self, tag: str) -> None:
        """Counts an element that is not entered, so that places of those after it are right."""
        counts = self._frames[-1].counts
        counts[tag] = counts.get(tag, 0) + 1

    def words(self, text: str) -> None:
        """Words of the element that is open."""
        if not self._buffer.length:
            self._element = self._path()
        self._buffer.add(text, keep_space=self._pre > 0)

    def close(self) -> None:
        """Leaves the element that is open."""
        frame = self._frames.pop()
        if frame.mark is not None:
            self._buffer.close_mark()
        if frame.tag == "sup":
            self._sups += 1
        elif frame.tag == "a" and frame.href:
            self._drop_note_number(frame)
        elif frame.tag == "hgroup":
            self._hgroup -= 1
        elif frame.tag in {"td", "th"}:
            self.words(" ")
        elif frame.tag in PRE:
            self._flush(frame)
            self._pre -= 1
        if not frame.block:
            return
        if self._hgroup and frame.tag in {"p", "h1", "h2", "h3", "h4", "h5", "h6"}:
            self._newline()
            return
        empty = len(self.drafts) == frame.drafts_before and frame.tag in {"p", "div"}
        gap = self._flush(frame)
        if frame.tag in HEADINGS or frame.tag == "hgroup":
            self._heading = 0
        if not empty or len(self.drafts) > frame.drafts_before:
            return
        if frame.ornament:
            self._textless("break", frame.tag, frame.index)
        elif not frame.noted and (gap or frame.tag == "p"):
            self._textless("blank", frame.tag, frame.index)

    def close_inline(self, tag: str) -> None:
        """Leaves the nearest open inline element of that name, and what is open inside it; else does nothing."""
        for at in range(len(self._frames) - 1, 0, -1):
            frame = self._frames[at]
            if frame.block:
                return
            if frame.tag == tag:
                while len(self._frames) > at:
                    self.close()
                return

    def finish(self) -> list[Draft]:
        """Everything taken in, with what was still open."""
        while len(self._frames) > 1:
            self.close()
        self._flush()
        return self.drafts

    # -- elements -------------------------------------------------------------------------------------------------

    def _enter(self, frame: _Frame) -> None:
        if len(self._frames) > raised(MAX_DEPTH):
            raise TooLargeError(
                f"{self._place}: elements nested deeper than {raised(MAX_DEPTH):,}",
                way_out="save it again from a word processor",
            )
        tag = frame.tag
        parent = self._frames[-1]
        frame.role = frame.role or parent.role
        frame.verse = frame.verse or parent.verse
        frame.drafts_before = len(self.drafts)
        frame.start = self._buffer.length
        frame.sups = self._sups
        if tag in HEADINGS and not self._heading:
            self._heading = min(int(tag[1]) + frame.deeper, MAX_LEVEL)
        elif tag == "hgroup":
            self._hgroup += 1
        elif tag in PRE:
            self._pre += 1
        mark = MARKS.get(tag) or frame.mark
        frame.mark = mark
        self._frames.append(frame)
        if mark is not None:
            self._buffer.open_mark(mark)

    def _read_attributes(self, frame: _Frame, attributes: Mapping[str, str | None]) -> bool:
        """What class, style and epub:type say; False when the element is to be skipped."""
        style = attributes.get("style")
        if "hidden" in attributes or (style and HIDDEN.search(style)):
            return False
        types = tokens_of(attributes.get("epub:type")) + tokens_of(attributes.get("role"))
        classes = (attributes.get("class") or "").lower().split()
        if types:
            if "noteref" in types or "backlink" in types or "pagebreak" in types:
                return False
            frame.role = role_of_types(types)
            frame.verse = not VERSE_TYPES.isdisjoint(types)
        if classes:
            if not PAGE_CLASSES.isdisjoint(classes) and not frame.block:
                return False
            if frame.tag in {"a", "sup", "span"} and not NOTE_CLASSES.isdisjoint(classes):
                return False
            if frame.block:
                frame.role = frame.role or next((CLASS_ROLES[name] for name in classes if name in CLASS_ROLES), None)
                frame.verse = frame.verse or not VERSE_CLASSES.isdisjoint(classes)
                frame.ornament = ORNAMENTS.search(" ".join(classes)) is not None
            else:
                frame.mark = next((CLASS_MARKS[name] for name in classes if name in CLASS_MARKS), None)
        identity = attributes.get("id")
        if identity and frame.block and frame.role is None:
            frame.role = ID_ROLES.get(identity.lower())
        if style and not frame.block and frame.mark is None:
            frame.mark = next((kind for pattern, kind in STYLE_MARKS if pattern.search(style)), None)
        if frame.tag == "nav" and frame.role is None:
            frame.role = "contents"
        if frame.tag == "a":
            frame.href = attributes.get("href") or ""
        return True

    def _void(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        if tag == "br":
            self._newline()
        elif tag == "hr":
            self._flush()
            self._textless("break", tag, self._frames[-1].counts[tag])
        elif tag == "img":
            self._picture(attributes)
        # wbr, source, col and the like say nothing that is read

    def _picture(self, attributes: Mapping[str, str | None]) -> None:
        """A picture is no text, unless it stands for a letter or for a row of marks."""
        alt = (attributes.get("alt") or "").strip()
        looks = " ".join(value for value in (attributes.get("class"), alt, attributes.get("src")) if value).lower()
        if _DROP_CAP.fullmatch(alt) and not self._buffer.length:
            self.words(alt)
        elif is_break(alt) or (not self._buffer.length and ORNAMENTS.search(looks)):
            self._flush()
            self._textless("break", "img", self._frames[-1].counts["img"])
        for frame in self._frames:
            frame.noted = True

    def _drop_note_number(self, frame: _Frame) -> None:
        """Takes "¹" or "[1]" of a link to a note out of the sentence; other links stay."""
        if frame.start >= self._buffer.length or "#" not in frame.href:
            return
        shown = self._buffer.tail(frame.start)
        raised = self._sups > frame.sups or any(outer.tag == "sup" for outer in self._frames)
        back = shown.strip() in {"↩", "↩︎", "↑", "^", "⏎", "back"}
        if back or ((raised or _BRACKETED.match(shown)) and _NOTE_NUMBER.fullmatch(shown)):
            self._buffer.cut_back(frame.start)

    def _newline(self) -> None:
        """A line break inside a block."""
        if not self._buffer.length:
            self._element = self._path()
        self._buffer.newline(keep_space=self._pre > 0)

    def _path(self) -> str:
        """Of the nearest block that is open, as in `body/section[2]/p[3]`; or the address that the caller gave."""
        if self._address:
            return self._address
        last = max(at for at, frame in enumerate(self._frames) if frame.block)
        return "/".join(
            frame.tag if frame.tag in {"body", "html"} else f"{frame.tag}[{frame.index}]"
            for frame in self._frames[1 : last + 1]
        )

    # -- blocks ---------------------------------------------------------------------------------------------------

    def _draft(self, text: str, kind: BlockKind, level: int = 0, ended: _Frame | None = None) -> Draft:
        frame = ended or self._frames[-1]
        element = self._element if text else self._path()
        return Draft(text, kind, frame.role or self._role, level, self._file, element, label=frame.label)

    def _textless(self, kind: BlockKind, tag: str, index: int) -> None:
        """A rule, a gap or an ornament: a block without words."""
        draft = self._draft("", kind)
        if not self._address:
            draft.element = f"{draft.element}/{tag}[{index}]"
        self.drafts.append(draft)

    def _flush(self, ended: _Frame | None = None) -> bool:
        """Ends the open block; True when it held nothing but a gap (no-break spaces, line breaks).

        `ended` is the element that ends with it, if one does.
        """
        if not self._buffer.length:
            return False
        text, marks = self._buffer.take()
        for frame in self._frames:
            frame.start = 0
        start, end = trimmed(text, keep_space=self._pre > 0)
        if start == end:
            return bool(text.strip(" "))
        draft = self._draft(text, "heading" if self._heading else "paragraph", self._heading, ended)
        draft.marks = marks
        pieces = [(start, end)] if self._heading else pieces_of(text, start, end)
        verse = (ended or self._frames[-1]).verse
        for piece in draft.cut(pieces):
            if piece.kind == "paragraph":
                piece.kind = kind_of(piece.text, verse=verse)
            self.drafts.append(piece)
        return False
