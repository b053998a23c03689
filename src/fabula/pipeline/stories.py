"""Reading into and onto story files: what `fabula.read` and the corrections stand on."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from fabula.model.codec import collector_paused
from fabula.model.decisions import Decision
from fabula.pipeline.replay import in_force, joined
from fabula.pipeline.run import Run, run_story
from fabula.store import (
    StoredCache,
    load_earlier,
    load_edition,
    load_log,
    save_locked,
    writing,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fabula.model.ids import CharacterId, MentionId
    from fabula.model.speech import Manner
    from fabula.model.story import Story
    from fabula.pipeline.progress import Progress


def read_source(
    source: Path | str | bytes,
    *,
    output: Path | None = None,
    after: Path | None = None,
    encoding: str | None = None,
    language: str | None = None,
    changes: Literal["accept", "reject"] = "accept",
    marks: Manner | None = None,
    limits: float = 1,
    progress: Progress | None = None,
) -> Run:
    """Reads a file into a story and, when `output` is given, keeps it there.

    A story that is at `output` already lends the new one its decisions and ids, and so does `after`.

    Raises:
        InputError: `source` cannot be read.
        StoreError: `output` cannot be written, or `after` not opened; known before the reading starts.
    """
    from fabula.reading.ingest import read_edition  # noqa: PLC0415  # not needed to read a story again

    with writing(output) if output is not None else nullcontext():
        kept = output if output is not None and output.exists() else None
        log: tuple[Decision, ...] = ()
        earlier: dict[CharacterId, frozenset[MentionId]] = {}
        for path in (kept, after):
            if path is not None:
                log = joined(log, load_log(path))
                earlier = load_earlier(path) | earlier  # where both know an id, the target's word goes
        if marks is not None:
            log = with_marks(log, marks)
        edition = read_edition(source, encoding=encoding, language=language, changes=changes, limits=limits)
        with collector_paused():
            cache = StoredCache(kept)
            run = run_story(edition, log=log, earlier=earlier, cache=cache, progress=progress)
            if output is not None:
                save_locked(output, run.story, cache=cache, digests=run.digests)
    return run


def with_marks(log: tuple[Decision, ...], manner: Manner) -> tuple[Decision, ...]:
    """The log with the user's word that the whole work marks its speech so; unchanged when that stands already."""
    standing = [one for one in in_force(log) if one.kind == "marks" and not one.anchors]
    if standing and standing[-1].value == manner:
        return log
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return (*log, Decision(number=len(log) + 1, kind="marks", value=manner, made=now))


def foresee(path: Path, decisions: Sequence[Decision], *, progress: Progress | None = None) -> Story:
    """The story in a file as it would be with more decisions; the file stays as it is.

    Args:
        path: of the story.
        decisions: those that are tried.
        progress: told how far the reading has come.
    """
    with collector_paused():
        log = _with(load_log(path), decisions)
        cache = StoredCache(path)
        return run_story(load_edition(path), log=log, earlier=load_earlier(path), cache=cache, progress=progress).story


def _with(log: tuple[Decision, ...], decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The log with more decisions, numbered; several are undone together."""
    step = len(log) + 1 if len(decisions) > 1 else None
    numbered = (replace(one, number=number, step=step) for number, one in enumerate(decisions, len(log) + 1))
    return (*log, *numbered)


def reread(
    path: Path,
    *,
    adding: Decision | None = None,
    also: Sequence[Decision] = (),
    progress: Progress | None = None,
) -> Story:
    """Reads the text in a story file again, with the decisions made since, and keeps the result there.

    Only what the decisions touch is worked out anew.

    Args:
        path: of the story.
        adding: a decision to put into the log first, in the same step; it gets its number here.
        also: more of them, after it, that are undone with it.
        progress: told how far the reading has come.
    """
    with writing(path), collector_paused():
        log = _with(load_log(path), [*([] if adding is None else [adding]), *also])
        cache = StoredCache(path)
        run = run_story(load_edition(path), log=log, earlier=load_earlier(path), cache=cache, progress=progress)
        save_locked(path, run.story, cache=cache, digests=run.digests)
    return run.story
