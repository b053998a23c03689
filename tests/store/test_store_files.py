"""A story file is replaced whole or not at all, and nothing else is ever overwritten."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from fabula.errors import BusyError, NewerSchemaError, NotAStoryError, NotFoundError, WriteError
from fabula.model.decisions import Decision
from fabula.store import (
    StoredCache,
    append_decision,
    check_target,
    load_earlier,
    load_edition,
    load_log,
    load_story,
    save_story,
    writing,
)
from fabula.store.files import replacing
from fabula.textual.anchoring import anchor_at
from made_story import made_story

if TYPE_CHECKING:
    from pathlib import Path

STORY = made_story()
RENAME = Decision(number=0, kind="rename", anchors=(anchor_at(STORY.text, 0, 9),), value="The Boat")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a story is kept."""
    path = tmp_path / "Novel.fabula"
    save_story(path, STORY)
    return path


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(one.name for one in folder.iterdir())


def test_only_the_story_is_left(path: Path) -> None:
    """Neither the file beside nor the lock outlives the writing."""
    assert names(path.parent) == ["Novel.fabula"]


def test_it_is_told_by_its_header(path: Path) -> None:
    """Application id and schema version are SQLite's own; the journal needs no second file."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"fabu", "big"),)
        assert connection.execute("PRAGMA user_version").fetchone()[0] >= 1
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


@pytest.mark.parametrize(
    "content", [b"", b"My novel, chapter one.", b"SQLite format 3\x00" + b"\x00" * 84], ids=["empty", "prose", "other"]
)
def test_what_is_no_story_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """A file that is no story is neither opened nor overwritten, and that is known before a reading starts."""
    path = tmp_path / "Novel.fabula"
    path.write_bytes(content)

    for refused in (check_target, load_story, lambda path: save_story(path, STORY)):
        with pytest.raises(NotAStoryError, match="is not a story"):
            refused(path)
    assert path.read_bytes() == content
    assert names(tmp_path) == ["Novel.fabula"]


def test_a_database_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    """Being SQLite is not enough."""
    path = tmp_path / "accounts.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE money (amount)")

    with pytest.raises(NotAStoryError):
        save_story(path, STORY)


def test_a_folder_is_no_story(tmp_path: Path) -> None:
    """A folder as target is refused."""
    with pytest.raises(NotAStoryError, match="folder"):
        check_target(tmp_path)


def test_nothing_there_is_said(tmp_path: Path) -> None:
    """Opening what does not exist says so."""
    with pytest.raises(NotFoundError, match="does not exist"):
        load_story(tmp_path / "none.fabula")


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    """Writing into a folder that does not exist is refused before a reading starts."""
    with pytest.raises(WriteError, match="is no folder"):
        check_target(tmp_path / "none" / "Novel.fabula")


def test_a_newer_story_is_left_alone(path: Path) -> None:
    """A schema this program does not know is neither read nor written."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = path.read_bytes()

    for refused in (check_target, load_story, lambda path: save_story(path, STORY)):
        with pytest.raises(NewerSchemaError, match="newer fabula"):
            refused(path)
    assert path.read_bytes() == before


def test_a_damaged_story_is_said_to_be_one(path: Path) -> None:
    """Half a file is an error of one line, not a traceback of SQLite's."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])

    with pytest.raises(NotAStoryError, match="damaged"):
        load_story(path)


def test_a_cell_with_two_values_is_damage(path: Path) -> None:
    """Columns of JSON are read as one document; a cell that would shift those after it is found out."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE mention SET evidence = '[],[]' WHERE row = (SELECT min(row) FROM mention)")

    with pytest.raises(NotAStoryError, match="damaged"):
        load_story(path)


def test_a_failing_writer_leaves_the_old_story(path: Path) -> None:
    """Whatever goes wrong while writing, the old file is whole and nothing lies beside it."""
    before = path.read_bytes()

    def fail() -> None:
        with replacing(path, keep=True) as connection:
            connection.execute("DELETE FROM edition")
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        fail()
    assert path.read_bytes() == before
    assert names(path.parent) == ["Novel.fabula"]


def test_a_killed_writer_leaves_the_old_story(path: Path) -> None:
    """A program that dies in the middle of writing harms nothing, and the next one can write."""
    before = path.read_bytes()
    script = (
        "import os, sys, pathlib\n"
        "from fabula.store import writing\n"
        "from fabula.store.files import replacing\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "with writing(path), replacing(path, keep=True) as connection:\n"
        "    connection.execute('DELETE FROM mention')\n"
        "    os._exit(9)\n"
    )

    assert subprocess.run([sys.executable, "-c", script, str(path)], check=False).returncode == 9
    assert path.read_bytes() == before
    save_story(path, STORY)
    assert load_story(path) == STORY
    assert names(path.parent) == ["Novel.fabula"]


