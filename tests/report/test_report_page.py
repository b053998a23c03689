"""The report: complete, self-contained, and every statement leads to the words that support it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser  # noqa: TID253  # only here, and only in tests

import fabula
from fabula.cli.bundled import bundled_story
from fabula.cli.horizon import until_chapter
from fabula.report import write_report
from fabula.report.page import POLICY
from made_story import made_story

if TYPE_CHECKING:
    from fabula.model.story import Story

EXAMPLES = sorted(path for path in (Path(__file__).parents[2] / "examples").glob("*/story.*") if path.is_file())
HUNDRED_THOUSAND, FIVE_MEGABYTES = 100_000, 5_000_000


def page_of(story: Story, **more: object) -> str:
    out = io.BytesIO()
    write_report(story, out, file="made.fabula", **more)
    return out.getvalue().decode("utf-8")


@pytest.fixture(scope="module")
def harbour() -> Story:
    return fabula.read(bundled_story())


@pytest.fixture
def tree() -> LexborHTMLParser:
    return LexborHTMLParser(page_of(made_story()))


def test_the_page_asks_for_nothing_and_runs_nothing(harbour: Story) -> None:
    """No script, no address outside the page, and a policy that forbids both."""
    tree = LexborHTMLParser(page_of(harbour))
    policy = tree.css_first("meta[http-equiv=Content-Security-Policy]")

    assert policy.attributes["content"] == POLICY
    assert "default-src 'none'" in POLICY
    assert tree.css("script, link, img, iframe, object, embed, video, audio, form, [src], [srcset]") == []
    assert all((link.attributes["href"] or "").startswith("#") for link in tree.css("[href]"))
    assert "url(" not in tree.css_first("style").text()
    assert "@import" not in tree.css_first("style").text()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_link_leads_to_a_place_in_the_page(path: Path) -> None:
    """Ids are unique, and each link has one to go to."""
    tree = LexborHTMLParser(page_of(fabula.read(path, language="en")))
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    links = {unquote((link.attributes["href"] or "")[1:]) for link in tree.css("a")}
    named = {
        name
        for node in tree.css("[aria-labelledby], [aria-describedby]")
        for key in ("aria-labelledby", "aria-describedby")
        for name in (node.attributes.get(key) or "").split()
    }

    assert len(ids) == len(set(ids))
    assert links - set(ids) == set()
    assert named - set(ids) == set()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_text_is_in_the_page_in_full(path: Path) -> None:
    """Joined together, what is shown of the story is the story, but for white space."""
    story = fabula.read(path, language="en")
    text = LexborHTMLParser(page_of(story)).css_first("#text")
    for node in text.css("#text-h, .legend, .note, .ch > summary small, p.sc, p > a:first-child, .para > summary"):
        node.decompose()

    assert "".join(text.text().split()) == "".join(story.text.split())


def test_nothing_later_is_in_the_file(harbour: Story) -> None:
    """Not a name, not a word, not a join of what comes after the chapter."""
    cut = page_of(until_chapter(harbour, "1"), until="1")

    assert "As far as chapter 1" in cut
    for later in ("Delphine", "Noor", "Perpetua", "Desmond", "Smugglers", "2¶", "3¶", harbour.edition.sha256):
        assert later not in cut
        assert later in page_of(harbour)


def test_a_speech_says_who_to_whom_how_sure_and_why(tree: LexborHTMLParser) -> None:
    """In words, on the speech itself, which can be stepped to; the unknown are marked as such."""
    speeches = {node.attributes["id"]: node for node in tree.css("q[id]")}

    assert {id_: node.attributes["aria-description"] for id_, node in speeches.items()} == {
        "1¶1.1": "Anna Kern to Mr. Voss · certain: a tag names the speaker",
        "1¶2.1": "Mr. Voss to Anna Kern · certain: a tag names the speaker",
        "1¶2.2": "Anna Kern · certain: a tag names the speaker",
        "1¶3.1": "Anna Kern to Mr. Voss · likely: they take turns (see 1¶2)",
        "1¶4.1": "Unknown: Mr. Voss or Mrs. Voss? to Anna Kern · open: they take turns (see 1¶2)",
        "2¶2.1": "Unknown · open: no cue (see 2¶1)",
    }
    assert all(node.attributes["tabindex"] == "0" for node in speeches.values())
    assert [node.attributes["class"] for node in speeches.values()] == ["c1", "c2", "c1", "c1", "u", "u"]
    assert [node.attributes["data-i"] for node in speeches.values()] == ["AK", "MV", "AK", "AK", "?", "?"]


def test_a_speech_in_pieces_has_one_colour_and_one_note(tree: LexborHTMLParser) -> None:
    """The piece after the tag belongs to the same speaker and repeats nothing."""
    pieces = tree.css("[id='1¶1'] q")

    assert [(piece.attributes["class"], "id" in piece.attributes) for piece in pieces] == [("c1", True), ("c1", False)]


def test_a_paragraph_is_its_own_address(tree: LexborHTMLParser) -> None:
    """Number and id are the address that the commands print."""
    numbers = [node for node in tree.css(".ch p > a:first-child") if node.parent.attributes.get("class") != "sc"]

    assert [number.text() for number in numbers] == ["1¶1", "1¶2", "1¶3", "1¶4", "2¶1", "2¶2"]
    assert all(number.attributes["href"] == f"#{number.parent.attributes['id']}" for number in numbers)


def test_the_cast_says_why_names_were_joined(tree: LexborHTMLParser) -> None:
    """Each name with its reason and a link to the place that decided it."""
    anna = tree.css_first("#p1")

    assert [node.text() for node in anna.css(".names li")] == ["Anna Kern ×1 same name, 1¶1", "Anna ×1 part, 1¶1"]
    assert [node.attributes["href"] for node in anna.css(".names a")] == ["#1¶1", "#1¶1"]
    assert "she · 2 mentions · first in 1¶1" in anna.text()


TAGGED = (
    "---\ncharacters: [Ada Quill, Gwen Hollis]\nseries: Ferries\npart: 2\n---\n# One\n\n"
    "Author's note: Thank you, Bettina.\n\n"
    "Ada Quill waited. “It is late,” said Ada Quill. Tom Marsh rowed across. “Sit down,” said Tom Marsh.\n"
)


def test_tags_and_notes_are_shown_apart() -> None:
    """Who is tagged and not found, and the reverse, under the cast; notes folded away in the text."""
    tree = LexborHTMLParser(page_of(fabula.read(TAGGED.encode(), language="en")))

    assert [node.text() for node in tree.css("#cast .tags li")] == [
        "Tagged and not found: Gwen Hollis",
        "Found and not tagged: Tom Marsh",
    ]
    assert [node.text() for node in tree.css("details.para summary")] == ["Not story: note"]
    assert "Bettina" not in "".join(node.text() for node in tree.css("#cast"))
    assert "SeriesFerries, part 2" in "".join(node.text() for node in tree.css("#method"))


def test_the_matrix_counts_speeches_by_pair(tree: LexborHTMLParser) -> None:
    """From the row to the column, with the first of them behind each number."""
    rows = {row.css_first("th").text(): [cell.text() for cell in row.css("td")] for row in tree.css(".matrix tbody tr")}
    first = tree.css_first(".matrix tbody td a")

    assert rows == {
        "Anna Kern": ["·", "2", "1", "3"],
        "Mr. Voss": ["1", "·", "", "1"],
        "not known": ["1", "", "1", "2"],
    }
    assert first.attributes["href"] == "#1¶1.1"


def test_scenes_say_who_is_there_and_how_much_is_talk(tree: LexborHTMLParser) -> None:
    """A row a scene; a name leads to its first place there."""
    cells = [[cell.text() for cell in row.css("th, td")] for row in tree.css(".scenes tbody tr")]

    assert cells == [
        [
            "1",
            "1¶0 the story begins",
            "the boat, The Ferry",
            "Anna Kern, Mr. Voss",
            "–",
            "–",
            (
                "told within the story, because: a letter: “Then I shall wait. They call it the ‘Swan’.”; "
                "seen by Anna Kern"
            ),
            "36",
            "69 %",
        ],
        ["2", "2¶0 a new chapter", "noon", "Mr. Voss, Mrs. Voss, the footman", "–", "–", "–", "16", "19 %"],
    ]
    assert [link.attributes["href"] for link in tree.css("#t2 td:nth-child(4) a")] == ["#2¶1", "#2¶1", "#2¶1"]


def test_places_are_a_tree(tree: LexborHTMLParser) -> None:
    """What lies in a place stands beneath it; a number leads to a scene that plays there."""
    (outer,) = tree.css("ul.places > li")
    (inner,) = tree.css("ul.places ul > li")

    assert outer.css_first("a").text() == "The Ferry"
    assert inner.text() == "the boat · told of together · scene 1"
    assert [link.attributes["href"] for link in inner.css("a")] == ["#1¶1", "#t1"]


def test_strips_have_words_for_those_who_do_not_see_them(tree: LexborHTMLParser) -> None:
    """Each row of the picture has a title and says its content in a sentence."""
    pictures = tree.css(".strips svg")

    assert [picture.css_first("title").text() for picture in pictures] == ["Anna Kern", "Mr. Voss", "Mrs. Voss"]
    assert pictures[1].css_first("desc").text() == "Present in scenes 1–2; 3 mentions, 1 speech."


def test_a_higher_threshold_leaves_more_unknown() -> None:
    """What is less likely than asked for is shown as unknown."""
    unknown = [page_of(made_story(), min_confidence=p).count('<q class="u"') for p in (0.0, 0.5, 0.75, 1.0)]

    assert unknown == [1, 2, 3, 7]  # the first speech has two pieces


def test_tables_have_headers_and_the_page_its_landmarks(tree: LexborHTMLParser) -> None:
    """One main part, one heading of the first rank, a way past everything to the text."""
    assert tree.css_first("html").attributes["lang"] == "en"
    assert [len(tree.css(f"body > {name}")) for name in ("header", "main", "footer")] + [
        len(tree.css("nav")),
        len(tree.css("h1")),
    ] == [1, 1, 1, 1, 1]
    assert tree.css_first("a.skip").attributes["href"] == "#text"
    assert all(head.attributes.get("scope") in {"row", "col"} for head in tree.css("th"))


@pytest.mark.slow
def test_a_novel_makes_a_file_of_less_than_five_megabytes(harbour: Story) -> None:
    """In proportion to its words, with as much talk as the bundled story has."""
    times = 20
    parts = harbour.text.split("Chapter One", 1)
    long = parts[0] + ("Chapter One" + parts[1]) * times
    story = fabula.read(long.encode(), language="en")
    size = len(page_of(story).encode())

    assert size * HUNDRED_THOUSAND / len(story.words.tokens) < FIVE_MEGABYTES


def test_the_report_says_how_speech_is_marked() -> None:
    """Chapter by chapter, with the signs themselves."""
    assert "<dt>Marks of speech</dt><dd>double quotation marks (“)</dd>" in page_of(made_story())
