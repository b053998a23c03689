"""The schema of a story file, as numbered steps; each is applied once and its name kept in the table `migration`.

Tables carry the glossary's names; the views at the end are the questions asked most. Integers called `row` are row
numbers, never ids. Lists (evidence, candidates, several characters) are JSON, which SQLite's `json_each` unfolds.
A step that has been released is never edited: a change is a new step at the end of `MIGRATIONS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.errors import NewerSchemaError
from fabula.store.first_schema import CLAIM, FIRST_SCHEMA
from fabula.store.timeline_schema import TIMELINE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

APPLICATION_ID = int.from_bytes(b"fabu", "big")


def m001_initial(connection: sqlite3.Connection) -> None:
    """Text, speech, people, scenes, the log of decisions, the cache, and views."""
    # Before the first table, or it has no effect; larger pages suit the few large values.
    connection.executescript(f"PRAGMA application_id = {APPLICATION_ID};")
    connection.executescript(FIRST_SCHEMA)


def m002_tags(connection: sqlite3.Connection) -> None:
    """What the source says of itself, further: series, and tags by kind."""
    connection.executescript("""
ALTER TABLE edition ADD COLUMN series TEXT NOT NULL DEFAULT '[]';
ALTER TABLE edition ADD COLUMN tags TEXT NOT NULL DEFAULT '{}';
""")


def m003_boundary(connection: sqlite3.Connection) -> None:
    """Boundaries that the source had lost and the reading gave back; what is known of how chapters mark speech."""
    connection.executescript(f"""
CREATE TABLE boundary (
    row INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    opens TEXT NOT NULL,{CLAIM}
) STRICT;
ALTER TABLE mark_style ADD COLUMN manner TEXT NOT NULL DEFAULT 'none';
ALTER TABLE mark_style ADD COLUMN others TEXT NOT NULL DEFAULT '[]';
ALTER TABLE mark_style ADD COLUMN chosen INTEGER NOT NULL DEFAULT 0;
""")


def m004_labels(connection: sqlite3.Connection) -> None:
    """Which note or summary a block is of."""
    connection.execute("ALTER TABLE block ADD COLUMN label TEXT")


def m005_events(connection: sqlite3.Connection) -> None:
    """What happens, and who has a part in it."""
    tables = f"""
CREATE TABLE event (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    realis INTEGER NOT NULL,
    tense TEXT,
    aspect TEXT,
    quotation TEXT REFERENCES quotation (id),
    text TEXT NOT NULL,{CLAIM}
) STRICT;
CREATE TABLE participant (
    row INTEGER PRIMARY KEY,
    event TEXT NOT NULL REFERENCES event (id),
    role TEXT NOT NULL,
    mention TEXT NOT NULL REFERENCES mention (id),
    character TEXT REFERENCES character (id)
) STRICT;
"""
    connection.executescript(tables)
    connection.executescript("""
CREATE INDEX participant_event ON participant (event);
CREATE INDEX participant_character ON participant (character);
CREATE VIEW who_does_what AS
    SELECT c.name AS character, p.role, e.text AS event,
           (SELECT group_concat(o.name, ', ') FROM participant q JOIN character o ON o.id = q.character
             WHERE q.event = e.id AND q.row <> p.row) AS others,
           (SELECT a.chapter || '¶' || a.number FROM paragraph a
             WHERE a.row = (SELECT max(row) FROM paragraph WHERE start <= e.start)) AS address,
           e.start, e.id
    FROM participant p JOIN event e ON e.id = p.event JOIN character c ON c.id = p.character
    ORDER BY p.row;
DROP VIEW provenance;
CREATE VIEW provenance AS
    SELECT 'quotation' AS claim, source, reason, count(*) AS claims FROM quotation GROUP BY source, reason
    UNION ALL SELECT 'mention', source, reason, count(*) FROM mention GROUP BY source, reason
    UNION ALL SELECT 'reference', source, reason, count(*) FROM reference GROUP BY source, reason
    UNION ALL SELECT 'alias', source, reason, count(*) FROM alias GROUP BY source, reason
    UNION ALL SELECT 'speaker', source, reason, count(*) FROM speaker GROUP BY source, reason
    UNION ALL SELECT 'addressee', source, reason, count(*) FROM addressee GROUP BY source, reason
    UNION ALL SELECT 'scene', source, reason, count(*) FROM scene GROUP BY source, reason
    UNION ALL SELECT 'event', source, reason, count(*) FROM event GROUP BY source, reason;
""")


def m006_extent(connection: sqlite3.Connection) -> None:
    """The whole phrase about a mention, `[start, end]` or null."""
    connection.execute("ALTER TABLE mention ADD COLUMN extent TEXT")


def m007_times(connection: sqlite3.Connection) -> None:
    """Time expressions, by the words that tell them."""
    table = f"""
CREATE TABLE time_expression (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    anchor TEXT,
    anchor_at TEXT,
    direction TEXT,
    modifier TEXT,
    quantity REAL,
    most REAL,
    unit TEXT,
    name TEXT,
    frequency REAL,
    quantifier TEXT,
    signal TEXT NOT NULL,
    either_half INTEGER NOT NULL,
    text TEXT NOT NULL,{CLAIM}
) STRICT;
"""
    connection.executescript(table)
    connection.executescript("""
