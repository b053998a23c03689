"""An EPUB whose pages follow the template of a site or program: pages in order, each walked by its guide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fabula.reading.ingest.decoding import decode
from fabula.reading.ingest.flow import Flow
from fabula.reading.ingest.guides import settle
from fabula.reading.ingest.markup import close_empty_elements, parse_html, walk_html

if TYPE_CHECKING:
    from fabula.model.text import Metadata
    from fabula.reading.ingest.archive import Archive
    from fabula.reading.ingest.drafts import Draft
    from fabula.reading.ingest.package import Package
    from fabula.reading.ingest.sites import Site

DESCRIBING = 3  # pages at the head of the book that may say something of the work


def parse_page(archive: Archive, file: str) -> Any:  # noqa: ANN401  # a selectolax tree
    """A page of the archive by a browser's rules, which also read what is not well-formed."""
    place = f"{archive.name}: {file}"
    return parse_html(close_empty_elements(decode(archive.read(file), place)[0]), place)


def read_site_book(archive: Archive, package: Package, site: Site, metadata: Metadata) -> tuple[list[Draft], Metadata]:
    """Drafts of all pages; titles are the pages' own, for the template gives every chapter one.

    One guide walks all pages, because a converter may have cut one chapter into several files.
    """
    drafts: list[Draft] = []
    guide = None
    for number, file in enumerate(dict.fromkeys(item.file for item in package.spine)):
        tree = parse_page(archive, file)
        if number < DESCRIBING:
            metadata = site.describe(tree, metadata)
        guide = guide or site.guide(tree)
        flow = Flow(file, place=f"{archive.name}: {file}")
        if file == package.navigation or tree.body is None:
            continue
        walk_html(tree.body, flow, guide)
        drafts += flow.finish()
    settle(drafts)
    return drafts, metadata
