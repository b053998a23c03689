"""Plain text: the file's own characters, cut into blocks."""

from __future__ import annotations

import codecs

import pytest
from ingest_files import assert_tiled, marks, shown, words

from fabula.reading.ingest import read_edition

PARAGRAPHS = "The kettle sang.\n\nNobody came to hear it.\n\nAt noon the rain stopped.\n"
WRAPPED = (
    "The old ferry had not crossed the water since the spring floods, and\n"
    "Ada, who kept its bell polished all the same, had begun to think that\n"
    "nobody on the other side remembered her.\n"
)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_text_is_the_decoded_file_whatever_its_line_endings(ending: str) -> None:
    """Line endings stay as they are and part paragraphs alike."""
    text = PARAGRAPHS.replace("\n", ending)

    edition = read_edition(text.encode())

    assert edition.text == text
    assert words(edition) == ["The kettle sang.", "Nobody came to hear it.", "At noon the rain stopped."]
    assert_tiled(edition)


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("Café “Noir”".encode(), "utf-8", "Café “Noir”"),
        ("Café “Noir”".encode("cp1252"), "cp1252", "Café “Noir”"),
        (b"Caf\xe9 \x81 here", "cp1252", "Café \x81 here"),
        (codecs.BOM_UTF8 + "Café".encode(), "utf-8", "\ufeffCafé"),
        (codecs.BOM_UTF16_LE + "Café".encode("utf-16-le"), "utf-16-le", "\ufeffCafé"),
        (codecs.BOM_UTF16_BE + "Café".encode("utf-16-be"), "utf-16-be", "\ufeffCafé"),
        (codecs.BOM_UTF32_LE + "Café".encode("utf-32-le"), "utf-32-le", "\ufeffCafé"),
    ],
)
def test_encoding_is_found_by_rule(data: bytes, encoding: str, text: str) -> None:
    """A mark decides, else strict UTF-8, else Windows-1252 with its holes filled; the mark stays as character 0."""
    edition = read_edition(data)

    assert (edition.text, edition.metadata.encoding) == (text, encoding)
    assert_tiled(edition)


def test_encoding_can_be_said() -> None:
    """What the user says outranks the rule."""
    edition = read_edition("Żółw szedł.".encode("cp1250"), encoding="cp1250", language="en")

    assert edition.text == "Żółw szedł."
    assert edition.metadata.encoding == "cp1250"


def test_hard_wrapped_paragraphs_are_one_block_each() -> None:
    """Blank lines part paragraphs; the wrapper's line ends do not."""
    edition = read_edition((WRAPPED + "\n" + WRAPPED).encode())

    assert len(edition.blocks) == 2
    assert [block.source.element for block in edition.blocks] == ["line 1", "line 5"]


def test_one_line_a_paragraph_without_blank_lines() -> None:
    """Lines that end as paragraphs do, and are not wrapped, are blocks of their own."""
    long = "She walked to the end of the pier and back, and then, because the tide was late, she walked it again. " * 3
    text = f"{long}\n“You are early,” said the boy.\n“I am always early.”\n{long}\nHe nodded.\n"

    edition = read_edition(text.encode())

    assert words(edition) == [line.strip() for line in text.splitlines()]


def test_wrapped_paragraphs_set_by_indentation() -> None:
    """Without blank lines an indented line opens a paragraph."""
    text = "".join("    " + WRAPPED for _ in range(20))

    edition = read_edition(text.encode())

    assert len(edition.blocks) == 20


def test_wrapped_paragraphs_set_by_nothing_but_their_short_last_lines() -> None:
    """Where the next word would have fitted and a sentence is over, a paragraph is over."""
    edition = read_edition((WRAPPED * 20).encode())

    assert len(edition.blocks) == 20


def test_blank_lines_between_chapters_only() -> None:
    """Groups of dozens of lines, in which lines end early, hold more than one paragraph."""
    speech = "“You are late,” said the boy on the bench beside the bell, and he did\nnot look up.\n“I am.”\n"

    edition = read_edition(((WRAPPED + speech) * 6 + "\n").encode() * 4)

    assert len(edition.blocks) == 3 * 6 * 4


def test_a_story_in_one_line_stays_one_block() -> None:
    """Cutting it is segmentation's task."""
    text = "He came in. -- She went out. " * 400

    edition = read_edition(text.encode())

    assert len(edition.blocks) == 1
    assert edition.text == text


