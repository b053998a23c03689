"""Rows of the interchange JSON that tell when things happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.export import json_scene_rows as rows
from fabula.export.claim_keys import claim_keys, current, why_keys
from fabula.export.json_rows import FindingRow, SpanRow
from fabula.textual.story_time import disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.model.story import Story
    from fabula.model.timeline import Bounds, SceneTime

RULE = "time-contradiction"


def when_row(time: SceneTime) -> rows.WhenRow:
    """When a scene happens, and why."""
    return rows.WhenRow(
        **why_keys(time),
        source=time.source,
        day=days_row(time.day),
        likely=time.likely,
        supposed=time.supposed,
        run=time.run,
        date=time.date,
        weekday=time.weekday,
        departs=time.departs,
        anchor=None if time.anchor is None else (time.anchor.start, time.anchor.end),
    )


def days_row(bounds: Bounds) -> rows.Days:
    """Bounds of days."""
    return rows.Days(min=bounds.least, max=bounds.most)


def minutes_row(bounds: Bounds) -> rows.Minutes:
    """Bounds of minutes."""
    return rows.Minutes(min=bounds.least, max=bounds.most)


def moment_rows(story: Story) -> Iterator[rows.MomentRow]:
    """Points of story time that the telling comes to."""
    for moment in story.timeline.moments:
        yield rows.MomentRow(
            id=moment.id,
            **claim_keys(story, moment, moment.start),
            start=moment.start,
            scene=moment.scene,
            times=moment.expressions,
            day=days_row(moment.day),
            likely=moment.likely,
            supposed=moment.supposed,
            minute=minutes_row(moment.minute),
        )


def link_rows(story: Story) -> Iterator[rows.LinkRow]:
    """How many days lie between moments (TLINK)."""
    starts = {moment.id: moment.start for moment in story.timeline.moments}
    for link in story.timeline.links:
        yield rows.LinkRow(
            id=link.id,
            **claim_keys(story, link, starts[link.target]),
            origin=link.origin,
            target=link.target,
            kind=link.kind,
            days=days_row(link.days),
            supposed=link.supposed,
        )


def birth_rows(story: Story) -> Iterator[rows.BirthRow]:
    """When those were born whose age is told."""
    for number, birth in enumerate(story.timeline.births, start=1):
        character = current(story, birth.character)
        if character is not None:
            yield rows.BirthRow(
                id=f"bi{number}",
                **claim_keys(story, birth, birth.evidence[0].start),
                char=character,
                day=days_row(birth.day),
            )


def finding_rows(story: Story, *, with_words: bool = True) -> Iterator[FindingRow]:
    """Times that contradict each other; without `with_words` the message quotes nothing."""
    for one in story.timeline.contradictions:
        places = one.places if len(one.places) > 1 else one.words
        if len(places) > 1:
            yield FindingRow(
                id=one.id,
                **claim_keys(story, one, one.places[0].start),
                rule=RULE,
                severity="warning",
                message=disagreement(story, one) if with_words else "times that cannot all be so",
                places=tuple(SpanRow(start=place.start, end=place.end) for place in places),
                status="open",
            )
