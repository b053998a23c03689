"""Read one file, with the seconds each stage took."""

from __future__ import annotations

import gc
import importlib
import time
from typing import TYPE_CHECKING, Any

import msgspec

from bench.predictions import prediction
from fabula.model.happenings import Scenes
from fabula.model.people import Cast, Mentions
from fabula.model.spans import Spans
from fabula.model.speech import Attribution, Quotations
from fabula.model.stage import StoryView
from fabula.model.story import Story
from fabula.model.text import Edition, Segmentation, Words

if TYPE_CHECKING:
    from pathlib import Path

STAGES = {
    "words": ("WordsStage", Words(tokens=Spans.of([]))),
    "segmentation": ("SegmentationStage", Segmentation(sections=(), paragraphs=(), sentences=Spans.of([]))),
    "quotations": ("QuotationsStage", Quotations(quotations=())),
    "mentions": ("MentionsStage", Mentions(mentions=())),
    "characters": ("CharactersStage", Cast(characters=(), references=())),
    "attribution": ("AttributionStage", Attribution(speakers=(), addressees=())),
    "scenes": ("ScenesStage", Scenes(scenes=())),
}


class Timed(msgspec.Struct, frozen=True, kw_only=True):
    """A story, the seconds of each stage, and stages that are not there."""

    story: Story
    seconds: dict[str, float]
    absent: tuple[str, ...] = ()

    @property
    def total(self) -> float:
        """Seconds of the whole reading."""
        return sum(self.seconds.values())

    @property
    def words(self) -> int:
        """Running words: tokens that hold a letter or a digit would be dearer to count; white space decides."""
        return len(self.story.text.split())

    def prediction(self) -> dict[str, Any]:
        """What the scorers read."""
        return prediction(self.story)


def read(path: Path, *, text: bytes | None = None) -> Timed:
    """The story in `path` (or in `text`), stage by stage; a stage that is not written yet gives an empty layer."""
    ingest = importlib.import_module("fabula.reading.ingest")
    seconds: dict[str, float] = {}
    gc.collect()
    start = time.perf_counter()
    edition = ingest.read_edition(text if text is not None else path, name=path.name, language="en")
    seconds["ingest"] = time.perf_counter() - start
    layers: dict[type[Any], Any] = {Edition: edition}
    absent = []
    for name, (class_name, empty) in STAGES.items():
        start = time.perf_counter()
        stage = _stage(name, class_name)
        if stage is None or any(need not in layers for need in stage.needs):
            absent.append(name)
            layers[type(empty)] = empty
        else:
            layers[stage.gives] = stage.read(StoryView(layers))
        seconds[name] = time.perf_counter() - start
    story = Story(**{kind.__name__.lower(): layer for kind, layer in layers.items()})
    return Timed(story=story, seconds=seconds, absent=tuple(absent))


def _stage(name: str, class_name: str) -> Any:  # noqa: ANN401  # of any layer
    maker = getattr(importlib.import_module(f"fabula.reading.{name}"), class_name, None)
    return maker() if maker else None
