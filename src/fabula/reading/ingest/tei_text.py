"""The text of a TEI document, fed to a flow as HTML would be. Lines of the file mean nothing; notes stand after it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from fabula.reading.ingest.markup import named_character
from fabula.reading.ingest.tei_words import (
    BLOCKS,
    DIVISION_ROLES,
    DIVISIONS,
    EMPHASIS,
    MARKS,
    MILESTONES,
    READINGS,
    ROLES,
    SKIPPED,
    SPEECH,
    look_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from fabula.model.text import BlockRole
    from fabula.reading.ingest.drafts import Draft
    from fabula.reading.ingest.flow import Flow

MAX_HEADING: Final = 6


class TeiText:
    """Reads elements into the flow; notes are put by in `notes`, each with its place."""

    def __init__(self, flow: Flow, place: str) -> None:
        self.notes: list[tuple[_Element, str]] = []
        self._flow = flow
        self._place = place
        self._depth = 0  # divisions that are open
        self._prose = 0  # paragraphs, or lines of verse, that are open

    def read(self, element: _Element, path: str) -> None:
        """An element and all inside it."""
        name = local(element)
        if name in SKIPPED:
            return
        if name in BLOCKS:
            self._block(element, name, path)
        elif name == "head":
            self._heading(element, path)
        elif name == "l":
            self._line(element, path)
        elif name == "lb":
            if element.get("break") != "no":
                self._flow.words(" ")
        elif name == "milestone":
            if element.get("unit", "") in MILESTONES or element.get("rend"):
                self._flow.open("hr", {}, path)
        elif name in {"note", "annotation"}:
            self.notes.append((element, path))
        elif name == "choice":
            self._choice(element, path)
        elif name == "quote" and (not self._prose or self._holds_blocks(element)):
            self._enclosed("blockquote", element, path)
        elif name == "label" and not self._prose:
            self._enclosed("p", element, path)
        else:
            self._inline(element, name, path)

    def read_note(self, note: _Element, path: str) -> None:
        """A note with its own paragraphs, or words only."""
        self._enclosed("div", note, path)

    def finish(self) -> list[Draft]:
        """All drafts."""
        return self._flow.finish()

    # -- blocks ---------------------------------------------------------------------------------------------------

    def _block(self, element: _Element, name: str, path: str) -> None:
        role: BlockRole | None = ROLES.get(name)
        if name in DIVISIONS:
            role = DIVISION_ROLES.get(element.get("type", "").lower())
        prose = name in {"p", "ab", "item", "speaker", "stage"} or name.startswith("doc") or name == "titlePart"
        attributes = {"class": "lg"} if name == "lg" else {}
        self._depth += name in DIVISIONS
        self._prose += prose
        self._flow.open("p" if prose else "div", attributes, path, role=role)
        if name == "stage":
            self._flow.open("i", {})
        self._children(element, path)
        if name == "stage":
            self._flow.close()
        self._flow.close()
        self._prose -= prose
        self._depth -= name in DIVISIONS

    def _enclosed(self, tag: str, element: _Element, path: str) -> None:
        self._flow.open(tag, {}, path)
        self._prose += tag == "p"
        self._children(element, path)
        self._prose -= tag == "p"
        self._flow.close()

    def _heading(self, element: _Element, path: str) -> None:
        if element.get("type") == "suppressed":
            return
        self._flow.open(f"h{min(max(self._depth, 1), MAX_HEADING)}", {}, path)
        self._prose += 1
        self._children(element, path)
        self._prose -= 1
        self._flow.close()

    def _line(self, line: _Element, path: str) -> None:
        """A line of verse: all that stand together are one block."""
        before, after = _neighbour(line, forward=False), _neighbour(line, forward=True)
        if before is None or local(before) != "l":
            self._flow.open("div", {"class": "lg"}, path)
        self._prose += 1
        self._children(line, path)
        self._prose -= 1
        if after is not None and local(after) == "l":
            self._flow.open("br", {})
        else:
            self._flow.close()

    @staticmethod
    def _holds_blocks(element: _Element) -> bool:
        return any(local(child) in BLOCKS or local(child) in {"l", "head"} for child in element)

    # -- inside blocks --------------------------------------------------------------------------------------------

    def _children(self, parent: _Element, path: str) -> None:
        self._words(parent.text)
        counts: Counter[str] = Counter()
        for child in parent:
            if isinstance(child.tag, str):
                name = local(child)
                counts[name] += 1
                self.read(child, f"{path}/{name}[{counts[name]}]")
            elif (entity := getattr(child, "name", None)) is not None:
                self._words(named_character(str(entity), self._place))
            self._words(child.tail)

    def _words(self, text: str | None) -> None:
        """White space between blocks is the file's; a block of mixed content keeps its words."""
        if text and (self._prose or text.strip()):
            self._flow.words(text)

    def _choice(self, element: _Element, path: str) -> None:
        readings = {local(child): child for child in element}
        chosen = next((readings[name] for name in READINGS if name in readings), None)
        if chosen is not None:
            self._children(chosen, path)

    def _inline(self, element: _Element, name: str, path: str) -> None:
        looks = list(self._looks(element, name))
        for tag, attributes in looks:
            self._flow.open(tag, attributes)
        self._children(element, path)
        for _ in looks:
            self._flow.close()

    def _looks(self, element: _Element, name: str) -> Iterator[tuple[str, dict[str, str | None]]]:
        if name == "hi" or (name in EMPHASIS and (self._prose or name != "title")):
            look = look_of(element.get("rend") or element.get("rendition") or "")
            if look:
                yield ("span", {"class": look}) if look == "small-caps" else (look, {})
        elif name in SPEECH and not "".join(map(str, element.itertext())).lstrip().startswith(tuple(MARKS)):
            yield "q", {}  # speech without marks of its own
        elif name == "ref":
            yield "a", {"href": element.get("target") or ""}


def _neighbour(element: _Element, *, forward: bool) -> _Element | None:
    """The next element, when nothing but white space and page breaks lie between."""
    at: _Element | None = element
    while at is not None:
        gap = at.tail if forward else None
        at = at.getnext() if forward else at.getprevious()
        if not forward and at is not None:
            gap = at.tail
        if gap and gap.strip():
            return None
        if at is None or local(at) not in {"pb", "cb", "lb", "milestone"}:
            return at
    return None


def local(element: _Element) -> str:
    """The name of an element without its namespace; of a comment something that is no name."""
    return str(element.tag).rpartition("}")[2]
