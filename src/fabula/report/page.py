"""The page: one HTML file that asks for nothing, runs nothing and is complete as it stands; written as a stream."""

from __future__ import annotations

from importlib.resources import files
from itertools import chain
from typing import IO, TYPE_CHECKING

from fabula.model.claims import SHOWN_FROM
from fabula.report.cast import cast
from fabula.report.doubts import doubts
from fabula.report.facts import Facts
from fabula.report.markup import Html, element, safe
from fabula.report.matrix import matrix
from fabula.report.overview import head, method, title_of
from fabula.report.reading import reading
from fabula.report.scenes import scenes
from fabula.report.strips import strips
from fabula.report.svg import as_file
from fabula.report.timeline import pictures, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.story import Story

# Nothing may be fetched, run, sent or framed; the page's own style is all there is.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def write_report(
    story: Story,
    out: IO[bytes],
    *,
    file: str = "STORY",
    until: str | None = None,
    min_confidence: float = SHOWN_FROM,
) -> None:
    """Writes the report of a story as HTML in UTF-8.

    Args:
        story: what it is about; already cut, when it is to say nothing of what comes later.
        out: where to write.
        file: name of the story file, for the commands that are shown.
        until: number of the chapter with which the story was cut, to say so.
        min_confidence: speakers and addressees less likely than this are shown as unknown.
    """
    facts = Facts(story, file=file, min_confidence=min_confidence)
    for piece in _pages(facts, until):
        out.write(piece.encode("utf-8"))


def _pages(facts: Facts, until: str | None) -> Iterator[Html]:
    title = f"{title_of(facts)} – a reading by fabula"
    sheets = ("colours.css", "style.css", "pictures.css")
    style = Html("".join(files("fabula.report").joinpath(sheet).read_text(encoding="utf-8") for sheet in sheets))
    yield Html(
        f'<!DOCTYPE html>\n<html lang="{safe(_language(facts))}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"{element('title', title)}\n<style>{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#text">Skip to the text</a>\n'
    )
    yield head(facts, until=until)
    yield Html("<main>")
    parts = (cast(facts), strips(facts), matrix(facts), timeline(facts), scenes(facts), doubts(facts), reading(facts))
    yield from chain.from_iterable(parts)
    yield Html("</main>")
    yield element("footer", method(facts))
    yield Html("</body>\n</html>\n")


def _language(facts: Facts) -> str:
    return facts.story.edition.metadata.language or facts.story.edition.language


def picture_files(story: Story, *, file: str = "STORY") -> Iterator[tuple[str, bytes]]:
    """The pictures of the timeline as files of their own: names and contents (SVG in UTF-8)."""
    for picture in pictures(Facts(story, file=file)):
        yield f"{picture.name}.svg", as_file(picture).encode("utf-8")
