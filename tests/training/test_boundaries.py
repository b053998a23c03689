"""Novels as blocks, and the boundaries between them as labels."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("numpy")
pytest.importorskip("lxml")

from training.reading_model.boundaries import Block, block_labels, is_break, part_of, place, plain_text, tei_blocks

if TYPE_CHECKING:
    from pathlib import Path

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>
<front><p>A word to the reader.</p></front>
<body><div type="group"><head>BOOK ONE</head>
<div type="chapter"><head>CHAPTER I</head>
<p>The  ferry
 was <hi rend="italic">late</hi>.<note>As ever.</note></p><p>* * *</p><p>It was dark.</p>
<milestone unit="section"/></div>
<div type="chapter"><head>CHAPTER II</head><p>It came.</p><milestone unit="subsection"/>
<quote><p>Come home.</p></quote><trailer>THE END</trailer></div></div></body>
<back><p>Printed in Hull.</p></back></text></TEI>"""


def blocks(path: Path) -> list[tuple[str, str]]:
    path.write_text(TEI, encoding="utf-8")
    return [(block.kind, block.text) for block in tei_blocks(path)]


def test_a_novel_in_tei_is_headings_paragraphs_and_breaks(tmp_path: Path) -> None:
    """Front and back matter, notes and trailers are left out; a break before a heading is none."""
    assert blocks(tmp_path / "x.xml") == [
        ("heading", "BOOK ONE"),
        ("heading", "CHAPTER I"),
        ("paragraph", "The ferry was late."),
        ("break", ""),
        ("paragraph", "It was dark."),
        ("heading", "CHAPTER II"),
        ("paragraph", "It came."),
        ("break", ""),
        ("paragraph", "Come home."),
    ]


def test_blocks_are_found_again_in_the_text_made_of_them(tmp_path: Path) -> None:
    """In order, each after the last."""
    path = tmp_path / "x.xml"
    path.write_text(TEI, encoding="utf-8")
    found = tei_blocks(path)
    text = plain_text(found)
    assert [text[start:end] for start, end in place(found, text)] == [block.text or "* * *" for block in found]


def test_headings_in_a_row_are_dropped_together(tmp_path: Path) -> None:
    """The chapter then starts with its first paragraph; nothing carries it twice."""
    path = tmp_path / "x.xml"
    path.write_text(TEI, encoding="utf-8")
    found = tei_blocks(path)
    kept = block_labels(found, random.Random(1), dropped=0)
    gone = block_labels(found, random.Random(1), dropped=1)
    assert kept == [(True, 3), (True, 1), (True, 1), (False, 0), (True, 2), (True, 3), (True, 1), (False, 0), (True, 2)]
    assert gone[:5] == [(False, 0), (False, 0), (True, 3), (False, 0), (True, 2)]


def test_about_half_of_the_headings_are_dropped() -> None:
    """The same ones each time."""
    found = [Block(kind, "One") for _ in range(200) for kind in ("heading", "paragraph")]
    labels = block_labels(found, random.Random("a novel"))
    assert 70 < sum(stays for stays, _ in labels[::2]) < 130
    assert labels == block_labels(found, random.Random("a novel"))


@pytest.mark.parametrize(
    ("text", "holds"), [("* * *", True), ("———", True), ("No.", False), (". . .", False), ("O", False)]
)
def test_a_row_of_marks_is_a_break(text: str, holds: bool) -> None:
    """Dots alone trail off; letters are words."""
    assert is_break(text) is holds


def test_a_part_ends_with_a_paragraph() -> None:
    """And parts do not overlap."""
    found = [Block("paragraph", "one two three"), Block("heading", "II"), Block("paragraph", "four"), Block("break")]
    assert part_of(found, 4) == found[:1]
    assert part_of(found, 4, 1) == found[2:3]
