"""The order of stages follows from what they need and give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fabula.errors import PipelineError, StageCycleError, StageGapError
from fabula.model.people import Cast, Mentions
from fabula.model.speech import Quotations
from fabula.model.stage import Stage
from fabula.model.text import Edition, Segmentation, Words
from fabula.pipeline import default_stages, plan

if TYPE_CHECKING:
    from fabula.model.stage import StoryView


def stage(name: str, needs: tuple[type[Any], ...], gives: type[Any]) -> Stage:
    """A stage that only declares."""

    class Declared:
        version = 1
        grain = "work"
        hears = ()
        inherits = False

        def read(self, view: StoryView) -> object:
            raise NotImplementedError

    Declared.name = name
    Declared.needs = needs
    Declared.gives = gives
    return Declared()


WORDS = stage("words", (Edition,), Words)
STRUCTURE = stage("structure", (Edition, Words), Segmentation)
SPEECH = stage("speech", (Segmentation,), Quotations)


def test_stages_are_put_in_order() -> None:
    """However they are listed, a stage comes after those that give what it needs."""
    assert [one.name for one in plan([SPEECH, STRUCTURE, WORDS])] == ["words", "structure", "speech"]


def test_free_stages_keep_their_order() -> None:
    """Where needs leave the choice, stages stay in the order of the list."""
    others = [stage("b", (Edition,), Cast), stage("a", (Edition,), Mentions)]

    assert [one.name for one in plan(others)] == ["b", "a"]


def test_a_gap_is_named() -> None:
    """A stage that needs what nobody gives is refused, with both names."""
    with pytest.raises(StageGapError, match="speech needs Segmentation"):
        plan([WORDS, SPEECH])


def test_a_cycle_is_named() -> None:
    """Stages that wait for each other are refused, and only those in the ring are named."""
    ring = [
        stage("mentions", (Cast,), Mentions),
        stage("cast", (Mentions,), Cast),
        stage("behind", (Cast,), Quotations),
    ]

    with pytest.raises(StageCycleError, match="mentions needs Cast of cast") as caught:
        plan([WORDS, *ring])
    assert "cast needs Mentions of mentions" in str(caught.value)
    assert "behind" not in str(caught.value)


def test_two_givers_of_one_layer_are_refused() -> None:
    """A layer has one stage."""
    with pytest.raises(PipelineError, match="Words is given by words and again by others"):
        plan([WORDS, stage("others", (Edition,), Words)])


def test_the_usual_stages_fit() -> None:
    """The list of stages has neither gap nor cycle, and each is a stage by its declarations."""
    stages = default_stages()

    assert next(one.name for one in plan(reversed(stages))) == "words"
    assert all(isinstance(one, Stage) for one in stages)
