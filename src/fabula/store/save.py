"""Writing a story to its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.model.codec import digest, encode
from fabula.store.files import replacing, writing
from fabula.store.load import load_log
from fabula.store.tables import WRITERS, write_decisions, write_log

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from fabula.model.decisions import Decision
    from fabula.model.story import Story
    from fabula.store.cache import StoredCache


def save_story(
    path: Path,
    story: Story,
    *,
    cache: StoredCache | None = None,
    digests: Mapping[str, str] | None = None,
) -> None:
    """Writes a story, in place of the one that may be there: beside it, then renamed, so never by halves.

    Layers that are as the file has them already are not written again.

    Args:
        path: of the story file.
        story: to be kept.
        cache: of the reading that made it.
        digests: of the layers by field of the story, where the caller knows them.

    Raises:
        NotAStoryError: what is there is no story.
        BusyError: another program is writing it.
        WriteError: disk full, no permission.
    """
    with writing(path):
        save_locked(path, story, cache=cache, digests=digests)


def save_locked(
    path: Path,
    story: Story,
    *,
    cache: StoredCache | None = None,
    digests: Mapping[str, str] | None = None,
) -> None:
    """`save_story` for who holds the lock already."""
    known = digests or {}  # of the layers that a stage gave
    digests = {name: known.get(name) or digest(encode(getattr(story, name))) for name in WRITERS}
    with replacing(path, keep=path.exists() and _is_one_log(load_log(path), story.log)) as connection:
        stored = dict(connection.execute("SELECT name, digest FROM layer"))
        write_log(connection, story.log)
        changed = {name for name in WRITERS if stored.get(name) != digests[name]}
        if "edition" in changed:
            changed |= {
                "segmentation",
                "quotations",
                "events",
                "times",
                "places",
                "timeline",
            }  # their tables repeat words of the text
        for name in WRITERS:
            if name in changed:
                WRITERS[name](connection, story)
                connection.execute("REPLACE INTO layer VALUES (?, ?)", (name, digests[name]))
        write_decisions(connection, story)
        if cache is not None:
            cache.write(connection)


def _is_one_log(stored: Sequence[Decision], log: Sequence[Decision]) -> bool:
    """Whether the log in the file and the story's are the same as far as both go: either may know more."""
    return all(theirs == mine for theirs, mine in zip(stored, log, strict=False))
