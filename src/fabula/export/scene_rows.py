"""Rows of the interchange JSON that tell of scenes, levels, places, and who is at one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from fabula.export import json_scene_rows as rows
from fabula.export.claim_keys import claim_keys, current, people, why_keys
from fabula.export.json_row import WhyRow
from fabula.export.timeline_rows import minutes_row, when_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.scenes import Scene
    from fabula.model.story import Story


def scene_rows(story: Story) -> Iterator[rows.SceneRow]:
    """Scenes in telling order; what is not known is null."""
    unknown = rows.Minutes(min=None, max=None)
    times = {time.scene: time for time in story.timeline.scenes}
    for scene in story.scenes.scenes:
        viewpoints = tuple(
            rows.ViewpointRow(**why_keys(one), start=one.start, end=one.end, char=current(story, one.character))
            for one in scene.viewpoints
        )
        time = times.get(scene.id)
        yield rows.SceneRow(
            id=scene.id,
            **claim_keys(story, scene, scene.start),
            start=scene.start,
            end=scene.end,
            why=scene.why,
            setting=_setting(scene),
            present=people(story, scene.present),
            mentioned=people(story, scene.mentioned),
            spoken_of=people(story, scene.spoken_of),
            remote=people(story, scene.remote),
            viewpoint=_longest(viewpoints),
            viewpoints=viewpoints,
            comings=tuple(
                rows.ComingRow(**why_keys(one), start=one.start, char=who, way=one.way)
                for one in scene.comings
                if (who := current(story, one.character)) is not None
            ),
            pace=scene.pace,
            told=scene.number,
            story=time.order if time is not None else None,
            level=rows.LevelOfScene(kind=scene.kind, depth=scene.depth, id=scene.level),
            begins=minutes_row(time.begins) if time is not None else unknown,
            duration=minutes_row(time.lasts) if time is not None else unknown,
            when=when_row(time) if time is not None else None,
        )


def _setting(scene: Scene) -> rows.SettingRow:
    time = scene.time
    return rows.SettingRow(
        place=scene.main_place,
        time=time.value if time else None,
        moves=tuple(rows.MoveRow(**why_keys(one), start=one.start, place=one.place) for one in scene.places),
        part_of_day=time.part_of_day if time else None,
        season=time.season if time else None,
        date=time.date if time else None,
    )


def _longest(viewpoints: tuple[rows.ViewpointRow, ...]) -> str | None:
    """Through whose eyes most of it is told."""
    told: defaultdict[str | None, int] = defaultdict(int)
    for one in viewpoints:
        told[one.char] += one.end - one.start
    return max(told, key=lambda char: told[char]) if told else None  # of equals the first


def level_rows(story: Story) -> Iterator[rows.LevelRow]:
    """Flashbacks, tales, letters and dreams."""
    for level in story.scenes.levels:
        yield rows.LevelRow(
            id=level.id,
            **claim_keys(story, level, level.start),
            start=level.start,
            end=level.end,
            kind=level.kind,
            depth=level.depth,
            scene=level.scene,
            anchor=(level.anchor.start, level.anchor.end),
            whole=level.whole,
            tense=level.tense,
            parent=level.parent,
            teller=level.teller,
        )


def telling_rows(story: Story) -> Iterator[rows.TellingRow]:
    """How the main story is told; one row or none."""
    telling = story.scenes.telling
    if telling is not None:
        position = telling.evidence[0].start
        yield rows.TellingRow(
            id="telling", **claim_keys(story, telling, position), tense=telling.tense, person=telling.person
        )


def place_rows(story: Story, *, with_words: bool = True) -> Iterator[rows.PlaceRow]:
    """Places with what holds them; without `with_words` no descriptions, which are words of the text."""
    for place in story.places.places:
        within = place.within
        yield rows.PlaceRow(
            id=place.id,
            **claim_keys(story, place, place.evidence[0].start),
            name=place.name if with_words else "",
            names=place.names if with_words else (),
            parent=within.place if within else None,
            why_parent=WhyRow(**why_keys(within)) if within else None,
            kind=place.kind,
        )


def presence_rows(story: Story) -> Iterator[rows.PresenceRow]:
    """Who is told of at a place; both are clusters."""
    for one in story.places.presence:
        yield rows.PresenceRow(
            id=one.id,
            **claim_keys(story, one, one.start),
            char=current(story, one.character) or one.who,
            place=one.place or one.where,
            relation=one.relation,
            start=one.start,
            end=one.end,
            span=one.habit,
            tense=one.moment,
            char_span=(one.who_at.start, one.who_at.end),
            place_span=(one.where_at.start, one.where_at.end),
        )
