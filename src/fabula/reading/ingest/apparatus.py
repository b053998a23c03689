"""What a book's own markup says its parts are for: title page, contents, notes, licence.

The words are those of formats (EPUB's structural vocabulary, its guide, class and file names in common use).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.model.text import BlockRole

# epub:type, the guide of EPUB 2 and ARIA's doc- roles share most of their words.
ROLES: Final[dict[str, BlockRole]] = {
    **dict.fromkeys(
        (
            "bodymatter", "volume", "part", "chapter", "division", "prologue", "epilogue", "conclusion", "subchapter",
            "interlude", "text", "start",
        ),
        "body",
    ),
    **dict.fromkeys(
        ("titlepage", "title-page", "halftitlepage", "halftitle", "fulltitle", "half-title-page"), "title-page"
    ),
    **dict.fromkeys(("toc", "loi", "lot", "loa", "lov", "landmarks", "page-list", "toc-brief", "contents"), "contents"),
    **dict.fromkeys(
        (
            "frontmatter", "cover", "imprint", "imprimatur", "dedication", "foreword", "preface", "introduction",
            "preamble", "praise", "other-credits", "errata",
        ),
        "front",
    ),
    **dict.fromkeys(
        (
            "backmatter", "colophon", "acknowledgments", "acknowledgements", "afterword", "appendix", "bibliography",
            "glossary", "index", "credits", "contributors", "about-the-author", "promotional-copy", "revision-history",
        ),
        "back",
    ),
    **dict.fromkeys(("copyright-page", "uncopyright", "copyright"), "licence"),
    **dict.fromkeys(
        ("endnotes", "endnote", "footnotes", "footnote", "rearnotes", "rearnote", "notes", "note", "annotation"), "note"
    ),
    "epigraph": "epigraph",
}  # fmt: skip

# Words that only name the region ("bodymatter") give way to words that name the part ("chapter") on the same element.
_REGIONS: Final = frozenset({"frontmatter", "bodymatter", "backmatter"})

CLASS_ROLES: Final[dict[str, BlockRole]] = {
    **dict.fromkeys(("footnote", "footnotes", "endnote", "endnotes"), "note"),
    **dict.fromkeys(("pg-boilerplate", "pgheader", "pgfooter", "boilerplate"), "licence"),
    **dict.fromkeys(("titlepage", "title-page", "halftitle"), "title-page"),
    **dict.fromkeys(("transnote", "transcriber-note", "transcriber-notes", "tnote", "dedication"), "front"),
    **dict.fromkeys(("toc", "contents", "table-of-contents"), "contents"),
    "epigraph": "epigraph",
}
ID_ROLES: Final[dict[str, BlockRole]] = {
    **dict.fromkeys(("pg-header", "pg-footer", "pg-machine-header", "project-gutenberg-license"), "licence"),
    **dict.fromkeys(("titlepage", "title-page"), "title-page"),
    **dict.fromkeys(("toc", "table-of-contents", "contents"), "contents"),
    **dict.fromkeys(("footnotes", "endnotes"), "note"),
}
VERSE_TYPES: Final = frozenset({"verse", "poem", "song", "hymn", "lyrics"})
VERSE_CLASSES: Final = frozenset({"poem", "poetry", "verse", "stanza", "lg", "linegroup"})

_FILE_WORDS: Final[tuple[tuple[BlockRole, str], ...]] = (
    ("title-page", r"(?:half)?title[-_ ]?page|half[-_ ]?title|title"),
    ("contents", r"toc|contents|table[-_ ]?of[-_ ]?contents|nav"),
    ("licence", r"(?:un)?copyright(?:[-_ ]?page)?|licen[cs]e|legal"),
    ("note", r"end[-_ ]?notes|foot[-_ ]?notes|notes"),
    ("front", r"cover(?:[-_ ]?page)?|imprint|dedication|foreword|preface|introduction|praise"),
    ("back", r"colophon|acknowledge?ments?|about[-_ ]?the[-_ ]?authors?|also[-_ ]?by|afterword|bibliography|glossary"),
    ("back", r"newsletter|excerpt|teaser|other[-_ ]?books"),
)
# Names of files, when nothing better is said: "titlepage.xhtml", "08_acknowledgments.html", "about-the-author.xhtml".
_TITLE_ROLES: Final = tuple((re.compile(rf"(?:the )?(?:{words})"), role) for role, words in _FILE_WORDS)
_FILE_ROLES: Final = tuple((re.compile(rf"(?:^|[_\W\d])(?:{words})(?:$|[_\W\d])"), role) for role, words in _FILE_WORDS)


def tokens_of(value: str | None) -> list[str]:
    """The words of an epub:type or role attribute without their vocabulary.

    >>> tokens_of("bodymatter z3998:fiction doc-chapter")
    ['bodymatter', 'fiction', 'chapter']
    """
    if not value:
        return []
    return [token.rpartition(":")[2].removeprefix("doc-").lower() for token in value.split()]


def role_of_types(tokens: Iterable[str]) -> BlockRole | None:
    """The role that words of the structural vocabulary give, the most particular one first.

    >>> role_of_types(["frontmatter", "dedication"]), role_of_types(["title"])
    ('front', None)
    """
    found: BlockRole | None = None
    for token in tokens:
        role = ROLES.get(token)
        if role is not None:
            if token not in _REGIONS:
                return role
            found = role
    return found


def role_of_file(stem: str) -> BlockRole | None:
    """The role that a file's name (without folder and ending) speaks of.

    >>> role_of_file("08_Acknowledgments"), role_of_file("chapter-3"), role_of_file("discovery")
    ('back', None, None)
    """
    stem = stem.lower()
    return next((role for pattern, role in _FILE_ROLES if pattern.search(stem)), None)


def role_of_title(title: str) -> BlockRole | None:
    """The role that a whole title in the table of contents speaks of.

    >>> role_of_title("About the Author"), role_of_title("Title Page"), role_of_title("Notes from a Small Pond")
    ('back', 'title-page', None)
    """
    title = " ".join(title.lower().split()).strip(".: ")
    return next((role for pattern, role in _TITLE_ROLES if pattern.fullmatch(title)), None)
