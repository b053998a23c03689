"""A Study in Scarlet: speaker and receiver of every line (noveldialogues, CC0) over Standard Ebooks' text (CC0).

The narrator is asked for too: his "I" and "me" outside speech are mentions of him.
"""

from __future__ import annotations

import csv
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fabula.reading.attribution.page import Page
from training.reading_model.boundaries import blocks_of, word_labels
from training.reading_model.people import People
from training.reading_model.reading import read
from training.reading_model.speech import FIRST_PERSON, LONGEST, PER, PROPER, Document, write
from training.reading_model.untag import CLOSING, Edits, apply

if TYPE_CHECKING:
    from fabula.model.spans import Span

TEXT = "standardebooks/arthur-conan-doyle_a-study-in-scarlet.epub"
LINES = "noveldialogues/A Study in Scarlet.csv"
NARRATOR = "John Watson"
# Names in the lists that the text uses of more than one person.
UNCLEAR = frozenset({"Elder Stangerson", "Mormon", "Mormons", "Figure", "Leader", "Man", "Servant"})
# Lines ahead of the last one found in which a speech is looked for, and letters compared.
AHEAD, LETTERS = 25, 25


def plain(text: str) -> str:
    """Letters only: however marks and dashes are set.

    >>> plain("“To-day, Doctor!”")
    'todaydoctor'
    """
    return re.sub(r"[^a-z]", "", text.lower())


def cast_of(page: Page) -> dict[str, str]:
    """Ids by each name the text uses, and by last words that only one person has."""
    by_name: dict[str, str] = {}
    by_word: dict[str, set[str]] = {}
    for person in page.characters.values():
        if person.minor or person.group:
            continue
        for alias in (person.name, *(alias.name for alias in person.aliases)):
            by_name.setdefault(plain(alias), person.id)
            by_word.setdefault(plain(alias.split()[-1]), set()).add(person.id)
    for word, people in by_word.items():
        if len(people) == 1:
            by_name.setdefault(word, next(iter(people)))
    return by_name


def person_of(name: str, page: Page, cast: dict[str, str]) -> str | None:
    """The character that a name in the lists means."""
    if name == NARRATOR:
        return page.narrator
    if not name or name in UNCLEAR or name.rsplit(maxsplit=1)[-1] in UNCLEAR:
        return None
    return cast.get(plain(name)) or cast.get(plain(name.rsplit(maxsplit=1)[-1]))


def rows_of(page: Page, lines: list[dict[str, str]]) -> list[tuple[int, int, str, str | None]]:
    """Opening and closing words of each speech found in the lists, who speaks, and to whom if to one only."""
    cast = cast_of(page)
    keys = [plain(line["dialogue"]) for line in lines]
    at = 0
    found: list[tuple[int, int, str, str | None]] = []
    for quotation in page.quotations:
        groups: list[list[Span]] = []
        for piece in quotation.pieces:
            near = groups and page.token(piece.start) - page.token(groups[-1][-1].end) <= LONGEST
            if near and page.paragraph_at(piece.start) == page.paragraph_at(groups[-1][-1].start):
                groups[-1].append(piece)
            else:
                groups.append([piece])
        for group in groups:
            tokens = page.tokens_in(group[0].start, group[-1].end)
            start = plain(page.text[group[0].start : group[0].end])[:LETTERS]
            ahead = range(at, min(at + AHEAD, len(lines)))
            line = next((number for number in ahead if start and keys[number].startswith(start)), None)
            if line is None:
                continue
            at = line
            same = [row for row, key in zip(lines[line : line + 6], keys[line:], strict=False) if key == keys[line]]
            speaker = person_of(lines[line]["speaker"], page, cast)
            receivers = {row["receiver"] for row in same}
            to = person_of(next(iter(receivers)), page, cast) if len(receivers) == 1 else None
            if speaker is not None:
                closing = tokens[-1] if page.word(tokens[-1]) in CLOSING else tokens[0]
                found.append((tokens[0], closing, speaker, to if to != speaker else None))
    return found


def document(data: Path) -> Document:
    """The novel."""
    view = read(data / TEXT)
    page = Page(view)
    blocks, spans = blocks_of(view)
    sentence, boundary, gone = word_labels(page, blocks, spans, random.Random("scarlet"))
    row = apply([page.word(token) for token in range(len(page.starts))], sentence, boundary, Edits(gone))
    found = Document(row.words, row.sentence, row.boundary)
    numbers: dict[str, int] = {}
    people = People(page, [])
    for mention in page.mentions:
        tokens = page.tokens_in(mention.start, mention.end)
        person, form = people.named(mention), PROPER
        if person is None:
            person, form = people.telling(mention), FIRST_PERSON
        if person is None or not tokens or row.number[tokens[0]] < 0:
            continue
        entity = numbers.setdefault(person, len(numbers))
        found.spans.append((row.number[tokens[0]], row.number[tokens[-1]] + 1, PER, form, entity))
    with (data / LINES).open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    for opening, closing, speaker, to in rows_of(page, lines):
        if row.number[opening] >= 0 and row.number[closing] >= row.number[opening]:
            who, whom = (-1 if one is None else numbers.setdefault(one, len(numbers)) for one in (speaker, to))
            found.quotes.append((row.number[opening], row.number[closing], who, whom, 100))
    found.names = [people.name(person) for person in numbers]
    return found


def build(data: Path, out: Path) -> None:
    """Writes `scarlet`."""
    write("scarlet", [document(data)], out)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
