"""`show presence`: who is told of in, near, on the way to or from which place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.export.scene_rows import presence_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.cli.views import Choice
    from fabula.export.json_scene_rows import PresenceRow
    from fabula.model.story import Story

_WAYS = {"in": "in", "near": "near", "to": "to", "from": "from", "thru": "through", "none": "not at"}
_WHO = 24


def lines(story: Story, choice: Choice) -> Iterator[str]:
    """A line for each pair that says something: who, how, where; what is usual, and what was before, is said so."""
    names = {place.id: place.name for place in story.places.places}
    for row in rows(story, choice):
        if row.relation == "none":
            continue
        who = story.characters[row.char].name if row.char in story.characters else _words(story, row.char_span)  # type: ignore[index]
        where = names.get(row.place) or _words(story, row.place_span)  # type: ignore[call-overload]
        also = [word for word, said in (("usually", row.span == "habitual"), ("before", row.tense == "past")) if said]
        noted = f"  {', '.join(also)}" if also else ""
        yield f"{row.address:<9} {who[:_WHO]:<{_WHO}} {_WAYS[row.relation]:<8} {where}{noted}"


def _words(story: Story, span: tuple[int, int]) -> str:
    return " ".join(story.text[span[0] : span[1]].split())


def rows(story: Story, choice: Choice) -> Iterator[PresenceRow]:
    """Rows of `presence` in the interchange JSON."""
    for row in presence_rows(story):
        if choice.chapter is not None and row.address.partition("¶")[0] != str(choice.chapter):
            continue
        if choice.speaker is None or row.char == choice.speaker.id:
            yield row
