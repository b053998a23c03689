"""Which site or program made a page, told by its structure; names of hosts and files are not trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import structs

from fabula.reading.ingest.ao3_card import read_card
from fabula.reading.ingest.ao3_download import DownloadGuide
from fabula.reading.ingest.ao3_page import PageGuide
from fabula.reading.ingest.fanficfare import FanFicFareGuide, read_title_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from fabula.model.text import Metadata
    from fabula.reading.ingest.guides import Guide


class Site(NamedTuple):
    """A maker of pages: how to walk them, and how to read what they say of the work."""

    name: str
    guide: Callable[[Any], Guide]
    describe: Callable[[Any, Metadata], Metadata]


def site_of(tree: Any) -> Site | None:  # noqa: ANN401  # a selectolax tree
    """The maker of a page; None for any other page.

    Any one page of a book tells, if it has the card of the work on it.
    """
    if tree.css_first("#workskin") is not None and tree.css_first("#chapters, .userstuff") is not None:
        return ARCHIVE_PAGE
    card = tree.css_first("dl.tags") is not None and tree.css_first('p.message a[href*="/works/"]') is not None
    if card or (tree.css_first("#preface p.message") is not None and tree.css_first("#chapters") is not None):
        return ARCHIVE_DOWNLOAD
    if tree.css_first("body.fff_titlepage, body.fff_chapter, body.fff_coverpage") is not None:
        return FANFICFARE
    if tree.css_first('a[name="section0001"]') is not None and tree.css_first("table.full, h1 a[href]") is not None:
        return FANFICFARE
    return None


def _with_card(tree: Any, metadata: Metadata) -> Metadata:  # noqa: ANN401
    card = read_card(tree)
    return structs.replace(
        metadata,
        title=card.title or metadata.title,
        authors=card.authors or metadata.authors,
        language=card.language or metadata.language,
        series=card.series or metadata.series,
        tags=card.tags or metadata.tags,  # by kind, where the package of an EPUB mixes them
        more=card.facts | metadata.more | {"made_by": "Archive of Our Own software"},
    )


ARCHIVE_DOWNLOAD = Site("archive download", lambda _: DownloadGuide(), _with_card)
ARCHIVE_PAGE = Site("archive page", PageGuide, _with_card)
FANFICFARE = Site("FanFicFare", lambda _: FanFicFareGuide(), read_title_page)
