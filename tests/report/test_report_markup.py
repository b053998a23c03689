"""Whatever a book holds, the page stays a page."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser  # noqa: TID253  # only here, and only in tests

import fabula
from fabula.report import write_report
from fabula.report.initials import give_initials
from fabula.report.markup import Html, element, safe

HOSTILE = """\
Chapter <script>alert(1)</script>

“Good morning, Mr. <img src=x onerror=alert(2)>,” said Anna Kern. “Is the 🚢 "in" & 'out'?”

“</q></p></details><style>*{display:none}</style>,” said Mr. Voss. “It is \u202elate, 𝔄nna.”

Anna Kern looked at Mr. Voss. “&lt;b&gt; stays &amp; stays,” said Anna Kern.

javascript:alert(3) <!-- was chalked on the wall --> <![CDATA[ and so on. \x00\x07
"""


def page(source: str) -> str:
    out = io.BytesIO()
    write_report(fabula.read(source.encode(), language="en"), out, file="made.fabula")
    return out.getvalue().decode("utf-8")


@given(st.text())
def test_any_text_comes_back_from_the_page(words: str) -> None:
    """What is escaped reads as it was written; only what HTML forbids is replaced."""
    tree = LexborHTMLParser(f'<p title="{safe(words)}">x{safe(words)}y</p>')
    allowed = re.sub("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", "\ufffd", words)
    allowed = allowed.replace("\r\n", "\n").replace("\r", "\n")
    node = tree.css_first("p")

    assert node.text() == f"x{allowed}y"
    assert (node.attributes["title"] or "") == allowed


def test_an_element_escapes_children_and_attributes() -> None:
    """Only HTML made by the writer itself goes through."""
    assert element("a", "<i>", Html("<b>x</b>"), title='"><i>') == (
        '<a title="&quot;&gt;&lt;i&gt;">&lt;i&gt;<b>x</b></a>'
    )


def test_no_word_of_a_book_becomes_markup() -> None:
    """Scripts, elements, comments and entities of the text are words and nothing else."""
    html = page(HOSTILE)
    tree = LexborHTMLParser(html)

    assert tree.css("script, img, iframe, object, link, form, base, [onerror]") == []
    assert len(tree.css("style")) == 1
    assert "<!--" not in html.partition("</style>")[2]
    text = tree.css_first("#text").text()
    for words in (
        "<img src=x onerror=alert(2)>",
        "</q></p></details><style>",
        "&lt;b&gt; stays &amp; stays",
        "🚢",
        "𝔄nna",
    ):
        assert words in text
    assert "\x00" not in html


@pytest.mark.parametrize("bad", ["\ud800", "\x00", "\x85", "\ufffe"])
def test_what_no_page_may_hold_is_replaced(bad: str) -> None:
    """One sign stands for each; the file is valid UTF-8."""
    assert safe(f"a{bad}b").encode() == "a\N{REPLACEMENT CHARACTER}b".encode()


@given(st.lists(st.text(max_size=12), max_size=30))
def test_initials_tell_everybody_apart(names: list[str]) -> None:
    """No two have the same, whatever their names."""
    given_ = give_initials(names)

    assert len(set(given_)) == len(names)
    assert all(given_)
