"""The text of an OpenDocument file, fed to a flow as HTML would be; notes, boxes, tracked changes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from fabula.reading.ingest.odt_styles import TEXT, OdtStyle, OdtStyles

if TYPE_CHECKING:
    from lxml.etree import _Element

    from fabula.model.text import BlockRole
    from fabula.reading.ingest.drafts import Draft
    from fabula.reading.ingest.flow import Flow
    from fabula.reading.ingest.word_text import Changes

OPENING: Final = 10  # paragraphs in which a title page ends
MAX_SPACES: Final = 100
_INDEXES: Final = frozenset({
    "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index", "user-index",
    "bibliography",
})  # fmt: skip
_SKIPPED: Final = frozenset({
    "tracked-changes", "note-citation", "hidden-text", "script", "forms", "sequence-decls", "variable-decls",
    "user-field-decls", "dde-connection-decls", "page-number", "ruby-text", "event-listeners", "title", "desc",
})  # fmt: skip


class OdtText:
    """Reads containers of paragraphs; notes and comments are put by in `notes`, each with its place."""

    def __init__(self, flow: Flow, styles: OdtStyles, changes: Changes, body: _Element) -> None:
        self.titles = 0
        self.notes: list[tuple[_Element, str]] = []
        self._flow = flow
        self._styles = styles
        self._rejecting = changes == "reject"
        self._paragraphs = 0
        self._open = False  # inside a paragraph
        self._boxes: list[tuple[_Element, str]] = []
        self._deleted: dict[str, _Element] = {}
        self._inserted: set[str] = set()
        self._muted: set[str] = set()  # insertions that are open and not taken
        if self._rejecting:
            self._read_changes(body)

    def read(self, container: _Element, path: str) -> None:
        """Every paragraph inside, in order."""
        counts: Counter[str] = Counter()
        for child in container:
            name = local(child)
            counts[name] += 1
            here = f"{path}/{name}[{counts[name]}]"
            if name in {"p", "h"}:
                self._paragraph(child, here, name)
            elif name in {"change-start", "change-end", "change"}:
                self._change(child, name)
            elif name in _INDEXES:
                self._flow.open("div", {}, role="contents")
                self.read(child, here)
                self._flow.close()
            elif name in {"annotation", "note"}:
                self.notes.append((child, here))
            elif name not in _SKIPPED and child.get(f"{TEXT}display") != "none":
                self.read(child, here)

    def finish(self) -> list[Draft]:
        """All drafts."""
        return self._flow.finish()

    # -- paragraphs -----------------------------------------------------------------------------------------------

    def _paragraph(self, paragraph: _Element, path: str, name: str) -> None:
        if self._open:  # inside a note or a box that stands inside another paragraph
            return
        style = self._styles.style("paragraph", paragraph.get(f"{TEXT}style-name"))
        stated = paragraph.get(f"{TEXT}outline-level", "")
        level = int(stated) if name == "h" and stated.isdigit() and len(stated) < 3 else style.level
        level = max(level, 1) if name == "h" else level
        role: BlockRole | None = None
        if style.title:
            # Where a title page may be, it is its words; elsewhere a writer's heading.
            role = "title-page" if self._paragraphs < OPENING else None
            level = level or 1
            self.titles += 1
        if style.hidden:
            return
        self._paragraphs += 1
        if style.ruled and not "".join(map(str, paragraph.itertext())).strip():
            self._flow.open("hr", {}, path, role=role)
            return
        self._flow.open(f"h{min(level, 6)}" if level else "p", {}, path, role=role)
        self._open = True
        self._styled(paragraph, path, style)
        self._open = False
        self._flow.close()
        boxes, self._boxes = self._boxes, []
        for box, place in boxes:
            self.read(box, place)

    def _styled(self, element: _Element, path: str, style: OdtStyle) -> None:
        if style.hidden:
            return
        for look in style.looks:
            if look == "small-caps":
                self._flow.open("span", {"class": "small-caps"})
            else:
                self._flow.open(look, {})
        self._inline(element, path)
        for _ in style.looks:
            self._flow.close()

    def _inline(self, parent: _Element, path: str) -> None:
        self._words(parent.text)
        counts: Counter[str] = Counter()
        for child in parent:
            name = local(child)
            counts[name] += 1
            if name == "span":
                self._styled(child, path, self._styles.style("text", child.get(f"{TEXT}style-name")))
            elif name == "s":
                count = child.get(f"{TEXT}c", "1")
                self._words(" " * (min(int(count), MAX_SPACES) if count.isdigit() and len(count) < 6 else 1))
            elif name == "tab":
                self._words(" ")
            elif name == "line-break":
                self._flow.open("br", {})
            elif name in {"note", "annotation"}:
                self.notes.append((child, f"{path}/{name}[{counts[name]}]"))
            elif name in {"frame", "custom-shape", "text-box", "g"}:
                self._boxes.append((child, f"{path}/{name}[{counts[name]}]"))
            elif name in {"change-start", "change-end", "change"}:
                self._change(child, name)
            elif name not in _SKIPPED:
                self._inline(child, path)
            self._words(child.tail)

    def _words(self, text: str | None) -> None:
        if text and not self._muted:
            self._flow.words(text)

    # -- tracked changes ------------------------------------------------------------------------------------------

    def _read_changes(self, body: _Element) -> None:
        for region in body.iter(f"{TEXT}changed-region"):
            identity = region.get("{http://www.w3.org/XML/1998/namespace}id") or region.get(f"{TEXT}id") or ""
            for change in region:
                if local(change) == "deletion":
                    self._deleted[identity] = change
                elif local(change) == "insertion":
                    self._inserted.add(identity)

    def _change(self, mark: _Element, name: str) -> None:
        """Nothing when changes are accepted; else what was deleted comes back and what was inserted goes."""
        identity = mark.get(f"{TEXT}change-id", "")
        if name == "change-start" and identity in self._inserted:
            self._muted.add(identity)
        elif name == "change-end":
            self._muted.discard(identity)
        elif name == "change" and self._open and identity in self._deleted:
            # Where it stood; a deletion over several paragraphs comes back as lines of this one.
            gone = [part for part in self._deleted.pop(identity) if local(part) in {"p", "h"}]
            for number, part in enumerate(gone):
                if number:
                    self._flow.open("br", {})
                self._inline(part, "")


def local(element: _Element) -> str:
    """The name of an element without its namespace; of a comment something that is no name."""
    return str(element.tag).rpartition("}")[2]
