"""Novels as blocks (headings, paragraphs, breaks), and the boundaries between them as labels of words.

A scene break's own marks and half of the headings leave the text, so that the words alone must tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

    from fabula.model.stage import StoryView
    from fabula.reading.attribution.page import Page

Kind = Literal["heading", "paragraph", "break"]
NONE, PARAGRAPH, SCENE, CHAPTER = range(4)
TEI = "{http://www.tei-c.org/ns/1.0}"
# Elements that are no text of the novel: notes stand beside it, trailers say "THE END".
_DROPPED = {"note", "trailer", "front", "back", "figure", "gap", "fw"}
_SCENE_UNITS = {"section", "subsection", "subchapter", "subchap", "structural", "structure", "gap"}
# Hyphens that must not break, and such as may: all are written as the one that books use.
_PLAIN = {0x2010: "-", 0x2011: "-", 0xAD: None}
_MARKS_ONLY = re.compile(r"[\s*·•.\-–—_~#+=oO]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a scene break (whose text is empty)."""

    kind: Kind
    text: str = ""


def is_break(text: str) -> bool:
    """Whether a paragraph is nothing but marks of a break.

    >>> is_break("* * *"), is_break("———-"), is_break("Oh"), is_break("...")
    (True, True, False, False)
    """
    bare = "".join(text.split())
    return len(bare) > 1 and not set(bare) <= {"."} and bool(_MARKS_ONLY.fullmatch(bare)) and not bare.isalpha()


def tei_blocks(path: Path) -> list[Block]:
    """The body of a novel in TEI, front and back matter and notes left out."""
    from lxml import etree

    tree = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True))
    blocks: list[Block] = []
    for body in tree.iterfind(f".//{TEI}body"):
        blocks.extend(_tidy(_walk(body)))
    return blocks


def _walk(element: Any) -> Iterator[Block]:
    """Blocks of an element of structure; paragraphs that hold verse or letters fall apart into theirs."""
    for child in element:
        name = _name(child)
        if name is None or name in _DROPPED or child.get("type") in {"notes", "titlepage", "liminal"}:
            continue
        if name == "milestone":
            if child.get("unit") in _SCENE_UNITS:
                yield Block("break")
        elif name == "head":
            yield Block("heading", _words(child))
        elif name in {"p", "l", "label", "ab"} or (
            name == "quote" and not any(_name(part) in {"p", "l", "lg", "label"} for part in child.iter())
        ):
            yield from _paragraph(child)
        else:
            yield from _walk(child)


def _paragraph(element: Any) -> Iterator[Block]:
    """One paragraph, cut at paragraphs, verses and breaks inside it."""
    text = [""]
    parts: list[Block] = []

    def close() -> None:
        words = " ".join(text[0].translate(_PLAIN).split())
        if words:
            parts.append(Block("break") if is_break(words) else Block("paragraph", words))
        text[0] = ""

    def visit(node: Any) -> None:
        text[0] += node.text or ""
        for child in node:
            name = _name(child)
            if name == "milestone" and child.get("unit") in _SCENE_UNITS:
                close()
                parts.append(Block("break"))
            elif name in {"p", "l", "label", "head"}:
                close()
                visit(child)
                close()
            elif name is not None and name not in _DROPPED:
                visit(child)
            text[0] += child.tail or ""

    visit(element)
    close()
    yield from parts


def _name(node: Any) -> str | None:
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else None


def _words(element: Any) -> str:
    found = [block.text for block in _paragraph(element) if block.kind == "paragraph"]
    return " ".join(found)


def _tidy(blocks: Iterator[Block]) -> Iterator[Block]:
    """Drops breaks before headings, after them, at the ends and in rows, and empty headings."""
    pending = False
    last: Kind = "heading"
    for block in blocks:
        if block.kind == "break":
            pending = True
            continue
        if block.kind == "heading" and not block.text:
            continue
        if pending and block.kind == "paragraph" and last == "paragraph":
            yield Block("break")
        pending = False
        last = block.kind
        yield block


