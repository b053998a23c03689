"""Pages that FanFicFare writes, in an EPUB (told by the class of `body`) or in one HTML file (told by its anchors).

Labels can be configured, classes cannot. Sites other than the Archive have no mark-up for notes: their wording tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import structs

from fabula.reading.ingest.fanficfare_fields import read_fields
from fabula.reading.ingest.guides import NOTES, STORY, Meaning, classes_of, words_of

if TYPE_CHECKING:
    from fabula.model.text import BlockLabel, BlockRole, Metadata

_PAGES: Final[dict[str, BlockRole]] = {
    "fff_titlepage": "front", "fff_tocpage": "contents", "fff_logpage": "back", "fff_coverpage": "title-page",
}  # fmt: skip
_NOTES: Final = "fff_chapter_notes"


class FanFicFareGuide:
    """Guide for one page or file; it remembers what label stood last, and how far the file has come."""

    def __init__(self) -> None:
        self._label: BlockLabel = "chapter notes"
        self._foot = False
        self._role: BlockRole = "front"  # of what stands in one HTML file before the first chapter

    def meaning(self, node: Any, zone: str) -> Meaning:  # noqa: ANN401  # a selectolax node
        """What the element is for."""
        classes = classes_of(node)
        if node.tag == "body":
            role = next((_PAGES[name] for name in classes if name in _PAGES), None)
            if role is not None:
                return Meaning(role=role, settled=True)
            return Meaning("chapter", "body") if "fff_chapter" in classes else Meaning("file")
        if zone == "file":
            return self._in_file(node, classes)
        if zone == "notes":
            return self._in_notes(node)
        return self._in_chapter(classes)

    def _in_file(self, node: Any, classes: list[str]) -> Meaning:  # noqa: ANN401
        name = node.attributes.get("name") or ""
        if node.tag == "a" and name == "TOCTOP":
            self._role = "contents"
        elif node.tag == "a" and name.startswith("section"):
            self._role = "body"
            return Meaning(role="body", settled=True)
        if node.tag == "h1" and self._role == "front":
            return Meaning(role="title-page", settled=True)
        if self._role == "body":
            return self._in_chapter(classes)
        return Meaning(role=self._role, settled=True)

    def _in_chapter(self, classes: list[str]) -> Meaning:
        if "fff_chapter_title" in classes:
            return Meaning(role="body", settled=True)
        if _NOTES in classes:
            self._foot = "fff_foot_notes" in classes
            self._label = "chapter end notes" if self._foot else "chapter notes"
            return Meaning("notes", *NOTES[self._label])
        if "story" in classes:
            return Meaning("chapter", "body")
        return STORY

    def _in_notes(self, node: Any) -> Meaning:  # noqa: ANN401
        if node.tag == "b":
            words = words_of(node)
            if words.startswith("Summary"):
                self._label = "chapter summary"
            elif words.startswith("Author"):  # of the work: the site shows it with the first or last chapter
                self._label = "work end notes" if self._foot else "work notes"
            else:
                self._label = "chapter end notes" if self._foot else "chapter notes"
        if node.tag == "blockquote":
            return Meaning("", *NOTES[self._label], settled=True)
        return Meaning("notes")


def read_title_page(tree: Any, metadata: Metadata) -> Metadata:  # noqa: ANN401  # a selectolax tree
    """Title, authors and labelled lines of the title page, put into what was known before."""
    more = {"made_by": "FanFicFare"}
    heading = tree.css_first("h1, h3")
    links = heading.css("a") if heading is not None else []
    title, authors = metadata.title, metadata.authors
    if links and "fff_chapter_title" not in classes_of(heading):
        title = words_of(links[0]) or title
        authors = tuple(name for link in links[1:] if (name := words_of(link))) or authors
        address = links[0].attributes.get("href") or ""
        if address:
            more["url"] = address
    page = tree.css_first("body.fff_titlepage") or tree.css_first("table.full")
    fields = read_fields(_lines(page))
    return structs.replace(
        metadata,
        title=title,
        authors=authors,
        language=fields.language or metadata.language,
        series=fields.series or metadata.series,
        tags=fields.tags or metadata.tags,  # by kind, where the package mixes them
        more=metadata.more | fields.more | more,
    )


def _lines(page: Any) -> list[str]:  # noqa: ANN401
    """Text of the page, a line for each label."""
    if page is None:
        return []
    lines: list[str] = []
    for label in page.css("b"):
        if not words_of(label).endswith(":"):
            continue
        parts = [words_of(label)]
        cell = label.parent if label.parent is not None and label.parent.tag == "td" else None
        node = label.next
        while node is not None and node.tag not in {"b", "br"}:
            parts.append((node.text_content if node.tag == "-text" else node.text(deep=True)) or "")
            node = node.next
        following = cell.next if cell is not None else None
        while following is not None and following.tag != "td":
            following = following.next
        if following is not None:
            parts.append(following.text(deep=True) or "")
        lines.append(" ".join(" ".join(parts).split()))
    return lines
