"""Tables and views of the timeline, as the migration that brought them made them; never edited once released."""

from __future__ import annotations

from fabula.store.first_schema import CLAIM

TIMELINE = """
CREATE TABLE timeline (
    row INTEGER PRIMARY KEY,
    covers TEXT NOT NULL,
    calendar TEXT NOT NULL
) STRICT;
CREATE TABLE scene_time (
    row INTEGER PRIMARY KEY,
    scene TEXT NOT NULL UNIQUE REFERENCES scene (id),
    "order" INTEGER NOT NULL,
    day TEXT NOT NULL,
    likely INTEGER,
    supposed INTEGER NOT NULL,
    run INTEGER NOT NULL,
    begins TEXT NOT NULL,
    lasts TEXT NOT NULL,
    weekday INTEGER,
    date TEXT,
    departs TEXT,
    anchor TEXT,{claim}
) STRICT;
CREATE TABLE moment (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    scene TEXT NOT NULL REFERENCES scene (id),
    start INTEGER NOT NULL,
    expressions TEXT NOT NULL,
    day TEXT NOT NULL,
    minute TEXT NOT NULL,
    likely INTEGER,
    supposed INTEGER NOT NULL,
    text TEXT NOT NULL,{claim}
) STRICT;
CREATE TABLE temporal_link (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    origin TEXT REFERENCES moment (id),
    target TEXT NOT NULL REFERENCES moment (id),
    kind TEXT NOT NULL,
    days TEXT NOT NULL,
    supposed INTEGER NOT NULL,{claim}
) STRICT;
CREATE TABLE birth (
    row INTEGER PRIMARY KEY,
    character TEXT NOT NULL REFERENCES character (id),
    day TEXT NOT NULL,{claim}
) STRICT;
CREATE TABLE contradiction (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    places TEXT NOT NULL,
    words TEXT NOT NULL,
    days INTEGER NOT NULL,
    text TEXT NOT NULL,{claim}
) STRICT;
CREATE VIEW story_order AS
    SELECT t."order", s.number AS told, t.likely AS day, t.date,
           CASE t.weekday WHEN 1 THEN 'Monday' WHEN 2 THEN 'Tuesday' WHEN 3 THEN 'Wednesday' WHEN 4 THEN 'Thursday'
               WHEN 5 THEN 'Friday' WHEN 6 THEN 'Saturday' WHEN 7 THEN 'Sunday' END AS weekday,
           json_extract(t.day, '$.least') AS day_least, json_extract(t.day, '$.most') AS day_most,
           t.departs, t.reason, t.confidence,
           (SELECT a.chapter || '¶' || a.number FROM paragraph a
             WHERE a.row = (SELECT max(row) FROM paragraph WHERE start <= s.start)) AS address, s.start, s.id
    FROM scene_time t JOIN scene s ON s.id = t.scene
    ORDER BY t."order", s.number;
""".replace("{claim}", CLAIM)
