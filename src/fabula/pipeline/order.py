"""The stages of a reading. The one list; their order is derived from what they need and give."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.model.stage import Stage

_STAGES = (
    ("fabula.reading.words", "WordsStage"),
    ("fabula.reading.encoding", "EncodingStage"),
    ("fabula.reading.segmentation", "SegmentationStage"),
    ("fabula.reading.syntax", "SyntaxStage"),
    ("fabula.reading.quotations", "QuotationsStage"),
    ("fabula.reading.times", "TimesStage"),
    ("fabula.reading.mentions", "MentionsStage"),
    ("fabula.reading.characters", "CharactersStage"),
    ("fabula.reading.attribution", "AttributionStage"),
    ("fabula.reading.places", "PlacesStage"),
    ("fabula.reading.scenes", "ScenesStage"),
    ("fabula.reading.events", "EventsStage"),
    ("fabula.reading.chronology", "ChronologyStage"),
)


def default_stages() -> tuple[Stage, ...]:
    """A new instance of each stage; their modules are imported here, so that `import fabula` stays cheap."""
    return tuple(getattr(import_module(module), name)() for module, name in _STAGES)
