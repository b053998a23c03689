"""Where and when scenes play and how they are told, as cells of a table; the places as a tree."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from fabula.report.markup import Html, element, joined, link
from fabula.textual.settings import level_words, time_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.ids import PlaceId
    from fabula.model.places import Place
    from fabula.model.scenes import Level, Scene
    from fabula.report.facts import Facts
    from fabula.textual.settings import Settings

_ANCHOR = 60  # code points of the sentence that opens a level
_MOST_SCENES = 20
_NAMES = 3


def setting_cell(facts: Facts, settings: Settings, scene: Scene) -> Html:
    """Its places, each leading to where it is told, and its time."""
    story = facts.story
    parts = [link(story.address(one.evidence[0].start), settings.path(one.place)) for one in scene.places]
    if scene.time is not None:
        parts.append(link(story.address(scene.time.evidence[0].start), time_words(scene.time)))
    return joined(parts, "; ")


def told_cell(facts: Facts, settings: Settings, scene: Scene) -> Html:
    """Levels with their reason and the words that open them, viewpoint, and speed."""
    story = facts.story
    parts = [_level(facts, one) for one in settings.levels(scene)]
    for one in scene.viewpoints:
        seeing = facts.people([one.character]) if one.character is not None else []
        if seeing:
            parts.append(joined(["seen by ", link(story.address(one.evidence[0].start), seeing[0].name)]))
    if scene.pace != "scene":
        parts.append(joined(["told as ", scene.pace]))
    return joined(parts, "; ")


def _level(facts: Facts, level: Level) -> Html:
    words = " ".join(level.anchor.of(facts.story.text).split())
    shown = words if len(words) <= _ANCHOR else words[: _ANCHOR - 1].rstrip() + "…"
    return joined([level_words(level), ": ", link(facts.story.address(level.start), shown)])


def places(facts: Facts) -> Iterator[Html]:
    """The section: places that scenes play at, that hold others, or that are told of more than once."""
    story = facts.story
    every = {place.id: place for place in story.places.places}
    inside: defaultdict[PlaceId | None, list[PlaceId]] = defaultdict(list)
    for place in every.values():
        inside[place.within.place if place.within is not None else None].append(place.id)
    scenes: defaultdict[PlaceId, list[int]] = defaultdict(list)
    for scene in story.scenes.scenes:
        for one in scene.places:
            if scene.number not in scenes[one.place]:
                scenes[one.place].append(scene.number)
    shown = {id_ for id_, place in every.items() if len(place.mentions) > 1 or scenes[id_] or inside[id_]}
    yield Html('<section id="places" aria-labelledby="places-h"><h2 id="places-h">Places</h2>')
    if not shown:
        yield Html('<p class="note">No place is told of more than once.</p></section>')
        return
    yield element(
        "p", "What lies in a place stands beneath it. A number leads to a scene that plays there.", class_="note"
    )
    yield Html('<ul class="places">')
    # Each entry: a place to open, or None to close the list of what lies in one.
    stack: list[PlaceId | None] = list(reversed(inside[None]))
    while stack:
        id_ = stack.pop()
        if id_ is None:
            yield Html("</ul></li>")
            continue
        if id_ not in shown:
            continue
        within = [one for one in inside[id_] if one in shown]
        yield joined([Html("<li>"), _place(facts, every[id_], scenes[id_])])
        if within:
            yield Html("<ul>")
            stack += [None, *reversed(within)]
        else:
            yield Html("</li>")
    yield Html("</ul></section>")


def _place(facts: Facts, place: Place, scenes: list[int]) -> Html:
    also = [name for name, _ in place.names[1 : 1 + _NAMES]]
    parts: list[Html | str] = [link(facts.story.address(place.evidence[0].start), place.name)]
    if also:
        parts.append(f" (also {', '.join(also)})")
    if place.within is not None:
        parts.append(f" · {place.within.reason}")
    if scenes:
        numbers = [link(f"t{number}", str(number)) for number in scenes[:_MOST_SCENES]]
        more = [f"{len(scenes) - _MOST_SCENES} more"] if len(scenes) > _MOST_SCENES else []
        parts += [" · scenes " if len(scenes) > 1 else " · scene ", joined([*numbers, *more], ", ")]
    return joined(parts)