def part_of(blocks: list[Block], most: int, number: int = 0) -> list[Block]:
    """The `number`th contiguous part of about `most` words; the first introduces the people.

    >>> blocks = [Block("heading", "I"), Block("paragraph", "a b"), Block("paragraph", "c d"), Block("break")]
    >>> [[block.text for block in part_of(blocks, 3, number)] for number in (0, 1)]
    [['I', 'a b'], ['c d']]
    """
    taken: list[Block] = []
    words = 0
    for block in blocks:
        if most * number <= words < most * (number + 1):
            taken.append(block)
        words += block.text.count(" ") + 1 if block.text else 0
    while taken and taken[-1].kind != "paragraph":
        taken.pop()
    return taken


BREAK = "* * *"


def plain_text(blocks: list[Block]) -> str:
    """The blocks as a plain text file, with a blank line between."""
    return "\n\n".join(BREAK if block.kind == "break" else block.text for block in blocks) + "\n"


def place(blocks: list[Block], text: str) -> list[tuple[int, int]]:
    r"""Where each block stands in the text that fabula made of `plain_text`.

    >>> place([Block("paragraph", "One."), Block("break"), Block("paragraph", "Two.")], "One.\n\n* * *\n\nTwo.")
    [(0, 4), (6, 11), (13, 17)]
    """
    spans = []
    at = 0
    for block in blocks:
        words = BREAK if block.kind == "break" else block.text
        found = text.find(words, at)
        assert found >= 0, words[:60]
        spans.append((found, found + len(words)))
        at = found + len(words)
    return spans


def block_labels(blocks: list[Block], rng: random.Random, dropped: float = 0.5) -> list[tuple[bool, int]]:
    """For each block whether its words stay, and the boundary before it.

    The first block that stays of a chapter's headings and paragraphs carries the chapter.

    >>> import random
    >>> blocks = [Block("heading", "I"), Block("paragraph", "a"), Block("break"), Block("paragraph", "b")]
    >>> block_labels(blocks, random.Random(0), dropped=0)
    [(True, 3), (True, 1), (False, 0), (True, 2)]
    >>> block_labels(blocks, random.Random(0), dropped=1)
    [(False, 0), (True, 3), (False, 0), (True, 2)]
    """
    found: list[tuple[bool, int]] = []
    pending = PARAGRAPH
    keeps = True
    for number, block in enumerate(blocks):
        if block.kind == "break":
            pending = max(pending, SCENE)
            found.append((False, NONE))
            continue
        if block.kind == "heading":
            if not number or blocks[number - 1].kind != "heading":
                keeps = rng.random() >= dropped
                pending = CHAPTER
            if not keeps:
                found.append((False, NONE))
                continue
        found.append((True, pending))
        pending = PARAGRAPH
    return found


def blocks_of(view: StoryView) -> tuple[list[Block], list[tuple[int, int]]]:
    """Blocks of a text that fabula has read from a book with structure, and where they stand; paratext left out."""
    from fabula.model.text import Edition, Segmentation

    text = view[Edition].text
    segmentation = view[Segmentation]
    blocks: list[Block] = []
    spans: list[tuple[int, int]] = []
    breaks = [pause.start for pause in segmentation.breaks]
    for paragraph in segmentation.paragraphs:
        if not paragraph.chapter:
            continue
        if blocks and any(spans[-1][1] <= start <= paragraph.start for start in breaks):
            blocks.append(Block("break"))
            spans.append((spans[-1][1], spans[-1][1]))
        words = text[paragraph.start : paragraph.end]
        if paragraph.kind == "break" or is_break(words):
            continue
        blocks.append(Block("heading" if paragraph.kind == "heading" else "paragraph", words))
        spans.append((paragraph.start, paragraph.end))
    return blocks, spans


def word_labels(
    page: Page, blocks: list[Block], spans: list[tuple[int, int]], rng: random.Random
) -> tuple[list[int], list[int], set[int]]:
    """Sentence and boundary of each word, and the words that leave the text: breaks, dropped headings, paratext."""
    size = len(page.starts)
    sentence, boundary = [0] * size, [NONE] * size
    gone = set(range(size))
    for start in page.sentences.starts:
        token = page.token(start)
        if token < size:
            sentence[token] = 1
    for (start, end), (stays, label) in zip(spans, block_labels(blocks, rng), strict=True):
        tokens = page.tokens_in(start, end)
        if not tokens or not stays:
            continue
        gone.difference_update(tokens)
        boundary[tokens[0]] = label
        sentence[tokens[0]] = 1
    return [int(label and at not in gone) for at, label in enumerate(sentence)], boundary, gone