CREATE VIEW times AS
    SELECT t.text, t.kind, t.value, t.anchor, t.direction, t.modifier, t.signal,
           (SELECT a.chapter || '¶' || a.number FROM paragraph a
             WHERE a.row = (SELECT max(row) FROM paragraph WHERE start <= t.start)) AS address,
           t.start, t.id
    FROM time_expression t ORDER BY t.row;
""")


def m008_scenes(connection: sqlite3.Connection) -> None:
    """Where and when scenes play, through whose eyes, on which level; places, and who is told of at one."""
    for column in ("remote", "comings", "places", "viewpoints"):
        connection.execute(f"ALTER TABLE scene ADD COLUMN {column} TEXT NOT NULL DEFAULT '[]'")
    for column in ("time", "level"):
        connection.execute(f"ALTER TABLE scene ADD COLUMN {column} TEXT")
    connection.execute("ALTER TABLE scene ADD COLUMN kind TEXT NOT NULL DEFAULT 'frame'")
    connection.execute("ALTER TABLE scene ADD COLUMN depth INTEGER NOT NULL DEFAULT 0")
    connection.execute("ALTER TABLE scene ADD COLUMN pace TEXT NOT NULL DEFAULT 'scene'")
    tables = f"""
CREATE TABLE level (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    depth INTEGER NOT NULL,
    scene TEXT NOT NULL REFERENCES scene (id),
    anchor TEXT NOT NULL,
    whole INTEGER NOT NULL,
    tense TEXT,
    parent TEXT,{CLAIM}
) STRICT;
CREATE TABLE telling (
    row INTEGER PRIMARY KEY,
    tense TEXT,
    person TEXT NOT NULL,{CLAIM}
) STRICT;
CREATE TABLE place (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    names TEXT NOT NULL,
    kind TEXT NOT NULL,
    within TEXT,
    mentions TEXT NOT NULL,{CLAIM}
) STRICT;
CREATE TABLE presence (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    who TEXT NOT NULL REFERENCES mention (id),
    "where" TEXT NOT NULL REFERENCES mention (id),
    who_at TEXT NOT NULL,
    where_at TEXT NOT NULL,
    relation TEXT NOT NULL,
    habit TEXT NOT NULL,
    moment TEXT NOT NULL,
    character TEXT REFERENCES character (id),
    place TEXT REFERENCES place (id),
    text TEXT NOT NULL,{CLAIM}
) STRICT;
"""
    connection.executescript(tables)
    connection.executescript("""
CREATE VIEW setting AS
    SELECT s.number, p.name AS place, json_extract(s.time, '$.value') AS time, s.kind AS level, s.pace,
           (SELECT a.chapter || '¶' || a.number FROM paragraph a
             WHERE a.row = (SELECT max(row) FROM paragraph WHERE start <= s.start)) AS address, s.start, s.id
    FROM scene s
    LEFT JOIN json_each(s.places) j
    LEFT JOIN place p ON p.id = json_extract(j.value, '$.place')
    ORDER BY s.number, j.key;
CREATE VIEW place_tree AS
    WITH RECURSIVE tree (id, name, path, depth) AS (
        SELECT id, name, name, 0 FROM place WHERE within IS NULL
        UNION ALL
        SELECT p.id, p.name, tree.path || ' / ' || p.name, tree.depth + 1
        FROM place p JOIN tree ON json_extract(p.within, '$.place') = tree.id
    )
    SELECT path, name, depth, id FROM tree ORDER BY path;
CREATE VIEW who_is_where AS
    SELECT c.name AS character, r.relation, p.name AS place, r.text, r.habit, r.moment,
           (SELECT a.chapter || '¶' || a.number FROM paragraph a
             WHERE a.row = (SELECT max(row) FROM paragraph WHERE start <= r.start)) AS address, r.start, r.id
    FROM presence r LEFT JOIN character c ON c.id = r.character LEFT JOIN place p ON p.id = r.place
    ORDER BY r.row;
""")


def m009_timeline(connection: sqlite3.Connection) -> None:
    """When scenes happen, what ties moments to each other, ages, and times that contradict each other."""
    connection.executescript(TIMELINE)


def m010_listeners(connection: sqlite3.Connection) -> None:
    """Who hears what is said to others."""
    connection.execute("ALTER TABLE addressee ADD COLUMN listeners TEXT NOT NULL DEFAULT '[]'")


def m011_tellers(connection: sqlite3.Connection) -> None:
    """Who tells a tale within the tale."""
    connection.execute("ALTER TABLE level ADD COLUMN teller TEXT")


def m012_steps(connection: sqlite3.Connection) -> None:
    """Decisions that one correction made together, by the number of the first."""
    connection.execute("ALTER TABLE decision ADD COLUMN step INTEGER")


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    m001_initial,
    m002_tags,
    m003_boundary,
    m004_labels,
    m005_events,
    m006_extent,
    m007_times,
    m008_scenes,
    m009_timeline,
    m010_listeners,
    m011_tellers,
    m012_steps,
)
SCHEMA_VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> None:
    """Brings a database from any earlier schema, or from nothing, to today's.

    Raises:
        NewerSchemaError: it was written by a newer fabula.
    """
    connection.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) STRICT")
    applied = {name for (name,) in connection.execute("SELECT name FROM migration")}
    if not applied <= {step.__name__ for step in MIGRATIONS}:
        raise NewerSchemaError("the story was written by a newer fabula", way_out="update fabula")
    for step in MIGRATIONS:
        if step.__name__ not in applied:
            step(connection)
            connection.execute("INSERT INTO migration VALUES (?)", (step.__name__,))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
