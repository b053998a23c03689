"""EPUB 2 and 3 → drafts and metadata: the spine in order, titles from the table of contents where a page has none."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from fabula.errors import UnreadableError
from fabula.model.text import Metadata
from fabula.reading.ingest.apparatus import role_of_file, role_of_title
from fabula.reading.ingest.decoding import decode
from fabula.reading.ingest.drafts import Draft
from fabula.reading.ingest.flow import Flow
from fabula.reading.ingest.markup import close_empty_elements, parse_html, parse_xml, walk_html, walk_xml
from fabula.reading.ingest.navigation import Entry, read_navigation
from fabula.reading.ingest.package import Item, Package, read_package
from fabula.reading.ingest.site_book import parse_page, read_site_book
from fabula.reading.ingest.sites import Site, site_of

if TYPE_CHECKING:
    from fabula.model.text import BlockRole
    from fabula.reading.ingest.archive import Archive

_LETTERS = re.compile(r"[\W_]+")
LOOKED_AT = 3  # pages that may tell whose template it is: a cover, a title page, and one with the card on it
OPENING = 3  # blocks at the head of a page in which its title is looked for


def read_epub(archive: Archive) -> tuple[list[Draft], Metadata]:
    """Drafts of all pages of the spine; what is not story keeps its words and says its role."""
    package = read_package(archive)
    site = _site(archive, package)
    if site is not None:
        return read_site_book(archive, package, site, _metadata(archive, package))
    titles: dict[str, list[Entry]] = defaultdict(list)
    for entry in read_navigation(archive, package):
        titles[entry.file].append(entry)
    drafts: list[Draft] = []
    read: set[str] = set()
    begun = False
    known = 0
    for item in package.spine:
        if item.file in read:
            continue  # a page named twice is one page
        read.add(item.file)
        begun = begun or any(draft.role == "body" for draft in drafts[known:])
        known = len(drafts)
        role = _role_of_page(item, package, titles[item.file], story_begun=begun)
        page, anchors = _read_page(archive, item.file, role)
        drafts += _with_titles(page, anchors, titles[item.file])
    if drafts and not any(draft.role == "body" for draft in drafts):
        _restore_body(drafts)
    return drafts, _metadata(archive, package)


def _site(archive: Archive, package: Package) -> Site | None:
    """The site or program whose template the pages follow, if it is one fabula knows."""
    for item in package.spine[:LOOKED_AT]:
        site = site_of(parse_page(archive, item.file))
        if site is not None:
            return site
    return None


def _metadata(archive: Archive, package: Package) -> Metadata:
    missing = {"missing": "; ".join(package.missing)} if package.missing else {}
    return Metadata(
        title=package.title,
        authors=package.authors,
        language=package.language,
        series=package.series,
        tags={"subjects": package.subjects} if package.subjects else {},
        source_format="epub",
        source_name=archive.name,
        more=package.more | missing,
    )


def _read_page(archive: Archive, file: str, role: BlockRole) -> tuple[list[Draft], dict[str, int]]:
    data = archive.read(file)
    place = f"{archive.name}: {file}"
    flow = Flow(file, role, place=place, keep_nav=True)
    try:
        root = parse_xml(data, place)
    except UnreadableError:
        # Many books in the wild are not well-formed; a browser's rules read them all the same.
        tree = parse_html(close_empty_elements(decode(data, place)[0]), place)
        if tree.body is not None:
            walk_html(tree.body, flow)
    else:
        body = root if root.tag.rpartition("}")[2] == "body" else next(root.iter("{*}body"), None)
        if body is not None:
            walk_xml(body, flow, place)
    return flow.finish(), flow.anchors


def _role_of_page(item: Item, package: Package, entries: list[Entry], *, story_begun: bool) -> BlockRole:
    """By the guide, the file's name, its title in the table; what the page says of itself outranks all three."""
    if item.file == package.navigation:
        return "contents"
    role = package.guide.get(item.file)
    if role in {None, "body"}:
        role = role_of_file(posixpath.splitext(posixpath.basename(item.file))[0]) or role
    if role in {None, "body"} and len(entries) == 1 and not entries[0].fragment:
        role = role_of_title(entries[0].title) or role
    if role in {None, "body"} and not item.linear:
        role = "back" if story_begun else "front"  # kept out of the reading order by the book itself
    return role or "body"


def _with_titles(page: list[Draft], anchors: dict[str, int], entries: list[Entry]) -> list[Draft]:
    """The page with headings that only the table of contents has.

    A page whose opening already has a heading, or the title's own words, keeps what it has.
    """
    wanted: dict[int, Entry] = {}
    for entry in entries:
        at = anchors.get(entry.fragment) if entry.fragment else 0
        if at is None or at >= len(page) or page[at].role not in {"body", "epigraph"}:
            continue
        opening = page[at : at + OPENING]
        if any(draft.kind == "heading" for draft in opening):
            continue
        said = next((draft for draft in opening if _same(draft.text, entry.title)), None)
        if said is not None:
            said.kind, said.level = "heading", entry.level
        else:
            wanted.setdefault(at, entry)
    if not wanted:
        return page
    whole: list[Draft] = []
    for at, draft in enumerate(page):
        if at in wanted:
            entry = wanted[at]
            whole.append(Draft(entry.title, "heading", "body", entry.level, entry.source, entry.element))
        whole.append(draft)
    return whole


def _same(text: str, title: str) -> bool:
    return len(text) < 200 and _LETTERS.sub("", text).lower() == _LETTERS.sub("", title).lower()


def _restore_body(drafts: list[Draft]) -> None:
    """A book cannot be all apparatus: then its markup is wrong, and only what is surely none stays out."""
    for draft in drafts:
        if draft.role in {"front", "back", "contents", "title-page"}:
            draft.role = "body"
