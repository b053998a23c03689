"""Stages that read portion by portion, kept whole or in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from fabula.model.encoding import Encoding
from fabula.model.stage import PortionStage
from fabula.model.text import Edition
from fabula.pipeline import MemoryCache, run_story
from fabula.store import StoredCache
from pipeline_stubs import Stub, StubCast, edition_of, stub_stages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fabula.model.spans import Span
    from fabula.model.stage import Stage, StoryView
    from fabula.pipeline import Cache, Run

EDITION = edition_of("A lantern went out.", "Nobody saw it go.", "The harbour slept.")
DRAFT = edition_of("A lantern went out.", "A dog barked.", "Nobody saw it go.", "The harbour slept.")


class StubEncoding(Stub):
    """A layer in parts: the length of every word of a block."""

    name: ClassVar[str] = "encoding"
    grain: ClassVar[Any] = "chapter"
    needs: ClassVar[tuple[type[Any], ...]] = (Edition,)
    gives: ClassVar[type[Any]] = Encoding
    part: ClassVar[type[Any]] = Encoding
    in_parts: ClassVar[bool] = True
    weights = "first"

    def read(self, view: StoryView) -> Encoding:
        """All blocks."""
        portions = self.portions(view)
        return self.join(view, portions, [self.read_portion(view, portion) for portion in portions])

    def portions(self, view: StoryView) -> Sequence[Span]:
        """The blocks."""
        from fabula.model.spans import Span

        return [Span(block.start, block.end) for block in view[Edition].blocks]

    def reads(self, view: StoryView, portion: Span) -> bytes:
        """The block's text."""
        return portion.of(view[Edition].text).encode()

    def read_portion(self, view: StoryView, portion: Span) -> Encoding:
        """Lengths of words."""
        self.ran += 1
        return Encoding(upos=bytes(map(len, portion.of(view[Edition].text).split())))

    def join(self, view: StoryView, portions: Sequence[Span], parts: Sequence[Encoding]) -> Encoding:  # noqa: ARG002
        """All lengths."""
        return Encoding.joined(parts)


class Listening(StubCast):
    """Someone who needs the encoding, and remembers it."""

    needs: ClassVar[tuple[type[Any], ...]] = (*StubCast.needs, Encoding)

    def read(self, view: StoryView) -> Any:
        """A cast; the encoding stays in `heard`."""
        self.heard = view[Encoding].upos
        return super().read(view)


def stages(encoding: StubEncoding) -> list[Stage]:
    """The usual stubs with an encoding, and a cast that needs it."""
    assert isinstance(encoding, PortionStage)
    return [encoding, *(Listening() if stage.name == "characters" else stage for stage in stub_stages())]


def read(edition: Edition, cache: Cache | None, *, weights: str = "first") -> tuple[StubEncoding, Run, bytes]:
    """The stage, which counts what it reads, the run, and what the next stage was shown."""
    encoding = StubEncoding()
    encoding.weights = weights
    listed = stages(encoding)
    run = run_story(edition, cache=cache, stages=listed)
    return encoding, run, next((one.heard for one in listed if isinstance(one, Listening) and one.ran), b"")


def cost(run: Run) -> tuple[str, int, int]:
    """What became of the encoding."""
    return next((one.outcome, one.portions, one.fresh) for one in run.stages if one.name == "encoding")


def test_a_layer_in_parts_is_not_kept_whole() -> None:
    """The cache holds each part once and a list of them; a second reading joins them and reads nothing."""
    cache = MemoryCache()
    first, run, shown = read(EDITION, cache)
    again, rerun, _ = read(EDITION, cache)
    kept = [value for key, value in cache.items() if key.startswith("encoding:")]

    assert (first.ran, cost(run)) == (3, ("read", 3, 3))
    assert (again.ran, cost(rerun)) == (0, ("kept", 0, 0))
    assert shown == bytes([1, 7, 4, 4, 6, 3, 2, 3, 3, 7, 6])
    assert len(kept) == 4
    assert not any(shown in value for value in kept)


def test_of_a_draft_only_new_parts_are_read() -> None:
    """And the layer is as without a cache."""
    cache = MemoryCache()
    read(EDITION, cache)
    encoding, run, shown = read(DRAFT, cache)
    _, _, bare = read(DRAFT, None)

    assert (encoding.ran, cost(run)) == (1, ("read", 4, 1))
    assert shown == bare


def test_a_lost_part_is_read_again() -> None:
    """Damaged or gone, it costs one portion and nothing else."""
    cache = MemoryCache()
    _, _, shown = read(EDITION, cache)
    parts = [key for key, value in cache.items() if key.startswith("encoding:") and b"upos" in value]
    cache[parts[0]] = b"\x00nonsense"
    del cache[parts[1]]
    encoding, run, _ = read(EDITION, cache)

    assert (encoding.ran, cost(run)) == (2, ("read", 3, 2))
    assert {one.name: one.outcome for one in run.stages}["characters"] == "kept"
    assert shown


def test_other_weights_make_what_was_read_stale() -> None:
    """With the same version of the stage and the same text."""
    cache = MemoryCache()
    read(EDITION, cache)
    encoding, run, _ = read(EDITION, cache, weights="second")

    assert (encoding.ran, cost(run)) == (3, ("read", 3, 3))
    assert {one.name: one.outcome for one in run.stages}["words"] == "kept"


def test_parts_are_kept_in_the_story_file(tmp_path: Path) -> None:
    """What a first reading made is there for the second, and what it did not use is forgotten."""
    import sqlite3

    from fabula.store import save_story

    path = tmp_path / "lantern.fabula"
    for edition, fresh in [(EDITION, 3), (DRAFT, 1), (DRAFT, 0), (EDITION, 0)]:
        cache = StoredCache(path)
        encoding, run, _ = read(edition, cache)
        save_story(path, run.story, cache=cache)
        assert encoding.ran == fresh, edition.text

    with sqlite3.connect(path) as connection:
        keys = [key for (key,) in connection.execute("SELECT key FROM cache WHERE key LIKE 'encoding:%'")]
    assert len(keys) == 4
