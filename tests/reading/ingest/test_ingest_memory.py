"""What reading a file takes: no more than ten times its text."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest
from document_files import odt, rtf, tei
from ingest_files import docx, epub, para, run, zipped

from fabula.reading.ingest import read_edition

if TYPE_CHECKING:
    from collections.abc import Callable

PARAGRAPH = (
    "The ferry was late again, and Ada sat on her trunk and counted the gulls on the wall. “Is it far?” asked Ned, who "
    "had come without a coat. Nobody in the town had an umbrella that year, and the goat on the landing knew it. "
)
PARAGRAPHS = [f"{PARAGRAPH * 2}It was the {number}th day." for number in range(1_000)]
MOST = 10  # times the text, in bytes for a code point
_RTF = {ord("“"): r"\ldblquote ", ord("”"): r"\rdblquote "}
_MARKED = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)

FILES: dict[str, Callable[[], bytes]] = {
    "a.txt": lambda: "\n\n".join(PARAGRAPHS).encode(),
    "line.txt": lambda: " ".join(PARAGRAPHS).encode(),
    "a.md": lambda: "\n\n".join(PARAGRAPHS).encode(),
    "a.html": f"<!DOCTYPE html><html><body>{_MARKED}</body></html>".encode,
    "a.epub": lambda: epub({"a.xhtml": f"<body>{_MARKED}</body>"}),
    "a.docx": lambda: docx("".join(para(run(words)) for words in PARAGRAPHS)),
    "a.odt": lambda: odt("".join(f"<text:p>{words}</text:p>" for words in PARAGRAPHS)),
    "a.rtf": lambda: rtf("".join(rf"{words}\par " for words in PARAGRAPHS).translate(_RTF)),
    "a.xml": lambda: tei(f"<div type='chapter'>{_MARKED}</div>"),
    "a.zip": lambda: zipped({f"{number}.txt": "\n\n".join(PARAGRAPHS[number::4]) for number in range(4)}),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_takes_no_more_than_ten_times_its_text(name: str) -> None:
    """At the worst moment, the file itself left out, which is there already."""
    data = FILES[name]()
    read_edition(data, name=name, language="en")  # what is imported and compiled stays, and is no part of it

    tracemalloc.start()
    try:
        edition = read_edition(data, name=name, language="en")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert len(edition.text) > 400_000
    assert peak <= MOST * len(edition.text)
