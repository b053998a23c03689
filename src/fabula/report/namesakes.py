"""Short names that could be somebody's whose name is known in full."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from fabula.textual.names import PersonName, can_share, parse_name, titles_agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.ids import CharacterId
    from fabula.model.people import Character
    from fabula.report.asking import Asking

_MOST_BEARERS = 12  # a word borne by more tells nobody apart
# Two who talk to each other in a larger share of their lines than this are two; a few may be misread.
_TALK = 0.15


def short_names(asking: Asking) -> Iterator[tuple[Character, list[Character]]]:
    """Each short name's bearer with those whose it could be, the likeliest first."""
    people = [one for one in asking.facts.story.cast.characters if not one.minor and not one.group and not one.narrator]
    names = {one.id: _names(one) for one in people}
    bearers: dict[str, list[Character]] = defaultdict(list)
    for one in people:
        for word in {word for name in names[one.id] for word in name.words or name.titles}:
            bearers[word].append(one)
    for short in people:
        longest = max(names[short.id], key=lambda name: len(name.words))
        if len(longest.words) > 1 or asking.is_settled(short):
            continue
        others: dict[CharacterId, Character] = {}
        for word in longest.words or longest.titles:
            if len(bearers[word]) <= _MOST_BEARERS:
                others |= {other.id: other for other in bearers[word] if other.id != short.id}
        fuller = [other for other in others.values() if _could_be(asking, names, short, other)]
        if fuller:
            yield short, sorted(fuller, key=lambda other: -other.importance)


def _names(character: Character) -> list[PersonName]:
    return [parse_name(name) for name in dict.fromkeys([character.name, *(alias.name for alias in character.aliases)])]


def _could_be(asking: Asking, names: dict[CharacterId, list[PersonName]], short: Character, other: Character) -> bool:
    """Whether nothing known of the two speaks against their being one person."""
    mine, theirs = names[short.id], names[other.id]
    sets = {set_ for one, forms in ((short, mine), (other, theirs)) if (set_ := _pronouns(one, forms)) is not None}
    if len(sets) > 1:
        return False
    if max(len(name.words) for name in theirs) < 2:
        return False  # neither is the fuller
    titles = tuple(title for name in mine for title in name.titles)
    if not titles_agree(titles, tuple(title for name in theirs for title in name.titles)):
        return False
    fewer = min(asking.lines[short.id], asking.lines[other.id])
    if asking.talked[frozenset((short.id, other.id))] > _TALK * fewer:
        return False
    return any(can_share(one, two) for one in mine for two in theirs)


def _pronouns(character: Character, names: list[PersonName]) -> str | None:
    """What the text calls them, else what a title says."""
    return character.pronouns or next((name.pronouns for name in names if name.pronouns), None)
