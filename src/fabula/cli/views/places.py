"""`show places`: the places of the story as a tree, and which scenes play there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from fabula.export.scene_rows import place_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.cli.views import Choice
    from fabula.export.json_scene_rows import PlaceRow
    from fabula.model.story import Story

_MOST_SCENES = 12
_NAMES = 3


def lines(story: Story, choice: Choice) -> Iterator[str]:
    """A line a place, what lies in it beneath it; places told of once that hold nothing and no scene are counted."""
    rows_ = {row.id: row for row in rows(story, choice)}
    inside: defaultdict[str | None, list[str]] = defaultdict(list)
    for row in rows_.values():
        inside[row.parent if row.parent in rows_ else None].append(row.id)
    scenes: defaultdict[str, list[int]] = defaultdict(list)
    for scene in story.scenes.scenes:
        for one in scene.places:
            if scene.number not in scenes[one.place]:
                scenes[one.place].append(scene.number)
    left_out = 0
    stack = [(id_, 0) for id_ in reversed(inside[None])]
    while stack:
        id_, depth = stack.pop()
        row = rows_[id_]
        told = sum(count for _, count in row.names)
        if told <= 1 and not inside[id_] and not scenes[id_]:
            left_out += 1
            continue
        others = [name for name, _ in row.names[1 : 1 + _NAMES]]
        also = f"  also {', '.join(others)}" if others else ""
        yield f"{row.address:<8}  {'  ' * depth}{row.name} ({told}){also}{_scenes(scenes[id_])}"
        stack += [(one, depth + 1) for one in reversed(inside[id_])]
    if left_out:
        yield f"          and {left_out:,} told of once"


def _scenes(numbers: list[int]) -> str:
    if not numbers:
        return ""
    shown = ", ".join(map(str, numbers[:_MOST_SCENES]))
    more = f" and {len(numbers) - _MOST_SCENES} more" if len(numbers) > _MOST_SCENES else ""
    return f"  scene{'s' if len(numbers) > 1 else ''} {shown}{more}"


def rows(story: Story, choice: Choice) -> Iterator[PlaceRow]:
    """Rows of `places` in the interchange JSON."""
    for row in place_rows(story):
        if choice.chapter is None or row.address.partition("¶")[0] == str(choice.chapter):
            yield row
