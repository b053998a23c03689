"""HTML and Markdown: extracted words, with the look and the place of each block."""

from __future__ import annotations

import pytest
from ingest_files import assert_tiled, marks, shown, words

from fabula.reading.ingest import read_edition


def html(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_blocks_of_a_page_and_where_they_came_from() -> None:
    """Headings keep their level; block texts are parted by an empty line; the source is the element's path."""
    edition = read_edition(
        html("<section><h1>The Ferry</h1></section><section><h2>One</h2>\n<p>It was\n  late.</p></section>")
    )

    assert edition.text == "The Ferry\n\nOne\n\nIt was late."
    assert [(block.kind, block.level, block.source.element) for block in edition.blocks] == [
        ("heading", 1, "body/section[1]/h1[1]"),
        ("heading", 2, "body/section[2]/h2[1]"),
        ("paragraph", 0, "body/section[2]/p[1]"),
    ]
    assert_tiled(edition)


def test_white_space_folds_and_no_break_spaces_stay() -> None:
    """Line ends of the source are spaces; soft hyphens and word joiners have no look and go."""
    edition = read_edition(html("<p> Mr.&nbsp;Pike\n\tnever&shy;the&#x2060;less <i> came </i> . </p>"))

    assert edition.text == "Mr.\xa0Pike nevertheless came ."
    assert marks(edition) == [("italic", "came")]


def test_looks_become_marks() -> None:
    """Elements, classes and styles; the words stay as they are, also inside <q>."""
    edition = read_edition(
        html(
            "<p><em>a</em> <b>b</b> <q>Come in,</q> he said. <u>c</u> <s>d</s> x<sup>th</sup> <span "
            "class='smcap'>Pike</span> "
            "<span style='font-style: italic'>e</span> <em>f <strong>g</strong></em></p>"
        )
    )

    assert edition.text == "a b Come in, he said. c d xth Pike e f g"
    assert marks(edition) == [
        ("italic", "a"), ("bold", "b"), ("quote", "Come in,"), ("underline", "c"), ("strike", "d"),
        ("superscript", "th"),
        ("small-caps", "Pike"), ("italic", "e"), ("italic", "f g"), ("bold", "g"),
    ]  # fmt: skip


def test_a_mark_over_two_paragraphs_is_two_marks() -> None:
    """Each block has its own part."""
    edition = read_edition(html("<div><i>One.<p>Two.</p></i>Three.</div>"))

    assert words(edition) == ["One.", "Two.", "Three."]
    assert marks(edition) == [("italic", "One."), ("italic", "Two.")]


def test_scripts_styles_menus_and_hidden_things_are_no_text() -> None:
    """What a reader of the page does not read."""
    edition = read_edition(
        html(
            "<script>var a</script><style>p{}</style><nav><a href='/'>Home</a></nav><p hidden>x</p><p "
            "style='display:none'>y</p>"
            "<template>z</template><!-- note --><p>It was late.<span class='pagenum'>[12]</span></p>"
        )
    )

    assert edition.text == "It was late."


def test_scene_breaks_of_a_page() -> None:
    """A rule, a row of marks and an ornament part scenes; a rule's block has no words."""
    edition = read_edition(
        html(
            "<p>a</p><hr><p>b</p><p align='center'>* * *</p><p>c</p><div class='scene-break'><img src='x.png'>"
            "</div><p>d</p>"
        )
    )

    assert [(kind, text) for kind, _, text in shown(edition)] == [
        ("paragraph", "a"), ("break", ""), ("paragraph", "b"), ("break", "* * *"), ("paragraph", "c"), ("break", ""),
        ("paragraph", "d"),
    ]  # fmt: skip
    assert_tiled(edition)


def test_empty_paragraphs_are_gaps_unless_the_whole_page_is_spaced_by_them() -> None:
    """A gap says something only where it is rare."""
    rare = read_edition(html("<p>a</p><p>b</p><p>c</p><p>&nbsp;</p><p></p><p>d</p><p>e</p>"))
    common = read_edition(html("<p>a</p><p></p><p>b</p><p></p><p>c</p><p></p><p>d</p>"))

    assert [block.kind for block in rare.blocks] == ["paragraph"] * 3 + ["blank"] + ["paragraph"] * 2
    assert [block.kind for block in common.blocks] == ["paragraph"] * 4


def test_line_breaks_part_lines_and_two_part_paragraphs() -> None:
    """Old pages set whole stories with <br>."""
    assert words(read_edition(html("<p>Dear Ada,<br>come soon.<br><br>Yours,<br/>Tom</p>"))) == [
        "Dear Ada,\ncome soon.",
        "Yours,\nTom",
    ]
    long = "It rained on the ferry and on the bell and on Ada, who had forgotten her hat again, and nobody came at all."
    assert len(read_edition(html(f"{long}<br>{long}<br>{long}")).blocks) == 3


def test_lines_of_a_poem_are_verse() -> None:
    """By class, or by three short lines."""
    edition = read_edition(
        html("<div class='poem'><p>Low lies the fen</p></div><p>One bell,<br>two bells,<br>three.</p><p>a<br>b</p>")
    )

    assert [block.kind for block in edition.blocks] == ["verse", "verse", "paragraph"]


def test_links_to_notes_leave_the_sentence_and_notes_have_their_role() -> None:
    """Numbers that lead to a note are out of line; other links and powers stay."""
    edition = read_edition(
        html(
            "<p>It rained<sup><a href='#n1'>1</a></sup> on<a href='#n2'><sup>2</sup></a> and on.<a href='#n3'>[3]</a> "
            "See <a href='#x'>the map</a>, 5<sup>2</sup>.</p>"
            "<aside epub:type='footnote' id='n1'><p><a href='#r1'>[1]</a> Hard. <a href='#r1'>↩</a></p></aside>"
        )
    )

    assert shown(edition) == [
        ("paragraph", "body", "It rained on and on. See the map, 52."),
        ("paragraph", "note", "Hard."),
    ]
    assert marks(edition) == [("superscript", "2")]


def test_a_drop_capital_that_is_a_picture_is_a_letter() -> None:
    """Its alternative text completes the word."""
    assert (
        read_edition(html("<p><img alt='T' src='t.png'>he bell rang.<img alt='A bell' src='b.png'></p>")).text
        == "The bell rang."
    )


def test_ruby_is_read_once() -> None:
    """The reading aid beside the word is no second word."""
    assert read_edition(html("<p><ruby>Kane<rp>(</rp><rt>bell</rt><rp>)</rp></ruby> rang.</p>")).text == "Kane rang."


def test_preformatted_text_keeps_its_lines() -> None:
    """Empty lines part it."""
    assert words(read_edition(html("<pre>\nOne\n  two\n\nthree\n</pre>"))) == ["One\n  two", "three"]


@pytest.mark.parametrize(
    "data",
    [
        b"<p>It was late.</p>",
        b"\xef\xbb\xbf<!-- x --><HTML><P>It was late.",
        b"<?xml version='1.0'?>\n<!DOCTYPE html><html><body><title/><p>It was late.</p></body></html>",
    ],
)
def test_html_is_known_by_its_content(data: bytes) -> None:
    """With and without a head, in small letters and large, as HTML and as XHTML."""
    edition = read_edition(data)

    assert (edition.metadata.source_format, edition.text) == ("html", "It was late.")


def test_head_and_charset_of_a_page() -> None:
    """Title, author and language become metadata; a declared encoding is used where UTF-8 fails."""
    page = (
        "<html lang='en-GB'><head><meta charset='windows-1250'><title>The\n Ferry</title>"
        "<meta name='author' content='Ada Quill'></head><p>Žofie</p>"
    )

    edition = read_edition(page.encode("cp1250"))

    assert edition.text == "Žofie"
    assert (edition.metadata.title, edition.metadata.authors, edition.metadata.language) == (
        "The Ferry",
        ("Ada Quill",),
        "en-GB",
    )
    assert edition.metadata.encoding == "cp1250"


def test_gutenberg_page() -> None:
    """Header, credits and footer are licence in HTML, too, by their words or their markup."""
    edition = read_edition(
        html(
            "<p>The Project Gutenberg eBook of The Ferry</p><p>Title: The Ferry</p><p>Author: Ada Quill</p>"
            "<p>*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY ***</p><p>Produced by some people</p><h2>"
            "I</h2><p>It was late.</p>"
            "<section class='pg-boilerplate' id='pg-footer'><p>*** END OF THE PROJECT GUTENBERG EBOOK THE "
            "FERRY ***</p></section>",
            "<title>The Ferry | Project Gutenberg</title>",
        )
    )

    assert [text for _, role, text in shown(edition) if role == "body"] == ["I", "It was late."]
    assert (edition.metadata.title, edition.metadata.authors) == ("The Ferry", ("Ada Quill",))


MARKDOWN = """---
title: "The Ferry"
author: Ada Quill
tags: [rain, bells]
---
# Part One

## The *Bell*

It was **late**
and she was _tired_.

* * *

Nobody came.
***
#

> A sign said “Closed”.
"""


def test_markdown_blocks_marks_and_front_matter() -> None:
    """Headings, emphasis, rules and quotes; the source is the line; front matter becomes metadata."""
    edition = read_edition(MARKDOWN.encode(), name="x.md")

    assert [(block.kind, block.level, block.source.element) for block in edition.blocks] == [
        ("heading", 1, "line 6"), ("heading", 2, "line 8"), ("paragraph", 0, "line 10"), ("break", 0, "line 13"),
        ("paragraph", 0, "line 15"), ("break", 0, "line 17"), ("paragraph", 0, "line 19"),
    ]  # fmt: skip
    assert marks(edition) == [("italic", "Bell"), ("bold", "late"), ("italic", "tired")]
    assert words(edition)[2] == "It was late and she was tired."
    assert (edition.metadata.title, edition.metadata.authors) == ("The Ferry", ("Ada Quill",))
    assert edition.metadata.tags == {"subjects": ("rain", "bells")}
    assert_tiled(edition)


def test_front_matter_tells_markdown_without_a_name() -> None:
    """On standard input there is no ending to go by."""
    assert read_edition(MARKDOWN.encode()).metadata.source_format == "markdown"
    assert read_edition(b"---\nIt was late.\n---\n").metadata.source_format == "text"


def test_markdown_is_bent_to_prose() -> None:
    """Dashes of speech, sentences that open with a year, indented paragraphs and rules under long ones."""
    edition = read_edition(
        b"- Come in!\n- No.\n\n1815. It rained.\n\n    Indented.\n\n"
        b"A paragraph that goes on for so long that nobody could take it for a heading,\nnot even a "
        b"program.\n---\nEnd \\*\\*.\n",
        name="x.md",
    )

    assert [(kind, text) for kind, _, text in shown(edition)] == [
        ("paragraph", "- Come in!"), ("paragraph", "- No."), ("paragraph", "1815. It rained."),
        ("paragraph", "Indented."),
        (
            "paragraph",
            "A paragraph that goes on for so long that nobody could take it for a heading, not even a program.",
        ),
        ("break", ""), ("paragraph", "End **."),
    ]  # fmt: skip


def test_html_inside_markdown() -> None:
    """Inline tags are looks, blocks are blocks, comments are nothing."""
    edition = read_edition(b"He <i>ran</i>.<!-- x -->\n\n<center>~ ~ ~</center>\n\nA &amp; B<br>C\n", name="x.md")

    assert [(kind, text) for kind, _, text in shown(edition)] == [
        ("paragraph", "He ran."), ("break", "~ ~ ~"), ("paragraph", "A & B\nC"),
    ]  # fmt: skip
    assert marks(edition) == [("italic", "ran")]


def test_what_looks_like_a_processing_instruction_is_nothing() -> None:
    """The parser has no name for it."""
    for page in (b"<!DOCTYPE html><h2>One<?h2><\\x></h2><p>Late.</p>", b"# One\n\n<p>a<?h2><\\x></p>\n\nLate.\n"):
        assert read_edition(page, name="x.md" if page.startswith(b"#") else "x.html").text.endswith("Late.")
