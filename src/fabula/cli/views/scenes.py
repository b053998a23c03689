"""`show scenes`: where each scene begins and why, and who is there, named or spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.export.scene_rows import scene_rows
from fabula.model.ids import CharacterId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.cli.views import Choice
    from fabula.export.json_rows import SceneRow
    from fabula.model.story import Story


def lines(story: Story, choice: Choice) -> Iterator[str]:
    """A line for each scene, and one for each way of being in it."""
    for row in rows(story, choice):
        words = len(story.words.tokens.within(row.start, row.end))
        yield f"{row.address:<8}  scene {row.told}  {words:,} words  begins: {row.why}"
        for how, ids in (("present", row.present), ("mentioned", row.mentioned), ("spoken of", row.spoken_of)):
            names = ", ".join(story.character(CharacterId(id_)).name for id_ in ids)
            if names:
                yield f"          {how}: {names}"


def rows(story: Story, choice: Choice) -> Iterator[SceneRow]:
    """Rows of `scenes` in the interchange JSON."""
    for row in scene_rows(story):
        if choice.chapter is None or row.address.partition("¶")[0] == str(choice.chapter):
            yield row