@pytest.mark.parametrize(
    "row",
    ["***", "* * *", "---", "~", "#", "⁂", "oOo", "=====", "— — —", "• • •", "~*~", "🌙 🌙", "xxx", "<><><>", "-oOo-"],
)
def test_rows_of_marks_are_breaks(row: str) -> None:
    """Also where no blank line stands around them."""
    loose = read_edition(f"He left.\n\n  {row}\n\nShe stayed.\n".encode())
    tight = read_edition(f"{WRAPPED}{row}\n{WRAPPED}".encode())

    assert [kind for kind, _, _ in shown(loose)] == ["paragraph", "break", "paragraph"]
    assert [kind for kind, _, _ in shown(tight)] == ["paragraph", "break", "paragraph"]


@pytest.mark.parametrize("line", ["...", "…", "—", "XXX", "XX.", "“—”", "O!", "1815", "?", "No."])
def test_silences_and_numbers_are_no_breaks(line: str) -> None:
    """Short lines that only look alike stay paragraphs."""
    edition = read_edition(f"He left.\n\n{line}\n\nShe stayed.\n".encode())

    assert [kind for kind, _, _ in shown(edition)] == ["paragraph"] * 3


def test_underscores_are_italics_without_them() -> None:
    """The span lies between the underscores; names with underscores and lone ones are left."""
    edition = read_edition(b"It was _she_ who\nsaid _that\nthing_. my_file_name _ _x\n\nA line with _ only.\n")

    assert marks(edition) == [("italic", "she"), ("italic", "that\nthing")]


def test_lines_of_a_poem_are_verse() -> None:
    """Short capitalised lines among wrapped prose."""
    poem = "The heron stands in water thin,\n    And does not ask the evening in;\nThe evening comes without a call.\n"

    edition = read_edition(f"{WRAPPED}\n{poem}\n{WRAPPED}".encode())

    assert [block.kind for block in edition.blocks] == ["paragraph", "verse", "paragraph"]


def test_blank_lines_at_the_head_are_a_blank_block() -> None:
    """They belong to no paragraph."""
    edition = read_edition(b"\n\n  \nHe left.\n")

    assert [block.kind for block in edition.blocks] == ["blank", "paragraph"]
    assert edition.blocks[1].source.element == "line 4"
    assert_tiled(edition)


def test_gutenberg_header_and_footer_are_licence() -> None:
    """The book is what lies between; the header's fields become metadata."""
    text = (
        "\ufeffThe Project Gutenberg eBook of The Ferry\n\nTitle: The Ferry\n        A Tale\n\nAuthor: Ada Quill\n\n"
        "Language: English\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY ***\n\n\nProduced by some people\n\n\n"
        "THE FERRY\n\nIt was late.\n\nEnd of the Project Gutenberg EBook of The Ferry\n\n"
        "*** END OF THE PROJECT GUTENBERG EBOOK THE FERRY ***\n\nUpdated editions will replace it.\n"
    )

    edition = read_edition(text.encode())

    assert edition.text == text
    assert [line for _, role, line in shown(edition) if role == "body" and line] == ["THE FERRY", "It was late."]
    assert edition.metadata.title == "The Ferry A Tale"
    assert edition.metadata.authors == ("Ada Quill",)
    assert_tiled(edition)


def test_old_small_print_is_licence() -> None:
    """Headers before 2000 end with a line of another shape."""
    text = (
        "The Project Gutenberg Etext of The Ferry, by Ada Quill\n\nPlease take a look at the small print.\n\n"
        "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*\n\nCHAPTER I\n\nIt was late.\n\n"
        "End of The Project Gutenberg Etext of The Ferry\n"
    )

    edition = read_edition(text.encode())

    assert [line for _, role, line in shown(edition) if role == "body"] == ["CHAPTER I", "It was late."]


def test_odd_characters_stay_in_the_text() -> None:
    """A NUL, a bidirectional control or a stray separator is no reason to change a text."""
    text = "He said\x00 nothing.\u202e\u2028 So\x0b it was.\n\nDone.\x1a"

    edition = read_edition(text.encode())

    assert edition.text == text
    assert_tiled(edition)


def test_a_name_is_kept_without_its_folder(tmp_path) -> None:  # noqa: ANN001  # pytest's own
    """A path and its text form are read alike."""
    path = tmp_path / "tale.txt"
    path.write_bytes(b"It was late.")

    assert read_edition(path) == read_edition(str(path))
    assert read_edition(path).metadata.source_name == "tale.txt"
