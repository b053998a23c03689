"""The Archive's own downloads (its software also runs other archives): HTML of all ages, and the EPUB made from it.

The page is a preface (card, summary, notes), the chapters (each with heading, summary, notes, text, end notes) and an
afterword. Before 2019 preface and afterword had no element of their own; the EPUB splits the page at headings,
repeats the outer elements in every file, and renames the classes that have a look. So ids and order decide, and classes
only where they have always stood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fabula.reading.ingest.guides import NOTES, SKIP, STORY, Apparatus, Meaning, classes_of, words_of

if TYPE_CHECKING:
    from fabula.model.text import BlockLabel

_CARD: Final = Meaning(role="front", settled=True)
_TITLE: Final = Meaning(role="title-page", settled=True)
_HEADING: Final = Meaning(role="body", settled=True)
_MAX_LABEL: Final = 40
_HEADS: Final = frozenset({"preface", "head"})


class DownloadGuide:
    """Guide for one work; it remembers what label stood last, and whether the story has begun."""

    def __init__(self) -> None:
        self._label: Apparatus = ("note", "work notes")
        self._begun = False

    def meaning(self, node: Any, zone: str) -> Meaning:  # noqa: ANN401  # a selectolax node
        """What the element is for."""
        identity = node.attributes.get("id") or ""
        if "toc-heading" in classes_of(node):
            return SKIP  # hidden by the page's own style: it is there for tables of contents
        if identity in {"preface", "afterword"}:
            return Meaning(identity, "front" if identity == "preface" else "back")
        if identity == "chapters":
            self._begun = True
            return Meaning("chapters", "body")
        if identity.startswith("endnotes"):
            label: BlockLabel = "work end notes" if identity == "endnotes" else "chapter end notes"
            return Meaning("", *NOTES[label], settled=True)
        if zone in _HEADS:
            return self._in_head(node, zone)
        if zone == "afterword":
            return Meaning("afterword")
        return self._at_large(node, zone)

    def _in_head(self, node: Any, zone: str) -> Meaning:  # noqa: ANN401
        """Inside the preface, or what stands between a chapter's heading and its text."""
        tag, classes = node.tag, classes_of(node)
        if tag == "h1" or "byline" in classes:
            return _TITLE if zone == "preface" else Meaning("", *NOTES["chapter notes"], settled=True)
        if tag == "h2" and zone == "head":
            return _HEADING
        if tag in {"dl", "ul"} or "message" in classes:
            return _CARD
        if tag == "p":
            words = words_of(node)
            if len(words) <= _MAX_LABEL:
                of_work = zone == "preface"
                if words.rstrip(":").endswith("Summary"):
                    self._label = NOTES["work summary" if of_work else "chapter summary"]
                else:
                    self._label = NOTES["work notes" if of_work else "chapter notes"]
            return Meaning("", *self._label, settled=True)
        if tag == "blockquote":
            return Meaning("", *self._label, settled=True)
        if "endnote-link" in classes:
            return Meaning("", *NOTES["work notes" if zone == "preface" else "chapter notes"], settled=True)
        return Meaning(zone)

    def _at_large(self, node: Any, zone: str) -> Meaning:  # noqa: ANN401
        """Inside the chapters, or, before 2019, in the page itself."""
        tag, classes = node.tag, classes_of(node)
        if tag not in {"div", "section"}:
            if "message" in classes:
                return Meaning(role="back" if self._begun else "front", settled=True)
            return Meaning(zone)
        if any(name.startswith("userstuff") for name in classes):
            self._begun = True
            return STORY
        if _opens_chapter(node):
            self._begun = True
            return Meaning("head", "note")
        if zone == "chapters":
            # Converters leave empty elements behind; words directly in the chapters are those of a single one.
            return Meaning("chapters")
        if "meta" in classes:
            return Meaning("afterword", "back") if self._begun else Meaning("preface", "front")
        return Meaning(zone)


def _opens_chapter(node: Any) -> bool:  # noqa: ANN401  # a selectolax node
    child = node.child
    while child is not None:
        if child.tag == "h2" and "heading" in classes_of(child):
            return True
        child = child.next
    return False
