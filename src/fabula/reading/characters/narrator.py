"""The first-person narrator: whoever says I outside all speech, all through the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.reading.characters.context import Context, Place

# Share of narrated words that are I, me, my; and of paragraphs with one of them.
_SHARE_OF_WORDS = 0.006
_SHARE_OF_PARAGRAPHS = 0.12


def first_person_places(context: Context) -> list[Place]:
    """Places of I, me, my outside speech, if the book is told in the first person; else none."""
    found = [
        place
        for place in context.places
        if place.mention.form == "pronoun" and place.mention.pronouns == "I" and not place.spoken
    ]
    told = context.narrated_words()
    paragraphs = len({place.paragraph for place in found})
    prose = sum(1 for paragraph in context.segmentation.paragraphs if paragraph.kind == "prose")
    if len(found) < 5 or len(found) < _SHARE_OF_WORDS * told or paragraphs < _SHARE_OF_PARAGRAPHS * max(prose, 1):
        return []
    return found
