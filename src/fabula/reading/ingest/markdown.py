"""Markdown → drafts and metadata, by markdown-it's tokens.

Three rules of Markdown are bent to prose: text indented by four spaces is no program, a long paragraph above a row of
dashes is no heading, and the dash or number before a list item stays, because it may be speech ("- Come in!") or a
sentence ("1815. It rained.").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fabula.model.text import Metadata, SeriesPart
from fabula.reading.ingest.flow import Flow
from fabula.reading.ingest.front_matter import split_front_matter
from fabula.reading.ingest.limits import check_signs
from fabula.reading.ingest.markup import parse_html, walk_html

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from markdown_it.token import Token

    from fabula.model.text import TagKind
    from fabula.reading.ingest.drafts import Draft

_TAG = re.compile(r"<(/?)(i|em|b|strong|u|s|q|sup|sub|small|br|cite|del|ins)\b[^<>]*>", re.IGNORECASE)
_LINES = re.compile(r"\r\n|\r|\n")
# Keys of front matter → kinds of tags.
_TAGS: Final[dict[str, TagKind]] = {
    "characters": "characters", "character": "characters", "relationships": "relationships", "fandom": "fandoms",
    "fandoms": "fandoms", "rating": "rating", "warnings": "warnings", "genre": "genres", "genres": "genres",
    "tags": "subjects", "keywords": "subjects", "categories": "categories",
}  # fmt: skip
_PARTS: Final = ("series_part", "series part", "part", "volume", "book")
_SAID: Final = frozenset({"title", "author", "authors", "lang", "language", "series", *_PARTS, *_TAGS})
MAX_HEADING = 100  # characters; longer ones above a row of dashes are paragraphs before a scene break


def read_markdown(text: str, name: str, encoding: str) -> tuple[list[Draft], Metadata]:
    """Drafts of the text, each with its line in the file as source, and the fields of its front matter."""
    from markdown_it import MarkdownIt

    for signs in ("\n", "\r", "*_`[~|<&"):
        check_signs(text, signs, name)
    fields, begin = split_front_matter(text)
    first_line = 1 + len(_LINES.findall(text, 0, begin))
    # What stands inside a paragraph is read when its turn comes: all of it at once takes as much memory again.
    parser = MarkdownIt("commonmark").enable(["strikethrough", "table"]).disable(["code", "inline"])
    env: dict[str, Any] = {}

    def parse_inline(content: str) -> list[Token]:
        children: list[Token] = []
        parser.inline.parse(content, parser, env, children)
        return children

    source = text[begin:].replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    flow = Flow(place=name)
    _walk(parser.parse(source, env), flow, first_line, parse_inline)
    return flow.finish(), _metadata(fields, name, encoding)


def _metadata(fields: dict[str, list[str]], name: str, encoding: str) -> Metadata:
    tags: dict[TagKind, tuple[str, ...]] = {}
    for key, kind in _TAGS.items():
        if values := [value for entry in fields.get(key, ()) for value in _split(entry, kind)]:
            tags[kind] = tuple(dict.fromkeys((*tags.get(kind, ()), *values)))
    part = next((value for key in _PARTS for value in fields.get(key, ())), "")
    return Metadata(
        title=" ".join(fields.get("title", [])) or None,
        authors=tuple(fields.get("author") or fields.get("authors") or []),
        language=next(iter(fields.get("lang") or fields.get("language") or []), None),
        series=tuple(SeriesPart(name=series, part=part) for series in fields.get("series", [])),
        tags=tags,
        source_format="markdown",
        source_name=name,
        encoding=encoding,
        more={key: "; ".join(values) for key, values in fields.items() if values and key not in _SAID},
    )


def _split(entry: str, kind: TagKind) -> list[str]:
    """Names of people may hold commas; subjects are often joined by them."""
    return [part for value in entry.split(",") if (part := value.strip())] if kind == "subjects" else [entry]


def _walk(tokens: Sequence[Token], flow: Flow, first_line: int, parse_inline: Callable[[str], Sequence[Token]]) -> None:
    swallowed = 0  # closing tokens whose opening ones were not passed on
    prefix = ""
    for at, token in enumerate(tokens):
        address = f"line {token.map[0] + first_line}" if token.map else ""
        if token.type == "inline":
            if prefix:
                flow.words(prefix)
                prefix = ""
            _inline(parse_inline(token.content), flow)
            if tokens[at - 1].type == "paragraph_open":
                token.content = ""  # its words stand in the flow now
        elif token.type in {"fence", "code_block"}:
            flow.open("pre", {}, address)
            flow.words(token.content)
            flow.close()
        elif token.type == "html_block":
            _html(token.content, flow, address)
        elif token.type == "hr":
            flow.open("hr", {}, address)
        elif token.type == "heading_open":
            shown = tokens[at + 1].content
            if not shown.strip():  # a lone "#" parts scenes in manuscripts
                flow.open("hr", {}, address)
                swallowed += 1
            elif token.markup in {"-", "="} and (len(shown) > MAX_HEADING or "\n" in shown):
                flow.open("p", {}, address)
            else:
                flow.open(token.tag, {}, address)
        elif token.type == "heading_close" and swallowed:
            swallowed -= 1
        elif token.nesting == 1:
            flow.open(token.tag or "div", {}, address)
            if token.type == "list_item_open":
                prefix = _item_prefix(token)
        elif token.nesting == -1:
            flow.close()
            if token.type == "heading_close" and token.markup == "-" and _is_long(tokens, at):
                flow.open("hr", {})


def _is_long(tokens: Sequence[Token], closing: int) -> bool:
    shown = tokens[closing - 1].content
    return len(shown) > MAX_HEADING or "\n" in shown


def _item_prefix(token: Token) -> str:
    if token.info:
        return f"{token.info}{token.markup} "
    return "- " if token.markup == "-" else ""


def _inline(tokens: Sequence[Token], flow: Flow) -> None:
    for token in tokens:
        if token.type in {"text", "code_inline", "text_special"}:
            flow.words(token.content)
        elif token.type == "softbreak":
            flow.words(" ")
        elif token.type == "hardbreak":
            flow.open("br", {})
        elif token.type == "html_inline":
            tag = _TAG.fullmatch(token.content)
            if tag is None:
                continue
            if tag[1]:
                flow.close_inline(tag[2].lower())
            else:
                flow.open(tag[2].lower(), {})
        elif token.type != "image" and token.nesting == 1:
            flow.open(token.tag, {})
        elif token.nesting == -1:
            flow.close_inline(token.tag)


def _html(content: str, flow: Flow, address: str) -> None:
    tree = parse_html(content, "HTML in Markdown")
    if tree.body is not None and flow.open("div", {}, address):
        node = tree.body.child
        while node is not None:
            if node.tag == "-text":
                flow.words(node.text_content or "")
            elif node.tag and not node.tag.startswith(("-", "!")):
                walk_html(node, flow)
            node = node.next
        flow.close()
