"""Conversations with known speakers, as numbers: candidates, features, steps and the right candidate of each row.

Sources here, none of them of a measuring corpus (a third is in `untagged.py`):

* noveldialogues (CC0): every line of A Study in Scarlet with its speaker; the text is that of Standard Ebooks.
* LitBank (CC BY 4.0): quotations of openings of novels with the coreference cluster of their speaker.

The reading model's opinion may be weighed only where the model has not learned the answers; elsewhere it is silenced.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fabula.model.speech import Attribution
from fabula.model.stage import StoryView
from fabula.model.text import Edition
from fabula.pipeline.order import default_stages
from fabula.reading.attribution.conversations import find_parties, find_talks, weigh_all
from fabula.reading.attribution.decoding import SOMEBODY, decode
from fabula.reading.attribution.page import Page
from fabula.reading.attribution.sight import Sight
from fabula.reading.attribution.turns import find_turns
from fabula.reading.ingest import read_edition
from training.decoder.titles import is_barred

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fabula.model.ids import CharacterId
    from fabula.reading.attribution.turns import Turn

# Characters of each opening that are read: more than are annotated, so that the cast is that of a novel.
READ = 100_000
UNKNOWN = -1
# The speaker is known, and no candidate: the cast failed, not the decoder. Nothing to learn, but a wrong answer.
ABSENT = -2


@dataclass(slots=True)
class KnownTalk:
    """One conversation. `right` is the index of the true candidate of each row, `UNKNOWN` or `ABSENT`."""

    source: str
    people: list[list[int]]
    features: list[list[dict[str, float]]]
    steps: list[int]
    right: list[int]


class _Blind(Sight):
    """A model without an opinion who speaks."""

    def __init__(self) -> None:
        """Holds nothing."""

    def of(self, opening: int) -> None:  # Sight
        """Nobody can be told."""


def page_of(source: Path | bytes, *, heard: bool = True) -> Page:
    """Reads a work up to its cast; unless the model is `heard`, without its opinion who speaks."""
    return page_read(read_edition(source, name="training.txt", language="en"), heard=heard)


def page_read(edition: Edition, *, heard: bool = True) -> Page:
    """The same for an edition."""
    layers: dict[type[Any], Any] = {Edition: edition}
    for stage in default_stages():
        if stage.gives is Attribution:
            break
        layers[stage.gives] = stage.read(StoryView(layers))
    page = Page(StoryView(layers))
    if not heard:
        page.sight = _Blind()
    return page


def known_talks(source: str, page: Page, turns: list[Turn], truth: dict[int, CharacterId]) -> Iterator[KnownTalk]:
    """The talks of a work in which the speaker of at least one free turn is known."""
    weighings = weigh_all(page, turns)
    for talk in find_talks(page, turns, weighings):
        scores = [[0.0] if number is None else weighings[number].scores for number in talk.turns]
        parties = find_parties(page, turns, talk, decode(talk.people, scores, talk.steps))
        numbers: dict[str, int] = {SOMEBODY: 0}
        features: list[list[dict[str, float]]] = []
        right: list[int] = []
        for number, people, party in zip(talk.turns, talk.people, parties, strict=True):
            for person in people:
                numbers.setdefault(person, len(numbers))
            if number is None or number not in truth or len(people) == 1:
                right.append(UNKNOWN)
            else:
                person = truth[number]
                right.append(people.index(person) if person in people and person != SOMEBODY else ABSENT)
            known = [{}] if number is None else weighings[number].features
            free = number is not None and len(people) > 1
            features.append([one | {"party": part} if free else one for one, part in zip(known, party, strict=True)])
        if any(index != UNKNOWN for index in right):
            rows = [[numbers[person] for person in people] for people in talk.people]
            yield KnownTalk(source, rows, features, talk.steps, right)


# ---- noveldialogues


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())


def from_noveldialogues(data: Path) -> Iterator[KnownTalk]:
    """A Study in Scarlet, which the model has learned."""
    page = page_of(data / "standardebooks" / "arthur-conan-doyle_a-study-in-scarlet.epub", heard=False)
    turns = find_turns(page)
    with (data / "noveldialogues" / "A Study in Scarlet.csv").open(encoding="utf-8", newline="") as file:
        lines = [(_plain(row["dialogue"]), row["speaker"]) for row in csv.DictReader(file)]
    by_name: dict[str, CharacterId] = {}
    for person in page.characters.values():
        for alias in person.aliases:
            for word in alias.name.split():
                by_name.setdefault(word, person.id)
    at = 0
    truth: dict[int, CharacterId] = {}
    for number, turn in enumerate(turns):
        first = turn.quotations[0].pieces[0]
        start = _plain(page.text[first.start : first.end])[:25]
        found = next((i for i in range(at, min(at + 25, len(lines))) if start and lines[i][0].startswith(start)), None)
        if found is None:
            continue
        at = found
        speaker = lines[found][1].split()
        person = by_name.get(speaker[-1]) or by_name.get(speaker[0]) if speaker else None
        if "Watson" in speaker and page.narrator is not None:
            person = page.narrator
        truth[number] = person or SOMEBODY
    yield from known_talks("noveldialogues", page, turns, truth)


# ---- LitBank


def openings(root: Path) -> list[str]:
    """Names of the openings that may be learned from."""
    names = sorted(path.stem for path in (root / "original").glob("*.txt"))
    return [name for name in names if not is_barred(name)]


def held_out(score: Path) -> set[str]:
    """Names of the openings that the reading model has not learned."""
    return set(json.loads((score / "litbank_splits.json").read_text(encoding="utf-8"))["entities"]["dev"])


def from_litbank(litbank: Any, root: Path, names: list[str], *, heard: bool) -> Iterator[KnownTalk]:
    """Some openings. `litbank` is the official scorer, for its loader."""
    for name in names:
        gold = litbank.Doc(root, name)
        if not gold.quotes:
            continue
        with (root / "original" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            page = page_of(file.read()[:READ].encode(), heard=heard)
        spans = gold.chars()
        votes: dict[Any, Counter[CharacterId]] = {}
        starts = {spans[start][0]: entity for (start, _), entity in gold.entity_of.items()}
        for mention in page.mentions:
            person = page.person(mention)
            if mention.start in starts and person is not None:
                votes.setdefault(starts[mention.start], Counter())[person] += 1
        turns = find_turns(page)
        truth: dict[int, CharacterId] = {}
        for start, end, speaker in gold.quotes:
            low, high = spans[start][0], spans[end - 1][1]
            for number, turn in enumerate(turns):
                if any(p.start < high and low < p.end for q in turn.quotations for p in q.pieces):
                    people = votes.get(speaker)
                    truth[number] = people.most_common(1)[0][0] if people else SOMEBODY
        yield from known_talks(f"litbank:{name}", page, turns, truth)


# ---- ELTeC


def novels(root: Path) -> list[Path]:
    """Files of the novels that may be learned from."""
    return [path for path in sorted(root.glob("*.xml")) if not is_barred(title(path))]


def title(path: Path) -> str:
    """The title that the file's header gives."""
    head = path.read_text(encoding="utf-8")[:4000]
    return head.partition("<title>")[2].partition("</title>")[0]
