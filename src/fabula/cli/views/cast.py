"""`show cast`: everybody, by importance, with their names and why fabula takes these for one person."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fabula.export.json_format import character_rows
from fabula.textual.degrees import is_known
from fabula.textual.tags import differing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.cli.views import Choice
    from fabula.export.json_rows import CharacterRow
    from fabula.model.people import Alias, Character
    from fabula.model.story import Story


def lines(story: Story, choice: Choice) -> Iterator[str]:
    """A line for each character, and one for each further name; then where the author's tags differ from the text."""
    speeches = _speeches(story)
    for character in story.cast.characters:
        if choice.speaker is not None and choice.speaker.id != character.id:
            continue
        said = speeches[character.id]
        yield "  ".join(
            part
            for part in (
                _first_place(story, character),
                character.name,
                f"[{character.id}]",
                ", ".join(_facts(character)),
                f"{character.mentions:,} mention{'' if character.mentions == 1 else 's'}",
                f"{said:,} speech{'' if said == 1 else 'es'}" if said else "",
            )
            if part
        )
        for alias in character.aliases:
            if alias.name != character.name:
                yield f"          {alias.name} ×{alias.count}: {_why(story, alias)}"
    if choice.speaker is None:
        yield from _tags(story)


def _tags(story: Story) -> Iterator[str]:
    """Who is tagged and not found, and who matters and is not tagged; nothing where nobody is tagged."""
    absent, untagged = differing(story)
    if absent:
        yield f"{'tagged, not found':<20}{'; '.join(absent)}"
    if untagged:
        yield f"{'found, not tagged':<20}{'; '.join(one.name for one in untagged)}"


def rows(story: Story, choice: Choice) -> Iterator[CharacterRow]:
    """Rows of `characters` in the interchange JSON."""
    for row in character_rows(story):
        if choice.speaker is None or choice.speaker.id == row.id:
            yield row


def _speeches(story: Story) -> Counter[str]:
    return Counter(
        claim.character for claim in story.attribution.speakers if claim.character is not None and is_known(claim)
    )


def _first_place(story: Story, character: Character) -> str:
    place = story.address(character.evidence[0].start) if character.evidence else ""
    return f"{place:<8}"


def _facts(character: Character) -> Iterator[str]:
    if character.narrator:
        yield "narrator"
    if character.pronouns:
        yield character.pronouns
    if character.group:
        yield "group"
    if character.minor:
        yield "minor"


def _why(story: Story, alias: Alias) -> str:
    """The reason the name was joined and the place that decided it."""
    place = f", {story.address(alias.evidence[0].start)}" if alias.evidence else ""
    return f"{alias.reason}{place}"