def test_a_full_disk_leaves_the_old_story(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the system cannot put the new file on the disk, that is said, and the old one is whole."""
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(WriteError, match="disk is full"):
        save_story(path, STORY)
    assert path.read_bytes() == before
    assert names(path.parent) == ["Novel.fabula"]


def test_sqlite_s_own_full_disk_is_said(path: Path) -> None:
    """A database that may not grow is a write error as well."""
    before = path.read_bytes()

    def overflow() -> None:
        with replacing(path, keep=True) as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")
            connection.execute("INSERT INTO note (text) VALUES (hex(zeroblob(1000000)))")

    with pytest.raises(WriteError, match="full"):
        overflow()
    assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_folder_without_permission_is_said(path: Path) -> None:
    """A story in a folder that cannot be written to opens, and saving it is a write error."""
    path.parent.chmod(0o555)
    try:
        assert load_story(path) == STORY
        with pytest.raises(WriteError, match="could not be written"):
            save_story(path, STORY)
    finally:
        path.parent.chmod(0o755)


def test_opening_leaves_no_trace(path: Path) -> None:
    """Reading a story makes no file beside it, so that it opens from where nothing can be written."""
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    load_story(path)
    load_log(path)

    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert names(path.parent) == ["Novel.fabula"]


def test_one_writer_at_a_time(path: Path) -> None:
    """While one writes, another is told so at once; readers are not disturbed."""
    refusals: list[BusyError] = []

    def write() -> None:
        try:
            save_story(path, STORY)
        except BusyError as error:
            refusals.append(error)

    with writing(path):
        other = threading.Thread(target=write)
        other.start()
        other.join()
        assert load_story(path) == STORY
    save_story(path, STORY)

    assert [str(error).startswith("another program is writing") for error in refusals] == [True]


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    """Saving through a symbolic link writes the story it leads to."""
    link = tmp_path / "link.fabula"
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("this system makes no links")
    save_story(link, replace(STORY, notes=("new",)))

    assert link.is_symlink()
    assert load_story(path).notes == ("new",)


def test_parts_of_a_story_can_be_loaded(path: Path) -> None:
    """The edition, the log and the ids to inherit are each had without the rest."""
    assert load_edition(path) == STORY.edition
    assert load_log(path) == STORY.log
    assert set(load_earlier(path)) == set(STORY.characters)


def test_decisions_are_added_at_the_end(path: Path) -> None:
    """A decision gets the next number and changes nothing else in the file."""
    first = append_decision(path, RENAME)
    second = append_decision(path, Decision(number=0, kind="undo", undoes=first.number))

    assert (first.number, second.number) == (1, 2)
    assert load_log(path) == (first, second)
    assert load_story(path) == replace(STORY, log=(first, second))


def test_the_log_cannot_be_altered(path: Path) -> None:
    """The database itself refuses to change or remove a decision."""
    append_decision(path, RENAME)

    with closing(sqlite3.connect(path)) as connection:
        for statement in ("UPDATE decision SET value = 'x'", "DELETE FROM decision"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)


def test_decisions_made_meanwhile_are_kept(path: Path) -> None:
    """Saving a story that does not know of the latest decision does not lose it."""
    decision = append_decision(path, RENAME)
    save_story(path, STORY)

    assert load_log(path) == (decision,)


def test_unchanged_layers_are_not_written_again(path: Path) -> None:
    """Saving a story of which only the scenes changed leaves the other tables as they are."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alias SET reason = 'touched'")
        connection.commit()
    save_story(path, replace(STORY, scenes=replace(STORY.scenes, scenes=STORY.scenes.scenes[:1])))

    again = load_story(path)
    assert len(again.scenes.scenes) == 1
    assert {alias.reason for one in again.cast.characters for alias in one.aliases} == {"touched"}


def test_the_cache_keeps_what_the_last_reading_used(path: Path) -> None:
    """Entries that a reading did not ask for are let go; the others and the new ones stay."""
    cache = StoredCache()
    cache.put("old", b"1")
    cache.put("both", b"2")
    save_story(path, STORY, cache=cache)
    cache = StoredCache(path)
    value = cache.get("both")
    cache.put("new", b"3" * 1000)
    save_story(path, STORY, cache=cache)
    last = StoredCache(path)

    assert value == b"2"
    assert [last.get(key) for key in ("old", "both", "new")] == [None, b"2", b"3" * 1000]


def test_without_a_cache_the_stored_one_stays(path: Path) -> None:
    """Saving a story that was not just read keeps the cache in the file."""
    cache = StoredCache()
    cache.put("kept", b"1")
    save_story(path, STORY, cache=cache)
    save_story(path, STORY)

    assert StoredCache(path).get("kept") == b"1"


@pytest.mark.parametrize("value", [b"", b"ebb and flow " * 40_000, random.Random(3).randbytes(400_000)])
def test_the_cache_gives_back_what_was_put_there(tmp_path: Path, value: bytes) -> None:
    """Also what does not shrink, and is kept as it is."""
    path = tmp_path / "tide.fabula"
    cache = StoredCache()
    cache.put("tide", value)
    save_story(path, made_story(), cache=cache)

    assert cache.get("tide") == value
    assert StoredCache(path).get("tide") == value
    assert path.stat().st_size < 400_000 + (len(value) if len(set(value)) > 200 else 0)
