"""The stories that speakers are learned from: that their gold is sound, and that none of them is an exam paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.decoder.stories import STORIES, folders, from_story, is_one_line

from fabula.evaluation.examples import score_folder
from fabula.evaluation.gold import read_gold, story_file
from fabula.reading.ingest import read_edition

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_every_mark_is_accounted_for_and_nobody_is_two(folder: Path) -> None:
    """Every opening mark belongs to a speech, and every name to one person."""
    path = story_file(folder)
    gold = read_gold(folder, read_edition(path, name=path.name).text)
    names = [name for person in gold.people for name in person.names]

    assert [gold.text[place.start : place.start + 40] for place in gold.unaccounted] == []
    assert len(names) == len(set(names))
    assert len(gold.speeches) > 50


def test_no_story_is_learned_from_and_asked_about() -> None:
    """Those in `examples` measure; no text stands in both places."""
    asked = {story_file(path.parent).read_bytes() for path in EXAMPLES.glob("*/gold.yml")}
    assert not {folder.name for folder in folders()} & {path.name for path in EXAMPLES.iterdir()}
    assert not asked & {story_file(folder).read_bytes() for folder in folders()}


def test_speakers_of_a_story_are_among_its_candidates() -> None:
    """Most speeches without a name in their tag teach something."""
    rows = [row for talk in from_story(STORIES / "wake") for row in talk.right]
    assert sum(row >= 0 for row in rows) > 25
    assert not is_one_line(STORIES / "wake")
    assert is_one_line(STORIES / "divorce")


def test_a_story_without_scenes_is_scored() -> None:
    """Its speakers are asked for, and its scenes are not."""
    counts = score_folder(STORIES / "wake").counts
    assert counts["speakers"].wanted == 64
    assert counts["silent"].wanted == counts["silent"].given == 0
