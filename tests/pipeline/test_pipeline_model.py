"""The shipped model in a whole reading: read once, kept in the story file, never asked again for what it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import fabula
from fabula import learned
from fabula.cli.bundled import bundled_story
from fabula.errors import ModelError
from fabula.learned.files import ModelFiles
from fabula.learned.reader import Reader
from fabula.model.encoding import Encoding
from fabula.model.stage import StoryView
from fabula.model.text import Edition, Words
from fabula.pipeline import default_stages, plan, reread, run_story
from fabula.reading.encoding import EncodingStage
from fabula.store import StoredCache

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled story, read."""
    path = tmp_path_factory.mktemp("model") / "harbour.fabula"
    fabula.read(bundled_story(), output=path)
    return path


def test_encoding_comes_between_words_and_structure() -> None:
    """So that whatever decides on sentences may ask the model."""
    assert [stage.name for stage in plan(default_stages())][:3] == ["words", "encoding", "segmentation"]


def test_a_text_that_is_known_is_not_read_again(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a second reading nor one after a correction asks the model."""

    def refuse(*_: Any) -> Any:
        raise AssertionError("the model was asked")

    monkeypatch.setattr(Reader, "encode", refuse)
    again = run_story(fabula.open(story).edition, cache=StoredCache(story))

    assert {stage.name: stage.outcome for stage in again.stages}["encoding"] == "kept"
    assert reread(story).cast.characters


def test_the_shipped_model_says_the_same_on_any_number_of_threads(story: Path) -> None:
    """And of a portion by itself as among the others."""
    opened = fabula.open(story)
    view = StoryView({Edition: opened.edition, Words: opened.words})
    one, two = (EncodingStage(Reader(threads=threads)).read(view) for threads in (1, 2))
    stage = EncodingStage(Reader(threads=2))
    alone = [stage.read_portion(view, portion) for portion in reversed(stage.portions(view))]

    assert one == two == Encoding.joined(alone[::-1])
    assert len(one) == len(opened.words.tokens)


def test_numbers_have_names() -> None:
    """The labels are those of the network: as many names as numbers it can give."""
    labels = learned.labels()

    assert labels.types[0] == "PER"
    assert len(labels.types) == 6
    assert {"NOUN", "PROPN", "VERB"} <= set(labels.upos)
    assert "root" in labels.deprel
    assert len(labels.sha256) == 64
    assert learned.identity() == ModelFiles().identity()


def test_without_the_model_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that says which file is missing; no story is begun."""

    def missing() -> str:
        raise ModelError("the reading model is missing: labels.json")

    monkeypatch.setattr(learned, "identity", missing)
    with pytest.raises(ModelError, match="install fabula again"):
        fabula.read(bundled_story(), output=tmp_path / "harbour.fabula")

    assert not (tmp_path / "harbour.fabula").exists()
