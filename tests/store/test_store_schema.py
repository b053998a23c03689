"""The schema: what it promises to people with SQL, and that old files open."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from fabula.store import load_story, save_story, tables
from fabula.store.migrations import MIGRATIONS, SCHEMA_VERSION, migrate
from fabula.store.rows import Table
from made_story import made_story

FROZEN = Path(__file__).parent / "schema_1.sql"
STORY = made_story()


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    """A saved story, opened as anybody may."""
    path = tmp_path / "Novel.fabula"
    save_story(path, STORY)
    with closing(sqlite3.connect(path)) as opened:
        yield opened


def schema(connection: sqlite3.Connection) -> dict[str, str]:
    """The statements that make each table and view."""
    return {
        name: sql
        for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        if not name.startswith(("paragraph_fts_", "speech_fts_"))
    }


def test_columns_are_fields() -> None:
    """Every field of the model that is kept in a table has its column, and there are no others."""
    connection = sqlite3.connect(":memory:")
    migrate(connection)

    for table in vars(tables).values():
        if isinstance(table, Table):
            found = {row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")}
            assert found - {"row"} == {*table.columns, *table.also}, table.name


def test_tables_are_strict(connection: sqlite3.Connection) -> None:
    """A number cannot be stored where words belong."""
    loose = [name for name, sql in schema(connection).items() if sql.startswith("CREATE TABLE") and "STRICT" not in sql]

    assert loose == []
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO sentence (start, \"end\") VALUES ('here', 'there')")


def test_references_hold(connection: sqlite3.Connection) -> None:
    """Nothing points at what is not there."""
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_words_are_found(connection: sqlite3.Connection) -> None:
    """Paragraphs and speech can be searched by their words."""
    query = "SELECT text FROM {0} WHERE row IN (SELECT rowid FROM {1} WHERE {1} MATCH ?)"

    assert len(connection.execute(query.format("paragraph", "paragraph_fts"), ("boat",)).fetchall()) == 1
    assert len(connection.execute(query.format("quotation", "speech_fts"), ("boat",)).fetchall()) == 1


def test_every_view_answers(connection: sqlite3.Connection) -> None:
    """The questions asked most are views, and each works on a story."""
    views = [name for name, sql in schema(connection).items() if sql.startswith("CREATE VIEW")]

    assert set(views) >= {
        "work", "chapter", "speech", "correction", "who_talks_to_whom", "lines_of", "scene_table", "provenance",
    }  # fmt: skip
    for view in views:
        connection.execute(f"SELECT * FROM {view}").fetchall()  # noqa: S608


def test_views_say_who_speaks(connection: sqlite3.Connection) -> None:
    """Lines are counted by name, and each speech has its address."""
    lines = dict(connection.execute("SELECT name, lines FROM lines_of"))
    expected: dict[str, int] = {}
    for speaker in STORY.attribution.speakers:
        if speaker.character:
            name = STORY.character(speaker.character).name
            expected[name] = expected.get(name, 0) + 1
    address, text = connection.execute("SELECT address, text FROM speech ORDER BY start").fetchone()

    assert lines == expected
    assert address == STORY.address(STORY.text.index(text[:5]))


def test_the_oldest_schema_becomes_today_s() -> None:
    """A database of the first schema, as it was released, migrates to what a new story has."""
    old = sqlite3.connect(":memory:")
    old.executescript(FROZEN.read_text(encoding="utf-8"))
    migrate(old)
    new = sqlite3.connect(":memory:")
    migrate(new)

    assert schema(old) == schema(new)
    assert old.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert [name for (name,) in old.execute("SELECT name FROM migration")] == [step.__name__ for step in MIGRATIONS]


def test_an_old_story_opens_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A story of an earlier schema is migrated in memory for reading; its file changes when it is next saved."""
    path = tmp_path / "Novel.fabula"
    save_story(path, STORY)
    before = path.read_bytes()

    def m999_more(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE more (row INTEGER PRIMARY KEY) STRICT")

    monkeypatch.setattr("fabula.store.migrations.MIGRATIONS", (*MIGRATIONS, m999_more))
    for module in ("migrations", "files"):
        monkeypatch.setattr(f"fabula.store.{module}.SCHEMA_VERSION", SCHEMA_VERSION + 1)

    assert load_story(path) == STORY
    assert path.read_bytes() == before
    save_story(path, STORY)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM more").fetchone() == (0,)
