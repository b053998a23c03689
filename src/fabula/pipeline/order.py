"""The stages of a reading. The one list; their order is derived from what they need and give."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, cast

from fabula.model.happenings import Scenes
from fabula.model.people import Cast, Mentions
from fabula.model.speech import Attribution, Quotations

if TYPE_CHECKING:
    from fabula.model.stage import Stage, StoryView

_STAGES = (
    ("words", "WordsStage"),
    ("segmentation", "SegmentationStage"),
    ("quotations", "QuotationsStage"),
    ("mentions", "MentionsStage"),
    ("characters", "CharactersStage"),
    ("attribution", "AttributionStage"),
    ("scenes", "ScenesStage"),
)


class _Absent:
    """Stands in for a stage that is not written yet: gives an empty layer."""

    version: ClassVar[int] = 0
    grain: ClassVar[Any] = "work"
    needs: ClassVar[tuple[type[Any], ...]] = ()
    hears: ClassVar[tuple[Any, ...]] = ()
    inherits: ClassVar[bool] = False

    def __init__(self, name: str) -> None:
        self.name = name
        self._layer: Any = {
            "quotations": Quotations(quotations=()),
            "mentions": Mentions(mentions=()),
            "characters": Cast(characters=(), references=()),
            "attribution": Attribution(speakers=(), addressees=()),
            "scenes": Scenes(scenes=()),
        }[name]
        self.gives = type(self._layer)

    def read(self, _view: StoryView) -> Any:  # noqa: ANN401
        return self._layer


def default_stages() -> tuple[Stage, ...]:
    """A new instance of each stage; their modules are imported here, so that `import fabula` stays cheap."""
    stages = []
    for folder, name in _STAGES:
        try:
            stage = getattr(import_module(f"fabula.reading.{folder}"), name)()
        except AttributeError:
            stage = _Absent(folder)
        stages.append(cast("Stage", stage))
    return tuple(stages)
