"""`show timeline`: when each scene happens, in story order or as told, and which times contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from fabula.export.json_row import Row
from fabula.export.timeline_rows import days_row, finding_rows, minutes_row, when_row
from fabula.textual.story_time import (
    age_at,
    clock_in_words,
    day_in_words,
    days_in_words,
    disagreement,
    gaps,
    minutes_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.cli.views import Choice
    from fabula.export.json_rows import FindingRow
    from fabula.export.json_scene_rows import Days, Minutes, WhenRow
    from fabula.model.spans import Span
    from fabula.model.story import Story
    from fabula.model.timeline import SceneTime

_QUOTED = 70  # code points of an anchor sentence
_WHY = {"earlier": "told later than it happened", "later": "told before it happened"}


class ShownScene(Row, frozen=True, kw_only=True):
    """When a scene happens; `gap` are the days since the scene before it in story order, `ages` in years."""

    kind: Literal["scene"] = "scene"
    id: str
    address: str
    told: int
    story: int
    when: WhenRow
    begins: Minutes
    duration: Minutes
    gap: Days | None
    ages: dict[str, Days]


class ShownContradiction(Row, frozen=True, kw_only=True):
    """Times that cannot all be so."""

    kind: Literal["contradiction"] = "contradiction"
    finding: FindingRow


def lines(story: Story, choice: Choice) -> Iterator[str]:
    """What the story covers; a line for each scene with its day; why one departs from the telling; contradictions."""
    timeline = story.timeline
    if not timeline.scenes:
        return
    out = sum(1 for time in timeline.scenes if time.departs is not None)
    telling = f"{out} of {len(timeline.scenes)} scenes out of order" if out else "told as it happened"
    yield f"covers {days_in_words(timeline.covers)}; {telling}"
    between = gaps(timeline)
    numbers = {scene.id: scene.number for scene in story.scenes.scenes}
    said: Span | None = None  # of several scenes of one flashback the first says why
    for time in _ordered(story, choice):
        start = story.scenes.scenes[numbers[time.scene] - 1].start
        doubt = " ?" if time.supposed and not time.day.exact else ""
        lasts = minutes_in_words(time.lasts)
        when = ", ".join(part for part in (day_in_words(time), clock_in_words(story, time)) if part)
        place = f"story {time.order:<4} scene {numbers[time.scene]:<4}"
        yield f"{story.address(start):<8}  {place} {when}{doubt}; lasts {lasts}"
        gap = between.get(time.scene)
        if gap is not None and (gap.least or gap.most):
            yield f"          {days_in_words(gap)} after the scene before"
        if time.departs is not None and time.anchor is not None and time.anchor != said:
            said = time.anchor
            words = " ".join(time.anchor.of(story.text).split())
            shown = words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + "…"
            yield f"          {_WHY[time.departs]}, because “{shown}” ({story.address(time.anchor.start)})"
        ages = [f"{name} {_years(low, high)}" for name, low, high in _ages(story, time)]
        if ages:
            yield f"          ages: {', '.join(ages)}"
    for one in timeline.contradictions:
        yield f"{story.address(one.places[0].start):<8}  contradiction: {disagreement(story, one)}"
        for sentence in one.places:
            yield f"          {story.address(sentence.start)}: {' '.join(sentence.of(story.text).split())}"


def rows(story: Story, choice: Choice) -> Iterator[ShownScene | ShownContradiction]:
    """A row for each scene, in the order asked for, and one for each contradiction."""
    numbers = {scene.id: scene.number for scene in story.scenes.scenes}
    between = gaps(story.timeline)
    for time in _ordered(story, choice):
        gap = between.get(time.scene)
        yield ShownScene(
            id=time.scene,
            address=story.address(story.scenes.scenes[numbers[time.scene] - 1].start),
            told=numbers[time.scene],
            story=time.order,
            when=when_row(time),
            begins=minutes_row(time.begins),
            duration=minutes_row(time.lasts),
            gap=days_row(gap) if gap is not None else None,
            ages={
                story.character(birth.character).id: days_row(age_at(birth, time))
                for birth in story.timeline.births
                if age_at(birth, time).least is not None
            },
        )
    for finding in finding_rows(story):
        yield ShownContradiction(finding=finding)


def _ordered(story: Story, choice: Choice) -> list[SceneTime]:
    times = list(story.timeline.scenes)
    if choice.chapter is not None:
        starts = {scene.id: scene.start for scene in story.scenes.scenes}
        chapter = str(choice.chapter)
        times = [time for time in times if story.address(starts[time.scene]).partition("¶")[0] == chapter]
    if choice.order == "story":
        times.sort(key=lambda time: time.order)
    return times


def _ages(story: Story, time: SceneTime) -> Iterator[tuple[str, int, int | None]]:
    present = {one for scene in story.scenes.scenes if scene.id == time.scene for one in scene.present}
    for birth in story.timeline.births:
        age = age_at(birth, time)
        if age.least is not None and birth.character in present:
            yield story.character(birth.character).name, age.least, age.most


def _years(low: int, high: int | None) -> str:
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"
