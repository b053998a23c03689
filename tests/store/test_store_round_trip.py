"""What is saved is what is loaded."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from fabula.model.codec import encode
from fabula.store import load_story, save_story
from strategies import stories

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from fabula.model.story import Story

quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@quick
@given(story=stories())
def test_a_story_survives_its_file(tmp_path_factory: pytest.TempPathFactory, story: Story) -> None:
    """Saving a story and loading it gives an equal story, to the byte."""
    path = tmp_path_factory.mktemp("store") / "Novel.fabula"

    save_story(path, story)
    again = load_story(path)

    assert again == story
    assert encode(again.cast) == encode(story.cast)


@quick
@given(first=stories(), second=stories())
def test_saving_over_another_story_equals_saving_anew(
    tmp_path_factory: pytest.TempPathFactory, first: Story, second: Story
) -> None:
    """Only changed layers are rewritten, and nothing of the old story is left over."""
    path: Path = tmp_path_factory.mktemp("store") / "Novel.fabula"

    save_story(path, first)
    save_story(path, second)

    again = load_story(path)
    kept = len(second.log)
    assert again.log[:kept] == second.log
    assert encode([getattr(again, name) for name in ("edition", "cast", "attribution", "scenes")]) == encode(
        [getattr(second, name) for name in ("edition", "cast", "attribution", "scenes")]
    )
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
