"""Whom "his wife" and "her mother" can mean: people who share a surname with the person they belong to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fabula.lexicon.en.titles import TITLES

if TYPE_CHECKING:
    from fabula.model.ids import CharacterId
    from fabula.model.people import Character, Mention
    from fabula.reading.attribution.page import Page

_WIVES = frozenset({"wife", "lady"})
_HUSBANDS = frozenset({"husband"})
_PARENTS = frozenset({"father", "mother", "papa", "mama", "mamma"})
_MARRIED = frozenset({"mrs", "mrs.", "lady", "madame"})
_BEFORE_SURNAMES = frozenset({"mr", "mr.", "mrs", "mrs.", "captain", "colonel", "dr", "dr.", "major", "professor"})
_MISTER = frozenset({"mr", "mr.", "sir", "lord", "colonel", "captain"})


@lru_cache(maxsize=4096)
def surname_of(names: tuple[str, ...]) -> str | None:
    """The family name behind a title or after a first name; None for a bare first name.

    >>> surname_of(("Mrs. Orr", "Lena"))
    'Orr'
    >>> surname_of(("Lena",)) is None
    True
    """
    behind_title = None
    for name in names:
        parts = name.split()
        bare = [part for part in parts if part.lower() not in TITLES and part[:1].isupper()]
        if parts[0].lower() == "the" or not bare or len(parts) < 2:
            continue
        if len(bare) > 1:
            return bare[-1]
        if parts[0].lower() in _BEFORE_SURNAMES:  # "Miss" and "Sir" stand before first names too
            behind_title = behind_title or bare[0]
    return behind_title


def _names(character: Character) -> tuple[str, ...]:
    return (character.name, *(alias.name for alias in character.aliases))


def kin_features(page: Page, person: CharacterId, mention: Mention, owner: CharacterId | None = None) -> list[str]:
    """What speaks for a person's being the one a noun of kin means; empty when nothing is known.

    The owner is whom the cast stage takes the possessor to mean, unless it is told.
    """
    if owner is None and mention.owner is not None:
        owner = page.person(page.by_id[mention.owner])
    if owner is None or owner not in page.characters or owner == person:
        return []
    family = surname_of(_names(page.characters[owner]))
    own = _names(page.characters[person])
    if family is None or surname_of(own) != family:
        return []
    head = page.text[mention.head.start : mention.head.end].lower()
    titles = {name.split()[0].lower() for name in own if " " in name}
    if (head in _WIVES and titles & _MARRIED) or (head in _HUSBANDS and titles & _MISTER):
        return ["same surname", "spouse"]
    if head in _PARENTS and titles & (_MARRIED | _MISTER):
        return ["same surname", "parent"]
    return ["same surname"]


def family_of(page: Page, mention: Mention, owner: CharacterId | None = None) -> list[CharacterId]:
    """Members of the cast whom a noun of kin may mean though nobody spoke of them lately."""
    return [person for person in page.characters if len(kin_features(page, person, mention, owner)) > 1]
