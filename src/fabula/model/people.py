"""Mentions of people, places and things, and the cast they refer to (terms of LitBank)."""

from __future__ import annotations

from typing import Literal

import msgspec

from fabula.model.claims import Claim, Probability
from fabula.model.ids import CharacterId, MentionId
from fabula.model.spans import Span

Form = Literal["proper", "nominal", "pronoun"]
EntityKind = Literal["PER", "FAC", "GPE", "LOC", "VEH", "ORG"]
Number = Literal["singular", "plural", "unknown"]
# The subject form of a pronoun set. A person's own, from the text; never guessed from a first name.
PronounSet = str


class Mention(Claim, frozen=True, kw_only=True):
    """A reference to somebody or something: "Miss Bates", "her father", "she".

    Fields:
        head: the word that carries it ("Bates", "father").
        kind: of entity; None for pronouns of unknown kind.
        pronouns: set the words themselves fix: "she" for "Miss Bates", "herself" or "her father"'s "he"; else None.
        person: 1, 2 or 3.
        owner: for possessed nouns the mention of the possessor ("her" in "her father"), if any.
        extent: the whole phrase where it is not `start` to `end`: "the man in grey" about "the man".
    """

    id: MentionId
    start: int
    end: int
    head: Span
    form: Form
    kind: EntityKind | None = "PER"
    number: Number = "singular"
    pronouns: PronounSet | None = None
    person: int = 3
    owner: MentionId | None = None
    extent: Span | None = None


class Mentions(msgspec.Struct, frozen=True, kw_only=True):
    """All mentions in text order (by start, the longer first)."""

    mentions: tuple[Mention, ...]


class Reference(Claim, frozen=True, kw_only=True):
    """Whom a mention means. Both None: unknown; candidates ranked when it could be several."""

    mention: MentionId
    character: CharacterId | None
    cluster: str | None = None  # any entity; equals `character` when it is one of the cast
    candidates: tuple[tuple[CharacterId, Probability], ...] = ()


class Alias(Claim, frozen=True, kw_only=True):
    """One name of a character, how often it stands in the text, and why it was joined."""

    name: str
    count: int


class Character(Claim, frozen=True, kw_only=True):
    """A member of the cast. Evidence is its first mention.

    Fields:
        name: for display; the user's if there is one, else the fullest common form.
        aliases: names by count, most frequent first; no pronouns.
        pronouns: subject form of the set the text uses ("she", "he", "they"), or None.
        group: several people who act as one ("the Musgroves", "the crowd").
        importance: share of all references to people, 0 … 1.
        mentions: references outside speech and names anywhere.
        minor: known by a noun phrase only ("the footman").
    """

    id: CharacterId
    name: str
    aliases: tuple[Alias, ...]
    narrator: bool = False
    pronouns: PronounSet | None = None
    titles: tuple[str, ...] = ()
    group: bool = False
    importance: Probability = 0.0
    mentions: int = 0
    minor: bool = False


class Cast(msgspec.Struct, frozen=True, kw_only=True):
    """The cast, whom each mention means, and ids that moved.

    Fields:
        characters: by importance, the greatest first.
        references: names anywhere; pronouns and noun phrases outside speech. In text order, at most one a mention.
        redirects: from ids that were merged away or replaced to the id that stands for them now.
    """

    characters: tuple[Character, ...]
    references: tuple[Reference, ...]
    redirects: dict[CharacterId, CharacterId] = {}
