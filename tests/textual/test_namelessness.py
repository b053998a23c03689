"""What the user calls somebody is left out of sight of stages that go by the text."""

from __future__ import annotations

from msgspec.structs import replace

from fabula.model.decisions import Decisions, StandingDecision
from fabula.model.spans import Span
from fabula.textual.namelessness import as_the_text_names
from made_story import made_story


def test_a_rename_cannot_be_seen() -> None:
    """The cast before and after a rename looks the same, everything but display names kept."""
    cast = made_story().cast
    first, *others = cast.characters
    renamed = replace(first, name="Somebody Else", source="user", reason="renamed", known_from=first.known_from + 9)
    seen = as_the_text_names(cast, Decisions())

    assert as_the_text_names(replace(cast, characters=(renamed, *others)), Decisions()) == seen
    assert seen.references == cast.references
    assert [one.id for one in seen.characters] == [one.id for one in cast.characters]
    assert seen.characters[0].name == first.aliases[0].name


def test_a_name_that_the_user_gave_to_a_speaker_is_seen() -> None:
    """When a decision calls a speaker by name, whoever goes by that name keeps it."""
    cast = made_story().cast
    name = cast.characters[0].name
    said = StandingDecision(number=1, kind="speaker", places=(Span(0, 1),), value=name)

    assert as_the_text_names(cast, Decisions(standing=(said,))).characters[0] == cast.characters[0]
