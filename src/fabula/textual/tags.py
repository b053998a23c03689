"""Who is tagged and who is there: an author's tags for characters and relationships, held against the cast.

Tags are a weak prior for the cast (`reading/characters/tagged.py`) that the text overrules. They change nothing here:
this only reports where the two differ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from fabula.lexicon.en.placeholders import PLACEHOLDER_NOUNS, PLACEHOLDERS
from fabula.textual.names import can_share, parse_name, titles_agree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.model.people import Character
    from fabula.model.story import Story
    from fabula.model.text import Metadata

Standing = Literal["tagged", "tagged only", "untagged"]

# "A/B" is a romance, "A & B" a friendship; the fandom in brackets only tells namesakes apart.
_BETWEEN: Final = re.compile(r"\s*/\s*|\s+&\s+|\s+x\s+")
_FANDOM: Final = re.compile(r"\s*\([^()]*\)\s*$")
_OTHER_NAMES: Final = re.compile(r"\s*\|\s*")
IMPORTANT: Final = 0.02  # share of all references to people, from which somebody untagged is worth a line


class TagRow(NamedTuple):
    """One person: tagged and there, tagged and not found, or there with a part that matters and not tagged."""

    standing: Standing
    tag: str | None
    character: Character | None


def tagged_names(metadata: Metadata) -> list[str]:
    """Names in the tags for characters and relationships, each once, without placeholders.

    >>> from fabula.model.text import Metadata
    >>> tags = {"characters": ("Ada Quill (River Tales)",), "relationships": ("Ada Quill/Tom", "Tom & You")}
    >>> tagged_names(Metadata(tags=tags))
    ['Ada Quill', 'Tom']
    """
    entries = [*metadata.tags.get("characters", ())]
    for pair in metadata.tags.get("relationships", ()):
        entries += _BETWEEN.split(pair)
    names = (_FANDOM.sub("", entry).strip() for entry in entries)
    return list(dict.fromkeys(name for name in names if name and not _is_placeholder(name)))


def other_names(tag: str) -> list[str]:
    """The names that one tag gives a person: the Archive joins them by a bar.

    >>> other_names("Ada Quill | The Heron"), other_names("Tom")
    (['Ada Quill', 'The Heron'], ['Tom'])
    """
    return [name for name in _OTHER_NAMES.split(tag) if name]


def _is_placeholder(name: str) -> bool:
    words = name.lower().split()
    return words[0] in PLACEHOLDERS or not PLACEHOLDER_NOUNS.isdisjoint(words)


def compare_tags(story: Story) -> list[TagRow]:
    """A row for each tagged name, then for each person of some importance whom no tag names.

    Empty when nobody is tagged: then the tags say nothing.
    """
    names = tagged_names(story.edition.metadata)
    if not names:
        return []
    people = [character for character in story.cast.characters if not character.minor and not character.group]
    rows: list[TagRow] = []
    met: set[str] = set()
    for name in names:
        found = _find(name, people)
        if found is not None:
            met.add(found.id)
        rows.append(TagRow("tagged" if found is not None else "tagged only", name, found))
    rows += [
        TagRow("untagged", None, one)
        for one in people
        if one.id not in met and one.importance >= IMPORTANT and not (one.narrator and not one.aliases)
    ]
    return rows


class TagDifferences(NamedTuple):
    """Tags that name nobody who was found, and people with a part that matters whom no tag names."""

    absent: list[str]
    untagged: list[Character]


def differing(story: Story) -> TagDifferences:
    """Where tags and text differ; both empty where nobody is tagged."""
    compared = compare_tags(story)
    return TagDifferences(
        absent=[row.tag for row in compared if row.standing == "tagged only" and row.tag],
        untagged=[row.character for row in compared if row.standing == "untagged" and row.character],
    )


def _find(tag: str, people: Iterable[Character]) -> Character | None:
    """The first person who has just that name; else the first one of whose names can be the same person's.

    A title that clashes with any of a person's names is somebody else's: "Mrs. Gray" is not Mr. Gray, called Gray.
    """
    wanted = [parse_name(name) for name in other_names(tag)]
    close: Character | None = None
    for character in people:
        names = [parse_name(name) for name in (character.name, *(alias.name for alias in character.aliases))]
        for want in wanted:
            if not all(titles_agree(name.titles, want.titles) for name in names):
                continue
            if any(name.words == want.words and name.of == want.of for name in names):
                return character
            if close is None and any(can_share(name, want) for name in names):
                close = character
    return close
