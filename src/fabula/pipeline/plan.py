"""The order of stages, derived from what each needs and gives; a gap or a cycle is refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fabula.errors import PipelineError, StageCycleError, StageGapError
from fabula.model.text import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fabula.model.stage import Stage


def plan(stages: Iterable[Stage], given: Iterable[type[Any]] = (Edition,)) -> tuple[Stage, ...]:
    """The stages in an order in which each finds what it needs; where several would do, the order they came in.

    Raises:
        StageGapError: a stage needs a layer that is neither given nor made.
        StageCycleError: stages wait for each other.
        PipelineError: two stages give the same layer.
    """
    waiting = list(stages)
    made = set(given)
    _refuse_rivals(waiting, made)
    _refuse_gaps(waiting, made)
    ready: list[Stage] = []
    while waiting:
        following = next((stage for stage in waiting if made.issuperset(stage.needs)), None)
        if following is None:
            raise StageCycleError(_describe_cycle(waiting))
        waiting.remove(following)
        ready.append(following)
        made.add(following.gives)
    return tuple(ready)


def _refuse_rivals(stages: Sequence[Stage], given: set[type[Any]]) -> None:
    givers: dict[type[Any], str] = dict.fromkeys(given, "the caller")
    for stage in stages:
        if stage.gives in givers:
            raise PipelineError(
                f"the layer {stage.gives.__name__} is given by {givers[stage.gives]} and again by {stage.name}"
            )
        givers[stage.gives] = stage.name


def _refuse_gaps(stages: Sequence[Stage], given: set[type[Any]]) -> None:
    offered = given | {stage.gives for stage in stages}
    gaps = [f"{stage.name} needs {layer.__name__}" for stage in stages for layer in stage.needs if layer not in offered]
    if gaps:
        raise StageGapError(f"no stage gives what is needed: {'; '.join(gaps)}")


def _describe_cycle(waiting: Sequence[Stage]) -> str:
    """Names one ring of stages that wait for each other, not everything stuck behind it."""
    givers = {stage.gives: stage for stage in waiting}
    path = [waiting[0]]
    while True:
        # Each waiting stage lacks a layer that another waiting stage gives: gaps were refused before.
        following = next(givers[layer] for layer in path[-1].needs if layer in givers)
        if following in path:
            ring = [*path[path.index(following) :], following]
            break
        path.append(following)
    links = [f"{stage.name} needs {giver.gives.__name__} of {giver.name}" for stage, giver in zip(ring, ring[1:])]  # noqa: B905, RUF007
    return f"stages wait for each other: {', '.join(links)}"
