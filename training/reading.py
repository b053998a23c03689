"""A text read by fabula as it stands, as far as a stage."""

from __future__ import annotations

from typing import Any

from fabula.model.decisions import Decisions
from fabula.model.stage import StoryView
from fabula.model.text import Edition
from fabula.pipeline.order import default_stages
from fabula.pipeline.plan import plan


def layers(edition: Edition, last: str) -> dict[type[Any], Any]:
    """What the stages up to that of the name `last` make of an edition."""
    made: dict[type[Any], Any] = {Edition: edition}
    for stage in plan(default_stages()):
        seen = {layer: see(made[layer], Decisions()) for layer, see in getattr(stage, "sees", {}).items()}
        made[stage.gives] = stage.read(StoryView(made | seen).only(stage.needs, Decisions()))
        if stage.name == last:
            break
    return made
