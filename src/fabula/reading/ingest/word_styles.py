"""Styles of a Word document: which paragraphs are headings, and what looks a run has, through chains of styles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

    from fabula.model.text import BlockRole

# Switches that flip: set in a paragraph style and again in a character style, they cancel each other out.
TOGGLES: Final = ("b", "i", "smallCaps", "strike", "vanish")
_OFF: Final = frozenset({"0", "false", "off", "none"})
MAX_CHAIN: Final = 40  # styles based on styles; Word itself allows eleven

# Built-in styles keep these names in a Word of any language; only their ids are translated ("berschrift1").
_HEADING = re.compile(r"heading ([1-9])$")
# Names that people give to styles of their own.
_OWN_HEADING = re.compile(r"(?:chapter|part|section|book)[ _-]*(?:title|head(?:ing)?|number|no|name)?$")
_ROLES: Final[tuple[tuple[re.Pattern[str], BlockRole], ...]] = (
    (re.compile(r"toc (?:\d|heading)|contents(?: \d| heading)?$|table of figures"), "contents"),
    (re.compile(r"(?:foot|end)note text|annotation text"), "note"),
    (re.compile(r"(?:title|subtitle|author|by-?line|book title)$"), "title-page"),
    (re.compile(r"epigraph"), "epigraph"),
    (re.compile(r"dedication|copyright"), "front"),
)
_VERSE = re.compile(r"\b(?:verse|poem|poetry|lyrics?|stanza|song)\b")
# Bold or large, and still no heading.
_NO_HEADING = re.compile(r"quot|caption|list|signature|closing|salutation|address|date|block text")
_BREAK = re.compile(r"(?:scene|section)[ _-]*break|ornament|separator|divider|horizontal line")


@dataclass(slots=True)
class Look:
    """Properties of a run or of the runs of a style; None where nothing is said."""

    toggles: dict[str, bool] = field(default_factory=dict)
    underline: bool | None = None
    raised: bool | None = None  # set above the line
    size: int | None = None  # half points
    style: str = ""


@dataclass(slots=True)
class Style:
    """One style as written; `Styles` follows its chain."""

    name: str = ""
    based_on: str = ""
    look: Look = field(default_factory=Look)
    outline: int | None = None  # 0 is the highest, 9 is text
    centred: bool | None = None
    page_break: bool | None = None
    ruled: bool | None = None


@dataclass(slots=True)
class ParagraphStyle:
    """A paragraph style with all it inherits."""

    level: int = 0  # of a heading, 1 is the highest
    maybe_heading: bool = False  # by a name that people use both for headings and for text
    never_heading: bool = False
    role: BlockRole | None = None
    verse: bool = False
    scene_break: bool = False
    title: bool = False
    centred: bool = False
    page_break: bool = False
    ruled: bool = False  # it has a border above or below
    toggles: dict[str, bool] = field(default_factory=dict)
    underline: bool = False
    size: int | None = None


class Styles:
    """All styles of a document, resolved on demand."""

    def __init__(self, root: _Element | None, space: str) -> None:
        self._space = space
        self._styles: dict[str, Style] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._default_paragraph = ""
        self.defaults = Look()
        if root is None:
            return
        for element in root.iter(f"{space}style"):
            identity = element.get(f"{space}styleId", "")
            self._styles[identity] = self._read(element)
            if element.get(f"{space}type") == "paragraph" and element.get(f"{space}default", "0") not in _OFF:
                self._default_paragraph = identity
        defaults = root.find(f"{space}docDefaults/{space}rPrDefault/{space}rPr")
        if defaults is not None:
            self.defaults = read_look(defaults, space)

    def _read(self, element: _Element) -> Style:
        space = self._space
        style = Style(name=_value(element.find(f"{space}name"), space).lower().strip())
        style.based_on = _value(element.find(f"{space}basedOn"), space)
        run = element.find(f"{space}rPr")
        if run is not None:
            style.look = read_look(run, space)
        paragraph = element.find(f"{space}pPr")
        if paragraph is not None:
            style.outline = outline_of(paragraph, space)
            style.centred = centred_of(paragraph, space)
            style.page_break = switch(paragraph.find(f"{space}pageBreakBefore"), space)
            style.ruled = ruled_of(paragraph, space)
        return style

    def _chain(self, identity: str) -> list[Style]:
        """The style and those it rests on, itself first."""
        found: list[Style] = []
        seen: set[str] = set()
        while identity in self._styles and identity not in seen and len(found) < MAX_CHAIN:
            seen.add(identity)
            found.append(self._styles[identity])
            identity = found[-1].based_on
        return found

    def paragraph(self, identity: str) -> ParagraphStyle:
        """What a paragraph of that style is; of the default style when it names none or one that is not there."""
        if identity not in self._styles:
            identity = self._default_paragraph
        known = self._paragraphs.get(identity)
        if known is None:
            known = self._paragraphs[identity] = self._resolve(identity)
        return known

    def _resolve(self, identity: str) -> ParagraphStyle:
        resolved = ParagraphStyle()
        chain = self._chain(identity)
        outline = next((style.outline for style in chain if style.outline is not None), None)
        if outline is not None and outline < 9:
            resolved.level = outline + 1
        for style in chain:
            match = _HEADING.match(style.name)
            if match and outline is None and not resolved.level:
                resolved.level = int(match[1])
            resolved.role = resolved.role or next((role for pattern, role in _ROLES if pattern.match(style.name)), None)
            resolved.verse = resolved.verse or _VERSE.search(style.name) is not None
            resolved.scene_break = resolved.scene_break or _BREAK.search(style.name) is not None
        if chain:
            resolved.maybe_heading = _OWN_HEADING.match(chain[0].name) is not None
            resolved.never_heading = _NO_HEADING.search(chain[0].name) is not None
            resolved.title = any(style.name == "title" for style in chain)
        resolved.centred = next((style.centred for style in chain if style.centred is not None), False)
        resolved.page_break = next((style.page_break for style in chain if style.page_break is not None), False)
        resolved.ruled = next((style.ruled for style in chain if style.ruled is not None), False)
        resolved.toggles, resolved.underline, resolved.size = self._inherited(chain)
        return resolved

    def _inherited(self, chain: list[Style]) -> tuple[dict[str, bool], bool, int | None]:
        toggles = {
            name: next((style.look.toggles[name] for style in chain if name in style.look.toggles), False)
            for name in TOGGLES
        }
        underline = next((style.look.underline for style in chain if style.look.underline is not None), False)
        size = next((style.look.size for style in chain if style.look.size is not None), None)
        return toggles, underline, size

    def run(self, look: Look | None, paragraph: ParagraphStyle) -> tuple[dict[str, bool], bool, int | None]:
        """Toggles, underline and size of a run: what it says itself, else paragraph style against character style."""
        character = self._chain(look.style) if look is not None and look.style else []
        if look is None or (not character and not look.toggles and look.underline is None and look.size is None):
            toggles = {name: paragraph.toggles.get(name, False) or self._default(name) for name in TOGGLES}
            return toggles, paragraph.underline, paragraph.size or self.defaults.size
        of_character, underline, size = self._inherited(character)
        toggles = {}
        for name in TOGGLES:
            if name in look.toggles:
                toggles[name] = look.toggles[name]
            else:
                toggles[name] = self._default(name) or paragraph.toggles.get(name, False) != of_character[name]
        return (
            toggles,
            look.underline if look.underline is not None else underline or paragraph.underline,
            look.size or size or paragraph.size or self.defaults.size,
        )

    def _default(self, name: str) -> bool:
        return self.defaults.toggles.get(name, False)


def read_look(properties: _Element, space: str) -> Look:
    """The looks that an `rPr` says."""
    look = Look()
    for element in properties:
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        if name in TOGGLES:
            look.toggles[name] = switch(element, space) is True
        elif name == "u":
            look.underline = _value(element, space) not in {"none", ""}
        elif name == "sz":
            size = _value(element, space)
            look.size = int(size) if size.isdecimal() and len(size) < 6 else None
        elif name == "vertAlign":
            look.raised = _value(element, space) == "superscript"
        elif name == "rStyle":
            look.style = _value(element, space)
    return look


def outline_of(properties: _Element, space: str) -> int | None:
    """The outline level that a `pPr` says, 0 the highest and 9 for text; None when it says none."""
    level = _value(properties.find(f"{space}outlineLvl"), space)
    return int(level) if level.isdecimal() and len(level) == 1 else None


def centred_of(properties: _Element, space: str) -> bool | None:
    """Whether a `pPr` centres; None when it does not say."""
    alignment = _value(properties.find(f"{space}jc"), space)
    return alignment == "center" if alignment else None


def ruled_of(properties: _Element, space: str) -> bool | None:
    """Whether a `pPr` draws a line above, below or between; None when it does not say."""
    border = properties.find(f"{space}pBdr")
    if border is None:
        return None
    sides = (border.find(f"{space}{side}") for side in ("top", "bottom", "between"))
    return any(side is not None and _value(side, space) not in _OFF | {"", "nil"} for side in sides)


def switch(element: _Element | None, space: str) -> bool | None:
    """On, off, or (no element) not said."""
    return None if element is None else element.get(f"{space}val", "true").lower() not in _OFF


def _value(element: _Element | None, space: str) -> str:
    return "" if element is None else element.get(f"{space}val", "")
