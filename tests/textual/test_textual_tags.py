"""Tags for characters and relationships, held against the cast."""

from __future__ import annotations

from msgspec.structs import replace

from fabula.model.text import Metadata
from fabula.textual.tags import compare_tags, differing, tagged_names
from made_story import made_story


def test_names_in_tags() -> None:
    """Pairs are taken apart, fandoms in brackets and placeholders left out, names with commas stay whole."""
    metadata = Metadata(
        tags={
            "characters": (
                "Ada Quill (River Tales)",
                "Nell, Keeper of Bells",
                "Original Female Character(s)",
                "Reader",
            ),
            "relationships": ("Ada Quill/Tom Marsh", "Tom Marsh & Nell, Keeper of Bells", "Ada Quill x You"),
        }
    )

    assert tagged_names(metadata) == ["Ada Quill", "Nell, Keeper of Bells", "Tom Marsh"]


def test_tagged_and_found_and_not() -> None:
    """By any of their names; a title that cannot be theirs is somebody else's."""
    story = made_story()
    tags = {"characters": ("Kern", "Captain Gull", "Mrs. Voss")}
    story = replace(story, edition=replace(story.edition, metadata=Metadata(tags=tags)))
    rows = [(row.standing, row.tag, row.character and row.character.name) for row in compare_tags(story)]

    assert rows == [
        ("tagged", "Kern", "Anna Kern"),
        ("tagged only", "Captain Gull", None),
        ("tagged", "Mrs. Voss", "Mrs. Voss"),
        ("untagged", None, "Mr. Voss"),
    ]
    absent, untagged = differing(story)
    assert (absent, [one.name for one in untagged]) == (["Captain Gull"], ["Mr. Voss"])


def test_without_tags_nothing_is_said() -> None:
    """Nobody is missing from tags that are not there."""
    assert compare_tags(made_story()) == []
    assert differing(made_story()) == ([], [])
