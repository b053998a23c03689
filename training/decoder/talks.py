"""Conversations with known speakers, as numbers: candidates, features, steps and the right candidate of each row.

Three sources, none of them of a measuring corpus:

* noveldialogues (CC0): every line of A Study in Scarlet with its speaker; the text is that of Standard Ebooks.
* LitBank (CC BY 4.0): quotations of openings of novels with the coreference cluster of their speaker.
* ELTeC (texts in the public domain): tags that name somebody are hidden and asked back. Authors tag where a reader
  would be lost, so these rows teach what narration and speech tell about a speaker, and not how people take turns.
"""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from fabula.model.people import Cast, Mentions
from fabula.model.speech import Quotations
from fabula.model.stage import StoryView
from fabula.model.text import Edition, Segmentation, Words
from fabula.reading.attribution.conversations import find_talks, weigh_all
from fabula.reading.attribution.decoding import SOMEBODY
from fabula.reading.attribution.evidence import law
from fabula.reading.attribution.page import Page
from fabula.reading.attribution.turns import find_turns
from fabula.reading.characters import CharactersStage
from fabula.reading.ingest import read_edition
from fabula.reading.mentions import MentionsStage
from fabula.reading.quotations import QuotationsStage
from fabula.reading.segmentation import SegmentationStage
from fabula.reading.words import WordsStage
from training.decoder.titles import is_barred

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fabula.model.ids import CharacterId
    from fabula.reading.attribution.turns import Turn

# Share of name tags that are hidden in ELTeC, and of those hidden, the share that leave a pronoun behind.
HIDDEN, PRONOUN_LEFT = 0.6, 0.35
# Characters of each work that are read: breadth of authors counts for more than length.
READ = 200_000
UNKNOWN = -1


@dataclass(slots=True)
class KnownTalk:
    """One conversation. `right` is the index of the true candidate of each row, or `UNKNOWN`."""

    source: str
    people: list[list[int]]
    features: list[list[dict[str, float]]]
    steps: list[int]
    right: list[int]


def page_of(source: Path | bytes) -> Page:
    """Reads a work up to its cast."""
    edition = read_edition(source, name="training.txt", language="en")
    layers: dict[type[Any], Any] = {Edition: edition}
    for stage in (WordsStage(), SegmentationStage(), QuotationsStage(), MentionsStage(), CharactersStage()):
        layers[stage.gives] = stage.read(StoryView(layers))
    assert {Words, Segmentation, Quotations, Mentions, Cast} <= layers.keys()
    return Page(StoryView(layers))


def known_talks(
    source: str, page: Page, turns: list[Turn], truth: dict[int, CharacterId], hidden: frozenset[Any] = frozenset()
) -> Iterator[KnownTalk]:
    """The talks of a work in which the speaker of at least one free turn is known."""
    weighings = weigh_all(page, turns, hidden)
    for talk in find_talks(page, turns, weighings):
        numbers: dict[str, int] = {SOMEBODY: 0}
        features: list[list[dict[str, float]]] = []
        right: list[int] = []
        for number, people in zip(talk.turns, talk.people, strict=True):
            for person in people:
                numbers.setdefault(person, len(numbers))
            if number is None or number not in truth or len(people) == 1:
                right.append(UNKNOWN)
            else:
                # Where the speaker is no candidate the cast failed, not the decoder: nothing to learn.
                person = truth[number]
                right.append(people.index(person) if person in people and person != SOMEBODY else UNKNOWN)
            features.append([{}] if number is None else weighings[number].features)
        if any(index != UNKNOWN for index in right):
            rows = [[numbers[person] for person in people] for people in talk.people]
            yield KnownTalk(source, rows, features, talk.steps, right)


# ---- noveldialogues


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())


def from_noveldialogues(data: Path) -> Iterator[KnownTalk]:
    """A Study in Scarlet."""
    page = page_of(data / "standardebooks" / "arthur-conan-doyle_a-study-in-scarlet.epub")
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


def from_litbank(litbank: Any, root: Path) -> Iterator[KnownTalk]:
    """All openings but those of barred titles. `litbank` is the official scorer, for its loader."""
    for name in openings(root):
        gold = litbank.Doc(root, name)
        with (root / "original" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            page = page_of(file.read()[:READ].encode())
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


def from_eltec(path: Path, seed: int) -> Iterator[KnownTalk]:
    """One novel with most of its name tags hidden."""
    page = page_of(_tei_text(path)[:READ].encode())
    random_ = random.Random(seed)
    turns = find_turns(page)
    truth: dict[int, CharacterId] = {}
    hidden = set()
    for number, turn in enumerate(turns):
        certain = law(page, turn)
        cue = turn.cue
        if certain is None or cue is None or cue.subject is None or cue.subject.form != "proper":
            continue
        if random_.random() > HIDDEN:
            continue
        truth[number] = certain[0]
        hidden.add(cue.subject.id)
        pronouns = page.characters[certain[0]].pronouns
        if pronouns is not None and random_.random() < PRONOUN_LEFT:
            subject = cue.subject
            masked = type(subject)(
                **{name: getattr(subject, name) for name in subject.__struct_fields__}
                | {"form": "pronoun", "pronouns": pronouns, "id": f"hidden-{subject.id}"}
            )
            turn.cue = replace(cue, subject=masked)
        else:
            turn.cue = None
            turn.beats = [beat for beat in turn.beats if not (beat.sentence.holds(cue.span))]
    yield from known_talks(f"eltec:{path.stem}", page, turns, truth, frozenset(hidden))


def _tei_text(path: Path) -> str:
    from lxml import etree

    tree = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True))
    space = "{http://www.tei-c.org/ns/1.0}"
    return "\n\n".join(
        " ".join("".join(element.itertext()).split())
        for element in tree.iterfind(f".//{space}body//*")
        if element.tag in (f"{space}p", f"{space}head")
    )
