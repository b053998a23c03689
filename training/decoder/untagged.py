"""Novels that the reading model has not seen, with tags taken off their text, read afresh: who speaks is known.

Hiding a tag from the decoder alone is not enough, since the model reads the words. So the words go, by the edits with
which the model itself is taught, and what is left is read as any other text. Authors tag where a reader would be
lost, so these teach what narration, speech and the model tell about a speaker, and not how people take turns.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.reading.attribution.turns import find_turns
from training.decoder.talks import known_talks, page_of
from training.reading_model.boundaries import part_of, plain_text, tei_blocks
from training.reading_model.speech import KEPT, SPARING, WORDS, _Reader
from training.reading_model.untag import OPENING, Edits, apply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fabula.model.ids import CharacterId
    from fabula.reading.attribution.page import Page
    from fabula.reading.attribution.turns import Turn
    from training.decoder.talks import KnownTalk

# Of the votes of its mentions, the share with which a person of one reading is one of the other's.
AGREED = 0.6


@dataclass(slots=True)
class Stripped:
    """A text without its tags: its words, where each old word now starts (-1: gone), and what the tags said.

    Fields:
        speakers: start of a speech in the stripped text to the key of its speaker.
        places: places in the stripped text that mean each person.
    """

    text: str
    speakers: dict[int, str]
    places: dict[str, list[int]]


def rebuild(text: str, starts: list[int], ends: list[int], edits: Edits) -> tuple[str, list[int]]:
    r"""The text with edits carried out, laid out as it was, and where each old word now starts (-1: gone).

    >>> said = '“So,” said Ida, “go!”\n\nIt rained.'
    >>> starts, ends = [0, 1, 3, 4, 6, 11, 14, 16, 17, 19, 20, 23, 26, 32], [1, 3, 4, 5, 10, 14, 15, 17, 19, 20, 21]
    >>> rebuild(said, starts, [*ends, 25, 32, 33], Edits({3, 4, 5, 6, 7}))[0]
    '“So, go!”\n\nIt rained.'
    """
    parts: list[str] = []
    places: list[int] = []
    size = 0
    last = -1  # the last word that stays
    for at, start in enumerate(starts):
        if at in edits.gone:
            places.append(-1)
            continue
        word = edits.instead.get(at, text[start : ends[at]])
        between = text[ends[at - 1] : start] if at else text[:start]
        if at - 1 != last:
            lost = "".join(text[ends[number] : starts[number + 1]] for number in range(max(last, 0), at))
            if last < 0:
                between = ""
            elif "\n" in lost:
                between = "\n" * max(2, lost.count("\n"))
            elif not between and word[:1].isalnum() and parts[-1] not in OPENING:
                between = " "
        parts += (between, word)
        size += len(between) + len(word)
        places.append(size - len(word))
        last = at
    return "".join(parts) + "\n", places


def strip(page: Page, seed: str) -> Stripped:
    """Takes tags off a text that has been read."""
    edits = Edits()
    words = [page.word(token) for token in range(len(page.starts))]
    reader = _Reader(page, words, edits, random.Random(seed), SPARING)
    reader.read()
    text, place = rebuild(page.text, list(page.starts), list(page.ends), edits)
    assert len(apply(words, [0] * len(words), [0] * len(words), edits).words) == sum(start >= 0 for start in place)
    speakers = {
        place[opening]: person
        for opening, _, person, _, weight in reader.rows
        if person is not None and weight > KEPT and place[opening] >= 0
    }
    places: dict[str, list[int]] = {}
    for mention in page.mentions:
        person = reader.people.named(mention) or reader.people.telling(mention)
        tokens = page.tokens_in(mention.start, mention.end)
        if person is None or not tokens or any(place[at] < 0 or at in edits.instead for at in tokens):
            continue
        places.setdefault(person, []).append(place[tokens[0]])
    return Stripped(text, speakers, places)


def truth_of(page: Page, turns: list[Turn], stripped: Stripped) -> dict[int, CharacterId]:
    """Who speaks each turn of the stripped text, where its tag has said so."""
    people: dict[str, CharacterId] = {}
    for person, places in stripped.places.items():
        votes: Counter[CharacterId] = Counter()
        for place in places:
            mention = page.mention_at(place)
            meant = page.person(mention) if mention is not None else None
            if meant is not None and meant in page.characters:
                votes[meant] += 1
        if votes and votes.most_common(1)[0][1] >= AGREED * votes.total():
            people[person] = votes.most_common(1)[0][0]
    truth: dict[int, CharacterId] = {}
    for number, turn in enumerate(turns):
        starts = [piece.start for quotation in turn.quotations for piece in quotation.pieces]
        speakers = {stripped.speakers[start] for start in starts if start in stripped.speakers}
        if len(speakers) == 1 and (found := people.get(next(iter(speakers)))) is not None:
            truth[number] = found
    return truth


def from_untagged(path: Path, seeds: int = 1, words: int = WORDS, *, heard: bool = True) -> Iterator[KnownTalk]:
    """One novel, its tags taken off in as many ways as there are seeds; unless `heard`, without the model's opinion."""
    page = page_of(plain_text(part_of(tei_blocks(path), words)).encode())
    for seed in range(seeds):
        stripped = strip(page, f"{path.stem} decoder {seed}")
        again = page_of(stripped.text.encode(), heard=heard)
        assert again.text.rstrip() == stripped.text.rstrip(), "the stripped text was changed on the way in"
        turns = find_turns(again)
        yield from known_talks(
            f"{'untagged' if heard else 'learned'}:{path.stem}", again, turns, truth_of(again, turns, stripped)
        )
