"""HTML file → drafts and metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fabula.errors import UnreadableError
from fabula.model.text import Metadata
from fabula.reading.ingest.decoding import decode
from fabula.reading.ingest.flow import Flow
from fabula.reading.ingest.guides import settle
from fabula.reading.ingest.markup import close_empty_elements, parse_html, walk_html
from fabula.reading.ingest.sites import site_of

if TYPE_CHECKING:
    from fabula.reading.ingest.drafts import Draft

_CHARSET = re.compile(
    rb"<meta[^<>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^<>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
_HEAD = 4_096  # bytes; a declaration further on is not looked at by browsers either
_AUTHOR = frozenset({"author", "dc.creator", "dcterms.creator"})
_XHTML = re.compile(r"\s*<\?xml\b")


def read_web_page(data: bytes, name: str, encoding: str | None) -> tuple[list[Draft], Metadata]:
    """Drafts of the page's body, and what its head says."""
    declared = _CHARSET.search(data[:_HEAD])
    said = (declared[1] or declared[2]).decode("ascii", "replace") if declared else None
    text, found = decode(data, name, encoding, said)
    if _XHTML.match(text.removeprefix("\ufeff")[:100]):
        text = close_empty_elements(text)
    tree = parse_html(text, name)
    if tree.body is None:
        raise UnreadableError(f"{name} is a page without a body", way_out="save the page that holds the story")
    flow = Flow(place=name)
    metadata = _metadata(tree, name, found)
    site = site_of(tree)
    if site is None:
        walk_html(tree.body, flow)
        return flow.finish(), metadata
    walk_html(tree.body, flow, site.guide(tree))
    drafts = flow.finish()
    settle(drafts)
    return drafts, site.describe(tree, metadata)


def _metadata(tree: Any, name: str, encoding: str) -> Metadata:  # noqa: ANN401  # selectolax has no types
    title = tree.css_first("title")
    authors = [
        (node.attributes.get("content") or "").strip()
        for node in tree.css("meta[name]")
        if (node.attributes.get("name") or "").lower() in _AUTHOR
    ]
    root = tree.css_first("html")
    return Metadata(
        title=(" ".join(title.text().split()) or None) if title is not None else None,
        authors=tuple(author for author in authors if author),
        language=(root.attributes.get("lang") or None) if root is not None else None,
        source_format="html",
        source_name=name,
        encoding=encoding,
    )
