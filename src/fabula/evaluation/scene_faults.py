"""What must hold of scenes, levels and places, whatever was read and however well."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.model.claims import Claim
    from fabula.model.ids import CharacterId, PlaceId
    from fabula.model.scenes import Scene
    from fabula.model.story import Story


def scene_faults(story: Story) -> Iterator[str]:
    """Everything in scenes and levels that contradicts what the model promises, one sentence each."""
    scenes, paragraphs = story.scenes.scenes, story.segmentation.paragraphs
    yield from _repeated("scene", (scene.id for scene in scenes))
    if paragraphs and scenes and not scenes[0].start <= paragraphs[0].start < paragraphs[-1].end <= scenes[-1].end:
        yield "scenes do not reach from the first paragraph to the last"
    if paragraphs and not scenes:
        yield "there are paragraphs and no scene"
    yield from (
        f"scene {two.number} does not follow on the one before" for one, two in pairwise(scenes) if one.end != two.start
    )
    characters = {character.id for character in story.cast.characters}
    places = {place.id for place in story.places.places}
    for number, scene in enumerate(scenes, 1):
        if scene.number != number or scene.end <= scene.start:
            yield f"scene {scene.number} is empty or wrongly numbered"
        yield from _people_faults(scene, characters)
        yield from _inner_faults(scene, places)
    yield from _level_faults(story)


def _people_faults(scene: Scene, ids: set[CharacterId]) -> Iterator[str]:
    everybody = [*scene.present, *scene.mentioned, *scene.spoken_of, *scene.remote]
    seeing = [one.character for one in scene.viewpoints if one.character is not None]
    moving = [one.character for one in scene.comings]
    if not ids.issuperset([*everybody, *seeing, *moving]) or len(set(everybody)) != len(everybody):
        yield f"somebody in scene {scene.number} does not exist or is there twice"


def _inner_faults(scene: Scene, places: set[PlaceId]) -> Iterator[str]:
    starts = [one.start for one in scene.places]
    if starts != sorted(set(starts)) or any(not scene.start <= start < scene.end for start in starts):
        yield f"the places of scene {scene.number} are out of order or outside it"
    if not places.issuperset(one.place for one in scene.places):
        yield f"a place of scene {scene.number} does not exist"
    if any(not scene.start <= one.start < scene.end for one in scene.comings):
        yield f"somebody comes or goes outside scene {scene.number}"
    seen = scene.viewpoints
    edges = [edge for one in seen for edge in (one.start, one.end)]
    if seen and (edges[0], edges[-1]) != (scene.start, scene.end):
        yield f"the viewpoints of scene {scene.number} do not tile it"
    if any(one.end != two.start for one, two in pairwise(seen)):
        yield f"the viewpoints of scene {scene.number} do not follow on each other"


def _level_faults(story: Story) -> Iterator[str]:
    scenes = {scene.id: scene for scene in story.scenes.scenes}
    levels = {level.id: level for level in story.scenes.levels}
    yield from _repeated("level", (level.id for level in story.scenes.levels))
    if any((one.start, -one.end) > (two.start, -two.end) for one, two in pairwise(story.scenes.levels)):
        yield "levels are out of order"
    for level in levels.values():
        scene = scenes.get(level.scene)
        if scene is None or not scene.start <= level.start < scene.end:
            yield f"the level at {level.start} does not begin in its scene"
        if level.end <= level.start or not level.anchor.start < level.end:
            yield f"the level at {level.start} is empty or opened behind its end"
        parent = None if level.parent is None else levels.get(level.parent)
        if level.parent is not None and (parent is None or not parent.start <= level.start < level.end <= parent.end):
            yield f"the level at {level.start} is not inside the one it is said to be in"
    for scene in story.scenes.scenes:
        if scene.level is not None and scene.level not in levels:
            yield f"the level of scene {scene.number} does not exist"
        if (scene.level is None) != (scene.kind == "frame" and not scene.depth):
            yield f"scene {scene.number} is of the frame and of another level"


def place_faults(story: Story) -> Iterator[str]:
    """Everything in places that contradicts what the model promises, one sentence each."""
    places = {place.id: place for place in story.places.places}
    mentions = {mention.id for mention in story.mentions.mentions}
    yield from _repeated("place", (place.id for place in story.places.places))
    yield from _repeated("mention of a place", (one for place in story.places.places for one in place.mentions))
    for place in places.values():
        if not place.name or not mentions.issuperset(place.mentions):
            yield f"place {place.id} has no name or a mention that does not exist"
        held, steps = place.within, 0
        while held is not None and held.place in places and steps <= len(places):
            held, steps = places[held.place].within, steps + 1
        if held is not None:
            yield f"place {place.id} lies in nothing that exists, or in itself"
    yield from _repeated("presence", (one.id for one in story.places.presence))
    if any(one.start > two.start for one, two in pairwise(story.places.presence)):
        yield "presence is out of order"
    characters = {character.id for character in story.cast.characters}
    for one in story.places.presence:
        if not mentions.issuperset((one.who, one.where)):
            yield f"the presence at {one.start} is of mentions that do not exist"
        if (one.place is not None and one.place not in places) or not characters.issuperset({one.character} - {None}):
            yield f"the presence at {one.start} is of somebody or somewhere that does not exist"


def scene_claims(story: Story) -> Iterator[Claim]:
    """Every claim in scenes, levels and places."""
    for scene in story.scenes.scenes:
        yield scene
        yield from (*scene.places, *scene.viewpoints, *scene.comings)
        if scene.time is not None:
            yield scene.time
    yield from story.scenes.levels
    if story.scenes.telling is not None:
        yield story.scenes.telling
    for place in story.places.places:
        yield place
        if place.within is not None:
            yield place.within
    yield from story.places.presence


def _repeated(what: str, ids: Iterable[str]) -> Iterator[str]:
    yield from (f"{what} {id_} is there {count} times" for id_, count in Counter(ids).items() if count > 1)
