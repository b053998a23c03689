"""`show scenes`: where each scene begins and why, where and when it plays, who is there, how it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.export.scene_rows import scene_rows
from fabula.model.ids import CharacterId
from fabula.textual.counting import running_words
from fabula.textual.settings import Settings, level_words, time_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.cli.views import Choice
    from fabula.export.json_scene_rows import SceneRow
    from fabula.model.scenes import Level
    from fabula.model.story import Story

_INDENT = " " * 10
_ANCHOR = 70  # code points of the sentence that opens a level


def lines(story: Story, choice: Choice) -> Iterator[str]:
    """A line for each scene, and one for each thing known of it."""
    settings = Settings(story)
    for row in rows(story, choice):
        words = running_words(story.text, row.start, row.end)
        pace = "" if row.pace == "scene" else f"  told as {row.pace}"
        yield f"{row.address:<8}  scene {row.told}  {words:,} words  begins: {row.why}{pace}"
        for head, what in _facts(story, settings, row):
            if what:
                yield f"{_INDENT}{head}: {what}"
        for level in settings.levels(story.scenes.scenes[row.told - 1]):
            yield f"{_INDENT}{_level(story, level)}"


def _facts(story: Story, settings: Settings, row: SceneRow) -> Iterator[tuple[str, str]]:
    scene = story.scenes.scenes[row.told - 1]
    yield "where", ", then ".join(settings.path(one.place) for one in scene.places)
    yield "when", time_words(scene.time) if scene.time is not None else ""
    people = (
        ("present", row.present), ("from afar", row.remote), ("mentioned", row.mentioned), ("spoken of", row.spoken_of),
    )  # fmt: skip
    for how, ids in people:
        yield how, ", ".join(_name(story, id_) for id_ in ids)
    yield (
        "comes and goes",
        ", ".join(f"{_name(story, one.char)} {one.way} {story.address(one.start)}" for one in row.comings),
    )
    seeing = [f"{_name(story, one.char)} ({one.reason})" for one in row.viewpoints if one.char is not None]
    yield "seen by", ", then ".join(seeing)


def _name(story: Story, id_: str) -> str:
    return story.character(CharacterId(id_)).name


def _level(story: Story, level: Level) -> str:
    anchor = " ".join(level.anchor.of(story.text).split())
    shown = anchor if len(anchor) <= _ANCHOR else anchor[: _ANCHOR - 1].rstrip() + "…"
    quoted = shown if shown.startswith("“") else f"“{shown}”"
    return f"{story.address(level.start)} {level_words(level)}: {quoted}"


def rows(story: Story, choice: Choice) -> Iterator[SceneRow]:
    """Rows of `scenes` in the interchange JSON."""
    for row in scene_rows(story):
        if choice.chapter is None or row.address.partition("¶")[0] == str(choice.chapter):
            yield row
