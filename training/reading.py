"""A text read by fabula as it stands, as far as a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fabula.model.decisions import Decisions
from fabula.model.stage import StoryView
from fabula.model.text import Edition
from fabula.pipeline.order import default_stages
from fabula.pipeline.plan import plan

if TYPE_CHECKING:
    from fabula.model.stage import Stage


def layers(edition: Edition, last: str) -> dict[type[Any], Any]:
    """What the stages up to that of the name `last` make of an edition."""
    made: dict[type[Any], Any] = {Edition: edition}
    for stage in plan(default_stages()):
        made[stage.gives] = layer(stage, made)
        if stage.name == last:
            break
    return made


def layer(stage: Stage, made: dict[type[Any], Any]) -> Any:  # whatever the stage gives
    """What one stage makes of the layers before it."""
    seen = {one: see(made[one], Decisions()) for one, see in getattr(stage, "sees", {}).items()}
    return stage.read(StoryView(made | seen).only(stage.needs, Decisions()))
