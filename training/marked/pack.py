"""Marked stories as packs for the reading model: whom mentions mean, who speaks and who is spoken to.

Places are not marked, so the stories teach nothing of which words are a mention. One in five is held out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from fabula.reading.ingest import read_edition
from training.decoder.talks import page_read
from training.marked.marks import marked_stories
from training.marked.who import WhoIsMeant
from training.reading_model.pack import FORMS, LINKS_KNOWN, PERSON, UNKNOWN
from training.reading_model.speech import NOBODY, Document, write
from training.reading_model.untag import CLOSING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fabula.model.people import Mention
    from fabula.reading.attribution.page import Page
    from training.marked.marks import MarkedStory

HELD_OUT = 5
"""One of so many."""
WEIGHT = {"implicit": 100, "anaphoric": 80, "explicit": 30}
"""How much each speech is asked for, in hundredths, by what tells its speaker."""


class Read(NamedTuple):
    """A marked story and fabula's reading of it, up to the cast."""

    story: MarkedStory
    page: Page


def is_held_out(name: str) -> bool:
    """Whether nothing is learned from a story: by lot, the same for ever."""
    return crc32(name.encode()) % HELD_OUT == 0


def read(story: MarkedStory) -> Read:
    """A story as fabula reads it."""
    return Read(story, page_read(read_edition(story.text.encode(), name=f"{story.name}.txt", language="en")))


def as_marked(text: Read) -> Document:
    """Everybody is who the marks say; for the encoder, which learns whom mentions mean."""
    story, page = text
    keys = {key: number for number, key in enumerate(story.people)}
    forms = {(one.start, one.end): one.form for one in page.mentions}
    several = {key for key, one in story.people.items() if one.group}
    found = _empty(page, LINKS_KNOWN)
    found.names = [one.name for one in story.people.values()]
    for mention in story.mentions:
        tokens = page.tokens_in(mention.start, mention.end)
        form = forms.get((mention.start, mention.end))
        if not tokens or (len(mention.people) > 1 and form != "pronoun"):
            continue
        who = _union(keys, mention.people) if len(mention.people) > 1 else keys[mention.people[0]]
        if form is None:
            form = "proper" if _is_name(page, tokens, mention.people[0] in several) else "nominal"
        found.spans.append((tokens[0], tokens[-1] + 1, PERSON, FORMS.index(form), who))
    _add_speeches(found, story, page, keys)
    return found


def as_read(text: Read) -> Document:
    """Everybody is who fabula's cast says; for the head of talks, which will be told no better."""
    story, page = text
    who = WhoIsMeant(story, page.mentions, page.references.values())
    numbers: dict[str, int] = {}
    votes: dict[str, Counter[str]] = {}
    found = _empty(page, 0)
    for mention in page.mentions:
        if mention.kind != "PER":
            continue
        tokens = _extent(page, mention)
        person = page.person(mention)
        known = person is not None and person in page.characters
        number = numbers.setdefault(str(person), len(numbers)) if known else NOBODY
        if tokens:
            found.spans.append((tokens[0], tokens[-1] + 1, PERSON, FORMS.index(mention.form), number))
        if known and (key := who.person.get(person)) is not None:
            votes.setdefault(key, Counter())[str(person)] += 1
    found.names = list(numbers)
    # Of several members of the cast who are one person, the one who is meant most.
    keys = {key: numbers[count.most_common(1)[0][0]] for key, count in votes.items()}
    _add_speeches(found, story, page, keys)
    return found


def _empty(page: Page, known: int) -> Document:
    """A document without people; paragraphs as they are."""
    words = [page.word(token) for token in range(len(page.starts))]
    boundary = [0] * len(words)
    for paragraph in page.paragraphs:
        if tokens := page.tokens_in(paragraph.start, paragraph.end):
            boundary[tokens[0]] = 1
    return Document(words, [UNKNOWN] * len(words), boundary, known=known)


def _union(keys: dict[str, int], people: tuple[str, ...]) -> int:
    """Number of several together, as of one."""
    return keys.setdefault("+".join(sorted(people)), len(keys))


def _is_name(page: Page, tokens: range, several: bool) -> bool:
    """Whether words that the reading did not take for a mention are a name, by their last word."""
    return not several and page.word(tokens[-1])[:1].isupper()


def _extent(page: Page, mention: Mention) -> range:
    extent = mention.extent or mention
    return page.tokens_in(extent.start, extent.end)


def _add_speeches(found: Document, story: MarkedStory, page: Page, keys: Mapping[str, int]) -> None:
    """Rows for all speeches, one for each paragraph of each."""
    for speech in story.speeches:
        rows: dict[int, list[tuple[int, int]]] = {}
        for piece in speech.pieces:
            tokens = page.tokens_in(piece.start, piece.end)
            if len(tokens) > 1:
                closing = tokens[-1] if page.word(tokens[-1]) in CLOSING else tokens[0]
                rows.setdefault(page.paragraph_at(piece.start), []).append((tokens[0], closing))
        who, to = _one(speech.speakers, keys), _one(speech.addressees, keys)
        found.quotes += [(marks[0][0], marks[-1][1], who, to, WEIGHT[speech.cue]) for marks in rows.values()]


def _one(people: tuple[str, ...], keys: Mapping[str, int]) -> int:
    return keys.get(people[0], NOBODY) if len(people) == 1 else NOBODY


def build(_: Path, out: Path) -> None:
    """Writes `marked` and `talks_marked`, and the same of the stories held out."""
    for part, held in (("", False), ("_dev", True)):
        texts = [read(story) for story in marked_stories() if is_held_out(story.name) == held]
        write(f"marked{part}", [as_marked(text) for text in texts], out)
        write(f"talks_marked{part}", [as_read(text) for text in texts], out)
