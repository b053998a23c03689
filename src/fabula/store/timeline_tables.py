"""Which tables hold the timeline, and how they are filled and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from fabula.model.timeline import Birth, Bounds, Contradiction, Moment, SceneTime, TemporalLink, Timeline
from fabula.store.rows import Table, to_json

if TYPE_CHECKING:
    import sqlite3

    from fabula.model.story import Story

SCENE_TIME = Table("scene_time", SceneTime)
MOMENT = Table("moment", Moment, also=("text",))
TEMPORAL_LINK = Table("temporal_link", TemporalLink)
BIRTH = Table("birth", Birth)
CONTRADICTION = Table("contradiction", Contradiction, also=("text",))


def write_timeline(connection: sqlite3.Connection, story: Story) -> None:
    """The timeline, with the words that move it and those that contradict each other."""
    for name in ("timeline", "temporal_link", "moment", "scene_time", "birth", "contradiction"):
        connection.execute(f"DELETE FROM {name}")  # noqa: S608  # our own names
    timeline, text = story.timeline, story.text
    connection.execute("INSERT INTO timeline VALUES (1, ?, ?)", (to_json(timeline.covers), to_json(timeline.calendar)))
    words = {time.id: text[time.start : time.end] for time in story.times.expressions}
    SCENE_TIME.write(connection, timeline.scenes)
    told = ((" … ".join(words.get(id_, "") for id_ in moment.expressions),) for moment in timeline.moments)
    MOMENT.write(connection, timeline.moments, told)
    TEMPORAL_LINK.write(connection, timeline.links)
    BIRTH.write(connection, timeline.births)
    said = ((" … ".join(place.of(text) for place in one.places),) for one in timeline.contradictions)
    CONTRADICTION.write(connection, timeline.contradictions, said)


def read_timeline(connection: sqlite3.Connection) -> Timeline:
    """The timeline; of a file older than timelines an empty one."""
    row = connection.execute("SELECT covers, calendar FROM timeline").fetchone()
    covers, calendar = (msgspec.json.decode(one, type=Bounds) for one in row) if row else (Bounds(), Bounds())
    return Timeline(
        scenes=SCENE_TIME.read(connection),
        moments=MOMENT.read(connection),
        links=TEMPORAL_LINK.read(connection),
        births=BIRTH.read(connection),
        contradictions=CONTRADICTION.read(connection),
        covers=covers,
        calendar=calendar,
    )
