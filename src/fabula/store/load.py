"""Opening a story file."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import msgspec

from fabula.errors import BusyError, NotAStoryError
from fabula.model.codec import collector_paused
from fabula.model.story import Story
from fabula.store.files import connect_to_read
from fabula.store.tables import (
    read_attribution,
    read_cast,
    read_decisions,
    read_edition,
    read_events,
    read_log,
    read_mentions,
    read_notes,
    read_places,
    read_quotations,
    read_scenes,
    read_segmentation,
    read_times,
    read_words,
)
from fabula.store.timeline_tables import read_timeline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fabula.model.decisions import Decision
    from fabula.model.ids import CharacterId, MentionId
    from fabula.model.text import Edition


def load_story(path: Path) -> Story:
    """The story kept in a file; its tables are the truth, not its cache.

    Raises:
        NotFoundError: nothing is there.
        NotAStoryError: it is no story, or a damaged one.
        NewerSchemaError: a newer fabula wrote it.
    """
    with collector_paused(), _reading(path) as connection:
        log = read_log(connection)
        return Story(
            edition=read_edition(connection),
            words=read_words(connection),
            segmentation=read_segmentation(connection),
            quotations=read_quotations(connection),
            mentions=read_mentions(connection),
            cast=read_cast(connection),
            attribution=read_attribution(connection),
            scenes=read_scenes(connection),
            events=read_events(connection),
            times=read_times(connection),
            places=read_places(connection),
            timeline=read_timeline(connection),
            log=log,
            decisions=read_decisions(connection, log),
            notes=read_notes(connection),
        )


def load_log(path: Path) -> tuple[Decision, ...]:
    """Only the decisions of a story."""
    with _reading(path) as connection:
        return read_log(connection)


def load_edition(path: Path) -> Edition:
    """Only the text of a story."""
    with _reading(path) as connection:
        return read_edition(connection)


def load_earlier(path: Path) -> dict[CharacterId, frozenset[MentionId]]:
    """Only the ids of a story's characters and the mentions they held: what its next reading inherits."""
    with _reading(path) as connection:
        held: dict[CharacterId, set[MentionId]] = {
            id_: set() for (id_,) in connection.execute("SELECT id FROM character ORDER BY row")
        }
        query = "SELECT character, mention FROM reference WHERE layer = 'cast' AND character IS NOT NULL"
        for character, mention in connection.execute(query):
            if character in held:
                held[character].add(mention)
    return {id_: frozenset(mentions) for id_, mentions in held.items()}


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(connect_to_read(path)) as connection:
            connection.execute("BEGIN")  # one state of the file throughout
            yield connection
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise BusyError(f"another program is writing {path}", way_out="wait and try again") from None
        raise NotAStoryError(f"{path} is damaged: {error}") from error
    except (sqlite3.DatabaseError, msgspec.DecodeError, msgspec.ValidationError, TypeError, zlib.error) as error:
        raise NotAStoryError(f"{path} is damaged: {error}") from error
