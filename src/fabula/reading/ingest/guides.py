"""What the template of a site or a program says its elements are for: story, notes, summary, card of the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fabula.model.text import BlockLabel, BlockRole
    from fabula.reading.ingest.drafts import Draft

MAX_LABEL: Final = 60  # characters; longer lines that end in a colon are no label


Apparatus = tuple["BlockRole", "BlockLabel"]


class Meaning(NamedTuple):
    """What an element is for."""

    zone: str = ""  # handed to the guide for each element inside
    role: BlockRole | None = None  # None: as the element around it
    label: BlockLabel | None = None
    skip: bool = False  # neither story nor apparatus: buttons, menus, words for screen readers
    settled: bool = False  # the same holds for everything inside
    deeper: int = 0  # levels by which headings inside stand below those of the template


class Guide(Protocol):
    """Asked of each element in document order; `zone` is what it said of the element around."""

    def meaning(self, node: Any, zone: str) -> Meaning:  # noqa: ANN401  # a selectolax node
        """What the element is for."""


TEMPLATE_LEVEL: Final = 3  # of headings; chapters are h2 or h3 in all templates
STORY: Final = Meaning(role="body", settled=True, deeper=TEMPLATE_LEVEL)
NOTES: Final[dict[BlockLabel, Apparatus]] = {
    "work summary": ("summary", "work summary"),
    "work notes": ("note", "work notes"),
    "work end notes": ("note", "work end notes"),
    "chapter summary": ("summary", "chapter summary"),
    "chapter notes": ("note", "chapter notes"),
    "chapter end notes": ("note", "chapter end notes"),
}
SKIP: Final = Meaning(skip=True)


def settle(drafts: Sequence[Draft]) -> None:
    """Settles what no element can say by itself.

    Apparatus has no headings of its own. Where the template gives chapters theirs, writers' own headings inside are
    words that look so; where it gives none, they are the only ones. The label before a summary is part of it.
    """
    headed = any(0 < draft.level <= TEMPLATE_LEVEL and draft.role == "body" for draft in drafts)
    following: Draft | None = None
    for draft in reversed(drafts):
        if draft.kind == "heading" and draft.role != "body":
            draft.kind, draft.level = "paragraph", 0
        elif headed and draft.level > TEMPLATE_LEVEL:
            draft.kind, draft.level = "paragraph", 0
            draft.marks.append((0, len(draft.text), "bold"))
        labels = following is not None and following.file == draft.file and is_label(draft.text)
        if labels and following is not None and {draft.role, following.role} <= {"note", "summary"}:
            draft.role, draft.label = following.role, following.label
        following = draft


def is_label(text: str) -> bool:
    """Whether a line only says what follows.

    >>> is_label("Notes for the Chapter:"), is_label("It rained: all day.")
    (True, False)
    """
    return len(text) <= MAX_LABEL and text.endswith(":")


def classes_of(node: Any) -> list[str]:  # noqa: ANN401  # a selectolax node
    """The words of its class attribute."""
    return (node.attributes.get("class") or "").split()


def words_of(node: Any) -> str:  # noqa: ANN401  # a selectolax node
    """Its visible words with white space folded."""
    return " ".join((node.text(deep=True) or "").split())
