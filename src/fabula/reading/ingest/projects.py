"""Folders that writing programs keep: which files are the story, in the order of the program's own list.

Scrivener lists its documents in one XML file and keeps each as RTF under its identity; novelWriter likewise, as
Markdown of its own kind. Titles come from the list, because the files have none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from fabula.reading.ingest.markup import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

MAX_ITEMS: Final = 50_000
_NOVELWRITER: Final = "nwProject.nwx"
_STORY_CLASS: Final = "NOVEL"


class Listed(NamedTuple):
    """A document of the story: path, title in the list, titles of the folders around it, outermost first."""

    path: str
    title: str
    folders: tuple[str, ...]


def index_of(paths: Iterable[str]) -> str | None:
    """The file that lists the documents, at the top of the folder; None when it is no such folder.

    >>> index_of(["Files/Data/A/content.rtf", "Low Water.scrivx"])
    'Low Water.scrivx'
    """
    tops = [path for path in paths if "/" not in path]
    return next((path for path in tops if path == _NOVELWRITER or path.endswith(".scrivx")), None)


def listed_in(index: str, data: bytes, paths: Iterable[str], place: str) -> tuple[list[Listed], str | None]:
    """Documents of the story in order, and the project's title when the list says it.

    Raises:
        UnreadableError: the list is broken.
    """
    root = parse_xml(data, place)
    known = {path.lower(): path for path in paths}
    if index == _NOVELWRITER:
        return list(_novelwriter(root, known)), _text(root, "name") or _text(root, "title")
    return list(_scrivener(root, known)), _text(root, "ProjectTitle")


def _scrivener(root: _Element, known: Mapping[str, str]) -> Iterator[Listed]:
    draft = next((item for item in root.iter("BinderItem") if item.get("Type") == "DraftFolder"), None)
    if draft is None:
        return
    for item in list(draft.iter("BinderItem"))[1 : MAX_ITEMS + 1]:
        if item.findtext("MetaData/IncludeInCompile", "Yes") != "Yes":
            continue
        path = next((known[name] for name in _scrivener_names(item) if name in known), None)
        if path is not None:
            yield Listed(path, _title(item), tuple(reversed(list(_around(item, draft)))))


def _around(item: _Element, draft: _Element) -> Iterator[str]:
    for outer in item.iterancestors("BinderItem"):
        if outer is draft:
            return
        yield _title(outer)


def _title(item: _Element) -> str:
    return " ".join(item.findtext("Title", "").split())


def _scrivener_names(item: _Element) -> list[str]:
    """Where versions 3 and 2 keep a document, in small letters."""
    return [f"files/data/{item.get('UUID', '').lower()}/content.rtf", f"files/docs/{item.get('ID', '')}.rtf"]


def _novelwriter(root: _Element, known: Mapping[str, str]) -> Iterator[Listed]:
    children: dict[str, list[_Element]] = {}
    for item in list(root.iter("item"))[:MAX_ITEMS]:
        if item.get("class", _STORY_CLASS) == _STORY_CLASS:
            children.setdefault(item.get("parent") or "None", []).append(item)
    stack = list(reversed(children.get("None", [])))
    while stack:
        item = stack.pop()
        handle = item.get("handle", "")
        path = known.get(f"content/{handle.lower()}.nwd")
        if path is not None and item.get("layout", "DOCUMENT") == "DOCUMENT":
            yield Listed(path, " ".join(item.findtext("name", "").split()), ())
        # Taken out, so that a list that runs in a circle ends.
        stack += sorted(children.pop(handle, []), key=lambda one: _order(one.get("order")), reverse=True)


def _order(stated: str | None) -> int:
    return int(stated) if stated and re.fullmatch(r"\d{1,9}", stated) else 0


def _text(root: _Element, name: str) -> str | None:
    found = next(root.iter(f"{{*}}{name}"), None)
    return " ".join(found.text.split()) or None if found is not None and found.text else None
