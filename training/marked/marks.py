"""Reads a marked story: what stands in it, who says what to whom, and whom each mention means.

The marks are described in `training/marked/README.md`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from fabula.errors import GoldError
from fabula.model.spans import Span

if TYPE_CHECKING:
    from fabula.model.speech import CueKind

Person = Literal["first", "third"]
TEXTS = Path(__file__).resolve().parent / "texts"

_QUOTING = frozenset("\"“‘'")
_SPEECH = re.compile(r"(?P<by>[A-Z0-9]+(?:\+[A-Z0-9]+)*)>(?P<to>-|[A-Z0-9]+(?:[,+][A-Z0-9]+)*) (?P<cue>[eai])")
_CUES = {"e": "explicit", "a": "anaphoric", "i": "implicit"}
_I = frozenset({"i", "me", "my", "myself", "mine"})


class MarkedPerson(NamedTuple):
    """Somebody, or a group, of a marked story."""

    name: str
    pronouns: str | None
    aliases: tuple[str, ...]
    group: bool


class MarkedMention(NamedTuple):
    """Words that mean one person or several, by their keys."""

    start: int
    end: int
    people: tuple[str, ...]


@dataclass(slots=True)
class MarkedSpeech:
    """A speech in pieces; a piece has its quotation marks."""

    speakers: tuple[str, ...]
    addressees: tuple[str, ...]
    cue: CueKind
    pieces: list[Span]


@dataclass(slots=True)
class MarkedStory:
    """A story and all that its marks say."""

    name: str
    title: str
    manner: str
    person: Person
    tense: Literal["past", "present"]
    people: dict[str, MarkedPerson]
    text: str = ""
    speeches: list[MarkedSpeech] = field(default_factory=list)
    mentions: list[MarkedMention] = field(default_factory=list)
    """In order; of those that begin together the longest comes first."""

    def is_spoken(self, start: int) -> bool:
        """Whether a place stands inside a speech."""
        return any(piece.start <= start < piece.end for speech in self.speeches for piece in speech.pieces)

    @property
    def narrator(self) -> str | None:
        """Whoever "I" means oftenest outside speech, in a story told in the first person."""
        if self.person != "first":
            return None
        votes: dict[str, int] = {}
        for mention in self.mentions:
            first = self.text[mention.start : mention.end].lower() in _I and len(mention.people) == 1
            if first and not self.is_spoken(mention.start):
                votes[mention.people[0]] = votes.get(mention.people[0], 0) + 1
        return max(votes, key=lambda one: votes[one], default=None)


def marked_stories(folder: Path = TEXTS) -> list[MarkedStory]:
    """All that lie in a folder, by name."""
    return [read_marked(path) for path in sorted(folder.glob("*.txt"))]


def read_marked(path: Path) -> MarkedStory:
    """The story of a file.

    Raises:
        GoldError: a mark is not as it should be; the message quotes the place.
    """
    return parse(path.read_text(encoding="utf-8"), path.stem)


def parse(content: str, name: str) -> MarkedStory:
    """The same from its characters.

    >>> story = parse('''title: Toll
    ... manner: a tale
    ... person: third
    ... tense: past
    ... people:
    ...   A = Ansa Holm; she; alias the widow
    ...   P = the pilot; he
    ... ---
    ... {A>P a|"[P|You] are late,"} [A|she] said. {=|"Go."}
    ... ''', "toll")
    >>> story.text
    '"You are late," she said. "Go."'
    >>> [(story.text[one.start : one.end], one.people) for one in story.mentions]
    [('You', ('P',)), ('she', ('A',))]
    >>> len(story.speeches), len(story.speeches[0].pieces), story.people["A"].aliases
    (1, 2, ('the widow',))

    Raises:
        GoldError: as `read_marked`.
    """
    head, _, body = content.partition("\n---\n")
    told: dict[str, str] = {}
    people: dict[str, MarkedPerson] = {}
    for line in filter(str.strip, head.splitlines()):
        if line[0].isspace():
            key, _, rest = line.strip().partition("=")
            people[key.strip()] = _person(rest)
        else:
            key, _, rest = line.partition(":")
            told[key.strip()] = rest.strip()
    story = MarkedStory(
        name=name,
        title=told.get("title", ""),
        manner=told.get("manner", ""),
        person=cast("Person", told.get("person", "")),
        tense=cast("Literal['past', 'present']", told.get("tense", "")),
        people=people,
    )
    if story.person not in {"first", "third"} or story.tense not in {"past", "present"}:
        raise GoldError(f'{name}: "person" is first or third, "tense" past or present')
    _Reader(story, body.strip("\n")).read()
    return story


def _person(written: str) -> MarkedPerson:
    name, *rest = (part.strip() for part in written.split(";"))
    pronouns, aliases, group = None, (), False
    for part in rest:
        if part == "group":
            group = True
        elif part.startswith("alias"):
            _, _, listed = part.partition(" ")
            aliases = tuple(alias.strip() for alias in listed.split(",") if alias.strip())
        elif part:
            pronouns = part.partition("/")[0].strip()
    return MarkedPerson(name, pronouns, aliases, group)


class _Reader:
    """Takes the marks off a body."""

    def __init__(self, story: MarkedStory, body: str) -> None:
        self.story = story
        self.body = body
        self.parts: list[str] = []
        self.length = 0
        self.open: list[tuple[str, str, int]] = []  # kind of mark, what it says, where its words begin

    def fail(self, message: str, at: int) -> GoldError:
        return GoldError(f'{self.story.name}: {message}, at "{self.body[max(0, at - 20) : at + 40]}"')

    def read(self) -> None:
        at = 0
        while at < len(self.body):
            sign = self.body[at]
            if sign in "[{":
                bar = self.body.find("|", at)
                if bar < 0:
                    raise self.fail(f"{sign} without |", at)
                self.open.append((sign, self.body[at + 1 : bar].strip(), self.length))
                at = bar + 1
            elif sign in "]}":
                if not self.open or self.open[-1][0] + sign not in {"[]", "{}"}:
                    raise self.fail(f"{sign} closes nothing", at)
                self.close(*self.open.pop(), at)
                at += 1
            else:
                end = min((found for one in "[]{}" if (found := self.body.find(one, at)) >= 0), default=len(self.body))
                self.parts.append(self.body[at:end])
                self.length += end - at
                at = end
        if self.open:
            raise self.fail(f"{self.open[-1][0]} is never closed", len(self.body))
        self.story.text = "".join(self.parts)
        self.story.mentions.sort(key=lambda one: (one.start, -one.end))

    def close(self, sign: str, says: str, start: int, at: int) -> None:
        if sign == "[":
            self.story.mentions.append(MarkedMention(start, self.length, self.known(says.split("+"), at)))
            return
        piece = Span(start, self.length)
        if "".join(self.parts)[start : start + 1] not in _QUOTING:
            raise self.fail("a speech begins with its quotation mark", at)
        if says == "=":
            if not self.story.speeches:
                raise self.fail("nothing was said before that could go on", at)
            self.story.speeches[-1].pieces.append(piece)
            return
        found = _SPEECH.fullmatch(says)
        if found is None:
            raise self.fail(f'"{says}" is not "WHO>WHOM e", "a" or "i"', at)
        to = () if found["to"] == "-" else self.known(re.split("[,+]", found["to"]), at)
        by = self.known(found["by"].split("+"), at)
        self.story.speeches.append(MarkedSpeech(by, to, cast("CueKind", _CUES[found["cue"]]), [piece]))

    def known(self, keys: list[str], at: int) -> tuple[str, ...]:
        for key in keys:
            if key not in self.story.people:
                raise self.fail(f'"{key}" is nobody of the people', at)
        return tuple(keys)
