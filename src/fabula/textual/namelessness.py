"""The cast without display names, for stages that go by what the text calls people and not by what the user does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from fabula.model.decisions import Decisions
    from fabula.model.people import Cast, Character


def as_the_text_names(cast: Cast, decisions: Decisions) -> Cast:
    """The cast with each character's commonest alias for a name; who has none keeps the name there is.

    A character that the user renames is the same character: who speaks, who is there, does not change with it. A stage
    that sees the cast so is not run again for a rename. Names by which decisions call people stay.
    """
    called = {decision.value for decision in decisions.standing}
    return replace(
        cast,
        characters=tuple(
            character if character.name in called or not character.aliases else _unnamed(character)
            for character in cast.characters
        ),
    )


def _unnamed(character: Character) -> Character:
    return replace(
        character,
        name=character.aliases[0].name,
        reason="name",
        source="",
        known_from=character.evidence[0].end if character.evidence else 0,
    )
