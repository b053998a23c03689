"""What the Archive's card of a work says: tags by kind, series, dates, authors, address.

Names are taken from the links, never by splitting at commas, because tags may hold commas.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fabula.model.text import SeriesPart
from fabula.reading.ingest.guides import classes_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.text import TagKind

# Labels of the downloads, without colon and plural; and classes of the page on the site.
_KINDS: Final[dict[str, TagKind]] = {
    "rating": "rating",
    "archive warning": "warnings", "warning": "warnings",
    "category": "categories", "categorie": "categories",
    "fandom": "fandoms",
    "relationship": "relationships",
    "character": "characters",
    "additional tag": "additional", "freeform": "additional",
    "collection": "collections",
}  # fmt: skip
_FACTS: Final = {
    "published": re.compile(r"Published:\s*(\d{4}-\d\d-\d\d)"),
    "updated": re.compile(r"Updated:\s*(\d{4}-\d\d-\d\d)"),
    "completed": re.compile(r"Completed:\s*(\d{4}-\d\d-\d\d)"),
    "words": re.compile(r"Words:\s*([\d,.]+)"),
    "chapters": re.compile(r"Chapters:\s*([\d,]+/(?:[\d,]+|\?))"),
}
_PART: Final = re.compile(r"\bPart\s+(\d+)\s+of\b")
# Where the work's own address stands, the surest first; links elsewhere lead to other works.
_ADDRESSES: Final = ('p.message a[href*="/works/"]', 'link[rel="canonical"]', "#chapters .title a")
_WORK: Final = re.compile(r".*?/works/\d+")
_BY: Final = re.compile(r"by\s+")


class Card(NamedTuple):
    """All of it; what the file does not say is empty."""

    title: str | None
    authors: tuple[str, ...]
    language: str | None
    tags: dict[TagKind, tuple[str, ...]]
    series: tuple[SeriesPart, ...]
    facts: dict[str, str]


def read_card(tree: Any) -> Card:  # noqa: ANN401  # a selectolax tree
    """The card of a download or of a saved page."""
    tags: dict[TagKind, tuple[str, ...]] = {}
    series: tuple[SeriesPart, ...] = ()
    facts: dict[str, str] = {}
    language: str | None = None
    listing = tree.css_first("dl.tags, dl.work.meta")
    for label, value in _pairs(listing):
        kind = _KINDS.get(label)
        if kind is not None:
            links = [name for link in value.css("a") if (name := words_of(link))]
            tags[kind] = tuple(dict.fromkeys(links or ([words_of(value)] if words_of(value) else [])))
        elif label == "language":
            language = words_of(value) or None
        elif label == "serie":
            series = _series(value)
        elif label == "stat":
            facts |= {name: found[1] for name, pattern in _FACTS.items() if (found := pattern.search(_spaced(value)))}
    address = _address(tree)
    if address:
        facts["url"] = address
    title = tree.css_first("#preface h1, body > div.meta > h1, #workskin h2.title, p.message b")
    return Card(words_of(title) or None if title is not None else None, _authors(tree), language, tags, series, facts)


def _pairs(listing: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Each `dd` under the label of its `dt`: lower case, without colon and plural; on the site, its class."""
    label = ""
    node = None if listing is None else listing.child
    while node is not None:
        if node.tag == "dt":
            label = words_of(node).rstrip(": ").lower().removesuffix("s")
        elif node.tag == "dd":
            classes = classes_of(node)
            yield (classes[0].removesuffix("s") if classes else label), node
        node = node.next


def _spaced(value: Any) -> str:  # noqa: ANN401
    """Its words; what stands in elements of its own is parted by a blank."""
    return " ".join((value.text(deep=True, separator=" ") or "").split())


def _series(value: Any) -> tuple[SeriesPart, ...]:  # noqa: ANN401
    links = [link for link in value.css("a") if "/series/" in (link.attributes.get("href") or "")] or value.css("a")
    names = [name for link in links if (name := words_of(link))]
    parts = _PART.findall(_spaced(value))
    if len(parts) != len(names):
        parts = [""] * len(names)
    return tuple(SeriesPart(name=name, part=part) for name, part in zip(names, parts, strict=True))


def _authors(tree: Any) -> tuple[str, ...]:  # noqa: ANN401
    """By their links; a byline that says more than links ("Orig Author [archived by …]", "Anonymous") as it stands."""
    byline = tree.css_first("#preface .byline, body > div.meta > div.byline, #workskin h3.byline")
    if byline is None:
        return ()
    whole = _BY.sub("", words_of(byline), count=1) if _BY.match(words_of(byline)) else words_of(byline)
    names = [name for link in byline.css('a[rel~="author"]') if (name := words_of(link))]
    rest = whole
    for name in names:
        rest = rest.replace(name, "", 1)
    if not any(letter.isalnum() for letter in rest):
        return tuple(names)
    return (whole,) if whole else ()


def _address(tree: Any) -> str:  # noqa: ANN401
    for places in _ADDRESSES:
        for link in tree.css(places):
            found = _WORK.match(link.attributes.get("href") or "")
            if found:
                return str(found[0])
    return ""
