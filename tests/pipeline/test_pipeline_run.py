"""A reading runs what is stale, tells each stage what it declared, and gives the same whatever the cache holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from msgspec.structs import replace

from fabula.errors import UndeclaredLayerError
from fabula.model.codec import encode
from fabula.model.decisions import Decision, Decisions
from fabula.model.people import Cast
from fabula.model.scenes import Scenes
from fabula.model.text import Edition, Segmentation
from fabula.pipeline import MemoryCache, run_story
from fabula.textual.anchoring import anchor_at
from pipeline_stubs import EARLIER, Blank, StubCast, StubWords, edition_of, stub_stages

if TYPE_CHECKING:
    from fabula.model.stage import StoryView
    from fabula.pipeline import Run

EDITION = edition_of("A lantern went out.", "Nobody saw it go.", "The harbour slept.")


def bytes_of(run: Run) -> bytes:
    """Everything a story claims."""
    story = run.story
    return encode([getattr(story, field) for field in type(story).__struct_fields__])


def outcomes(run: Run) -> dict[str, str]:
    """What became of each stage."""
    return {stage.name: stage.outcome for stage in run.stages}


def rename(edition: Edition, words: str, value: str, number: int = 1) -> Decision:
    """A decision anchored on some words."""
    start = edition.text.index(words)
    return Decision(
        number=number, kind="rename", anchors=(anchor_at(edition.text, start, start + len(words)),), value=value
    )


def test_nothing_runs_twice() -> None:
    """A second reading of the same text takes every layer from the cache and equals the first."""
    cache = MemoryCache()
    first = run_story(EDITION, cache=cache, stages=stub_stages())
    second = run_story(EDITION, cache=cache, stages=stub_stages())

    assert set(outcomes(first).values()) == {"read"}
    assert set(outcomes(second).values()) == {"kept"}
    assert bytes_of(first) == bytes_of(second)


def test_the_cache_changes_nothing() -> None:
    """With no cache, an empty one or one of another draft, a reading gives the same bytes."""
    cache = MemoryCache()
    run_story(edition_of("A lantern went out.", "Something else."), cache=cache, stages=stub_stages())

    bare = bytes_of(run_story(EDITION, stages=stub_stages()))
    fresh = bytes_of(run_story(EDITION, cache=MemoryCache(), stages=stub_stages()))
    warm = bytes_of(run_story(EDITION, cache=cache, stages=stub_stages()))

    assert bare == fresh == warm


def test_a_damaged_cache_changes_nothing() -> None:
    """Entries that cannot be decoded count as absent."""
    cache = MemoryCache()
    first = run_story(EDITION, cache=cache, stages=stub_stages())
    for key in cache:
        cache[key] = b"\x00nonsense"

    assert bytes_of(run_story(EDITION, cache=cache, stages=stub_stages())) == bytes_of(first)


def test_only_changed_portions_are_read() -> None:
    """Of a draft with one new paragraph only that one is read anew, wherever the others have moved."""
    cache = MemoryCache()
    run_story(EDITION, cache=cache, stages=stub_stages())
    draft = edition_of("A lantern went out.", "A dog barked.", "Nobody saw it go.", "The harbour slept.")
    words = StubWords()
    stages = [words if stage.name == "words" else stage for stage in stub_stages()]
    run = run_story(draft, cache=cache, stages=stages)

    assert words.ran == 1
    assert next((stage.portions, stage.fresh) for stage in run.stages if stage.name == "words") == (4, 1)
    assert bytes_of(run) == bytes_of(run_story(draft, stages=stub_stages()))


def test_a_new_version_of_a_stage_runs() -> None:
    """Raising a stage's version makes its cached output stale, and with equal output nothing after it."""

    class Newer(StubWords):
        version = 2

    cache = MemoryCache()
    run_story(EDITION, cache=cache, stages=stub_stages())
    stages = [Newer() if stage.name == "words" else stage for stage in stub_stages()]

    assert outcomes(run_story(EDITION, cache=cache, stages=stages)) == {
        "words": "read",
        "segmentation": "kept",
        "quotations": "kept",
        "mentions": "kept",
        "characters": "kept",
        "attribution": "kept",
        "scenes": "kept",
    }


def test_a_decision_reruns_only_who_hears_it() -> None:
    """A rename makes the cast stale and what is built on it; it equals a fresh reading with that decision."""
    cache = MemoryCache()
    run_story(EDITION, cache=cache, stages=stub_stages())
    log = [rename(EDITION, "harbour", "Port Isobel")]
    run = run_story(EDITION, log=log, cache=cache, stages=stub_stages())

    assert run.story.cast.characters[0].name == "Port Isobel"
    assert [name for name, outcome in outcomes(run).items() if outcome == "read"] == [
        "characters",
        "attribution",
        "scenes",
    ]
    assert bytes_of(run) == bytes_of(run_story(EDITION, log=log, stages=stub_stages()))


