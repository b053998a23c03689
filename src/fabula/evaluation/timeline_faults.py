"""What contradicts the model's promises in the timeline of a story."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.claims import Claim
    from fabula.model.story import Story
    from fabula.model.timeline import Bounds


def timeline_claims(story: Story) -> Iterator[Claim]:
    """Everything inferred about when things happen."""
    timeline = story.timeline
    yield from timeline.scenes
    yield from timeline.moments
    yield from timeline.links
    yield from timeline.births
    yield from timeline.contradictions


def timeline_faults(story: Story) -> Iterator[str]:
    """Scenes without a time, ties to nothing, bounds that leave nothing."""
    timeline = story.timeline
    if timeline.scenes:
        yield from _scene_faults(story)
    moments = {moment.id for moment in timeline.moments}
    if len(moments) != len(timeline.moments):
        yield "two moments have one id"
    if any(one.start > two.start for one, two in pairwise(timeline.moments)):
        yield "moments are out of order"
    scenes = {scene.id for scene in story.scenes.scenes}
    expressions = {time.id for time in story.times.expressions}
    for moment in timeline.moments:
        if moment.scene not in scenes or not expressions.issuperset(moment.expressions):
            yield f"the moment at {moment.start} is of a scene or a time that does not exist"
        yield from _bounds_faults(f"moment at {moment.start}", moment.day, moment.minute)
    for link in timeline.links:
        if link.target not in moments or (link.origin is not None and link.origin not in moments):
            yield f"the temporal link {link.id} ties what does not exist"
        yield from _bounds_faults(f"temporal link {link.id}", link.days)
    for birth in timeline.births:
        if birth.character not in story.characters:
            yield f"the birth at {birth.evidence[0].start} is of somebody who does not exist"
        yield from _bounds_faults("birth", birth.day)
    for one in timeline.contradictions:
        if not one.places or one.days < 1:
            yield f"the contradiction {one.id} names no place or misses by nothing"


def _scene_faults(story: Story) -> Iterator[str]:
    times = story.timeline.scenes
    if [time.scene for time in times] != [scene.id for scene in story.scenes.scenes]:
        yield "scene times are not one for each scene, in their order"
    places = sorted({time.order for time in times})
    if places != list(range(1, len(places) + 1)):
        yield "story order has gaps"
    for time in times:
        if (time.departs is None) != (time.anchor is None):
            yield f"scene {time.scene} departs from the telling without a sentence that says so, or the reverse"
        if time.weekday is not None and not 1 <= time.weekday <= 7:
            yield f"scene {time.scene} is on weekday {time.weekday}"
        yield from _bounds_faults(f"time of scene {time.scene}", time.day, time.begins, time.lasts)


def _bounds_faults(what: str, *bounds: Bounds) -> Iterator[str]:
    if any(one.least is not None and one.most is not None and one.least > one.most for one in bounds):
        yield f"the bounds of the {what} leave nothing between them"
