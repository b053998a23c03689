"""Walks a tree of elements into a flow: XHTML by lxml, anything else by an HTML5 parser."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from fabula.errors import TooLargeError, UnreadableError
from fabula.reading.ingest.elements import VOID
from fabula.reading.ingest.guides import Meaning
from fabula.reading.ingest.limits import MAX_DEPTH, check_signs, raised

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from fabula.reading.ingest.flow import Flow
    from fabula.reading.ingest.guides import Guide

_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
# Elements that a parser must look through one by one to close a paragraph: many inside each other would cost squares.
_STACKED = re.compile(
    r"<(/?)(?:address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption|figure|footer|form|header"
    r"|hgroup|main|menu|nav|ol|section|summary|ul|pre|listing)\b",
    re.IGNORECASE,
)
# "<title/>" and "<script/>" are closed in XML and swallow the rest of the page in HTML.
_SELF_CLOSED = re.compile(r"<([a-zA-Z][\w:-]*)((?:\s[^<>]*)?)/>")


def parse_xml(data: bytes, place: str) -> _Element:
    """The root element. No entity is expanded, no file or address opened.

    Raises:
        UnreadableError: the bytes are no XML, or bring entities of their own to be expanded.
    """
    from lxml import etree

    check_signs(data, "<", place)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        cause = str(error).splitlines()[0][:120] if str(error) else "no XML"
        raise UnreadableError(f"{place} is broken: {cause}", way_out="get the file again, or repair it") from error
    return root


def walk_xml(root: _Element, flow: Flow, place: str) -> None:
    """Feeds `root` and all inside it to `flow`, in document order and without recursion."""
    stack: list[tuple[_Element, Iterator[_Element]]] = []
    if not flow.open(_local(root.tag), _attributes(root)):
        return
    if root.text:
        flow.words(root.text)
    stack.append((root, iter(root)))
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            flow.close()
            if stack and element.tail:
                flow.words(element.tail)
            continue
        if isinstance(child.tag, str):
            if flow.open(_local(child.tag), _attributes(child)):
                if child.text:
                    flow.words(child.text)
                stack.append((child, iter(child)))
                continue
        elif (name := getattr(child, "name", None)) is not None:  # a reference that the parser was told to leave
            flow.words(named_character(str(name), place))
        if child.tail:
            flow.words(child.tail)


def named_character(name: str, place: str) -> str:
    """What `&name;` stands for in HTML.

    >>> named_character("eacute", "x")
    'é'

    Raises:
        UnreadableError: it is an entity that the file defines for itself.
    """
    shown = html.unescape(f"&{name};")
    if shown.startswith("&") and shown.endswith(";") and name not in {"amp", "AMP"}:
        raise UnreadableError(
            f"{place} uses an entity of its own, &{name[:40]};, which fabula does not expand",
            way_out="save the book again without it",
        )
    return shown


def _local(tag: Any) -> str:  # noqa: ANN401  # lxml's tag is text for elements
    return str(tag).rpartition("}")[2].lower()


_NONE: dict[str, str | None] = {}


def _attributes(element: _Element) -> Mapping[str, str | None]:
    if not element.attrib:
        return _NONE
    found: dict[str, str | None] = {str(name): str(value) for name, value in element.attrib.items()}
    if _EPUB_TYPE in found:
        found["epub:type"] = found[_EPUB_TYPE]
    return found


def parse_html(text: str, place: str) -> Any:  # noqa: ANN401  # selectolax has no types
    """The tree of a page as a browser would see it.

    Raises:
        TooLargeError: elements nested beyond what the parser handles in linear time.
    """
    from selectolax.lexbor import LexborHTMLParser

    check_signs(text, "<", place)
    depth = 0
    for match in _STACKED.finditer(text):
        depth += -1 if match[1] else 1
        if depth > 5 * raised(MAX_DEPTH):
            raise TooLargeError(
                f"{place}: elements nested deeper than {raised(MAX_DEPTH):,}",
                way_out="save it again from a word processor",
            )
        depth = max(depth, 0)
    return LexborHTMLParser(text.encode("utf-8", "replace"))


def close_empty_elements(text: str) -> str:
    """XHTML's `<title/>` written so that an HTML parser closes it, too.

    >>> close_empty_elements("<title/><br/>")
    '<title></title><br/>'
    """
    return _SELF_CLOSED.sub(
        lambda match: match[0] if match[1].lower() in VOID else f"<{match[1]}{match[2]}></{match[1]}>", text
    )


def walk_html(root: Any, flow: Flow, guide: Guide | None = None) -> None:  # noqa: ANN401  # a selectolax node
    """Feeds a node and all inside it to `flow`, in document order and without recursion.

    A guide is asked what each element is for, until it says that nothing inside needs asking.
    """
    found = Meaning() if guide is None else guide.meaning(root, "")
    if found.skip or not flow.open(root.tag, root.attributes, role=found.role, label=found.label, deeper=found.deeper):
        return
    node = root.child
    parents = [root]
    zones = [None if guide is None or found.settled else found.zone]
    while True:
        if node is None:
            flow.close()
            closed = parents.pop()
            zones.pop()
            if not parents:
                return
            node = closed.next
            continue
        tag = node.tag or "!"  # None for what looks like a processing instruction
        if tag == "-text":
            flow.words(node.text_content or "")
        elif not tag.startswith(("-", "!")):
            zone = zones[-1]
            if guide is None or zone is None:
                entered = flow.open(tag, node.attributes)
            else:
                found = guide.meaning(node, zone)
                if found.skip:
                    flow.pass_over(tag)
                    node = node.next
                    continue
                entered = flow.open(tag, node.attributes, role=found.role, label=found.label, deeper=found.deeper)
                zone = None if found.settled else found.zone
            if entered:
                parents.append(node)
                zones.append(zone)
                node = node.child
                continue
        node = node.next
