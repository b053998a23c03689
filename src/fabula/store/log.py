"""Adding to a story's log of decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from fabula.store.files import check_story, replacing, writing
from fabula.store.tables import DECISION

if TYPE_CHECKING:
    from pathlib import Path

    from fabula.model.decisions import Decision


def append_decision(path: Path, decision: Decision) -> Decision:
    """Writes one more decision into the log of a story and returns it with its number; nothing is read again yet.

    Raises:
        NotFoundError: there is no such story.
        BusyError: another program is writing it.
        WriteError: disk full, no permission.
    """
    check_story(path)
    with writing(path), replacing(path, keep=True) as connection:
        (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM decision").fetchone()
        numbered = msgspec.structs.replace(decision, number=last + 1)
        DECISION.write(connection, [numbered])
    return numbered
