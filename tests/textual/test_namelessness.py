"""What the user calls somebody is left out of sight of stages that go by the text."""

from __future__ import annotations

from msgspec.structs import replace

from fabula.textual.namelessness import as_the_text_names
from made_story import made_story


def test_a_rename_cannot_be_seen() -> None:
    """The cast before and after a rename looks the same, everything but display names kept."""
    cast = made_story().cast
    first, *others = cast.characters
    renamed = replace(first, name="Somebody Else", source="user", reason="renamed", known_from=first.known_from + 9)
    seen = as_the_text_names(cast)

    assert as_the_text_names(replace(cast, characters=(renamed, *others))) == seen
    assert seen.references == cast.references
    assert [one.id for one in seen.characters] == [one.id for one in cast.characters]
    assert seen.characters[0].name == first.aliases[0].name
