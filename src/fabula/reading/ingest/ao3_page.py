"""A page of the Archive saved by hand from a browser: one chapter, or the entire work.

Only the card and the work itself are kept: menus, kudos and comments are the site's, not the edition's. Numbers of
chapters in ids may have holes, so order decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fabula.reading.ingest.guides import NOTES, SKIP, TEMPLATE_LEVEL, Meaning, classes_of

if TYPE_CHECKING:
    from fabula.model.text import BlockLabel

_CARD: Final = Meaning(role="front", settled=True)
_TITLE: Final = Meaning(role="title-page", settled=True)
_HEADING: Final = Meaning(role="body", settled=True)


class PageGuide:
    """Guide for one saved page.

    Args:
        tree: the page, to know beforehand which elements lead to the card and to the work.
    """

    def __init__(self, tree: Any) -> None:  # noqa: ANN401  # a selectolax tree
        self._way: set[int] = set()
        for found in tree.css("#workskin, dl.work.meta"):
            node = found.parent
            while node is not None and node.mem_id not in self._way:
                self._way.add(node.mem_id)
                node = node.parent

    def meaning(self, node: Any, zone: str) -> Meaning:  # noqa: ANN401  # a selectolax node
        """What the element is for."""
        classes = classes_of(node)
        if "landmark" in classes:
            return SKIP  # words for screen readers
        if not zone:
            return self._outside(node, classes)
        if zone == "story":
            return Meaning(settled=True)
        if zone == "work":
            return self._in_work(node, classes)
        return self._in_chapters(node, classes)

    def _outside(self, node: Any, classes: list[str]) -> Meaning:  # noqa: ANN401
        if node.attributes.get("id") == "workskin":
            return Meaning("work", "front")
        if node.tag == "dl" and "work" in classes and "meta" in classes:
            return _CARD
        return Meaning() if node.mem_id in self._way else SKIP

    def _in_work(self, node: Any, classes: list[str]) -> Meaning:  # noqa: ANN401
        if node.attributes.get("id") == "chapters":
            return Meaning("chapters", "body")
        if "title" in classes or "byline" in classes:
            return _TITLE
        return self._module(classes, of_work=True) or Meaning("work")

    def _in_chapters(self, node: Any, classes: list[str]) -> Meaning:  # noqa: ANN401
        if node.tag in {"div", "section"} and "userstuff" in classes:
            return Meaning("story", "body", deeper=TEMPLATE_LEVEL)
        module = self._module(classes, of_work=False)
        if module is not None:
            return module
        if "title" in classes and node.tag in {"h2", "h3"}:
            return _HEADING
        if "byline" in classes or "notice" in classes or "endnote-link" in classes:
            return Meaning("", *NOTES["chapter notes"], settled=True)
        return Meaning("chapters")

    @staticmethod
    def _module(classes: list[str], *, of_work: bool) -> Meaning | None:
        if "module" not in classes:
            return None
        label: BlockLabel = "work notes" if of_work else "chapter notes"
        if "summary" in classes:
            label = "work summary" if of_work else "chapter summary"
        elif "end" in classes:
            label = "work end notes" if of_work else "chapter end notes"
        return Meaning("", *NOTES[label], settled=True)