def test_when_and_as_which_a_decision_was_made_is_all_one() -> None:
    """Neither its number nor its date makes anything stale."""
    cache = MemoryCache()
    run_story(EDITION, log=[rename(EDITION, "harbour", "Port")], cache=cache, stages=stub_stages())
    undone = Decision(number=1, kind="undo", undoes=99)
    again = run_story(EDITION, log=[undone, rename(EDITION, "harbour", "Port", 2)], cache=cache, stages=stub_stages())

    assert set(outcomes(again).values()) == {"kept"}


def test_earlier_ids_are_told_to_those_who_inherit() -> None:
    """Only a stage that inherits sees the ids of the last reading; other stages do not run for them."""
    cache = MemoryCache()
    run_story(EDITION, cache=cache, stages=stub_stages())
    run = run_story(EDITION, earlier=EARLIER, cache=cache, stages=stub_stages())

    assert run.story.cast.characters[0].id == "c-old"
    assert outcomes(run)["words"] == "kept"
    assert outcomes(run)["characters"] == "read"


def test_a_stage_that_is_told_its_own_ids_is_not_run_again() -> None:
    """The second reading of a story, which inherits the ids of the first, keeps the cast."""
    cache = MemoryCache()
    first = run_story(EDITION, cache=cache, stages=stub_stages())
    again = run_story(
        EDITION, earlier={first.story.cast.characters[0].id: frozenset()}, cache=cache, stages=stub_stages()
    )

    assert outcomes(again)["characters"] == "kept"
    assert bytes_of(again) == bytes_of(first)


def test_a_stage_sees_only_what_it_declared() -> None:
    """Reading a layer that is not among its needs is refused by name."""

    class Curious(StubCast):
        def read(self, view: StoryView) -> object:
            return view[Segmentation]

    stages = [Curious() if stage.name == "characters" else stage for stage in stub_stages()]

    with pytest.raises(UndeclaredLayerError, match="Segmentation"):
        run_story(EDITION, stages=stages)


def test_layers_are_what_the_model_says() -> None:
    """A list where a tuple was promised, or 1 where 1.0 was, is made right before anybody sees it."""
    character = run_story(EDITION, stages=stub_stages()).story.cast.characters[0]

    assert isinstance(character.evidence, tuple)
    assert isinstance(character.confidence, float)


def test_progress_is_told() -> None:
    """The share done grows from nothing to all, and every stage is named."""
    told: list[tuple[str, float, float | None]] = []
    run_story(EDITION, progress=lambda *step: told.append(step), stages=stub_stages())
    shares = [share for _, share, _ in told]

    assert {name for name, _, _ in told} == {stage.name for stage in stub_stages()}
    assert shares == sorted(shares)
    assert (shares[0], round(shares[-1], 6)) == (0, 1)


def test_a_run_tells_what_each_stage_cost() -> None:
    """Times are in the record of the run, none in the story."""
    run = run_story(EDITION, stages=stub_stages())

    assert all(stage.seconds >= 0 for stage in run.stages)
    assert set(run.digests) >= {"edition", "cast", "scenes"}


def test_a_stage_may_recall_what_it_worked_out() -> None:
    """A costly step inside a stage is not worked out again for the same input, even when the stage runs again."""
    worked_out = []

    class Thinking(StubCast):
        def read(self, view: StoryView) -> object:
            def think() -> list[float]:
                worked_out.append(view[Edition].text)
                return [0.1, 1.0]

            assert view.recall(["tide", 9], list[float], think) == [0.1, 1.0]
            return super().read(view)

    stages = [Thinking() if stage.name == "characters" else stage for stage in stub_stages()]
    cache = MemoryCache()
    first = run_story(EDITION, cache=cache, stages=stages)
    run_story(EDITION, log=[rename(EDITION, "harbour", "Port")], cache=cache, stages=stages)
    bare = run_story(EDITION, stages=stages)

    assert len(worked_out) == 2  # once with the cache, once without
    assert bytes_of(first) == bytes_of(bare)


def test_what_a_stage_does_not_see_does_not_concern_it() -> None:
    """A stage that leaves out part of a layer neither finds it in its view nor runs when only that part changes."""

    def nameless(cast: Cast, _decisions: Decisions) -> Cast:
        return replace(cast, characters=tuple(replace(one, name="") for one in cast.characters))

    class Blind(Blank):
        sees: ClassVar[dict[type[Any], Any]] = {Cast: nameless}

        def read(self, view: StoryView) -> object:
            assert [one.name for one in view[Cast].characters] == [""]
            return super().read(view)

    scenes = Blind("scenes", Scenes(scenes=()), (Cast,))
    stages = [scenes if stage.name == "scenes" else stage for stage in stub_stages()]
    cache = MemoryCache()
    run_story(EDITION, cache=cache, stages=stages)
    run = run_story(EDITION, log=[rename(EDITION, "harbour", "Port")], cache=cache, stages=stages)

    assert outcomes(run)["characters"] == "read"
    assert outcomes(run)["scenes"] == "kept"
    assert run.story.cast.characters[0].name == "Port"
